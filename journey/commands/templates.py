"""``templates``: one line a template and language, ``name<TAB>language<TAB>title``."""

import argparse

from journey.formats.library import templates


def declare(parser: argparse.ArgumentParser) -> None:
    """Takes nothing."""


def run(given: argparse.Namespace) -> int:
    for template in templates():
        print(f"{template.name}\t{template.language}\t{template.title}")
    return 0
