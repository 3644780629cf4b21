"""Voices: what participants say of a record, as votes, ratings and comments."""

from typing import Literal

from journey.model.base import Amount, IdText, OptionalMoment, Record
from journey.model.text import Line, Prose


class Ballot(Record):
    """One participant's vote for a record, or rating of it (a feeling's rating is a valence -5..5)."""

    target_id: IdText
    participant: Line
    kind: Literal["vote", "rating"] = "vote"
    value: Amount = 1.0


class Comment(Record):
    """A remark on a record."""

    target_id: IdText
    author: Line = ""
    text: Prose
    at: OptionalMoment = None
