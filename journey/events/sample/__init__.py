"""The sample log: half a year of an invented bike shop, made from one seed, with what is true of it known beforehand.

``python -m journey.events.sample`` writes the log and its truth. Nothing but ``Random.random`` and plain arithmetic is
used, which give the same on every machine; only how tightly gzip packs may differ.
"""
