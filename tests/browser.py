"""Finds the Chromium that browser tests drive, and installs one where there is none (``--install``)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (  # the first has no window to draw around the page, which is half of the work
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
FLAGS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find() -> str | None:
    """The path of a Chrome or Chromium: ``ITINERARIO_CHROME``, one on the PATH, or Playwright's own."""
    named = os.environ.get("ITINERARIO_CHROME")
    if named and Path(named).exists():
        return named
    on_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    if on_path:
        return on_path
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def required() -> str:
    """Like ``find``, but a machine without a browser is an error: browser tests are never skipped."""
    path = find()
    if path is None:
        raise RuntimeError("no Chrome or Chromium found; run `make test`, or set ITINERARIO_CHROME to one")
    return path


def install() -> None:
    """Installs a Chromium: by apt-get as root on Debian, otherwise Playwright's own."""
    apt = shutil.which("apt-get")
    if apt and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([apt, "update", "-q"], check=True, stdout=subprocess.DEVNULL, env=environment)
        command = [apt, "install", "-y", "-q", "--no-install-recommends"]
        for name in ("chromium-headless-shell", "chromium"):  # older Debians have only the second
            done = subprocess.run([*command, name], stdout=subprocess.DEVNULL, env=environment)
            if done.returncode == 0:
                return
        raise RuntimeError("apt-get installs neither chromium-headless-shell nor chromium")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if find() is None and "--install" in sys.argv:
        install()
    print(f"browser: {required()}")
