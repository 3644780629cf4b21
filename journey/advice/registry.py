"""The rules: every module of this folder with a ``RULE``. A new one is a file here and its sentences in the locales."""

from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from journey.advice.advice import SEVERITIES
from journey.advice.rule import Rule

FRAME = frozenset({"__init__", "advice", "naming", "reading", "registry", "rule"})
"""The modules of the folder that are no rules."""


def found() -> Mapping[str, Rule]:
    """Every rule by the name of its module, the most important first.

    Raises AttributeError for a module that is neither a rule nor in ``FRAME``, so that none is left out unseen.
    """
    here = Path(__file__).parent
    names = sorted(file.stem for file in here.glob("*.py") if file.stem not in FRAME)
    rules: dict[str, Rule] = {name: import_module(f"journey.advice.{name}").RULE for name in names}
    return MappingProxyType(dict(sorted(rules.items(), key=_weight)))


def _weight(named: tuple[str, Rule]) -> tuple[int, int, str]:
    name, rule = named
    return SEVERITIES.index(rule.severity), rule.rank, name
