"""Formats: one file kind a module. ``FORMATS`` lists them all; a new one is a module and a line here."""

from os import PathLike, fspath

from journey.errors import JourneyError
from journey.formats import cjml, csv_file, document, html, ics, markdown, mermaid, pdf, png, pptx, svg_file, xlsx
from journey.formats.format import ExportOptions, Format, Reading, Template, Written

FORMATS: tuple[Format, ...] = (
    document.FORMAT,
    mermaid.FORMAT,
    markdown.FORMAT,
    svg_file.FORMAT,
    png.FORMAT,
    pdf.FORMAT,
    html.FORMAT,
    pptx.FORMAT,
    xlsx.FORMAT,
    xlsx.WITH_MACROS,
    csv_file.FORMAT,
    cjml.FORMAT,
    ics.FORMAT,
)

__all__ = ["FORMATS", "ExportOptions", "Format", "Reading", "Template", "Written", "by_suffix", "reader", "writer"]


def by_suffix(path: str | PathLike[str]) -> Format:
    """The format of a file by the end of its name, the longest match first. Raises JourneyError ``unknown_format``."""
    name = fspath(path).lower()
    found = [(len(suffix), form) for form in FORMATS for suffix in form.suffixes if name.endswith(suffix)]
    if not found:
        last = name.replace("\\", "/").rsplit("/", 1)[-1]
        shown = "." + last.rsplit(".", 1)[-1] if "." in last else last
        raise JourneyError("unknown_format", fspath(path), value=shown, allowed=_suffixes(FORMATS))
    return max(found, key=lambda pair: pair[0])[1]


def reader(path: str | PathLike[str]) -> Format:
    """Like ``by_suffix``, for a file to be read. Raises JourneyError ``not_readable_format`` too."""
    form = by_suffix(path)
    if form.read is None:
        allowed = _suffixes(tuple(other for other in FORMATS if other.read))
        raise JourneyError("not_readable_format", fspath(path), value=form.suffix, allowed=allowed)
    return form


def writer(path: str | PathLike[str]) -> Format:
    """Like ``by_suffix``, for a file to be written. Raises JourneyError ``not_writable_format`` too."""
    form = by_suffix(path)
    if form.write is None:
        allowed = _suffixes(tuple(other for other in FORMATS if other.write))
        raise JourneyError("not_writable_format", fspath(path), value=form.suffix, allowed=allowed)
    return form


def _suffixes(formats: tuple[Format, ...]) -> str:
    return ", ".join(dict.fromkeys(suffix for form in formats for suffix in form.suffixes))
