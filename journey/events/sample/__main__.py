"""``python -m journey.events.sample`` writes the sample log and, beside it, what is true of it."""

import gzip

from journey.events.sample.log import PATH, generate, text
from journey.events.sample.truth import TRUTH_PATH, told

if __name__ == "__main__":
    log = generate()
    PATH.write_bytes(gzip.compress(text(log.rows), mtime=0))  # it says neither when it was packed nor under which name
    TRUTH_PATH.write_text(told(log), encoding="utf-8")
    print(PATH, TRUTH_PATH, sep="\n")
