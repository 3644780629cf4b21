"""From a PDF page to pixels, by PDFium: the page is the picture, and the image only shows it."""

import ctypes
import threading
from collections.abc import Iterator
from typing import Any

from journey.errors import JourneyError
from journey.formats.png_stream import png_of

_ROWS = 512  # of a strip
_FAR_ROWS_PIXELS = 8_000_000  # of a strip at the most, however wide
_SPARE = 4  # rows drawn above and below a strip and not used: at its very edge a letter may lose a row
_WHITE = 0xFFFFFFFF
_turn = threading.Lock()  # PDFium is for one thread at a time; held for a strip, so that small images pass large ones


def page_png(pdf: bytes, width: int, height: int, dpi: float) -> bytes:
    """The first page of ``pdf`` as a PNG of exactly ``width`` by ``height`` pixels, which says that it has ``dpi``.

    Raises JourneyError ``picture_failed``.
    """
    import pypdfium2  # a large library; only where a PNG is made

    try:
        with _turn:
            document = pypdfium2.PdfDocument(pdf)
            try:
                page = document[0]
            except BaseException:
                document.close()  # here, not whenever somebody collects it
                raise
    except pypdfium2.PdfiumError as problem:
        raise JourneyError("picture_failed", problem=str(problem)) from problem
    try:
        return png_of(_strips(page.raw, width, height), width, height, dpi)
    finally:
        with _turn:
            page.close()
            document.close()


def _strips(page: Any, width: int, height: int) -> Iterator[memoryview]:
    rows = max(1, min(_ROWS, _FAR_ROWS_PIXELS // width))
    for top in range(0, height, rows):
        yield _strip(page, width, height, top, min(rows, height - top))


def _strip(page: Any, width: int, height: int, top: int, rows: int) -> memoryview:
    """Some rows of the page. Each begins with the filter byte of a PNG, so that they need not be copied."""
    import pypdfium2.raw as pdfium

    stride, drawn = 1 + 3 * width, rows + 2 * _SPARE
    pixels = bytearray(stride * drawn)
    first = ctypes.byref((ctypes.c_ubyte * len(pixels)).from_buffer(pixels), 1)
    with _turn:
        bitmap = pdfium.FPDFBitmap_CreateEx(width, drawn, pdfium.FPDFBitmap_BGR, first, stride)
        if not bitmap:
            raise JourneyError("picture_failed", problem=f"{width} × {drawn} px")
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, drawn, _WHITE)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, _SPARE - top, width, height, 0, pdfium.FPDF_REVERSE_BYTE_ORDER)
        pdfium.FPDFBitmap_Destroy(bitmap)
    return memoryview(pixels)[_SPARE * stride : (_SPARE + rows) * stride]
