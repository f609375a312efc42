"""Write the receipt of an answer, and print what became of one's quotes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from ui.cli.output import print_line

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.answers import Answer
    from assistant.export.verification import (
        CheckedDocument,
        CheckedQuote,
        Verification,
    )

_NOTHING = "It has no quotes that could be looked for."
_HOLDS = "Every quote was found."
_SHOWN = 100
"""Characters of a quote; JSON has all."""


def write_receipt_of(answer: Answer, path: Path) -> None:
    """Write the receipt of an answer that was given just now.

    Raises:
        ReceiptError: It cannot be written.
    """
    from assistant.export.exchange import Exchange
    from assistant.export.receipt import receipt_of, write_receipt

    now = datetime.now().astimezone()
    write_receipt(receipt_of([Exchange(answer.question, now, answer)]), path)


def print_verification(verification: Verification) -> None:
    """Print each quote with what became of it, then the documents, then the sum."""
    for quote in verification.quotes:
        print_line(_describe_quote(quote), "" if quote.found else "red")
        print_line(f"     “{_shorten(quote.quote.quote)}”", "dim")
    for document in verification.documents:
        if sentence := _describe_document(document):
            print_line(sentence, "yellow")
    if verification.passages:
        standing, read = verification.passages_standing, verification.passages
        print_line(f"{standing} of {read} passages that were read stand as they did.")
    lost = sum(not quote.found for quote in verification.quotes)
    if not verification.quotes:
        print_line(_NOTHING)
    elif lost:
        print_line(
            f"{lost} of {len(verification.quotes)} quotes were not found.", "red"
        )
    else:
        print_line(_HOLDS)


def _describe_quote(checked: CheckedQuote) -> str:
    quote = checked.quote
    named = f"{quote.document} {quote.start}-{quote.end}"
    now = ""
    if checked.span:
        place = f", {checked.place}" if checked.place else ""
        now = f"{checked.span.start}-{checked.span.end}{place}"
    said = {
        "stands": "stands where it stood",
        "moved": f"moved: the same words stand at {now} and nowhere else",
        "several": f"not where it stood: the words stand several times, first at {now}",
        "gone": "gone: these words no longer stand in the document",
        "missing": "the document is missing",
        "unreadable": "not found: the document cannot be read, or not all of it",
    }[checked.finding]
    mark = "ok " if checked.found else "BAD"
    return f"{mark}  answer {checked.answer} [{quote.number}] {named}: {said}"


def _describe_document(document: CheckedDocument) -> str:
    """Say what is other than it was; nothing of a document that is the same."""
    if document.missing:
        called = ", ".join(document.now_called)
        return f"missing: {document.id}" + (
            f" (the same file is there as {called})" if called else ""
        )
    parts = ["changed" if document.changed else "", document.unreadable]
    said = ", ".join(filter(None, parts))
    return f"{document.id}: {said}" if said else ""


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"
