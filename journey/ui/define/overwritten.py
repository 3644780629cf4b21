"""Words that somebody wrote in another window, and that an edit made without having seen them replaces."""

from dataclasses import dataclass, replace
from typing import Any

from pydantic import JsonValue

from journey.errors import JourneyError
from journey.model import Map
from journey.model.changes import feeling_of, subject_of
from journey.ui.define.operations import Operation, edit_of
from journey.ui.session import session
from journey.ui.settings.person import shown_name

_EMPTY: tuple[JsonValue, ...] = (None, "", [], False)
_NAMES = {  # where the words for a kept value are
    "evidence": "evidence",
    "emotion": "emotions",
    "macro_stage": "macro_stages",
    "initiator": "define.initiators",
    "layer": "define.layers",
    "kind": "define.kinds",
    "icon": "define.icons",
    "state": "define.state",
}


@dataclass(frozen=True, slots=True)
class Overwritten:
    """``value`` stood in the field of ``operation`` when it was made, though the person saw something else there."""

    operation: Operation
    value: JsonValue
    words: str
    subject: str
    writer: str = ""

    def by(self, actor: str) -> "Overwritten":
        """The same, with who wrote it; "" for oneself, in another window."""
        return replace(self, writer="" if actor == session.actor else shown_name(actor))

    def told(self) -> dict[str, Any]:
        """For the browser: the sentence, and the operation that puts the words back."""
        t = session.words
        said = {"words": self.words, "field": self.operation.get("label", ""), "subject": self.subject}
        who = t("define.lost.by", name=self.writer) if self.writer else t("define.lost.window")
        back = {key: self.operation[key] for key in ("do", "id", "field", "persona", "label") if key in self.operation}
        return {
            "op": self.operation["op"],
            "sentence": f"{who} {t('define.lost.words' if self.subject == self.words else 'define.lost.of', **said)}",
            "back": {**back, "value": self.value},
        }


def overwritten_by(journey_map: Map, operation: Operation) -> Overwritten | None:
    """What ``operation`` takes away from the newest map that is not what ``was`` on the screen; None for nothing."""
    if operation.get("do") not in ("set", "feel") or "was" not in operation:
        return None
    held = _held(journey_map, operation)
    if held in _EMPTY or _same(journey_map, operation, "was") or _same(journey_map, operation, "value"):
        return None
    record = journey_map.get(str(operation["id"]))
    return Overwritten(
        {**operation},
        held,
        _in_words(journey_map, str(operation["field"]), held),
        subject_of(record) if record else journey_map.title,
    )


def _held(journey_map: Map, operation: Operation) -> JsonValue:
    field, _, inner = str(operation["field"]).partition(".")
    owner: Any = journey_map if operation["id"] == journey_map.id else journey_map.get(str(operation["id"]))
    if operation["do"] == "feel":
        owner = feeling_of(journey_map, str(operation.get("persona")), str(operation["id"]))
    if owner is None or field not in type(owner).model_fields:
        return None
    value: JsonValue = owner.model_dump(mode="json", include={field})[field]
    return value.get(inner) if inner and isinstance(value, dict) else value


def _same(journey_map: Map, operation: Operation, name: str) -> bool:
    """Whether setting what stands under ``name`` would change nothing, however it was typed."""
    if operation.get(name) in (None, "", []):
        return False
    try:
        return edit_of(journey_map, {**operation, "value": operation.get(name)}) is None
    except JourneyError:
        return True  # what was refused was never there to be replaced


def _in_words(journey_map: Map, field: str, value: JsonValue) -> str:
    t = session.words
    key = f"{_NAMES.get(field, field)}.{value}"
    if field in _NAMES and t.has(key):
        return t(key)
    if isinstance(value, list):
        return ", ".join(_in_words(journey_map, field, each) for each in value)
    if field == "share" and isinstance(value, int | float):
        return t.percent(value)
    if isinstance(value, bool):
        return "★"
    record = journey_map.get(value) if field.endswith(("_id", "_ids")) and isinstance(value, str) else None
    return subject_of(record) if record else str(value)
