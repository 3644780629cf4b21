"""Where others find this server: the addresses that a link may begin with."""

import os
import socket
from urllib.parse import urlsplit

import streamlit as st

PUBLIC = "ITINERARIO_PUBLIC_URL"
_EVERYWHERE = ("", "0.0.0.0", "::")
_ELSEWHERE = ("192.0.2.1", 9)  # kept for examples: nothing is sent, the system only says from where it would be


def base_address() -> tuple[str, bool]:
    """What a link begins with, and whether it opens on this computer alone.

    The address that was set for the server; else the one by which this page was opened, and where that is this
    computer's alone, its address in the network, if it has one.
    """
    if public := public_address():
        return public, False
    here = urlsplit(st.context.url or "")
    own = f"{here.scheme}://{here.netloc}{here.path.rpartition('/')[0]}/" if here.netloc else ""
    if (here.hostname or "") not in ("localhost", "::1") and not (here.hostname or "").startswith("127."):
        return own, False
    network = network_address()
    return network or own, not network


def public_address() -> str:
    """The address that was set for this server, with a slash at its end; "" where none was."""
    given = os.environ.get(PUBLIC, "").strip().rstrip("/")
    if given and "://" not in given:
        given = f"https://{given}"
    return f"{given}/" if given else ""


def network_address() -> str:
    """The machine's own address in its network, "" where the server listens on this machine alone or there is none."""
    if (st.get_option("server.address") or "") not in _EVERYWHERE:
        return ""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
            asked.connect(_ELSEWHERE)
            host = asked.getsockname()[0]
    except OSError:
        return ""
    path = (st.get_option("server.baseUrlPath") or "").strip("/")
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    return f"{scheme}://{host}:{st.get_option('server.port')}/{path}{'/' if path else ''}"
