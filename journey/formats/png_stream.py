"""A PNG written strip by strip, so that an image of any size never stands in memory as a whole."""

import struct
import zlib
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor

Strip = bytes | memoryview

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_METRE = 39.37007874015748  # inches
_DEFLATE = b"\x78\x5e"  # the head of a zlib stream, RFC 1950
_LEVEL = 2  # flat colours: higher levels take twice the time for a tenth less
_WAITING = 4  # strips drawn but not yet packed: a fast painter waits for its packers
_PACKERS = 2


def png_of(strips: Iterable[Strip], width: int, height: int, dpi: float) -> bytes:
    """An opaque PNG of ``width`` by ``height`` pixels that prints at ``dpi`` (PNG specification, 11.2 and 11.3.4.3).

    Each strip holds whole rows from the top down; a row is its filter byte, 0, and three bytes a pixel. Strips are
    packed on other cores while the next one is drawn.
    """
    packed: list[bytes] = []
    waiting: deque[Future[bytes]] = deque()
    adler = 1
    with ThreadPoolExecutor(_PACKERS) as packers:
        for strip in strips:
            adler = zlib.adler32(strip, adler)
            waiting.append(packers.submit(_pack, strip))
            if len(waiting) > _WAITING:
                packed.append(waiting.popleft().result())
        packed += [strip.result() for strip in waiting]
    end = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15).flush(zlib.Z_FINISH)
    per_metre = round(dpi * _METRE)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)),
            _chunk(b"IDAT", b"".join((_DEFLATE, *packed, end, struct.pack(">I", adler)))),
            _chunk(b"IEND", b""),
        )
    )


def _pack(strip: Strip) -> bytes:
    """A strip as deflated blocks that end on a byte and do not look back, so that strips can be put end to end."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15, 9)
    return packer.compress(strip) + packer.flush(zlib.Z_SYNC_FLUSH)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return b"".join((struct.pack(">I", len(body)), kind, body, struct.pack(">I", zlib.crc32(body, zlib.crc32(kind)))))
