"""Defining a map: the six elements, and what goes beyond them, each as a form and as a table."""

from types import ModuleType

from journey.ui.define import channels, emotions, insights, metrics, personas, stages, timeframe, touchpoints

ELEMENTS: dict[str, ModuleType] = {
    "personas": personas,
    "timeframe": timeframe,
    "stages": stages,
    "channels": channels,
    "touchpoints": touchpoints,
    "emotions": emotions,
}
"""In an order where each builds on those before: a touchpoint needs a stage and a channel, a feeling a persona and a
touchpoint. Each module has ``sheet(map)``, the fields of its table in ``TABLE``, and what the
table is of in ``COLLECTION``."""

BEYOND: dict[str, ModuleType] = {"insights": insights, "metrics": metrics}
"""For who wants: no map needs them. They are made alike."""

STEPS = {**ELEMENTS, **BEYOND}
