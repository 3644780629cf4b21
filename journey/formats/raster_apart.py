"""Very large images in a process of their own: their work, and whatever might end it, stay out of the server."""

import subprocess
import sys
import threading
from pathlib import Path

from journey.errors import JourneyError

_LIMIT_SECONDS = 180
_turn = threading.Lock()  # one at a time: two would only take each other's cores
_HOME = Path(__file__).parent.parent.parent
_CHILD = """
import sys
sys.path.insert(0, sys.argv[1])
from journey.errors import JourneyError
from journey.formats.raster import page_png
width, height = int(sys.argv[2]), int(sys.argv[3])
try:
    image = page_png(sys.stdin.buffer.read(), width, height, float(sys.argv[4]))
except JourneyError as error:
    sys.exit(error.params["problem"])
sys.stdout.buffer.write(image)
"""


def page_png_apart(pdf: bytes, width: int, height: int, dpi: float) -> bytes:
    """Like ``page_png``, made by a child process.

    Raises JourneyError ``picture_failed``, also when the child is ended from outside or does not end.
    """
    # -P: the folder the program was started in is no place for modules
    command = [sys.executable, "-P", "-c", _CHILD, str(_HOME), str(width), str(height), repr(dpi)]
    try:
        with _turn:
            done = subprocess.run(command, input=pdf, capture_output=True, timeout=_LIMIT_SECONDS, check=False)
    except subprocess.TimeoutExpired as problem:
        raise JourneyError("picture_failed", problem=f"{_LIMIT_SECONDS} s") from problem
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().rsplit("\n", 1)[-1]
        raise JourneyError("picture_failed", problem=last or f"exit {done.returncode}")
    return done.stdout
