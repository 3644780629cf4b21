"""CJML, ``*.xml``: the Customer Journey Modelling Language of SINTEF.

No schema of it is published for sure. What is read and written is the structure of the sample on its site and of its
public tools, version 2.0: a planned or actual journey with phases, actors (end users, service providers) and
touchpoints, which are actions or communication points between an initiator and a receiver through a channel. A journey
has one end user, so a map is written as a journey for each persona; touchpoints that share an id are one again when
they are read, and so are end users who share id and name. Where one of them visits a touchpoint several times, the
last visit says what is felt there. References to actors nobody declared are let through, as the sample itself has one.
"""

from journey.formats.cjml_reading import reading
from journey.formats.cjml_writing import written
from journey.formats.format import ExportOptions, Format, Reading, Written
from journey.model import Map


def read(data: bytes, where: str = "") -> Reading:
    """The map in a CJML file. Raises JourneyError ``file_too_large``, ``xml_broken``, ``xml_forbidden``, ``not_cjml``,
    ``text_too_long``, ``too_many_touchpoints`` or ``too_many_records``."""
    return reading(data, where)


def write(journey_map: Map, options: ExportOptions | None = None) -> Written:
    """The journeys of a map's personas, with a line for what CJML has no place for."""
    return written(journey_map, (options.lang if options else None) or journey_map.language)


FORMAT = Format("cjml", ".xml", "application/xml", read=read, write=write, takes=frozenset({"lang"}))
