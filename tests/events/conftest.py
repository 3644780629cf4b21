"""Small logs, written out and read; whatever happens to them, nothing stays behind."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journey.errors import JourneyError
from journey.events.ingest import Wishes, read
from journey.events.log import EventLog

Reading = Callable[..., EventLog]
Refusing = Callable[..., JourneyError]


@pytest.fixture
def reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reading]:
    """Reads what is given as the text or the bytes of a file. After the test no temporary folder may be left."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    logs: list[EventLog] = []

    def read_it(content: str | bytes | Path, name: str = "log.csv", **wishes: object) -> EventLog:
        path = content if isinstance(content, Path) else tmp_path / name
        if isinstance(content, str | bytes):
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        logs.append(read(path, Wishes(**wishes)))  # type: ignore[arg-type]
        return logs[-1]

    yield read_it
    for log in logs:
        log.close()
    assert list(scratch.iterdir()) == []


@pytest.fixture
def refusing(reading: Reading) -> Refusing:
    """The one error with which a file is refused: a line in each language, and nothing kept of it."""

    def refuse_it(*arguments: object, **wishes: object) -> JourneyError:
        with pytest.raises(JourneyError) as caught:
            reading(*arguments, **wishes)
        for language in ("en", "it"):
            message = caught.value.message(language)
            assert message.isprintable()
            assert "\n" not in message
            assert "{" not in message.replace("{}", "")
        assert caught.value.message("en") != caught.value.message("it")
        assert list(Path(tempfile.gettempdir()).iterdir()) == []
        return caught.value

    return refuse_it
