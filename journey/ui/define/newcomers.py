"""New records from a single line of text: what their words and their place already tell."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from journey.errors import JourneyError
from journey.formats.guesses import face, guessed_look
from journey.model import Channel, Map, Record
from journey.model.changes import new

_OURS = re.compile(  # a title that begins so is something the customer receives: the company starts it
    r"(?:an?|the|our|one|first|second|another|un[ao]?|il|lo|la|i|gli|le|l['’]|un['’]|nostr[aoie]|prim[ao]|second[ao])?\s*[\"“«]?\s*"
    r"(?:e-?mails?\b|mails?\b|newsletters?|reminders?|invoices?|ads?\b|adverts?|banners?|notifications?|push\b|sms|offers?\b"
    r"|quotes?\b|surveys?|thank-you|confirmations?|campaigns?|promotions?|flyers?|welcome (?:mail|kit|pack)"
    r"|posta elettronica|promemoria|sollecit|fattur|annunc|pubblicit|notific|offert|preventiv|sondaggi|questionari"
    r"|ringraziament|conferm[ae]\b|campagn|promozion|volantin|avvis|messaggi[oi]?\b)",
    re.IGNORECASE,
)
_RECEIVES = re.compile(  # nor does the customer begin what they receive
    r"(?:receives?|gets?|is (?:called|invited|reminded|asked|offered)|riceve|ricevono|(?:gli|le|ci) arriva"
    r"|arriva (?:un|il|la|l['’])|viene (?:chiamat|invitat|contattat|richiamat)[aoie])",
    re.IGNORECASE,
)
_OF_OTHERS = ("friends", "review")  # channels in which other people speak
_METRICS = (("nps", "nps"), ("csat", "csat"), ("ces", "ces"), ("messag", "pressure"))


def newcomer(journey_map: Map, into: str, title: str, place: int, fields: Mapping[str, Any]) -> Record:
    """The ``place``-th new record of a batch, with what ``fields`` say of it. Raises JourneyError ``bad_value``."""
    match into:
        case "personas":
            name, _, role = title.partition(",")  # “Anna, 34, compares everything”
            who = {"name": name.strip() or title, "role": role.strip()} if role.strip() else {"name": title}
            return new(into, **{**who, "face": face(len(journey_map.personas) + place), **fields})
        case "stages":
            macro = journey_map.stages[-1].macro_stage if journey_map.stages else "pre_purchase"
            return new(into, **{"name": title, "macro_stage": macro, **fields})
        case "channels":
            icon, kind = guessed_look(title)
            return new(into, **{"name": title, "icon": icon, "kind": kind, **fields})
        case "touchpoints":
            spoken = named_channel(title, journey_map.channels)
            held = {"channel_id": spoken.id if spoken else None, **fields}
            return new(into, **{"title": title, "initiator": _starts(journey_map, title, held["channel_id"]), **held})
        case "insights":
            return new(into, **{"title": title, **fields})
        case "metrics":
            return new(into, **{**measured(title), **fields})
    raise JourneyError("bad_value", "into", problem=into)


def _starts(journey_map: Map, title: str, channel_id: str | None) -> str:
    """Who probably starts a touchpoint, by its words and its channel."""
    if _OURS.match(title) or _RECEIVES.match(title):
        return "company"
    channel = next((each for each in journey_map.channels if each.id == channel_id), None)
    return "social" if channel and channel.icon in _OF_OTHERS else "customer"


def measured(line: str) -> dict[str, Any]:
    """What a line such as ``NPS 32, n 410`` says. Raises JourneyError ``metric_without_value`` for none."""
    answered = re.search(r"\bn\s*[=:]?\s*(\d+)", line, re.IGNORECASE)
    rest = line.replace(answered[0], " ") if answered else line
    value = re.search(r"[+\-\u2212]?\d+(?:[.,]\d+)?", rest)
    name = (rest[: value.start()] if value else rest).strip(" :=,;·")
    if value is None:
        raise JourneyError("metric_without_value", where="metrics")
    kind = next((kind for starts, kind in _METRICS if re.search(rf"\b(?:{starts})", name, re.IGNORECASE)), "own")
    number = float(value[0].replace(",", ".").replace("\u2212", "-"))
    return {"kind": kind, "name": name, "value": number, "n": int(answered[1]) if answered else None}


def named_channel(title: str, channels: Sequence[Channel]) -> Channel | None:
    """The channel whose name stands in a title."""
    spoken = title.casefold()
    return next((channel for channel in channels if len(channel.name) > 2 and channel.name.casefold() in spoken), None)
