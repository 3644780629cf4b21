"""Questions put to a log, one module each: ``compute(log)`` gives a typed answer, ``QUESTIONS`` names them.

Each imports Ibis when it is asked, not before.
"""

QUESTIONS = ("itinerary",)
