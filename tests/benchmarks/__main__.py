"""Prints every table and keeps them in build/bench.md."""

import os
import platform
from pathlib import Path

from tests.benchmarks import board, browser, events, pages, peer, pictures, room, together, vanishing
from tests.benchmarks.timing import ROOT, table


def main() -> None:
    machine = f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}"
    text = f"Medians on {machine}.\n"
    print(text)
    for title, rows in (
        ("Pictures and files", pictures.rows),
        ("Side by side with the peer", peer.rows),
        ("What customers did, side by side with peers", events.rows),
        ("Where customers vanish", vanishing.rows),
        ("In the browser", browser.rows),
        ("From page to page", pages.rows),
        ("On the board", board.rows),
        ("Many at once", together.rows),
        ("In a workshop", room.rows),
    ):
        part = table(title, rows())
        print(part, flush=True)
        text += "\n" + part
    out = Path(ROOT / "build" / "bench.md")
    out.parent.mkdir(exist_ok=True)
    out.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
