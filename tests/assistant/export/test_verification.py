"""Receipts checked against real files, read again by the reading processes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.export.receipt import (
    Receipt,
    ReceiptPassage,
    receipt_of,
    text_hash,
)
from assistant.export.verification import Verification, verify_receipt
from index.documents import Span
from index.settings import IndexSettings
from tests.assistant.export.answers import FIRMS, PLAN, TWO, quoting

ENDS = "The plan ends in 2030."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "firms.txt").write_text(FIRMS, encoding="utf-8")
    (folder / "plan.txt").write_text(PLAN, encoding="utf-8")
    return folder


def verify(corpus: Path, receipt: Receipt | None = None) -> Verification:
    settings = IndexSettings(corpus_dir=corpus, index_dir=corpus.parent / "index")
    return verify_receipt(receipt or receipt_of([TWO]), settings)


def findings(verification: Verification) -> list[str]:
    return [quote.finding for quote in verification.quotes]


def test_every_quote_stands_while_nothing_has_changed(corpus: Path) -> None:
    verification = verify(corpus)
    assert findings(verification) == ["stands"] * 3
    assert verification.holds
    assert not any(d.changed or d.missing for d in verification.documents)
    assert verification.passages_standing == verification.passages == 2


def test_a_quote_that_moved_is_found_by_its_words(corpus: Path) -> None:
    moved = f"A new beginning.\n\n{PLAN}".replace("ends in", "ends  in")
    (corpus / "plan.txt").write_text(moved, encoding="utf-8")
    verification = verify(corpus)
    assert findings(verification) == ["stands", "moved", "stands"]
    assert verification.holds
    assert verification.quotes[1].span == Span(18, 18 + len(ENDS) + 1)
    assert [d.id for d in verification.documents if d.changed] == ["plan.txt"]
    assert verification.passages_standing == 1


def test_a_quote_that_was_changed_is_gone(corpus: Path) -> None:
    changed = PLAN.replace("2030", "2031")
    (corpus / "plan.txt").write_text(changed, encoding="utf-8")
    verification = verify(corpus)
    assert findings(verification) == ["stands", "gone", "stands"]
    assert not verification.holds


def test_a_figure_that_goes_on_where_the_quote_ended_is_another_figure(
    corpus: Path,
) -> None:
    receipt = receipt_of([quoting(("plan.txt", "The plan ends in 2030"))])
    assert findings(verify(corpus, receipt)) == ["stands"]
    changed = PLAN.replace("2030", "20305")
    (corpus / "plan.txt").write_text(changed, encoding="utf-8")
    assert findings(verify(corpus, receipt)) == ["gone"]


@pytest.mark.parametrize(
    ("before", "now"),
    [("It ends in 40", "It ends in 400"), ("Planen kostar 1", "Planen kostar 1,5")],
)
def test_a_passage_whose_last_figure_goes_on_now_does_not_stand(
    corpus: Path, before: str, now: str
) -> None:
    digest = text_hash(before)
    passage = ReceiptPassage("plan.txt", None, 0, len(before), digest, 0.9)
    (answer,) = receipt_of([TWO]).answers
    receipt = replace(
        receipt_of([]), answers=(replace(answer, quotes=(), passages=(passage,)),)
    )
    (corpus / "plan.txt").write_text(before, encoding="utf-8")
    assert verify(corpus, receipt).passages_standing == 1
    (corpus / "plan.txt").write_text(now, encoding="utf-8")
    assert verify(corpus, receipt).passages_standing == 0


def test_words_that_now_stand_twice_are_not_taken_for_the_quote(corpus: Path) -> None:
    (corpus / "plan.txt").write_text(f"So:\n{ENDS}\n{ENDS}", encoding="utf-8")
    verification = verify(corpus)
    assert findings(verification) == ["stands", "several", "stands"]
    assert not verification.holds


def test_a_document_that_was_removed_is_missing(corpus: Path) -> None:
    (corpus / "plan.txt").unlink()
    verification = verify(corpus)
    assert findings(verification) == ["stands", "missing", "stands"]
    assert [d.id for d in verification.documents if d.missing] == ["plan.txt"]
    assert not verification.holds


def test_a_document_that_was_renamed_is_missing_and_its_new_name_is_told(
    corpus: Path,
) -> None:
    (corpus / "plan.txt").rename(corpus / "old plan.txt")
    (missing,) = [d for d in verify(corpus).documents if d.missing]
    assert missing.now_called == ("old plan.txt",)


def test_a_document_that_cannot_be_read_any_more_is_named(corpus: Path) -> None:
    (corpus / "plan.txt").write_bytes(b"")
    verification = verify(corpus)
    assert findings(verification) == ["stands", "unreadable", "stands"]
    assert verification.documents[1].unreadable == "is empty"


def test_a_receipt_cannot_name_a_file_outside_the_corpus(corpus: Path) -> None:
    (corpus.parent / "plan.txt").write_text(PLAN, encoding="utf-8")
    (answer,) = receipt_of([TWO]).answers
    away = tuple(replace(q, document="../plan.txt") for q in answer.quotes)
    receipt = replace(receipt_of([]), answers=(replace(answer, quotes=away),))
    assert set(findings(verify(corpus, receipt))) == {"missing"}
