"""From the rows of a table to a map. Against a map that the table came from, its records keep their ids."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from journey.formats.guesses import face, guessed_look, macro_stages
from journey.formats.table.known import Known, name_of
from journey.formats.table.said import KINDS, NOTES, Said, refusal
from journey.formats.table.values import EVERYBODY, choice, entries, felt
from journey.formats.table.values import emotion as named
from journey.i18n import Phrase
from journey.model import EMOTIONS, Map
from journey.model.folding import folded
from journey.model.map import COLLECTIONS
from journey.model.wholeness import MOST_TOUCHPOINTS


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
    unknown: list[tuple[str, str]] = field(default_factory=list)  # words of feelings at 0, each with its row
    own_words: dict[str, None] = field(default_factory=dict)  # emotions that the list does not have
    guesses_macro_stages: bool = False
    near: dict[str, str] = field(default_factory=dict)  # words taken for the name of a persona that begins with them

    known: Known = field(init=False)

    def __post_init__(self) -> None:
        self.known = Known(self.base)
        for name in ("personas", "channels", "lanes") if self.base else ():
            for record in getattr(self.base, name):
                self.made[name][record.id] = record.model_dump(mode="json")

    def take(self, row: Said, decimal: str = "") -> None:
        """One row, of which everything is understood. Touchpoints beyond what a map holds are refused."""
        titles = [row("touchpoint")]
        if not self._is_known(row):
            titles = [title for title in (entries(titles[0], ";") if self.splits else titles) if title]
            if len(self.known.ids) + len(titles) > MOST_TOUCHPOINTS:
                self.refused.append(refusal(row.place, "too_many", limit=MOST_TOUCHPOINTS))
                return
        stage_id = self._stage(row)
        personas = self._personas(row("persona"))
        channels = self._channels(row("channel"))
        one = channels if len(channels) == 1 else []  # of several nobody knows which is whose
        chosen = _choices(row)
        ids = [self._touchpoint(stage_id, title, row, personas, one, chosen) for title in titles]
        at = {"touchpoint_id": ids[0]} if len(ids) == 1 else {"stage_id": stage_id}
        evidence = {"evidence": chosen["evidence"]} if "evidence" in chosen else {}
        quote = self._feel(row, personas, at, evidence, decimal)
        if quote:
            row = row.but(thought="\n".join(filter(None, (row("thought"), quote))))
        self._write(row, at, evidence)

    def guess_macro_stages(self) -> None:
        """When each stage is, where no row of the table says it of any."""
        stages = list(self.made["stages"].values())
        if not stages or any("macro_stage" in stage for stage in stages):
            return
        self.guesses_macro_stages = True
        for stage, guess in zip(stages, macro_stages([stage["name"] for stage in stages]), strict=True):
            stage["macro_stage"] = guess

    def _is_known(self, row: Said) -> bool:
        return bool(self.base and self.base.touchpoint(row("id")))

    def _stage(self, row: Said) -> str:
        """The stage of a row by its name; that of a known touchpoint where the row says no other one."""
        name = " ".join(row("stage").split())
        own = self.base.touchpoint(row("id")) if self.base else None
        stage = self.base.stage(own.stage_id) if self.base and own else None
        if stage and name in ("", name_of(stage)):
            record_id = stage.id
            fresh = {"id": record_id, "order": stage.order, "name": stage.name}
            body = self.made["stages"].setdefault(record_id, fresh)
        else:
            record_id = self._entered("stages", name, {"name": name})
            body = self.made["stages"][record_id]
        macro = choice("macro_stage", row("macro_stage"))
        if macro:
            body["macro_stage"] = macro
        if row("goal") and not body.get("goal"):
            body["goal"] = row("goal")
        return record_id

    def _personas(self, text: str) -> list[str]:
        """Who a row is about; nobody is everybody."""
        names = entries(text, ";,") if self.splits else [text] if text else []
        if any(folded(name) in EVERYBODY for name in names):
            return []
        names = [self._in_full(name) for name in names]
        made = self.made["personas"]
        return [self._entered("personas", name, {"name": name, "face": face(len(made))}) for name in names]

    def _in_full(self, name: str) -> str:
        """The whole name of a persona of the map, where only one begins with these words."""
        there = self.base.personas if self.base else ()
        if not folded(name) or any(folded(each.name) == folded(name) for each in there):
            return name
        found = [each.name for each in there if folded(each.name).startswith(f"{folded(name)} ")]
        if len(found) != 1:
            return name
        self.near[name] = found[0]
        return found[0]

    def _channels(self, text: str) -> list[str]:
        names = entries(text, ";") if self.splits else [" ".join(text.split())] if text else []
        return [self._entered("channels", name, {"name": name, **_look(name)}) for name in names]

    def _touchpoint(
        self, stage_id: str, title: str, row: Said, personas: list[str], channels: list[str], chosen: dict[str, Any]
    ) -> str:
        title = " ".join(title.split())
        record_id = row("id") if self._is_known(row) else self._by_title(row("id"), stage_id, title)
        self.known.ids.add(record_id)
        body = self.made["touchpoints"].setdefault(record_id, {"id": record_id, "order": self._order(record_id)})
        body["title"] = body.get("title") or title
        body.setdefault("stage_id", stage_id)
        if channels and not body.get("channel_id"):
            body["channel_id"] = channels[0]
        if row("description") and not body.get("description"):
            body["description"] = row("description")
        for role, value in chosen.items():
            body.setdefault(role, value)
        self.walkers.setdefault(record_id, set()).update(personas or [""])
        return record_id

    def _by_title(self, own_id: str, stage_id: str, title: str) -> str:
        """The touchpoint of that title in that stage, else a new one."""
        key = (f"touchpoints {stage_id}", folded(title) or title)
        if key not in self.by_name:
            same = self.known.touchpoint(stage_id, folded(title))
            self.by_name[key] = same if same and not own_id else self._fresh("touchpoints", *key)
        return self.by_name[key]

    def _feel(
        self, row: Said, personas: list[str], at: Mapping[str, str], evidence: Mapping[str, str], decimal: str
    ) -> str:
        """The feelings of a row. Words of a customer who feels nothing come back, to be kept as thoughts."""
        quote = row("quote")
        valence, name = felt(row("emotion"), decimal) if row("emotion") else (None, "")
        if row("feeling"):
            usual, name = felt(row("feeling")) if valence is None else (valence, named(row("feeling")))
            valence = usual
        if valence is None and not name:
            return quote
        if valence is None:
            self.unknown.append((name, row.place))
        elif name and name not in EMOTIONS and name not in self.known.emotions:
            self.own_words[name] = None
        who: list[str | None] = [*personas] or [None]
        for persona_id in who:
            place_id = next(iter(at.values()))
            record_id = self.known.feeling(persona_id, place_id) or self._fresh("feelings", str(persona_id), place_id)
            body: dict[str, Any] = {"id": record_id, "persona_id": persona_id, **at, **evidence}
            body |= {"valence": valence or 0.0, "emotion": name, "quote": quote}
            self.made["feelings"].setdefault(record_id, body)
        return ""

    def _write(self, row: Said, at: Mapping[str, str], evidence: Mapping[str, str]) -> None:
        """Notes and insights of a row, once each however often a row repeats them."""
        for role, kind in NOTES.items():
            for text in entries(row(role)):
                self._once("notes", {"lane_id": self._lane(kind), **at, "text": text, **evidence}, "text")
        for title, words in row.lanes.items():
            for text in entries(words):
                self._once("notes", {"lane_id": self._lane("text", title), **at, "text": text, **evidence}, "text")
        for kind in KINDS:
            for text in entries(row(kind)):
                self._once("insights", {"kind": kind, **at, "title": " ".join(text.split()), **evidence}, "title")

    def _once(self, name: str, body: dict[str, Any], words: str) -> None:
        where = [str(value) for key, value in sorted(body.items()) if key not in (words, "evidence")]
        record_id = self.known.claim(name, body) or self._fresh(name, *where, body[words])
        order = {"order": self._order(record_id)} if name == "insights" else {}
        self.made[name].setdefault(record_id, {"id": record_id, **order, **body})

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
            self.by_name[key] = self.known.named(*key) or self._fresh(*key)
        record_id = self.by_name[key]
        self.made[name].setdefault(record_id, {"id": record_id, "order": self._order(record_id), **body})
        return record_id

    def _order(self, record_id: str) -> str | None:
        record = self.base.get(record_id) if self.base else None
        return getattr(record, "order", None)

    def _fresh(self, name: str, *words: str) -> str:
        """An id that the same words always give."""
        return f"{name}-{sha256(repr((self.digest, *words)).encode(errors='replace')).hexdigest()[:12]}"


def _look(channel: str) -> dict[str, str]:
    icon, kind = guessed_look(channel)
    return {"icon": icon, "kind": kind}


def _choices(row: Said) -> dict[str, Any]:
    """What may be chosen from: who starts, how one knows, whether it is a moment of truth."""
    found: dict[str, Any] = {}
    for role in ("initiator", "evidence", "moment_of_truth"):
        key = choice(role, row(role)) if row(role) else None
        if key is not None:
            found[role] = {"yes": True, "no": False}.get(key, key) if role == "moment_of_truth" else key
    return found
