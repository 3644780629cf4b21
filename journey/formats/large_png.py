"""Very large PNGs in a process of their own: their gigabytes, and an abort, stay out of the server.

The parent writes one JSON object to standard input; the child writes the PNG to standard output.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from journey.errors import JourneyError

_ROOT = Path(__file__).resolve().parents[2]
_LIMIT_SECONDS = 180


def typeset_apart(inputs: dict[str, str], dpi: float) -> bytes:
    """The PNG of ``inputs`` at ``dpi``, made by a child process. Raises JourneyError ``picture_failed``."""
    order = json.dumps({"inputs": inputs, "dpi": dpi}).encode()
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH", "")]))
    try:
        done = subprocess.run(
            [sys.executable, "-m", __name__],
            input=order,
            capture_output=True,
            env={**os.environ, "PYTHONPATH": path},
            timeout=_LIMIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as problem:
        raise JourneyError("picture_failed", problem=f"{_LIMIT_SECONDS} s") from problem
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().rsplit("\n", 1)[-1]
        raise JourneyError("picture_failed", problem=last or f"exit {done.returncode}")
    return done.stdout


def main() -> None:
    from journey.formats.typeset import typeset

    order = json.loads(sys.stdin.buffer.read())
    sys.stdout.buffer.write(typeset(order["inputs"], "png", order["dpi"]))


if __name__ == "__main__":
    main()
