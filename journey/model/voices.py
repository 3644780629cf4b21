"""Voices: what participants say of a record, as votes, ratings and comments."""

from typing import Literal

from journey.model.base import Amount, IdText, OptionalId, OptionalMoment, Record, YesNo
from journey.model.text import Line, Prose


class Ballot(Record):
    """One participant's vote for a record, or rating of it (a feeling's rating is a valence -5..5)."""

    target_id: IdText
    participant: Line
    kind: Literal["vote", "rating"] = "vote"
    value: Amount = 1.0


class Comment(Record):
    """A remark on a record, on another remark (an answer), or without ``target_id`` on the whole map."""

    target_id: OptionalId = None
    author: Line = ""
    text: Prose
    at: OptionalMoment = None
    resolved: YesNo = False
