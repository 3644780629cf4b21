"""Where the links that one gives begin: at what was set, or where the machine is found in its network."""

import socket

import pytest
import streamlit as st

from journey.ui import entry
from journey.ui.sharing import address
from journey.ui.sharing.new_link import about_made


@pytest.fixture
def options(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    held: dict[str, object] = {"server.address": "0.0.0.0", "server.port": 8501, "server.baseUrlPath": ""}
    monkeypatch.setattr(st, "get_option", held.get)
    return held


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", ""),
        ("https://maps.example.org", "https://maps.example.org/"),
        (" http://a/b/ ", "http://a/b/"),
        ("maps.example.org", "https://maps.example.org/"),
    ],
)
def test_the_address_that_was_set_ends_with_one_slash(monkeypatch: pytest.MonkeyPatch, given: str, said: str) -> None:
    monkeypatch.setenv(address.PUBLIC, given)
    assert address.public_address() == said


@pytest.mark.parametrize(
    ("is_for_here", "key", "said"),
    [(True, "", "only_here_no_key"), (True, "k", "only_here"), (False, "", "made_no_key"), (False, "k", "made")],
)
def test_a_link_says_whom_it_reaches_and_that_a_server_without_a_key_lets_anybody_in_as_owner(
    monkeypatch: pytest.MonkeyPatch, is_for_here: bool, key: str, said: str
) -> None:
    monkeypatch.setenv(entry.VARIABLE, key)
    assert about_made(is_for_here) == said


def test_a_server_for_this_machine_alone_has_no_address_for_others(options: dict[str, object]) -> None:
    options["server.address"] = "127.0.0.1"
    assert address.network_address() == ""


def test_a_server_for_the_network_is_found_at_the_machines_address(
    options: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Route:
        def __init__(self, *_: object) -> None: ...
        def __enter__(self) -> "Route":
            return self

        def __exit__(self, *_: object) -> None: ...
        def connect(self, _: object) -> None: ...
        def getsockname(self) -> tuple[str, int]:
            return ("192.168.1.7", 50_000)

    monkeypatch.setattr(socket, "socket", Route)
    assert address.network_address() == "http://192.168.1.7:8501/"
    options["server.baseUrlPath"] = "/maps/"
    assert address.network_address() == "http://192.168.1.7:8501/maps/"


def test_a_machine_without_a_network_has_none(options: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    def alone(*_: object) -> None:
        raise OSError("no route")

    monkeypatch.setattr(socket, "socket", alone)
    assert address.network_address() == ""
