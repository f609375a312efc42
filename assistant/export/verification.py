"""Check a receipt against the files as they are now: does each quote still stand?

receipt → the files of the corpus it names → their text → each quote: where it stands
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.cite.quotes.finding import Found, find_quote
from assistant.export.receipt import Receipt, ReceiptPassage, ReceiptQuote, text_hash
from index.documents import Document, ReadFailure, Span
from index.readers.pdf.recognition import Begun
from index.sandbox.pool import ReadingPool
from index.sync.corpus import scan_corpus

if TYPE_CHECKING:
    from index.settings import IndexSettings
    from index.sync.corpus import CorpusScan

Finding = Found | Literal["missing", "unreadable"]
"""``missing``: the document is not there. ``unreadable``: it is, and cannot be read, or
not all of it."""
_FOUND: frozenset[Finding] = frozenset({"stands", "moved"})


@dataclass(frozen=True, slots=True)
class CheckedQuote:
    """A quote of a receipt, and what became of it."""

    answer: int
    """Which answer of the receipt cites it, from 1."""
    quote: ReceiptQuote
    finding: Finding
    span: Span | None = None
    """Where it stands now; where it stands several times, the first."""
    place: str | None = None
    """The same in words: "page 12"."""

    @property
    def found(self) -> bool:
        """Whether it stands in its document, at a place that can be told."""
        return self.finding in _FOUND


@dataclass(frozen=True, slots=True)
class CheckedDocument:
    """A document that a receipt quotes from, and how it is now."""

    id: str
    changed: bool = False
    """Whether the file has other bytes than when it was quoted."""
    missing: bool = False
    now_called: tuple[str, ...] = ()
    """Files of the corpus with the bytes of one that is missing."""
    unreadable: str = ""
    """Why it cannot be read; empty where it can."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of the quotes of a receipt."""

    quotes: tuple[CheckedQuote, ...]
    documents: tuple[CheckedDocument, ...]
    passages: int
    """So many passages were read for the answers."""
    passages_standing: int
    """So many of them stand where they stood, in the documents that are quoted."""

    @property
    def holds(self) -> bool:
        """Whether every quote was found."""
        return all(quote.found for quote in self.quotes)


def verify_receipt(receipt: Receipt, settings: IndexSettings) -> Verification:
    """Look for every quote of a receipt in the files of the corpus, as they are now.

    The index is not asked, and none has to be there.

    Raises:
        CorpusMissingError: There is no folder with documents.
    """
    scan = scan_corpus(settings.corpus_dir, without=settings.index_dir)
    quotes = [quote for answer in receipt.answers for quote in answer.quotes]
    passages = [passage for answer in receipt.answers for passage in answer.passages]
    # What a receipt names is looked up among the files that are there: no name in it
    # leads out of the folder.
    named = {quote.document for quote in quotes}
    named |= {passage.document for passage in passages}
    names = sorted(named & scan.files.keys())
    read = _read(names, scan, settings)
    known = {(quote.document, quote.content_hash) for quote in quotes}
    return Verification(
        quotes=tuple(
            _check(number, quote, read.get(quote.document), scan)
            for number, answer in enumerate(receipt.answers, 1)
            for quote in answer.quotes
        ),
        documents=_documents(quotes, read, scan),
        passages=len(passages),
        passages_standing=sum(_stands(one, read, known) for one in passages),
    )


def _read(
    names: Iterable[str], scan: CorpusScan, settings: IndexSettings
) -> Mapping[str, Document | ReadFailure]:
    """Return what became of each file; text recognition goes on until all is read."""
    read: dict[str, Document | ReadFailure] = {}
    begun: dict[str, Begun | None] = {}
    left = list(names)
    with ReadingPool(settings.corpus_dir, settings.limits) as pool:
        while left:
            files = [(name, scan.files[name].path) for name in left]
            left = []
            for result in pool.read(files, begun=begun.get):
                name = (
                    result.document_id if isinstance(result, ReadFailure) else result.id
                )
                before = read.get(name)
                if isinstance(result, ReadFailure) and before is not None:
                    continue  # A part of it is more than nothing.
                read[name] = result
                if isinstance(result, Document) and _goes_on(result, before):
                    begun[name] = Begun.in_document(result)
                    left.append(name)
    return read


def _goes_on(document: Document, before: Document | ReadFailure | None) -> bool:
    """Return whether pages are unread, and the last reading has read any."""
    if isinstance(before, Document):
        return 0 < len(document.unread) < len(before.unread)
    return bool(document.unread)


def _check(
    answer: int,
    quote: ReceiptQuote,
    read: Document | ReadFailure | None,
    scan: CorpusScan,
) -> CheckedQuote:
    if read is None:
        seen = scan.saw(quote.document)
        return CheckedQuote(answer, quote, "missing" if seen else "unreadable")
    if isinstance(read, ReadFailure):
        return CheckedQuote(answer, quote, "unreadable")
    same_file = quote.content_hash == read.content_hash
    finding, span = find_quote(quote.quote, quote.start, read.text, same_file=same_file)
    if span is None:
        return CheckedQuote(answer, quote, "unreadable" if read.unread else finding)
    page = read.page_at(span.start)
    return CheckedQuote(answer, quote, finding, span, page.place if page else None)


def _documents(
    quotes: Iterable[ReceiptQuote],
    read: Mapping[str, Document | ReadFailure],
    scan: CorpusScan,
) -> tuple[CheckedDocument, ...]:
    """Return how each document is now that is quoted, in the order quoted."""
    hashes: dict[str, set[str]] = {}
    for quote in quotes:
        hashes.setdefault(quote.document, set()).add(quote.content_hash)
    return tuple(
        _document(name, known - {""}, read.get(name), scan)
        for name, known in hashes.items()
    )


def _document(
    name: str,
    known: set[str],
    read: Document | ReadFailure | None,
    scan: CorpusScan,
) -> CheckedDocument:
    if isinstance(read, Document):
        unread = f"{len(read.unread)} scanned pages are not read" if read.unread else ""
        changed = bool(known) and known != {read.content_hash}
        return CheckedDocument(name, changed, unreadable=unread)
    if isinstance(read, ReadFailure):
        changed = bool(known) and known != {scan.files[name].content_hash}
        return CheckedDocument(name, changed, unreadable=read.reason)
    if not scan.saw(name):
        reason = "it, or a folder that it is in, cannot be opened"
        return CheckedDocument(name, unreadable=reason)
    same = [other for other, f in scan.files.items() if f.content_hash in known]
    return CheckedDocument(name, missing=True, now_called=tuple(same))


def _stands(
    passage: ReceiptPassage,
    read: Mapping[str, Document | ReadFailure],
    known: Collection[tuple[str, str]],
) -> bool:
    """Return whether a passage stands where it stood, with no figure that goes on.

    ``known`` are the documents as they were quoted, with the hashes of their files.
    """
    document = read.get(passage.document)
    if not isinstance(document, Document):
        return False
    text = document.text[passage.start : passage.end]
    same_file = (document.id, document.content_hash) in known
    found, _ = find_quote(text, passage.start, document.text, same_file=same_file)
    return found == "stands" and text_hash(text) == passage.text_hash
