"""The ``journey`` diagram of Mermaid, accepted and refused as Mermaid itself does, with the line of a mistake.

Its lexer takes the first rule that fits, so the rules stand here in its order; ``#35;`` is a letter, any other ``#``
starts a comment. Sources: ``journey.jison`` and ``userJourneyDb`` of Mermaid 11.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from journey.errors import JourneyError
from journey.formats.mermaid_source import SPACE, Source, prepared
from journey.model.wholeness import MOST_RECORDS

_ENTITY = r"#[0-9A-Za-z_]+;"
_RULES = (
    ("skip", r"%(?!\{)[^\n]*"),
    ("skip", r"[^}]%%[^\n]*"),
    ("newline", r"\n+"),
    ("skip", f"{SPACE}+"),
    ("skip", r"#(?![0-9A-Za-z_]+;)[^\n]*"),
    ("journey", r"journey\b"),
    ("title", rf"title{SPACE}((?:{_ENTITY}|[^#\n;])++)"),
    ("acc_title", rf"accTitle{SPACE}*:{SPACE}*((?!{SPACE})[^\n]+)"),
    ("description", rf"accDescr{SPACE}*:{SPACE}*((?!{SPACE})[^\n]+)"),
    ("description", rf"accDescr{SPACE}*\{{{SPACE}*([^}}]*)\}}"),
    ("unclosed", rf"accDescr{SPACE}*\{{"),
    ("unexpected", rf"(?:accTitle|accDescr){SPACE}*:"),
    ("section", rf"section{SPACE}((?:{_ENTITY}|[^#:\n;])++)"),
    ("name", rf"((?:{_ENTITY}|[^#:\n;])++)"),
    ("data", rf":((?:{_ENTITY}|[^#\n;])++)"),
    ("unexpected", r"[^\n]"),
)
_LEXER = re.compile(
    "|".join(f"(?P<{kind}_{n}>{rule})" for n, (kind, rule) in enumerate(_RULES)), re.ASCII | re.IGNORECASE
)
_INSIDE = {  # the group of what matters in a rule: its own inner one, or the whole
    name: place + re.compile(_RULES[int(name.rpartition("_")[2])][1]).groups
    for name, place in _LEXER.groupindex.items()
}
_ENTITIES = re.compile(_ENTITY)
_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_BASES = {"0x": 16, "0o": 8, "0b": 2}


@dataclass(frozen=True, slots=True)
class Task:
    """``score`` is a number as JavaScript reads it, NaN and infinities too; ``line`` its line in the file."""

    name: str
    score: float
    actors: tuple[str, ...]
    line: int
    more: bool = False  # there was text after a third colon, which Mermaid drops


@dataclass(slots=True)
class Section:
    """``name`` is empty for the tasks before any section."""

    name: str
    line: int
    tasks: list[Task] = field(default_factory=list)


@dataclass(slots=True)
class Diagram:
    title: str = ""
    acc_title: str = ""
    description: str = ""
    sections: list[Section] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    line: int


def parse(text: str, where: str = "", first_line: int = 1) -> Diagram:
    """The diagram in a Mermaid text.

    Raises JourneyError with the line: ``mermaid_not_journey``, ``mermaid_no_score``, ``mermaid_unexpected``,
    ``mermaid_unclosed`` or ``mermaid_front_matter``; and ``too_many_records``.
    """
    source, title = prepared(text, where, first_line)
    if not is_journey(source):
        start = len(source.text) - len(source.text.lstrip())
        raise _error("mermaid_not_journey", where, _Token("", source.text[start:], source.line(start)))
    diagram = Diagram(title=title)
    tokens = _tokens(source)
    next(token for token in tokens if token.kind == "journey")
    count = 0
    for token in tokens:
        if count > MOST_RECORDS:
            raise JourneyError("too_many_records", where, count=count, limit=MOST_RECORDS)
        match token.kind:
            case "newline":
                continue
            case "title":
                diagram.title = decoded(token.text)
            case "acc_title":
                diagram.acc_title = decoded(token.text)
            case "description":
                diagram.description = re.sub(rf"\n{SPACE}+", "\n", decoded(token.text))
            case "section":
                diagram.sections.append(Section(decoded(token.text), token.line))
                count += 1
            case "name":
                data = next(tokens, None)
                if data is None or data.kind != "data":
                    raise _error("mermaid_no_score", where, token)
                if not diagram.sections:
                    diagram.sections.append(Section("", token.line))
                diagram.sections[-1].tasks.append(_task(token, data.text))
                count += 1
            case "unclosed":
                raise _error("mermaid_unclosed", where, token)
            case _:
                raise _error("mermaid_unexpected", where, token)
    return diagram


def is_journey(source: Source) -> bool:
    """Whether Mermaid takes a prepared text for a journey: it begins with the word, in small letters."""
    return re.match(rf"{SPACE}*journey\b", source.text, re.ASCII) is not None


def _tokens(source: Source) -> Iterator[_Token]:
    for found in _LEXER.finditer(source.text):
        kind = (found.lastgroup or "").rpartition("_")[0]
        if kind != "skip":
            yield _Token(kind, found[_INSIDE[found.lastgroup or ""]], source.line(found.start()))


def _task(name: _Token, data: str) -> Task:
    pieces = data.split(":")
    actors = (decoded(actor) for actor in pieces[1].split(",")) if len(pieces) > 1 else ()
    named = tuple(dict.fromkeys(actor for actor in actors if actor))
    return Task(decoded(name.text), number(pieces[0]), named, name.line, more=len(pieces) > 2)


def number(text: str) -> float:
    """What ``Number()`` of JavaScript makes of a text: 0 of an empty one, NaN of what is no number."""
    text = text.strip()
    if not text:
        return 0.0
    if _DECIMAL.fullmatch(text):
        return float(text)
    if text.lstrip("+-") == "Infinity" and len(text) < 10:
        return float(text)
    try:
        return float(int(text[2:], _BASES[text[:2].lower()])) if text[2:].isalnum() else float("nan")
    except (KeyError, ValueError, OverflowError):
        return float("nan")


def decoded(text: str) -> str:
    """A text as Mermaid draws it: ``#35;`` is ``#`` and ``#quot;`` a quotation mark."""
    return _ENTITIES.sub(_character, text).strip()


def _character(entity: re.Match[str]) -> str:
    name = entity[0][1:-1]
    written = f"&#{name};" if name.isdigit() else f"&{name};"
    drawn = html.unescape(written)
    return entity[0] if drawn == written else drawn


def _error(code: str, where: str, token: _Token) -> JourneyError:
    shown = token.text.strip().split("\n")[0]
    return JourneyError(code, where, line=str(token.line), text=shown if len(shown) <= 60 else shown[:59] + "…")
