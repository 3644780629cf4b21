"""Lanes: the poster's rows, one kind a file.

Each module gives ``height(frame)``, the height in px at which the row reads well (0 where it has nothing to show), and
``draw(frame, top, height)``, its items between two hairlines. ``frame.lane`` is the row being drawn.
"""

from types import MappingProxyType, ModuleType

from journey.lanes import (
    actions,
    backstage,
    channels,
    emotions,
    goals,
    metrics,
    opportunities,
    pains,
    pressure,
    text,
    thoughts,
    touchpoints,
)  # fmt: skip

LANES: MappingProxyType[str, ModuleType] = MappingProxyType(
    {
        "goals": goals,
        "actions": actions,
        "touchpoints": touchpoints,
        "channels": channels,
        "emotions": emotions,
        "pressure": pressure,
        "thoughts": thoughts,
        "pains": pains,
        "opportunities": opportunities,
        "backstage": backstage,
        "metrics": metrics,
        "text": text,
    }
)
