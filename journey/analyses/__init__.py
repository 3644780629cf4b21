"""Questions put to a log, one module each: ``compute(log)`` gives a typed answer; those of ``MAPPED`` take a map too.

Each imports Ibis when it is asked, not before.
"""

STAGED = ("funnel", "time_in_stage", "channel_mix")
MAPPED = ("adherence", *STAGED)
OF_ONE = "one_customer"  # takes a customer
QUESTIONS = ("adherence", "itinerary", *STAGED, "first_steps", "cohorts")
