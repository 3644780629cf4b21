"""Questions put to a log, one module each: ``compute(log)`` gives a typed answer; those of ``STAGED`` take a map too.

Each imports Ibis when it is asked, not before.
"""

STAGED = ("funnel", "time_in_stage", "channel_mix")
QUESTIONS = ("itinerary", *STAGED, "first_steps", "cohorts")
