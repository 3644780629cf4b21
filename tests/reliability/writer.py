"""A program that writes edits to a database and says each number when it is acknowledged.

``python -m tests.reliability.writer URL NAME COUNT``
"""

import sys

from journey.model import Comment, Edit, Put
from journey.store import Store


def main(url: str, name: str, count: int) -> None:
    store = Store(url)
    for number in range(count):
        comment = Comment(id=f"{name}-{number}", target_id="pay", text="Acknowledged is kept")
        store.commit("bike", Edit(label="add.comments", operations=(Put.of(comment),)), name, op_id=comment.id)
        print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
