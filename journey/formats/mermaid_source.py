"""What Mermaid takes away before it parses: front matter, directives and comment lines. Line numbers stay known."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from journey.errors import JourneyError

SPACE = r"[\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"  # what \s means in JavaScript
_DIRECTIVE = re.compile(
    rf"%%\{{{SPACE}*(?:(?:\w+){SPACE}*:|\w+){SPACE}*(?:\w+|(?:(?!\}}%%)[^\n]|\n)*)?{SPACE}*(?:\}}%%)?", re.ASCII
)
_COMMENT = re.compile(rf"{SPACE}*%%(?!\{{)[^\n]")
_FENCE = re.compile(r"([^\S\n]*)---[^\S\n]*")
_YAML_TITLE = re.compile(r"title[ \t]*:(?=[ \t]|$)[ \t]*(.*)")
_YAML_BLOCK = re.compile(r"[>|][+-]?[1-9]?[+-]?$")
_YAML_NOTHING = ("", "~", "null", "Null", "NULL", "false", "False", "FALSE", "0")


@dataclass(frozen=True, slots=True)
class Source:
    """A text from which parts may have been taken out. ``marks`` are (position, line) pairs: from that position on, the
    text comes from that line of the file."""

    text: str
    marks: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, first_line: int = 1) -> "Source":
        clean = text.replace("\r\n", "\n").replace("\r", "\n")
        starts = [0, *(match.end() for match in re.finditer("\n", clean))]
        return cls(clean, tuple((start, line) for line, start in enumerate(starts, first_line)))

    def line(self, position: int) -> int:
        return self.marks[bisect_right(self.marks, (position, float("inf"))) - 1][1]

    def without(self, spans: Iterable[tuple[int, int]]) -> "Source":
        """The text with some spans taken out, in ascending order."""
        spans = list(spans)
        if not spans:
            return self
        kept: list[str] = []
        marks: list[tuple[int, int]] = []
        length = begin = 0
        for start, end in (*spans, (len(self.text), len(self.text))):
            marks.append((length, self.line(begin)))
            first, last = bisect_right(self.marks, (begin, float("inf"))), bisect_right(self.marks, (start, 0))
            marks.extend((place - begin + length, line) for place, line in self.marks[first:last])
            kept.append(self.text[begin:start])
            length += start - begin
            begin = end
        return Source("".join(kept), tuple(marks))


def prepared(text: str, where: str = "", first_line: int = 1) -> tuple[Source, str]:
    """What is left to parse, and the title in the front matter. Raises JourneyError ``mermaid_front_matter``."""
    source, title = _front_matter(Source.of(text, first_line), where)
    source = source.without(match.span() for match in _DIRECTIVE.finditer(source.text))
    return source.without(_comment_lines(source.text)), title


def _comment_lines(text: str) -> list[tuple[int, int]]:
    """Spans of the lines that hold only a comment, with the empty lines before them."""
    spans: list[tuple[int, int]] = []
    start = blank_since = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        if _COMMENT.match(text, start, end):
            spans.append((blank_since, end))
            blank_since = end
        elif text[start:end].strip():
            blank_since = end
        start = end
    return spans


def _front_matter(source: Source, where: str) -> tuple[Source, str]:
    lines = source.text.split("\n")
    opening = _FENCE.fullmatch(lines[0])
    if not opening:
        return source, ""
    indent = opening[1]
    closing = next(
        (n for n, line in enumerate(lines[2:], 2) if line.startswith(f"{indent}---") and _FENCE.fullmatch(line)), None
    )
    if closing is None or closing == len(lines) - 1:
        return source, ""
    body = [line.removeprefix(indent) for line in lines[1:closing]]
    title = _title(body, where, source.line(0) + 1)
    return source.without([(0, sum(len(line) + 1 for line in lines[: closing + 1]))]), title


def _title(body: list[str], where: str, first_line: int) -> str:
    """The ``title`` of the front matter; the rest of it configures Mermaid's own drawing and is left alone."""
    title = ""
    for number, line in enumerate(body):
        found = _YAML_TITLE.match(line)
        if not found:
            continue
        scalar = found[1].strip()
        further = [text.strip() for text in _indented(body, number + 1)]
        if _YAML_BLOCK.match(scalar):
            title = " ".join(further).strip()
            continue
        try:
            title = _scalar(" ".join((scalar, *further)).strip())
        except ValueError:
            raise JourneyError("mermaid_front_matter", where, line=str(first_line + number), text=line) from None
    return title


def _indented(lines: list[str], start: int) -> Iterable[str]:
    """The indented and empty lines from ``start`` on."""
    for number in range(start, len(lines)):
        line = lines[number]
        if line.strip() and not line.startswith((" ", "\t")):
            return
        yield line


def _scalar(text: str) -> str:
    """A one-line YAML scalar as text. Raises ValueError where it is not one."""
    if text.startswith('"'):
        value, end = json.JSONDecoder(strict=False).raw_decode(text)
        rest = text[end:]
    elif text.startswith("'"):
        quoted = re.match(r"'((?:[^']|'')*+)'", text)
        if not quoted:
            raise ValueError(text)
        value, rest = quoted[1].replace("''", "'"), text[quoted.end() :]
    else:
        value, rest = re.split(r"(?:^|[ \t]+)#", text, maxsplit=1)[0], ""
        if value[:1] + value[-1:] in ("[]", "{}"):
            return value[1:-1].strip()
        if re.search(r":(?:[ \t]|$)", value) or value.startswith(("@", "`", "%", "[", "{", "]", "}", ",", "*", "- ")):
            raise ValueError(text)
        return "" if value in _YAML_NOTHING else value
    if rest.strip() and not re.match(r"[ \t]+#", rest):
        raise ValueError(text)
    return str(value)
