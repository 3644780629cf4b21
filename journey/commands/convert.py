"""``convert IN OUT``: a map in one format becomes another format, or a picture."""

import argparse
from math import isfinite

from journey.commands.speech import folder_of, known_language, one_of, say, tell
from journey.errors import JourneyError
from journey.formats import ExportOptions, Template, reader, writer
from journey.formats.files import LARGEST_TEMPLATE, read_whole, write_whole
from journey.formats.paper import PAPERS
from journey.layout import VIEWS
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


def run(given: argparse.Namespace) -> int:
    source, target = reader(given.source), writer(given.target)
    one_of("unknown_view", given.view, VIEWS)
    one_of("unknown_theme", given.theme, THEMES)
    one_of("unknown_paper", given.paper, PAPERS)
    for number in (given.dpi, given.scale):
        if number is not None and not isfinite(number):
            raise JourneyError("bad_resolution", value=f"{number:g}")
    known_language(given.lang)
    folder_of(given.target)
    assert source.read and target.write  # as reader and writer promise
    read = source.read(read_whole(given.source), given.source)
    for phrase in (*read.notes, *read.refused[:MOST_REFUSED]):
        tell(source.name, say.say(phrase))
    if len(read.refused) > MOST_REFUSED:
        tell(source.name, say("cli.convert.more_refused", n=len(read.refused) - MOST_REFUSED))
    if given.template is not None:
        given.template = Template(read_whole(given.template, LARGEST_TEMPLATE), given.template)
    options = ExportOptions(**{name: getattr(given, name) for name in OPTIONS})
    written = target.write(read.journey_map, options)
    write_whole(given.target, written.data)
    for note in written.notes:
        tell(target.name, note)
    idle = [name for name in OPTIONS if name not in target.takes and getattr(options, name) != getattr(DEFAULT, name)]
    if idle:
        tell(target.name, say("cli.convert.idle", n=len(idle), options=", ".join(f"--{name}" for name in idle)))
    return 0
