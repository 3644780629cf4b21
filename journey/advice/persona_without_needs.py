"""A persona without needs or goals: a face and an age, but no reason to set out.

Source: Cooper 1999, “The Inmates Are Running the Asylum”: personas are defined by their goals.
Example: “Tom, 47, York”, with a quote and nothing under needs and goals.
"""

from collections.abc import Iterable

from journey.advice.naming import bare
from journey.advice.reading import Reading
from journey.advice.rule import Finding, Rule, grouped


def find(reading: Reading) -> Iterable[Finding]:
    """Personas of whom neither a need nor a goal is written."""
    idle = [persona for persona in reading.map.personas if not any(persona.needs) and not any(persona.goals)]
    return grouped(idle, (bare(persona.name) for persona in idle))


RULE = Rule("missing", 40, "personas", find)
