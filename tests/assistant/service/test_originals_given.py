from __future__ import annotations

from io import BytesIO

import httpx
import pytest
from PIL import Image

from assistant import Settings
from index import sync_index
from tests.assistant.access.closed_corpus import ECONOMIST, index_corpus
from tests.assistant.service.conftest import ClientOf
from tests.index.readers.pdf.pdf_files import paragraph, write_pdf

FIRST = paragraph("There are 252 firms in the cluster", "of Xuzhou, which make glass.")
SECOND = paragraph("In 2030 there will be 300 firms.")
QUOTE = "252 firms"
MISSING = "elsewhere/nothing.pdf"


@pytest.fixture(scope="module")
def served_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    settings = index_corpus(tmp_path_factory.mktemp("served"))
    for name in ("plan.pdf", "changed.pdf", "gone.pdf", "secret/plan.pdf"):
        (settings.corpus_dir / name).write_bytes(write_pdf(FIRST, SECOND))
    sync_index(settings)
    (settings.corpus_dir / "changed.pdf").write_bytes(write_pdf(SECOND, FIRST))
    return settings


@pytest.fixture(scope="module")
def quote(reader: httpx.Client) -> str:
    text = reader.get("/api/documents/plan.pdf").json()["text"]
    start = text.index(QUOTE)
    return f"{start}-{start + len(QUOTE)}"


def test_a_page_is_a_picture_with_the_quote_in_a_box(
    reader: httpx.Client, quote: str
) -> None:
    pages = "/api/documents/plan.pdf/pages"
    boxed = reader.get(f"{pages}/1.jpg", params={"quote": quote})
    assert boxed.headers["content-type"] == "image/jpeg"
    assert boxed.headers["quote-boxes"] == "1"
    plain = reader.get(f"{pages}/1.jpg")
    assert plain.headers["quote-boxes"] == "0"
    assert plain.content != boxed.content
    assert Image.open(BytesIO(boxed.content)).width == 1100
    elsewhere = reader.get(f"{pages}/2.jpg", params={"quote": quote})
    assert elsewhere.headers["quote-boxes"] == "0"


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("plan.pdf/pages/3.jpg", 404, "no page 3"),
        ("plan.pdf/pages/0.jpg", 422, "number"),
        ("plan.pdf/pages/x.jpg", 422, "number"),
        ("plan.pdf/pages/1.jpg?quote=1", 422, "quote"),
        ("plan.pdf/pages/1.jpg?quote=9-3", 404, "no text from 9 to 3"),
        ("plan.pdf/pages/1.jpg?quote=0-99999", 404, "no text from 0 to 99999"),
        ("glass.md/pages/1.jpg", 404, "no page 1"),
        ("changed.pdf/pages/1.jpg", 404, "cannot be drawn"),
    ],
)
def test_a_page_that_cannot_be_drawn_is_a_problem(
    reader: httpx.Client, path: str, status: int, said: str
) -> None:
    response = reader.get(f"/api/documents/{path}")
    assert response.status_code == status
    assert said in response.json()["detail"]


def test_the_original_is_the_file_and_is_never_shown_in_place(
    served_settings: Settings, reader: httpx.Client
) -> None:
    response = reader.get("/api/documents/plan.pdf/original")
    file = served_settings.corpus_dir / "plan.pdf"
    assert response.content == file.read_bytes()
    said = response.headers["content-disposition"]
    assert said == "attachment; filename*=UTF-8''plan.pdf"
    assert response.headers["content-type"] == "application/octet-stream"
    assert response.headers["x-content-type-options"] == "nosniff"


def test_a_file_that_is_gone_is_a_problem(
    served_settings: Settings, client_of: ClientOf
) -> None:
    (served_settings.corpus_dir / "gone.pdf").unlink()
    with client_of(ECONOMIST) as economist:
        response = economist.get("/api/documents/gone.pdf/original")
    assert response.status_code == 404
    assert response.json()["detail"]


@pytest.mark.parametrize("asked", ["original", "pages/1.jpg", "pages/9.jpg"])
def test_a_closed_file_is_told_of_as_one_that_is_not_there(
    client_of: ClientOf, reader: httpx.Client, asked: str
) -> None:
    closed = reader.get(f"/api/documents/secret/plan.pdf/{asked}")
    missing = reader.get(f"/api/documents/{MISSING}/{asked}")
    assert closed.status_code == missing.status_code == 404
    assert closed.text.replace("secret/plan.pdf", MISSING) == missing.text
    with client_of(ECONOMIST) as economist:
        read = economist.get(f"/api/documents/secret/plan.pdf/{asked}")
    assert read.status_code == (404 if "9" in asked else 200)
