"""What is written leaves at once."""

import socket

from journey.live.promptly import send_promptly


def test_connections_to_a_listening_socket_made_as_streamlit_makes_it_send_small_messages_at_once() -> None:
    with socket.socket(socket.AF_INET) as listening, socket.socket(socket.AF_INET) as idle:
        listening.bind(("127.0.0.1", 0))
        listening.listen()

        send_promptly()

        with socket.create_connection(listening.getsockname()) as _, listening.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert not idle.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
