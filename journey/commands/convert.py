"""``convert IN OUT``: a map in one format becomes another format, or a picture."""

import argparse

from journey.commands.speech import folder_of, known_language, one_of, say, tell
from journey.formats import ExportOptions, reader, writer
from journey.formats.files import read_whole, write_whole
from journey.formats.paper import PAPERS
from journey.layout import VIEWS
from journey.scene.themes import NAMES as THEMES


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="IN", help=say("cli.convert.source"))
    parser.add_argument("target", metavar="OUT", help=say("cli.convert.target"))
    default = ExportOptions()
    for option in ("view", "persona", "lang", "paper", "theme"):
        text = say(f"cli.convert.{option}")
        parser.add_argument(f"--{option}", default=getattr(default, option), metavar="NAME", help=text)
    for option in ("dpi", "scale"):
        parser.add_argument(f"--{option}", type=float, metavar="N", help=say(f"cli.convert.{option}"))


def run(given: argparse.Namespace) -> int:
    source, target = reader(given.source), writer(given.target)
    one_of("unknown_view", given.view, VIEWS)
    one_of("unknown_theme", given.theme, THEMES)
    one_of("unknown_paper", given.paper, PAPERS)
    known_language(given.lang)
    folder_of(given.target)
    assert source.read and target.write  # as reader and writer promise
    read = source.read(read_whole(given.source), given.source)
    for phrase in read.notes:
        tell(source.name, say.say(phrase))
    options = {name: value for name, value in vars(given).items() if name not in ("source", "target")}
    written = target.write(read.journey_map, ExportOptions(**options))
    write_whole(given.target, written.data)
    for note in written.notes:
        tell(target.name, note)
    return 0
