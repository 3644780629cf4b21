"""A client's own template: looked at before it is opened, emptied of its sample slides, and asked for its layouts.

Nothing of it is trusted: what it holds is counted before it is opened (``files/package.py``); macros, a password or a
link to the outside refuse it. What is kept is its masters, layouts, fonts, colours and pictures.
"""

import io
import re
import zipfile
import zlib
from typing import Any

from journey.errors import JourneyError
from journey.files import package
from journey.formats.format import Template

_TYPES = "[Content_Types].xml"
_MAIN = b"presentationml.presentation.main+xml"
_TEMPLATE_MAIN = b"presentationml.template.main+xml"
_LINK = re.compile(rb"""TargetMode\s*=\s*["']External["']""", re.I)
_SHOW = re.compile(rb"<p:(htmlPubPr|showPr)\b[^>]*/>|<p:(htmlPubPr|showPr)\b.*?</p:\2>", re.S)
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # a list of slides by id, which would name slides that are gone


def opened(template: Template) -> Any:
    """The presentation of a template, without its slides.

    Raises JourneyError ``file_too_large``, ``template_not_pptx``, ``template_encrypted``, ``template_macros``,
    ``template_too_large``, ``template_links`` or ``template_layouts``.
    """
    from lxml.etree import LxmlError
    from pptx import Presentation
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT

    data, where = template.data, template.name
    try:
        deck = Presentation(io.BytesIO(_checked(data, where)))
        masters = list(deck.slide_masters)
        _empty(deck)
        for master in masters:
            master.part.part_related_by(RT.THEME)  # without one there is no deck to draw
        _ = deck.core_properties.title
    except JourneyError:
        raise
    except (zipfile.BadZipFile, zlib.error, LxmlError, EOFError, OSError, NotImplementedError, ValueError, KeyError,
            AttributeError, TypeError, IndexError) as problem:  # fmt: skip
        raise JourneyError("template_not_pptx", where) from problem  # whatever stumbles over a broken part
    if not masters:
        raise JourneyError("template_layouts", where)
    return deck


def _checked(data: bytes, where: str) -> bytes:
    """The file, once its directory and its parts are what a template has; a ``.potx`` as the ``.pptx`` it could be."""
    with package.opened(data, package.TEMPLATE, where) as archive:
        names = set(archive.namelist())
        if _TYPES not in names:
            raise JourneyError("template_not_pptx", where)
        types = archive.read(_TYPES)
        if b"macroEnabled" in types or any("vbaProject" in name or "/activeX/" in name for name in names):
            raise JourneyError("template_macros", where)
        if _MAIN not in types and _TEMPLATE_MAIN not in types:
            raise JourneyError("template_not_pptx", where)
        if any(_LINK.search(archive.read(name)) for name in names if name.endswith(".rels")):
            raise JourneyError("template_links", where)
        return data if _MAIN in types else _as_presentation(archive, types)


def _as_presentation(archive: zipfile.ZipFile, types: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for member in archive.infolist():
            is_types = member.filename == _TYPES
            written.writestr(
                member.filename, types.replace(_TEMPLATE_MAIN, _MAIN) if is_types else archive.read(member)
            )
    return file.getvalue()


def _empty(deck: Any) -> None:
    """Takes out the sample slides and everything that names slides by their place or id."""
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT

    root = deck.element
    slides = root.sldIdLst
    for entry in list(slides) if slides is not None else ():
        deck.part.drop_rel(entry.rId)
        slides.remove(entry)
    for gone in (*root.iter("{*}custShowLst"), *(e for e in root.iter("{*}ext") if e.get("uri") == _SECTIONS)):
        gone.getparent().remove(gone)
    for key in [key for key, rel in deck.part.package._rels.items() if rel.reltype == RT.THUMBNAIL]:
        deck.part.package._rels.pop(key)
    for rel in deck.part.rels.values():
        if rel.reltype == RT.PRES_PROPS:
            rel.target_part.blob = _SHOW.sub(b"", rel.target_part.blob)
