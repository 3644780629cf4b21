"""One persona for all: the path is not the same for everyone, and one curve hides who has it hard.

Silent until there are eight touchpoints.

Source: Cooper 1999, “The Inmates Are Running the Asylum”: a cast of personas, not one.
Example: Maya alone, thirty touchpoints.
"""

from collections.abc import Iterable

from journey.advice.naming import bare
from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped

LEAST_CARDS = 8


def find(reading: Reading) -> Iterable[Finding]:
    """The only persona of a map that is otherwise grown."""
    personas = reading.map.personas
    if len(personas) != 1 or len(reading.map.touchpoints) < LEAST_CARDS:
        return ()
    return grouped(personas, (bare(persona.name) for persona in personas))


RULE = Rule("hint", 75, "personas", find)
