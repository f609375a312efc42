"""Know whether a page of a PDF is a picture, as a scanner makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_MOST_OF_PAGE = 0.5


def is_picture(page: PdfPage) -> bool:
    """Return whether a picture covers most of a page."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    width, height = page.get_size()
    areas: list[float] = [
        (right - left) * (top - bottom)
        for left, bottom, right, top in (
            image.get_bounds()
            for image in page.get_objects(filter=[FPDF_PAGEOBJ_IMAGE], max_depth=3)
        )
    ]
    page_area: float = max(width * height, 1.0)
    return max(areas, default=0.0) / page_area > _MOST_OF_PAGE
