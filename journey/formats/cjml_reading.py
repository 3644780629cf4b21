"""From CJML to a map: phases are stages, end users personas, ratings of an experience 1 to 5 feelings."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from journey.errors import JourneyError
from journey.files.disk import LARGEST_FILE
from journey.formats.cjml_writing import OTHERS, PARTNER
from journey.formats.format import Reading
from journey.formats.mermaid_reading import valence_of
from journey.formats.table.values import emotion
from journey.formats.workbook.cells import number_of
from journey.i18n import Phrase
from journey.model import EMOTIONS, LANE_KINDS, SCHEMA_VERSION, from_document, keys
from journey.model.wholeness import MOST_RECORDS, MOST_TOUCHPOINTS

_DONE = ("", "completed", "complete", "ok", "unaltered", "true", "compliant")
_INITIATORS = {PARTNER: "partner", OTHERS: "social"}
_POINTS = ("actualcommunicationpoint", "plannedcommunicationpoint", "actualaction", "plannedaction")


def reading(data: bytes, where: str) -> Reading:
    """The map in the bytes of a file."""
    root = _parsed(data, where)
    journeys = list(_all(root, "actualjourney", "plannedjourney"))
    if not journeys:
        raise JourneyError("not_cjml", where)
    found = _Found(where)
    for journey in journeys:
        found.take(journey)
    document = found.document(sha256(data).hexdigest()[:12])
    document["state"] = "to_be" if all(journey.tag == "plannedjourney" for journey in journeys) else "as_is"
    return Reading(from_document(document, where), tuple(found.notes()))


def _parsed(data: bytes, where: str) -> Element:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    if len(data) > LARGEST_FILE:
        raise JourneyError("file_too_large", where, limit=LARGEST_FILE // 1_000_000)
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise JourneyError("xml_forbidden", where) from None
    except ParseError as problem:
        raise JourneyError("xml_broken", where, line=str(problem.position[0])) from None
    except (ValueError, LookupError, UnicodeError):  # an encoding that nobody knows
        raise JourneyError("xml_broken", where, line="1") from None
    for each in root.iter():  # of any namespace, in any letters
        each.tag = each.tag.rpartition("}")[2].casefold()
    return root


@dataclass(slots=True)
class _Found:
    """What the journeys of a file tell, put together."""

    where: str  # the file's name
    title: str = ""
    headline: str = ""
    scenario: str = ""
    stages: dict[str, dict[str, Any]] = field(default_factory=dict)
    personas: dict[str, dict[str, Any]] = field(default_factory=dict)
    known: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)  # personas by actor id, then name
    channels: dict[str, dict[str, Any]] = field(default_factory=dict)
    cards: dict[str, dict[str, Any]] = field(default_factory=dict)
    before: dict[str | None, str | None] = field(default_factory=lambda: {None: None})  # each card; None is the end
    walkers: dict[str, set[str]] = field(default_factory=dict)
    feelings: dict[tuple[str | None, str], dict[str, Any]] = field(default_factory=dict)  # by persona and touchpoint
    notes_about: dict[tuple[str, str], None] = field(default_factory=dict)  # touchpoint and what its status says
    clamped: int = 0
    felt_before: int = 0
    undated: int = 0

    def take(self, journey: Element) -> None:
        self.title = self.title or _said(journey, "journeytitle")
        self.headline = self.headline or _said(journey, "journeyshortsummary")
        self.scenario = self.scenario or _said(journey, "journeylongsummary")
        for phase in _all(journey, "journeyphase"):
            self._stage(_attribute(phase, "phaseid"), _said(phase, "phasename"), _said(phase, "phasedescription"))
        users, walking = set(), {}
        for each in _all(journey, "enduser"):
            actor = _attribute(each, "actorid") or _attribute(each, "actoridref")
            users.add(actor)
            walking[self._persona(actor, _said(each, "actorname"))] = True
        walked = [self._point(each, users, list(walking)) for each in _all(journey, *_POINTS)]
        place: str | None = None
        for key in reversed(walked):  # before what comes next in this journey, where another one told that already
            if key not in self.before:
                self.before[key], self.before[place] = self.before[place], key
            place = key

    def _persona(self, actor: str, name: str) -> str:
        """The id of whoever has this name; journeys may call different people by one id, and leave a name out."""
        known = self.known.setdefault(actor, {})
        if name and "" in known:
            known[name] = known.pop("")
            known[name]["name"] = name
        if name not in known and (name or not known):
            known[name] = {"id": f"persona-{len(self.personas) + 1}", "name": name or actor}
            self.personas[known[name]["id"]] = known[name]
        return str((known.get(name) or next(iter(known.values())))["id"])

    def _stage(self, key: str, name: str, goal: str = "") -> str:
        made = {"id": f"stage-{len(self.stages) + 1}", "name": name or key, "goal": goal}
        return str(self.stages.setdefault(key, made)["id"])

    def _point(self, point: Element, users: set[str], walking: list[str]) -> str:
        key = _said(point, "touchpointid") or f"#{len(self.cards)}"
        begins, receives = (_first(point, side) for side in ("initiator", "receiver"))
        labels = [_said(side, f"{name}label") for side, name in ((begins, "initiator"), (receives, "receiver"))]
        starter = _actor(begins)
        by_customer = starter in users or not starter
        title, other = labels if by_customer else labels[::-1]
        title = title or other or key
        phase = next((_attribute(each, "phaseidref") for each in _all(point, "belongsto")), "")
        channel = _said(point, "channelname")
        description = "\n".join(text for text in (other if other != title else "", _said(point, "comment")) if text)
        card = self.cards.setdefault(
            key,
            {
                "id": f"touchpoint-{len(self.cards) + 1}",
                "title": title,
                "stage_id": self._stage(phase, phase),
                "channel_id": self._channel(channel) if channel else None,
                "initiator": "customer" if by_customer else _INITIATORS.get(starter, "company"),
                "description": description,
            },
        )
        if len(self.cards) > MOST_TOUCHPOINTS:
            raise JourneyError("too_many_touchpoints", self.where, count=len(self.cards), limit=MOST_TOUCHPOINTS)
        self.walkers.setdefault(card["id"], set()).update(walking)
        self._felt(point, card["id"], walking)
        status = _said(point, "compliance") or _said(point, "status") or _said(point, "touchpointstatus")
        if status.casefold() not in _DONE:
            self.notes_about[card["id"], status] = None
        self.undated += any(True for _ in _all(point, "timestamps"))
        return key

    def _channel(self, name: str) -> str:
        made = {"id": f"channel-{len(self.channels) + 1}", "name": name}
        return str(self.channels.setdefault(name.casefold(), made)["id"])

    def _felt(self, point: Element, card_id: str, walking: list[str]) -> None:
        words_of_it, rating = _said(point, "experiencedescription"), number_of(_said(point, "experiencerating"))
        if rating is None:
            return
        self.clamped += not 1 <= rating <= 5
        named = emotion(words_of_it)
        said = {"emotion": named} if named in EMOTIONS else {"quote": words_of_it}
        who: list[str | None] = [*walking] or [None]
        for persona_id in who:
            felt = {"persona_id": persona_id, "touchpoint_id": card_id, "valence": valence_of(rating), **said}
            held = self.feelings.setdefault((persona_id, card_id), felt)
            self.felt_before += held != felt
            self.feelings[persona_id, card_id] = felt  # of several visits the last one counts
        if len(self.feelings) > MOST_RECORDS:
            raise JourneyError("too_many_records", self.where, count=len(self.feelings), limit=MOST_RECORDS)

    def document(self, digest: str) -> dict[str, Any]:
        """A map document; the same file always gives the same ids."""
        everyone = set(self.personas)
        for body in self.cards.values():
            walking = self.walkers[body["id"]]
            body["persona_ids"] = sorted(walking) if walking != everyone else []
        lanes = [{"id": f"lane-{kind}", "kind": kind} for kind in LANE_KINDS if self.notes_about]
        notes = [
            {"id": f"note-{n}", "lane_id": "lane-text", "touchpoint_id": card_id, "text": status}
            for n, (card_id, status) in enumerate(self.notes_about, 1)
        ]
        made = {"personas": self.personas, "stages": self.stages, "channels": self.channels}
        made["touchpoints"] = {key: self.cards[key] for key in self._sequence()}
        ordered = {
            name: [{**body, "order": key} for body, key in zip(bodies.values(), keys(len(bodies)), strict=True)]
            for name, bodies in made.items()
        }
        return {
            "schema_version": SCHEMA_VERSION, "id": f"cjml-{digest}", "title": self.title, "headline": self.headline,
            "scenario": self.scenario, **ordered, "notes": notes,
            "feelings": [{"id": f"feeling-{n}", **felt} for n, felt in enumerate(self.feelings.values(), 1)],
            "lanes": [{**lane, "order": key} for lane, key in zip(lanes, keys(len(lanes)), strict=True)],
        }  # fmt: skip

    def _sequence(self) -> list[str]:
        """The keys of the cards along the path."""
        walked, key = [], self.before[None]
        while key is not None:
            walked.append(key)
            key = self.before[key]
        return walked[::-1]

    def notes(self) -> Iterator[Phrase]:
        if self.clamped:
            yield Phrase("mermaid.clamped", {"n": self.clamped})
        if self.felt_before:
            yield Phrase("cjml.visited_again", {"n": self.felt_before})
        if self.undated:
            yield Phrase("cjml.times", {"n": self.undated})
        if self.notes_about:
            yield Phrase("cjml.status", {"n": len(self.notes_about)})


def _all(element: Element, *names: str) -> Iterator[Element]:
    """In order; what stands inside one of them belongs to it and is looked at once, however deep files nest them."""
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if each.tag in names:
            yield each
        else:
            waiting.extend(reversed(each))


def _first(element: Element, name: str) -> Element:
    return next(_all(element, name), Element("none"))


def _said(element: Element, name: str) -> str:
    return next((text for each in _all(element, name) if (text := "".join(each.itertext()).strip())), "")


def _attribute(element: Element, name: str) -> str:
    return next((value.strip() for key, value in element.attrib.items() if key.casefold().endswith(name)), "")


def _actor(side: Element) -> str:
    return next((_attribute(each, "actoridref") for each in _all(side, "refersto")), "")
