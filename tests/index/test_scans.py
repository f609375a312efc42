"""Scanned files in a sync: what there is of them is published, and the rest follows."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event

import pytest

from assistant import Settings
from index import SyncProgress, roll_back, sync_index
from index.documents import Document
from index.readers.pdf.pdf import read_pdf
from index.readers.pdf.recognition import Begun, recognition
from index.storage.generations import Generations
from index.storage.live_index import LiveIndex
from tests.index.readers.pdf.pdf_files import paragraph, scan, write_pdf

PAGES = 5
RECOGNISED = "There are 252 firms in the cluster."
NOTE = f"Pages 2-{PAGES} were read by text recognition (OCR)."
# Reads one text in every picture, slowly, and notes each picture that it has read.
PROGRAM = """#!/bin/sh
case "$*" in *--list-langs*) printf 'List of languages:\\neng\\n'; exit;; esac
cat > /dev/null
sleep {seconds}
left=0
for word in {words}; do
  left=$((left + 100))
  printf '5\\t1\\t1\\t1\\t1\\t1\\t%s\\t100\\t90\\t30\\t96\\t%s\\n' $left "$word"
done
echo read >> "{noted}"
"""


class Tesseract:
    """A program of that name that a sync finds before the real one."""

    def __init__(self, folder: Path) -> None:
        self._program = folder / "tesseract"
        self._noted = folder / "noted"
        self.take(0)

    def take(self, seconds: float) -> None:
        """Take so long for a page from now on."""
        self._program.write_text(
            PROGRAM.format(seconds=seconds, noted=self._noted, words=RECOGNISED)
        )
        self._program.chmod(0o700)

    @property
    def pages(self) -> int:
        """How many pages it has read."""
        return len(self._noted.read_text().split()) if self._noted.exists() else 0


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tesseract:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=os.pathsep)
    return Tesseract(tmp_path / "bin")


@pytest.fixture
def hasty(settings: Settings) -> Settings:
    """Settings that leave time for a page or two, with a scan to read."""
    pages = [paragraph(f"This is page {number}.") for number in range(1, PAGES + 1)]
    content = scan(write_pdf(*pages), keep=[1])
    (settings.corpus_dir / "scan.pdf").write_bytes(content)
    (settings.corpus_dir / "glass.txt").write_text("Glass is made in Xuzhou.")
    return settings.model_copy(update={"max_read_seconds": 2.0, "max_ocr_seconds": 1.4})


def live_document(settings: Settings, document_id: str = "scan.pdf") -> Document:
    live = LiveIndex(settings)
    with live.use() as (_, store):
        document = store.document(document_id)
    live.close()
    assert document
    return document


@pytest.mark.slow
def test_other_documents_answer_before_a_long_scan_has_been_read(
    hasty: Settings, tesseract: Tesseract
) -> None:
    published: list[Document] = []

    def look(progress: SyncProgress) -> None:
        if progress.stage == "scan" and (hasty.index_dir / "current").exists():
            assert live_document(hasty, "glass.txt")
            published.append(live_document(hasty))

    tesseract.take(0.7)
    report = sync_index(hasty, look)
    assert set(report.added) == {"glass.txt", "scan.pdf"}
    parts = [document.unread for document in published]
    assert parts == sorted(parts, key=len, reverse=True)
    assert len(parts) >= 2
    assert "still to be read by text recognition" in published[0].notes[-1]
    document = live_document(hasty)
    assert (document.unread, document.notes) == ((), (NOTE,))
    assert document.text.count(RECOGNISED) == PAGES - 1
    assert tesseract.pages == PAGES - 1


def test_what_is_read_is_embedded_while_a_scan_is_read(
    hasty: Settings, tesseract: Tesseract
) -> None:
    for number in range(80):
        (hasty.corpus_dir / f"{number}.txt").write_text(f"Firm {number} makes glass.")
    seen: list[SyncProgress] = []
    tesseract.take(0.7)
    settings = hasty.model_copy(update={"max_ocr_seconds": 60, "max_read_seconds": 90})
    sync_index(settings, seen.append)
    assert any(p.stage == "read" and p.done < p.total and p.embedded for p in seen)


@pytest.mark.slow
def test_going_back_while_a_long_scan_is_read_is_not_undone_by_its_next_part(
    hasty: Settings, tesseract: Tesseract
) -> None:
    kept_out = hasty.corpus_dir.parent / "scan.pdf"
    arriving = (hasty.corpus_dir / "scan.pdf").rename(kept_out)
    before = sync_index(hasty).generation
    arriving.rename(hasty.corpus_dir / "scan.pdf")
    went_back: list[str] = []

    def go_back(progress: SyncProgress) -> None:
        live = Generations(hasty.index_dir).live()
        if progress.stage == "scan" and live != before and not went_back:
            went_back.append(roll_back(hasty))

    tesseract.take(0.7)
    report = sync_index(hasty, go_back)
    assert went_back == [before]
    assert report.generation == before
    assert sync_index(hasty).generation != before


@pytest.mark.slow
def test_a_page_that_takes_all_the_time_does_not_hold_up_the_others(
    hasty: Settings, tesseract: Tesseract
) -> None:
    tesseract.take(30)
    sync_index(hasty)
    document = live_document(hasty)
    assert document.text == "This is page 1."
    assert document.unread == ()
    assert document.notes == (f"Pages 2-{PAGES} have no text (scanned?).",)


def test_a_sync_that_is_stopped_in_a_scan_is_taken_up_by_the_next(
    hasty: Settings, tesseract: Tesseract
) -> None:
    tesseract.take(0.7)
    stop = Event()

    def stop_then(progress: SyncProgress) -> None:
        if progress.stage == "scan" and (hasty.index_dir / "current").exists():
            stop.set()

    first = sync_index(hasty, stop_then, stop=stop)
    assert "scan.pdf" in first.added
    assert live_document(hasty).unread
    tesseract.take(0)
    second = sync_index(hasty)
    assert "scan.pdf" in second.unchanged
    assert live_document(hasty).notes == (NOTE,)
    assert tesseract.pages == PAGES - 1
    assert sync_index(hasty).generation == second.generation


def test_a_renamed_scan_is_not_recognised_again(
    hasty: Settings, tesseract: Tesseract
) -> None:
    sync_index(hasty)
    before = live_document(hasty)
    (hasty.corpus_dir / "scan.pdf").rename(hasty.corpus_dir / "plan.pdf")
    assert sync_index(hasty).renamed == (("scan.pdf", "plan.pdf"),)
    assert live_document(hasty, "plan.pdf").text == before.text
    assert tesseract.pages == PAGES - 1


@pytest.mark.slow
def test_a_rebuild_publishes_no_part_of_a_scan_that_was_whole(
    hasty: Settings, tesseract: Tesseract
) -> None:
    before = sync_index(hasty)
    tesseract.take(0.7)
    report = sync_index(hasty, rebuild=True)
    assert int(report.generation) == int(before.generation) + 1
    assert live_document(hasty).notes == (NOTE,)
    assert tesseract.pages == 2 * (PAGES - 1)


def test_a_reading_goes_on_from_what_an_earlier_one_found(
    tesseract: Tesseract,
) -> None:
    tesseract.take(0)
    content = scan(write_pdf(*[paragraph("A page.")] * 4), keep=[1])
    earlier = Begun({2: "What the second page says."}, frozenset([4]))
    with recognition(lambda: None, earlier):
        extract = read_pdf(content)
    assert [(p.number, p.span.of(extract.text)) for p in extract.pages] == [
        (1, "A page."),
        (2, "What the second page says."),
        (4, RECOGNISED),
    ]
    assert tesseract.pages == 1
    assert "Page 3 has no text (scanned?)." in extract.notes
