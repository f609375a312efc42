"""Read what lies over a PDF page: annotations, and the comments among them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import POINTER, c_ushort, cast, create_string_buffer
from typing import TYPE_CHECKING, Any

from index.readers.shared.comments import format_comment

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

Annotation = Any
"""A handle of PDFium's; its library has no type hints."""

_UNSEEN = 0x02 | 0x20
# "Accepted by …": the state of a discussion is kept in a note of its own.
_STATE = b"StateModel"
_MOST = 5_000


def shown_annotations(page: PdfPage) -> Iterator[Annotation]:
    """Yield what can be seen over a page; each is open until the next is asked for."""
    import pypdfium2.raw as pdfium

    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)):
        annotation = pdfium.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        try:
            if not pdfium.FPDFAnnot_GetFlags(annotation) & _UNSEEN:
                yield annotation
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def read_comment(annotation: Annotation, printed: str) -> str:
    """Return a comment as one line; "" for what is none.

    Args:
        annotation: Open.
        printed: The characters on the page without spaces: a mark that only repeats
            what it marks says nothing.
    """
    import pypdfium2.raw as pdfium

    kind = pdfium.FPDFAnnot_GetSubtype(annotation)
    # Some programs repeat in these what stands there.
    is_mark = kind in (
        pdfium.FPDF_ANNOT_HIGHLIGHT,
        pdfium.FPDF_ANNOT_UNDERLINE,
        pdfium.FPDF_ANNOT_SQUIGGLY,
        pdfium.FPDF_ANNOT_STRIKEOUT,
    )
    is_remark = is_mark or kind in (
        pdfium.FPDF_ANNOT_TEXT,
        pdfium.FPDF_ANNOT_FREETEXT,
        pdfium.FPDF_ANNOT_STAMP,
        pdfium.FPDF_ANNOT_CARET,
        pdfium.FPDF_ANNOT_INK,
        pdfium.FPDF_ANNOT_LINE,
        pdfium.FPDF_ANNOT_SQUARE,
        pdfium.FPDF_ANNOT_CIRCLE,
        pdfium.FPDF_ANNOT_POLYGON,
        pdfium.FPDF_ANNOT_POLYLINE,
    )
    if not is_remark or pdfium.FPDFAnnot_HasKey(annotation, _STATE):
        return ""
    text = read_text(pdfium.FPDFAnnot_GetStringValue, annotation, b"Contents")
    if is_mark and "".join(text.split()) in printed:
        return ""
    author = read_text(pdfium.FPDFAnnot_GetStringValue, annotation, b"T")
    return format_comment(author, text)


def read_text(function: Callable[..., int], *arguments: object) -> str:
    """Return the text that a function of PDFium's writes into a buffer."""
    size = function(*arguments, None, 0)
    buffer = create_string_buffer(size)
    function(*arguments, cast(buffer, POINTER(c_ushort)), size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
