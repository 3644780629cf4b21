"""From the rows of a table to a map. Against a map that the table came from, its records keep their ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from journey.formats.business import folded
from journey.formats.table.values import EVERYBODY, choice, entries, felt
from journey.formats.table.values import emotion as named
from journey.i18n import Phrase
from journey.model import LONGEST_TEXT, Map, Record
from journey.model.map import COLLECTIONS
from journey.model.wholeness import MOST_TOUCHPOINTS

NOTES = {"action": "actions", "thought": "thoughts", "backstage": "backstage"}
KINDS = ("pain", "opportunity", "solution")
LISTING = (*NOTES, *KINDS)  # roles whose cells may list several entries, one a line
_STRONGEST = 5.0


@dataclass(slots=True)
class Builder:
    """Takes one row after the other; what it makes comes out as a document."""

    base: Map | None
    digest: str
    splits: bool  # whether a cell may name several touchpoints, channels or people
    made: dict[str, dict[str, dict[str, Any]]] = field(default_factory=lambda: {name: {} for name in COLLECTIONS})
    by_name: dict[tuple[str, str], str] = field(default_factory=dict)
    walkers: dict[str, set[str]] = field(default_factory=dict)  # of each touchpoint; None among them is everybody
    refused: list[Phrase] = field(default_factory=list)
    unknown_feelings: int = 0

    def __post_init__(self) -> None:
        for name in ("personas", "channels", "lanes") if self.base else ():
            for record in getattr(self.base, name):
                self.made[name][record.id] = record.model_dump(mode="json")
                self.by_name.setdefault((name, folded(_name(record))), record.id)

    def take(self, place: str, cells: Mapping[str, list[str]], lanes: Mapping[str, str], decimal: str = "") -> None:
        """One row: its texts by role, and those of one's own lanes by their titles. Without a stage it is refused."""
        said = {role: "\n".join(filter(None, texts)) for role, texts in cells.items()}
        longest = _longest(said, lanes)
        if longest > LONGEST_TEXT:
            return self._refuse(place, "too_long", length=longest, limit=LONGEST_TEXT)
        if not said.get("stage"):
            return self._refuse(place, "no_stage")
        stage_id = self._stage(said)
        titles = entries(said.get("touchpoint", ""), ";") if self.splits else [said.get("touchpoint", "")]
        if len(self.made["touchpoints"]) + len(titles) > MOST_TOUCHPOINTS:
            return self._refuse(place, "too_many", limit=MOST_TOUCHPOINTS)
        personas = self._personas(said.get("persona", ""))
        channels = self._channels(said.get("channel", ""))
        known = self._choices(place, said)
        ids = [
            self._touchpoint(stage_id, title, said, personas, channels[:1] if len(channels) == 1 else [], known)
            for title in titles
            if title
        ]
        at = {"touchpoint_id": ids[0]} if len(ids) == 1 else {"stage_id": stage_id}
        evidence = {"evidence": known["evidence"]} if "evidence" in known else {}
        quote = self._feel(place, said, personas, at, evidence, decimal)
        self._write(
            said | ({"thought": "\n".join(filter(None, (said.get("thought"), quote)))} if quote else {}),
            lanes,
            at,
            evidence,
        )
        return None

    def _refuse(self, place: str, why: str, **params: object) -> None:
        at = Phrase("table.column" if place.isalpha() else "table.row", {"place": place})
        self.refused.append(Phrase("table.refused", {"place": at, "why": Phrase(f"table.why.{why}", params)}))

    def _stage(self, said: Mapping[str, str]) -> str:
        name = " ".join(said["stage"].split())
        record_id = self._entered("stages", name, {"name": name})
        body = self.made["stages"][record_id]
        macro = choice("macro_stage", said.get("macro_stage", ""))
        if macro:
            body["macro_stage"] = macro
        if said.get("goal") and not body.get("goal"):
            body["goal"] = said["goal"]
        return record_id

    def _personas(self, text: str) -> list[str]:
        """Who a row is about; nobody is everybody."""
        names = entries(text, ";,") if self.splits else [text] if text else []
        if any(folded(name) in EVERYBODY for name in names):
            return []
        return [self._entered("personas", name, {"name": name}) for name in names]

    def _channels(self, text: str) -> list[str]:
        names = entries(text, ";") if self.splits else [" ".join(text.split())] if text else []
        return [self._entered("channels", name, {"name": name}) for name in names]

    def _choices(self, place: str, said: Mapping[str, str]) -> dict[str, Any]:
        """What may be chosen from: who starts, how one knows, whether it is a moment of truth."""
        found: dict[str, Any] = {}
        for role in ("initiator", "evidence", "moment_of_truth"):
            if not said.get(role):
                continue
            key = choice(role, said[role])
            if key is None:
                self._refuse(place, role, found=said[role])
            else:
                found[role] = {"yes": True, "no": False}.get(key, key) if role == "moment_of_truth" else key
        return found

    def _touchpoint(
        self,
        stage_id: str,
        title: str,
        said: Mapping[str, str],
        personas: list[str],
        channels: list[str],
        known: dict[str, Any],
    ) -> str:
        own_id = said.get("id", "")
        title = " ".join(title.split())
        record_id = self._known_touchpoint(own_id, stage_id, title)
        body = self.made["touchpoints"].setdefault(record_id, {"id": record_id, "order": self._order(record_id)})
        first = "title" not in body
        body.setdefault("title", title)
        body.setdefault("stage_id", stage_id)
        if channels and not body.get("channel_id"):
            body["channel_id"] = channels[0]
        if said.get("description") and not body.get("description"):
            body["description"] = said["description"]
        for role, value in known.items():
            if first or role not in body:
                body[role] = value
        self.walkers.setdefault(record_id, set()).update(personas or [""])
        return record_id

    def _known_touchpoint(self, own_id: str, stage_id: str, title: str) -> str:
        """The touchpoint of a row: by its id, else the one of that title in that stage, else a new one."""
        if own_id and self.base and self.base.touchpoint(own_id):
            return own_id
        key = (f"touchpoints {stage_id}", folded(title) or title)
        if key not in self.by_name:
            here = [each for each in self.base.touchpoints if each.stage_id == stage_id] if self.base else []
            same = next((each.id for each in here if folded(each.title) == folded(title) and each.title), "")
            self.by_name[key] = same if same and not own_id else self._fresh("touchpoints", *key)
        return self.by_name[key]

    def _feel(
        self,
        place: str,
        said: Mapping[str, str],
        personas: list[str],
        at: Mapping[str, str],
        evidence: Mapping[str, str],
        decimal: str,
    ) -> str:
        """The feelings of a row. Words of a customer who feels nothing come back, to be kept as thoughts."""
        quote, text = said.get("quote", ""), said.get("emotion", "")
        valence, name = felt(text, decimal) if text else (None, "")
        if said.get("feeling"):
            usual, name = felt(said["feeling"]) if valence is None else (valence, named(said["feeling"]))
            valence = usual
        if valence is not None and abs(valence) > _STRONGEST:
            self._refuse(place, "emotion", found=text)
            return quote
        if valence is None and not name:
            return quote
        if valence is None:
            self.unknown_feelings += 1
        who: list[str | None] = [*personas] or [None]
        for persona_id in who:
            record_id = self._feeling_id(persona_id, *at.values())
            body: dict[str, Any] = {"id": record_id, "persona_id": persona_id, **at, **evidence}
            body |= {"valence": valence or 0.0, "emotion": name, "quote": quote}
            self.made["feelings"].setdefault(record_id, body)
        return ""

    def _feeling_id(self, persona_id: str | None, place_id: str) -> str:
        for feeling in self.base.feelings if self.base else ():
            if feeling.persona_id == persona_id and place_id in (feeling.touchpoint_id, feeling.stage_id):
                return feeling.id
        return self._fresh("feelings", str(persona_id), place_id)

    def _write(
        self, said: Mapping[str, str], lanes: Mapping[str, str], at: Mapping[str, str], evidence: Mapping[str, str]
    ) -> None:
        """Notes and insights of a row, once each however often a row repeats them."""
        for role, kind in NOTES.items():
            for text in entries(said.get(role, "")):
                self._once("notes", {"lane_id": self._lane(kind), **at, "text": text, **evidence}, "text")
        for title, words in lanes.items():
            for text in entries(words):
                self._once("notes", {"lane_id": self._lane("text", title), **at, "text": text, **evidence}, "text")
        for kind in KINDS:
            for text in entries(said.get(kind, "")):
                self._once("insights", {"kind": kind, **at, "title": " ".join(text.split()), **evidence}, "title")

    def _once(self, name: str, body: dict[str, Any], words: str) -> None:
        where = [str(value) for key, value in sorted(body.items()) if key not in (words, "evidence")]
        held = [record for record in getattr(self.base, name) if self._stands(record, body, words)] if self.base else []
        same = next((record.id for record in held if _name(record) == " ".join(body[words].split())), "")
        record_id = same or self._fresh(name, *where, body[words])
        order = {"order": self._order(record_id)} if name == "insights" else {}
        self.made[name].setdefault(record_id, {"id": record_id, **order, **body})

    def _stands(self, record: Record, body: Mapping[str, Any], words: str) -> bool:
        return all(getattr(record, key) == value for key, value in body.items() if key not in (words, "evidence"))

    def _lane(self, kind: str, title: str = "") -> str:
        key = (f"lanes {kind}", folded(title)) if kind == "text" else (f"lanes {kind}", "")
        if key not in self.by_name:
            lanes = self.base.lanes if self.base else ()
            same = next(
                (lane.id for lane in lanes if lane.kind == kind and (kind != "text" or folded(lane.title) == key[1])),
                "",
            )
            self.by_name[key] = same or self._fresh("lanes", *key)
            if not same:
                body = {"id": self.by_name[key], "kind": kind, "title": title, "order": None}
                self.made["lanes"][self.by_name[key]] = body
        return self.by_name[key]

    def _entered(self, name: str, words: str, body: dict[str, Any]) -> str:
        """The id of a record by its name; a new one in order of first appearance."""
        key = (name, folded(words) or words)
        if key not in self.by_name:
            held = getattr(self.base, name) if self.base else ()
            same = next((record.id for record in held if (folded(_name(record)) or _name(record)) == key[1]), "")
            self.by_name[key] = same or self._fresh(*key)
        record_id = self.by_name[key]
        self.made[name].setdefault(record_id, {"id": record_id, "order": self._order(record_id), **body})
        return record_id

    def _order(self, record_id: str) -> str | None:
        record = self.base.get(record_id) if self.base else None
        return getattr(record, "order", None)

    def _fresh(self, name: str, *words: str) -> str:
        """An id that the same words always give."""
        return f"{name}-{sha256(repr((self.digest, *words)).encode(errors='replace')).hexdigest()[:12]}"


def _name(record: Record) -> str:
    """By which words a table calls a record."""
    found = next((words for each in ("name", "title", "text") if (words := getattr(record, each, ""))), "")
    return " ".join(found.split())


def _longest(said: Mapping[str, str], lanes: Mapping[str, str]) -> int:
    """The length of the longest text of a row; of a cell that lists several, each counts by itself."""
    whole = [text for role, text in said.items() if role not in LISTING]
    parts = [text for role, cell in said.items() if role in LISTING for text in cell.split("\n")]
    return max(
        (len(text) for text in (*whole, *parts, *(text for cell in lanes.values() for text in cell.split("\n")))),
        default=0,
    )
