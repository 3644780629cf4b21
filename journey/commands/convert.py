"""``convert IN OUT``: a map in one format becomes another format, or a picture."""

import argparse
from math import isfinite

from journey.commands.speech import folder_of, known_language, one_of, say, tell
from journey.errors import JourneyError
from journey.files.disk import LARGEST_TEMPLATE, read_whole, write_whole
from journey.formats import ExportOptions, Template, reader, writer
from journey.formats.paper import PAPERS
from journey.layout import VIEWS
from journey.layout.choices import Beside
from journey.model import Map, apply
from journey.model.branding import taken_over
from journey.scene.themes import NAMES as THEMES

DEFAULT = ExportOptions()
OPTIONS = ("view", "persona", "lang", "paper", "dpi", "scale", "theme", "template")
NUMBERS = ("dpi", "scale")
MOST_REFUSED = 20  # rows and cells told one by one


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="IN", help=say("cli.convert.source"))
    parser.add_argument("target", metavar="OUT", help=say("cli.convert.target"))
    for option in OPTIONS:
        kind, shape = (float, "N") if option in NUMBERS else (str, "NAME")
        default = getattr(DEFAULT, option)
        parser.add_argument(f"--{option}", type=kind, default=default, metavar=shape, help=say(f"cli.convert.{option}"))
    parser.add_argument("--with", dest="beside", metavar="FILE", help=say("cli.convert.with"))
    parser.add_argument("--brand", metavar="FILE", help=say("cli.convert.brand"))


def run(given: argparse.Namespace) -> int:
    target = writer(given.target)
    one_of("unknown_view", given.view, VIEWS)
    one_of("unknown_theme", given.theme, THEMES)
    one_of("unknown_paper", given.paper, PAPERS)
    for number in (given.dpi, given.scale):
        if number is not None and not isfinite(number):
            raise JourneyError("bad_resolution", value=f"{number:g}")
    known_language(given.lang)
    reader(given.source)
    folder_of(given.target)
    assert target.write  # as writer promises
    journey_map = _branded(_read(given.source), given.brand)
    compares = given.view == "compare" and "view" in target.takes
    beside = Beside(_read(given.beside)) if given.beside and compares else None
    if compares and beside is None and len(journey_map.personas) < 2:
        raise JourneyError("nothing_beside", given.source, title=journey_map.title)
    if given.template is not None:
        given.template = Template(read_whole(given.template, LARGEST_TEMPLATE), given.template)
    options = ExportOptions(beside=beside, **{name: getattr(given, name) for name in OPTIONS})
    written = target.write(journey_map, options)
    write_whole(given.target, written.data)
    for note in written.notes:
        tell(target.name, note)
    idle = [name for name in OPTIONS if name not in target.takes and getattr(options, name) != getattr(DEFAULT, name)]
    idle += ["with"] if given.beside and beside is None else []
    if idle:
        tell(target.name, say("cli.convert.idle", n=len(idle), options=", ".join(f"--{name}" for name in idle)))
    return 0


def _branded(journey_map: Map, name: str | None) -> Map:
    """The map in the brand of the map in another file, where one is named."""
    if name is None:
        return journey_map
    brand = _read(name).brand
    if brand is None:
        raise JourneyError("no_brand", name)
    edit = taken_over(journey_map, brand)
    return apply(journey_map, edit)[0] if edit else journey_map


def _read(name: str) -> Map:
    """The map in a file; what was changed to fit, and what could not be read, is told."""
    form = reader(name)
    assert form.read  # as reader promises
    read = form.read(read_whole(name), name)
    for phrase in (*read.notes, *read.refused[:MOST_REFUSED]):
        tell(form.name, say.say(phrase))
    if len(read.refused) > MOST_REFUSED:
        tell(form.name, say("cli.convert.more_refused", n=len(read.refused) - MOST_REFUSED))
    return read.journey_map
