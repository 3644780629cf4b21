"""The front door of ``deploy/Caddyfile``, as it is, before servers of a test."""

import os
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from tests.server import ROOT, SECONDS_TO_START, free_port

CADDY = Path(sys.executable).parent / "caddy"
HOST = "maps.localhost"
"""A name that every browser takes for this machine, and that is not the one a server is started under."""


@contextmanager
def proxied(*servers: str) -> Iterator[tuple[str, Path]]:
    """Its address, and the file it writes its log to. The certificate alone is left out."""
    port, admin, folder = free_port(), free_port(), Path(tempfile.mkdtemp(prefix="itinerario-"))
    address, log = f"http://{HOST}:{port}", folder / "caddy.log"
    environment = {
        **os.environ,
        "ITINERARIO_SITE": address,
        "ITINERARIO_SERVERS": " ".join(server.removeprefix("http://") for server in servers),
        "CADDY_ADMIN": f"127.0.0.1:{admin}",
        "XDG_DATA_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
    }
    command = [str(CADDY), "run", "--config", str(ROOT / "deploy" / "Caddyfile")]
    with log.open("wb") as out:
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.STDOUT)
    try:
        _ready(port, process, log)
        yield address, log
    finally:
        process.terminate()
        process.wait(timeout=30)


def headers(address: str, path: str) -> dict[str, str]:
    """The headers of an answer, their names in lower case."""
    port = address.rpartition(":")[2]
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": f"{HOST}:{port}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}


def _ready(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = monotonic() + SECONDS_TO_START
    while monotonic() < deadline and process.poll() is None:
        try:
            headers(f":{port}", "/_stcore/health")
            return
        except urllib.error.HTTPError:  # it is there itself, and no server behind it
            return
        except (urllib.error.URLError, OSError):
            try:
                process.wait(timeout=0.1)  # a short wait that ends at once when it dies
            except subprocess.TimeoutExpired:
                continue
    raise RuntimeError(f"the proxy did not start:\n{log.read_text(encoding='utf-8', errors='replace')[-4000:]}")
