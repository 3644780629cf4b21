"""What is written to a browser leaves at once."""

import gc
import socket

FAMILIES = (socket.AF_INET, socket.AF_INET6)


def send_promptly() -> None:
    """Turns Nagle's algorithm off on the connections that this process will accept.

    It keeps the second small message back until the first is acknowledged, which a browser may put off for 40 ms
    (RFC 896, RFC 1122 4.2.3.2). asyncio turns it off, but not where the listening socket was made without naming its
    protocol, as Streamlit's is. Connections inherit it from the listening socket. To be called once that listens.
    """
    for held in gc.get_objects():
        if type(held) is not socket.socket or held.type != socket.SOCK_STREAM or held.family not in FAMILIES:
            continue
        if held.fileno() >= 0 and held.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            held.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
