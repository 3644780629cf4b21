"""A list out of a spreadsheet, pasted under a stage: which of its columns is what, and where each row goes.

What has no place of its own stands in the description, whole; a note says what and where, and offers to make the stages
and channels that the map does not have.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pydantic import JsonValue

from journey.formats.guesses import guessed_look
from journey.formats.table.roles import is_head, role_of
from journey.formats.table.values import choice
from journey.model import Map, Record, Touchpoint
from journey.model.folding import folded
from journey.ui.define.newcomers import newcomer
from journey.ui.session import session

NAMES = {"stages": "stage_id", "channels": "channel_id"}
_ROLES = ("stage", "channel", "touchpoint", "description", "initiator", "evidence", "moment_of_truth")
_CHOICES = ("initiator", "evidence", "moment_of_truth")
MOST_NAMED = 8  # of texts that stand in the descriptions anyway
_UNKNOWN_LOOK = guessed_look("")


@dataclass(slots=True)
class Pasted:
    """The touchpoints of a block, and what of it found no place: ``missing`` names by collection with their cards."""

    stage_id: str = ""  # of those that say no other
    records: list[Record] = field(default_factory=list)
    missing: dict[str, dict[str, list[str]]] = field(default_factory=lambda: {name: {} for name in NAMES})
    beside: dict[str, None] = field(default_factory=dict)
    unnamed: list[str] = field(default_factory=list)


def read(journey_map: Map, block: Sequence[Sequence[str]], fields: Mapping[str, JsonValue]) -> Pasted:
    """The touchpoints that a block of cells means; ``fields`` of those that say nothing else.

    Raises JourneyError for a value that no touchpoint takes.
    """
    known = {name: {folded(each.name): each.id for each in getattr(journey_map, name)} for name in NAMES}
    roles, heads = _columns(block, known)
    spelt: dict[tuple[str, str], str] = {}  # a name that is written in two ways is one
    pasted, above = Pasted(str(fields.get("stage_id"))), ""
    for cells in block[1:] if heads else block:
        texts = [" ".join(cell.split()) for cell in cells]
        said = {role: text for role, text in zip(roles, texts, strict=False) if role}
        if not any(texts):
            continue
        above = said.get("stage") or above  # of merged cells only the first has words
        if not said.get("touchpoint"):
            pasted.unnamed.append(" · ".join(filter(None, texts)))
            continue
        own = {**fields}
        lines = [said["description"]] if said.get("description") else []
        lacks = {}
        for name, words in (("stages", above), ("channels", said.get("channel", ""))):
            if found := known[name].get(folded(words)):
                own[NAMES[name]] = found
            elif folded(words):
                lacks[name] = spelt.setdefault((name, folded(words)), words)
                lines.append(line_of(name, lacks[name]))
        for role in _CHOICES:
            if (value := choice(role, said.get(role, ""))) is not None:
                own[role] = {"yes": True, "no": False}.get(value, value)
            elif said.get(role):
                pasted.beside[_label(role)] = None
                lines.append(f"{_label(role)}: {said[role]}")
        for place, (role, text) in enumerate(zip(roles, texts, strict=False)):
            if not role and text:
                head = " ".join(heads[place].split()) if place < len(heads) else ""
                pasted.beside[head or text] = None
                lines.append(f"{head}: {text}" if head else text)
        if lines:
            own["description"] = "\n".join(lines)
        record = newcomer(journey_map, "touchpoints", said["touchpoint"], len(pasted.records), own)
        pasted.records.append(record)
        for name, words in lacks.items():
            pasted.missing[name].setdefault(words, []).append(record.id)
    return pasted


def told(journey_map: Map, pasted: Pasted) -> dict[str, Any]:
    """For the browser: where everything went, in sentences, and the operation that makes what is missing."""
    t = session.words
    at = Counter(record.stage_id for record in pasted.records if isinstance(record, Touchpoint))
    named = [(stage.name, at[stage.id]) for stage in journey_map.stages if at[stage.id]]
    where = ", ".join(t("define.pasting.in", stage=name, n=n) for name, n in named)
    sentences = [t("define.pasting.added", n=len(pasted.records), where=where) if named else t("define.pasting.none")]
    names = {name: _quoted(found) for name, found in pasted.missing.items() if found}
    here = journey_map.stage(pasted.stage_id)
    stage = here.name if here else ""
    sentences += [t(f"define.pasting.no_{name}", names=found, stage=stage) for name, found in names.items()]
    if pasted.beside:
        more = len(pasted.beside) - MOST_NAMED
        names_beside = _quoted(tuple(pasted.beside)[:MOST_NAMED])
        whole = t("define.pasting.more", names=names_beside, n=more) if more > 0 else names_beside
        sentences.append(t("define.pasting.beside", names=whole))
    if pasted.unnamed:
        sentences.append(t("define.pasting.unnamed", rows=_quoted(pasted.unnamed)))
    offer: dict[str, Any] = {"do": "place", "missing": {name: pasted.missing[name] for name in names}}
    label = t("define.pasting.make", names=", ".join(names.values()))
    return {"sentences": sentences, "offer": offer if names else None, "label": label}


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(session.words("define.pasting.name", name=name) for name in names)


def line_of(name: str, words: str) -> str:
    """How the name of a stage or channel that is missing stands in a description."""
    return f"{_label(name.removesuffix('s'))}: {words}"


def _label(role: str) -> str:
    return session.words(f"define.fields.{role}")


def _columns(block: Sequence[Sequence[str]], known: Mapping[str, Mapping[str, str]]) -> tuple[list[str], Sequence[str]]:
    """The role of each column, "" for one that has none, and the headings where the first row is one."""
    first = block[0]
    heads = [cell for cell in first if cell.strip()]
    exact = [head for head in heads if is_head(head) and not any(folded(head) in names for names in known.values())]
    if len(exact) >= 2 or (exact and all(role_of(head) in _ROLES for head in heads)):
        roles = _once([role_of(head) for head in first])
        if "touchpoint" not in roles:
            free = [at for at, role in enumerate(roles) if role == "" and first[at].strip()]
            free += [at for at, role in enumerate(roles) if role == "description"]
            roles[free[0] if free else 0] = "touchpoint"
        return roles + [""] * (max(map(len, block)) - len(roles)), first
    return _by_content(block, known), ()


def _once(said: Sequence[str]) -> list[str]:
    """Of several columns with one role the first has it."""
    return [role if role in _ROLES and role not in said[:at] else "" for at, role in enumerate(said)]


def _by_content(block: Sequence[Sequence[str]], known: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Without headings the names that the map has tell; then words that say how one knows, or who starts."""
    width = max(map(len, block))
    columns = [[row[at].strip() for row in block if at < len(row) and row[at].strip()] for at in range(width)]
    roles = [""] * width
    fits: dict[str, tuple[Callable[[str], bool], float]] = {
        "stage": (lambda words: folded(words) in known["stages"], 1 / 3),
        "channel": (lambda words: folded(words) in known["channels"], 1 / 3),
        "evidence": (lambda words: choice("evidence", words) is not None, 1),
        "initiator": (lambda words: choice("initiator", words) is not None, 1),
    }
    for role, (fit, least) in fits.items():
        free = [at for at in range(width) if columns[at] and not roles[at]]
        shares = {at: sum(map(fit, columns[at])) / len(columns[at]) for at in free}
        best = max(shares, key=lambda at: shares[at], default=None)
        if best is not None and len(free) > 1 and shares[best] >= least:
            roles[best] = role
    free = [at for at in range(width) if columns[at] and not roles[at]] or [0]
    title = max(free, key=lambda at: (len({*columns[at]}), -at))
    roles[title] = "touchpoint"
    _by_repeating(columns, roles, title)
    return roles


def _by_repeating(columns: Sequence[Sequence[str]], roles: list[str], title: int) -> None:
    """Names that come again before the touchpoints are stages; behind them channels, where they look like some."""
    for at, column in enumerate(columns):
        again = 0 < len({*column}) < len({*columns[title]})
        if roles[at] or not again:
            continue
        if at < title and "stage" not in roles:
            roles[at] = "stage"
        elif "channel" not in roles and any(guessed_look(words) != _UNKNOWN_LOOK for words in column):
            roles[at] = "channel"
