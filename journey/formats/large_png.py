"""Very large PNGs in a process of their own: their gigabytes, and an abort, stay out of the server.

The child gets one JSON object on standard input and gives the PNG on standard output. It loads typst and nothing of
this package, so it starts in a few hundredths of a second.
"""

import json
import subprocess
import sys
import threading

from journey.errors import JourneyError

_LIMIT_SECONDS = 180
_turn = threading.Lock()  # one at a time: two would take twice the gigabytes
_CHILD = """
import json, sys, typst
order = json.load(sys.stdin.buffer)
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[order["fonts"]])
sys.stdout.buffer.write(typst.compile(
    order["document"].encode(), format="png", ppi=order["dpi"], font_paths=fonts, ignore_system_fonts=True,
    sys_inputs=order["inputs"],
))
"""


def typeset_apart(document: bytes, inputs: dict[str, str], dpi: float, fonts: str) -> bytes:
    """The PNG of a typst document at ``dpi``, with the fonts of a folder, made by a child process.

    Raises JourneyError ``picture_failed``, also when the child is ended for taking too much memory.
    """
    order = json.dumps({"document": document.decode(), "inputs": inputs, "dpi": dpi, "fonts": fonts}).encode()
    command = [sys.executable, "-P", "-c", _CHILD]  # -P: the folder the program was started in is no place for modules
    try:
        with _turn:
            done = subprocess.run(command, input=order, capture_output=True, timeout=_LIMIT_SECONDS, check=False)
    except subprocess.TimeoutExpired as problem:
        raise JourneyError("picture_failed", problem=f"{_LIMIT_SECONDS} s") from problem
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().rsplit("\n", 1)[-1]
        raise JourneyError("picture_failed", problem=last or f"exit {done.returncode}")
    return done.stdout
