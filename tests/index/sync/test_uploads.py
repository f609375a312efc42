"""Files come into the corpus folder and nowhere else, and never over another."""

from __future__ import annotations

import unicodedata
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from index.errors import DocumentMissingError, NotUploadedError
from index.limits import ReadLimits
from index.sync.corpus import scan_corpus
from index.sync.uploads import REMOVED, add_file, fit_name, remove_file

ENDINGS = {".md", ".txt", ".pdf", ".docx", ".yaml"}
LIMITS = ReadLimits(file_bytes=100_000, unpacked_bytes=1_000_000)
PROGRAM = b"\x7fELF\x02\x01\x01\0" + bytes(range(256)) * 40


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    (corpus / "sub/deep").mkdir(parents=True)
    (corpus / "sub/there.md").write_text("There.")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.md").write_text("Secret.")
    (corpus / "linked").symlink_to(tmp_path / "outside")
    (corpus / "inside").symlink_to(corpus / "sub")
    return corpus


def put(corpus: Path, folder: str, name: str, content: bytes = b"New.") -> str:
    return add_file(corpus, folder, name, content, ENDINGS, LIMITS)


def files(folder: Path) -> dict[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize("folder", ["", "sub", "sub/deep"])
def test_a_file_is_written_as_it_is_into_the_folder(corpus: Path, folder: str) -> None:
    id_ = put(corpus, folder, "plan.md")
    assert (corpus / folder / "plan.md").read_bytes() == b"New."
    assert id_ in scan_corpus(corpus).files
    assert not [name for name in files(corpus) if ".upload" in name]


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("plan.md", "plan.md"),
        ("../../etc/plan.md", "plan.md"),
        ("/etc/plan.md", "plan.md"),
        ("C:\\Users\\me\\plan.md", "plan.md"),
        ("a\x00b\n.md", "a b .md"),
        ("plan\u202efdp.md", "plan fdp.md"),
        ("  plan .md ", "plan .md"),
        ("<b>*?.md", "b .md"),
        (unicodedata.normalize("NFD", "Åre.md"), "Åre.md"),
        ("集群.md", "集群.md"),
        ("x" * 500 + ".md", "x" * 197 + ".md"),
        ("集" * 500 + ".md", "集" * 65 + ".md"),
    ],
)
def test_a_name_is_made_fit(name: str, fit: str) -> None:
    assert fit_name(name) == fit


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "/", ".hidden.md", ".md", "~$plan.md", "access.yaml",
        "Access.YML", "x/access.yaml", "con.md", "NUL.pdf", "a/.b.md", "\x00.md",
        "plan", "plan.",
    ],
)  # fmt: skip
def test_what_cannot_be_the_name_of_a_document_is_refused(
    corpus: Path, name: str
) -> None:
    before = files(corpus)
    with pytest.raises(NotUploadedError):
        put(corpus, "", name)
    assert files(corpus) == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plan.exe", b"x", "not of a kind"),
        ("plan.md.exe", b"x", "not of a kind"),
        ("plan.md", b"", "is empty"),
        ("plan.md", b"x" * 100_001, "is larger"),
    ],
)
def test_what_is_of_another_kind_empty_or_too_large_is_refused(
    corpus: Path, name: str, content: bytes, said: str
) -> None:
    before = files(corpus)
    with pytest.raises(NotUploadedError, match=said):
        put(corpus, "", name, content)
    assert files(corpus) == before


def packed(part: str, content: bytes) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("plan.pdf", PROGRAM, "is not a PDF, although its name says so"),
        ("plan.docx", PROGRAM, "is not a Word file"),
        ("plan.txt", PROGRAM, "is not text, although its name says so"),
        ("plan.pdf", b"%PDF-1.4 nothing", "cannot be read as a PDF"),
        ("plan.docx", packed("word/document.xml", b" " * 2_000_000), "too large once"),
        ("plan.docx", packed("xl/workbook.xml", b"<x/>"), "is not a Word file|damaged"),
        ("plan.md", b" \n\n", "has no text"),
    ],
)
def test_what_is_not_what_its_name_says_is_refused_with_what_to_do(
    corpus: Path, name: str, content: bytes, said: str
) -> None:
    before = files(corpus.parent)
    with pytest.raises(NotUploadedError, match=f"{name} was not added: it .*{said}"):
        put(corpus, "", name, content)
    assert files(corpus.parent) == before


def test_a_page_of_the_web_that_is_called_text_is_text(corpus: Path) -> None:
    content = b"<html><body><p>There are 252 firms.</p></body></html>"
    put(corpus, "", "page.txt", content)
    assert (corpus / "page.txt").read_bytes() == content


@pytest.mark.parametrize("name", ["there.md", "THERE.md", "sub/there.md", "ｔhere.md"])
def test_nothing_is_written_over_a_file_that_is_there(corpus: Path, name: str) -> None:
    with pytest.raises(NotUploadedError, match="already"):
        put(corpus, "sub", name)
    assert (corpus / "sub/there.md").read_bytes() == b"There."


@pytest.mark.parametrize(
    "folder",
    [
        "..", "../outside", "/etc", "linked", "inside", "sub/../../outside", "gone",
        "sub/there.md", REMOVED, "sub/.git", "a\0b",
    ],
)  # fmt: skip
def test_no_other_folder_is_written_to(corpus: Path, folder: str) -> None:
    before = files(corpus.parent)
    with pytest.raises(NotUploadedError, match="no such folder"):
        put(corpus, folder, "plan.md")
    assert files(corpus.parent) == before


def test_what_is_taken_out_is_kept_where_nobody_reads_it(corpus: Path) -> None:
    remove_file(corpus, "sub/there.md")
    assert "sub/there.md" not in scan_corpus(corpus).files
    assert not [id_ for id_ in scan_corpus(corpus).files if REMOVED in id_]
    (kept,) = (corpus / REMOVED).rglob("there.md")
    assert kept.read_text() == "There."


@pytest.mark.parametrize(
    "id_",
    [
        "gone.md", "sub", "", "../outside/secret.md", "linked/secret.md",
        "inside/there.md", "/etc/passwd", "sub/deep/../there.md",
    ],
)  # fmt: skip
def test_nothing_else_is_taken_out(corpus: Path, id_: str) -> None:
    before = files(corpus.parent)
    with pytest.raises(DocumentMissingError):
        remove_file(corpus, id_)
    assert files(corpus.parent) == before


def test_a_link_is_taken_out_and_not_what_it_leads_to(corpus: Path) -> None:
    (corpus / "link.md").symlink_to(corpus / "sub/there.md")
    remove_file(corpus, "link.md")
    assert (corpus / "sub/there.md").read_bytes() == b"There."
    assert not (corpus / "link.md").is_symlink()


def test_a_folder_whose_name_is_stored_decomposed_is_written_to_and_taken_from(
    corpus: Path,
) -> None:
    stored = corpus / unicodedata.normalize("NFD", "Ärenden")
    stored.mkdir()
    (stored / unicodedata.normalize("NFD", "Förslag.md")).write_text("It is here.")
    put(corpus, "Ärenden", "plan.md")
    assert (stored / "plan.md").is_file()
    remove_file(corpus, "Ärenden/Förslag.md")
    assert [file.name for file in stored.iterdir()] == ["plan.md"]
