"""What was said on a map, as conversations: a remark on something, and the answers to it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from journey.model.map import Map
from journey.model.voices import Comment

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A remark and all that was answered, to it or to an answer, in the order of time."""

    remark: Comment
    answers: tuple[Comment, ...]


def conversations(journey_map: Map) -> tuple[Conversation, ...]:
    """All conversations, the newest first, those that are settled after the open ones."""
    said = {comment.id: comment for comment in journey_map.comments}
    answers: dict[str, list[Comment]] = {}
    for comment in said.values():
        root = _root(comment, said)
        if root is not comment:
            answers.setdefault(root.id, []).append(comment)
    roots = (comment for comment in said.values() if comment.target_id not in said)
    newest_first = sorted(roots, key=_when, reverse=True)
    return tuple(
        Conversation(remark, tuple(sorted(answers.get(remark.id, ()), key=_when)))
        for remark in sorted(newest_first, key=lambda comment: comment.resolved)
    )


def open_remarks(journey_map: Map) -> Mapping[str, int]:
    """How many remarks that are not settled each record has, by its id; "" is the whole map."""
    if not journey_map.comments:
        return {}
    said = {comment.id for comment in journey_map.comments}
    return Counter(
        comment.target_id or ""
        for comment in journey_map.comments
        if not comment.resolved and comment.target_id not in said
    )


def _root(comment: Comment, said: Mapping[str, Comment]) -> Comment:
    """The remark that a comment answers in the end; where they go round in a circle, any of them."""
    seen = set[str]()
    while (above := said.get(comment.target_id or "")) and comment.id not in seen:
        seen.add(comment.id)
        comment = above
    return comment


def _when(comment: Comment) -> tuple[datetime, str]:
    at = comment.at or _LONG_AGO
    return (at if at.tzinfo else at.replace(tzinfo=UTC), comment.id)
