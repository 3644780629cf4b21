"""The sentiment of a log, in whatever scale it is written, as a feeling on a map has it."""

from journey.events.log import EventLog

STRONGEST = 5.0


def sentiments(log: EventLog) -> tuple[float, float]:
    """The least and the greatest of a log; 0 and 0 where it has none."""
    if not log.engine.has("sentiment"):
        return 0.0, 0.0
    column = log.engine.events.sentiment
    (found,) = log.engine.rows(log.engine.events.agg(least=column.min(), greatest=column.max()))
    return found["least"] or 0.0, found["greatest"] or 0.0


def valence(sentiment: float, least: float, greatest: float) -> float:
    """A sentiment of a log on the scale from -5 to 5, to a tenth.

    What is on that scale already stays. Where some are below zero, zero stays and the strongest of either sign is 5;
    else they are marks, such as one to five stars, and the middle of the least and the greatest is zero.
    """
    middle = 0.0 if least < 0 else (least + greatest) / 2
    reach = max(greatest - middle, middle - least)
    if least < 0 and STRONGEST / 2 < reach <= STRONGEST:
        return round(sentiment, 1)
    return round((sentiment - middle) / reach * STRONGEST, 1) if reach else 0.0
