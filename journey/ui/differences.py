"""What has changed between two states of a map, a line a record: which one, and what it said and says."""

from collections import Counter
from collections.abc import Iterator, Sequence

import streamlit as st

from journey.formats.workbook.differing import Differences, Differing
from journey.model import Comparison, Feeling, Record, Touchpoint
from journey.model.map import COLLECTION_OF
from journey.model.references import pointed_at
from journey.ui.markdown import escaped
from journey.ui.record_words import called, felt, shortened
from journey.ui.session import session

MOST_LINES = 40
_COUNTED = ("touchpoints", "feelings", "notes", "insights")


def differences(changes: Comparison, since: str, same: str, *, key: str = "past_since", is_open: bool = False) -> None:
    """A line a record that is not as it was; ``same`` where there is none."""
    t = session.words
    if not changes.count:
        st.caption(escaped(same))
        return
    lines = list(_lines(changes))
    with st.expander(f"{escaped(since)} {summary(changes)}", key=key, expanded=is_open):
        st.markdown("\n".join(f"- :material/{icon}: {escaped(words)}" for icon, words in lines[:MOST_LINES]))
        if len(lines) > MOST_LINES:
            st.caption(t("past.more", n=len(lines) - MOST_LINES))


def both(changes: Comparison, which: Sequence[tuple[str, str]]) -> None:
    """What the file says differently though somebody changed it on the map since; ``which``: ids and fields."""
    t = session.words
    told = Differences(changes.before, changes.after, t)
    lines = []
    for record_id, field in which:
        if record_id == changes.before.id:
            lines.append(_with(t("sheet.names.map"), [each for each in told.of_map() if each.is_of(field)]))
        elif field and record_id in changes.after.index:
            fields = [each for each in told.of_record(record_id) if each.is_of(field)]
            lines.append(_with(called(changes.before.index[record_id], changes.before), fields))
        elif record_id in changes.before.index:
            record = changes.before.index[record_id]
            lines.append(t("bringing.both_removed", record=called(record, changes.before)))
    with st.expander(
        t("bringing.both", n=len(lines)), icon=":material/call_merge:", key="bringing_both", expanded=True
    ):
        st.markdown("\n".join(f"- {escaped(line)}" for line in lines[:MOST_LINES]))


def summary(changes: Comparison) -> str:
    """``2 added · 1 moved``."""
    counts = {
        "added": len(changes.added), "removed": len(changes.removed), "moved": len(changes.moved),
        "changed": len(changes.changed) + bool(changes.header),
    }  # fmt: skip
    return " · ".join(session.words(f"past.{name}", n=count) for name, count in counts.items() if count)


def _lines(changes: Comparison) -> Iterator[tuple[str, str]]:
    """The icon and the words of each line."""
    told = Differences(changes.before, changes.after, session.words)
    for record in changes.added:
        name = called(record, changes.after)
        yield "add", f"{name}: {felt(record)}" if isinstance(record, Feeling) else name
    yield from _gone(changes)
    for record in changes.moved:
        between = [each for each in told.of_record(record.id) if _is_place(record, each)]
        yield "swap_horiz", _with(called(record, changes.after), between)
    for record, _ in changes.changed:
        fields = [each for each in told.of_record(record.id) if not _is_place(record, each)]
        yield "edit", _with(called(changes.before.index[record.id], changes.before), fields)
    if changes.header:
        yield "edit", _with(session.words("sheet.names.map"), told.of_map())


def _is_place(record: Record, each: Differing) -> bool:
    return isinstance(record, Touchpoint) and each.is_of("stage_id")


def _with(name: str, fields: list[Differing]) -> str:
    """``Touchpoint “Calls” · Buy: Channel: Phone → Chat; Layer: …``"""
    none = session.words("past.nothing")
    told = [f"{field}: {shortened(was or none)} → {shortened(now or none)}" for _, field, was, now in fields]
    return f"{name} – {'; '.join(told)}" if told else name


def _gone(changes: Comparison) -> Iterator[tuple[str, str]]:
    """What was removed by itself, each with a count of what went because it was about it."""
    removed = {record.id for record in changes.removed}
    owner = {
        record.id: next((target for _, target in pointed_at(record) if target in removed), "")
        for record in changes.removed
    }
    along: dict[str, Counter[str]] = {}
    for record in changes.removed:
        root = record.id
        while owner[root]:
            root = owner[root]
        if root != record.id:
            along.setdefault(root, Counter())[COLLECTION_OF[type(record)]] += 1
    for record in changes.removed:
        if not owner[record.id]:
            name = called(record, changes.before)
            felt_so = f": {felt(record)}" if isinstance(record, Feeling) else ""
            yield "remove", f"{name}{felt_so}{_along(along.get(record.id, Counter()))}"


def _along(counts: Counter[str]) -> str:
    t = session.words
    told = [f"{n} {t(f'bringing.counts.{name}', n=n)}" for name, n in counts.items() if name in _COUNTED]
    others = sum(n for name, n in counts.items() if name not in _COUNTED)
    if others:
        told.append(t("past.others", n=others))
    return t("past.along", what=", ".join(told)) if told else ""
