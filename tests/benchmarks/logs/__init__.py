"""The same four questions put to the same file by us, by plain SQL and by two peers, each a program of its own.

Every program prints one JSON object a run: seconds, and a digest of the edges, so that who counts otherwise is seen.
"""
