"""The files of documents over HTTP: whole, and pages of a PDF with a quote's box."""

from __future__ import annotations

from pathlib import Path as FilePath
from threading import Event
from typing import Annotated
from urllib.parse import quote as percent_encode

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import FileResponse, Response

from assistant.originals.original_file import original_path
from assistant.originals.page_picture import Picture, draw_page, is_drawable, words_on
from assistant.pipeline import Assistant
from assistant.service.callers import Asked, DocumentId, ServedHere
from assistant.service.problems import PROBLEMS
from assistant.service.running import run_while_there
from index.documents import Document, Page, Span
from index.errors import DocumentMissingError

router = APIRouter(prefix="/api", tags=["documents"], responses=PROBLEMS)
_HEADERS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-cache"}
_FILE = "application/octet-stream"
_JPEG = "image/jpeg"
_LAST_PAGE = 1_000_000


@router.get(
    "/documents/{document_id:path}/original",
    response_class=FileResponse,
    responses={
        200: {
            "description": "The file as it is now, which may be another one than "
            "was read: `content_hash` of the document tells.",
            "content": {_FILE: {"schema": {"type": "string", "format": "binary"}}},
        }
    },
)
def give_original(
    document_id: DocumentId, assistant: Asked, served: ServedHere
) -> FileResponse:
    """Return the file that a document was read from."""
    document = assistant.document(document_id)
    file = original_path(served.settings.corpus_dir, document)
    if file is None:
        raise DocumentMissingError(
            f"The file {document_id} is no longer there.",
            "Its text can be read all the same.",
        )
    # Never shown in place: what stands in a file must not run where the page is.
    name = percent_encode(document_id.rpartition("/")[2], safe="")
    disposition = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return FileResponse(file, media_type=_FILE, headers={**_HEADERS, **disposition})


@router.get(
    "/documents/{document_id:path}/pages/{number}.jpg",
    response_class=Response,
    responses={
        200: {
            "description": "The page. `Quote-Boxes` says how many boxes are around "
            "lines of the quote: none where its place on the page is not known.",
            "content": {_JPEG: {"schema": {"type": "string", "format": "binary"}}},
            "headers": {"Quote-Boxes": {"schema": {"type": "integer"}}},
        }
    },
)
async def picture_page(
    request: Request,
    document_id: DocumentId,
    number: Annotated[int, Path(ge=1, le=_LAST_PAGE)],
    assistant: Asked,
    served: ServedHere,
    quote: Annotated[
        str,
        Query(
            pattern=r"^([0-9]{1,9}-[0-9]{1,9})?$",
            description="The first character of a quote and the one after its last, "
            "counted in the document's text, such as `120-164`.",
        ),
    ] = "",
) -> Response:
    """Return a page of a PDF as it looks, with a quote in boxes."""

    def draw(_: Event) -> Picture:
        return _draw(assistant, served.settings.corpus_dir, document_id, number, quote)

    # Pages are drawn one after the other: those who wait must not hold all threads.
    picture = await run_while_there(request.receive, served.drawing, draw)
    headers = {**_HEADERS, "Quote-Boxes": str(picture.boxes)}
    return Response(picture.jpeg, media_type=_JPEG, headers=headers)


def _draw(
    assistant: Assistant, corpus_dir: FilePath, id_: str, number: int, quote: str
) -> Picture:
    document = assistant.document(id_)
    page = _page_of(document, number)
    quotes = [_span_in(document, quote)] if quote else []
    file = original_path(corpus_dir, document)
    if file and is_drawable(file, document):
        words = words_on(page, quotes, document.text)
        if picture := draw_page(file, document.content_hash, number, words):
            return picture
    raise DocumentMissingError(
        f"Page {number} of {id_} cannot be drawn.",
        "Only pages of a PDF can that is still the one that was read.",
    )


def _page_of(document: Document, number: int) -> Page:
    for page in document.pages:
        if page.number == number:
            return page
    raise DocumentMissingError(f"There is no page {number} in {document.id}.")


def _span_in(document: Document, quote: str) -> Span:
    start, end = map(int, quote.split("-"))
    if start < end <= len(document.text):
        return Span(start, end)
    raise DocumentMissingError(
        f"There is no text from {start} to {end} in {document.id}.",
        f"Its text has {len(document.text)} characters.",
    )
