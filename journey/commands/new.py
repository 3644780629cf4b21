"""``new TEMPLATE OUT.journey.json``: a map to start from, under ids of its own. An existing file is never replaced."""

import argparse
import os

from journey.commands.speech import folder_of, known_language, say
from journey.errors import JourneyError
from journey.files.disk import write_whole
from journey.formats import document
from journey.formats.library import open_template
from journey.model import fresh_copy


def declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("template", metavar="TEMPLATE", help=say("cli.new.template"))
    parser.add_argument("target", metavar="OUT.journey.json", help=say("cli.new.target"))
    parser.add_argument("--lang", metavar="NAME", default="en", help=say("cli.new.lang"))


def run(given: argparse.Namespace) -> int:
    if not given.target.lower().endswith(document.FORMAT.suffixes):
        raise JourneyError("not_a_map_file", given.target, allowed=document.FORMAT.suffix)
    known_language(given.lang)
    folder_of(given.target)
    if os.path.lexists(given.target):
        raise JourneyError("file_exists", given.target)
    made = fresh_copy(open_template(given.template, given.lang))
    write_whole(given.target, document.write(made).data)
    return 0
