"""Questions put to a log, one module each: ``compute(log)`` gives a typed answer; those of ``MAPPED`` take a map too,
those of ``SILENT``, about who vanishes and where, a map and their ``Terms``.

Each imports Ibis when it is asked, not before.
"""

STAGED = ("funnel", "time_in_stage", "channel_mix")
MAPPED = ("adherence", *STAGED)
OF_ONE = "one_customer"  # takes a customer
WALKED = ("adherence", "itinerary", *STAGED, "first_steps", "cohorts")
SILENT = ("horizon", "drop_off", "pressure", "dialogue", "haemorrhage", "value")
QUESTIONS = (*WALKED, *SILENT)
