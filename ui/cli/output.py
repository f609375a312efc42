"""What the command line prints; nothing from a document is read as markup."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.text import Text

from assistant.export.remarks import translated_by, written_by
from assistant.language.messages import closeness, language_name, nearest_heading
from ui.answer_messages import not_shown
from ui.cli.tables import print_table
from ui.standard_output import shows, visible
from ui.sync_messages import describe_failure

if TYPE_CHECKING:
    from assistant.answers import Answer, Citation
    from index.documents import IndexedDocument, ReadFailure, ScoredPassage
    from ui.doctor.examination import Finding

# Lines of one finding on a terminal; JSON has all.
_DETAILS = 10
# Passages that are shown where there is no answer; JSON has all.
_NEAREST = 3


def print_json(value: Any) -> None:
    """Print any of the project's values as JSON, with its own field names."""
    text = json.dumps(value, default=_as_json, ensure_ascii=False, indent=2)
    if not shows(text):
        text = json.dumps(value, default=_as_json, indent=2)
    sys.stdout.write(f"{text}\n")


def print_answer(answer: Answer) -> None:
    """Print an answer with its sources, or the nearest passages where there is none."""
    print_line(_emphasised(answer))
    for note in answer.notes:
        print_line(note, "dim")
    if answer.mode == "written":
        print_line(f"{written_by(answer)}.", "dim")
    for source in answer.sources:
        if answer.status == "help":
            print_line(f"[{source.number}] {source.document_id}", "dim")
        else:
            _print_source(source, answer)
    if not answer.citations and answer.passages:
        print_line(f"\n{nearest_heading(answer.language)}", "dim")
        for hit in answer.passages[:_NEAREST]:
            _print_passage(hit, closeness(answer.language, hit.score))
    _print_rejected(answer)


def print_passages(passages: Sequence[ScoredPassage]) -> None:
    """Print passages with where they stand, best first."""
    for hit in passages:
        _print_passage(hit, f"{hit.score:.4f}")


def _print_passage(hit: ScoredPassage, score: str) -> None:
    passage = hit.passage
    place = f"{passage.document_id} {passage.span.start}-{passage.span.end}"
    print_line(f"{score}  {place}", "bold")
    print_line(f"    {_one_line(passage.text)}")


def print_documents(
    documents: Sequence[IndexedDocument], failures: Sequence[ReadFailure]
) -> None:
    """Print a table of the documents, their notes, and what could not be read."""
    headings = "document", "language", "passages", "changed", "damaged places"
    print_table(headings, map(_row, documents))
    for document in documents:
        for note in document.notes:
            print_line(f"{document.id}: {note}")
    print_failures(failures)


def _row(document: IndexedDocument) -> tuple[str, ...]:
    changed = datetime.fromtimestamp(document.modified).astimezone()
    return (
        document.id,
        language_name(document.language, "en"),
        str(document.passages),
        f"{changed:%Y-%m-%d %H:%M}",
        str(document.warnings),
    )


def print_findings(findings: Sequence[Finding]) -> None:
    """Print what the doctor found, a line each."""
    for finding in findings:
        mark = "ok " if finding.ok else "BAD"
        print_line(
            f"{mark}  {finding.name}: {finding.value}", "" if finding.ok else "red"
        )
        for detail in finding.details[:_DETAILS]:
            print_line(f"     {detail}")
        if len(finding.details) > _DETAILS:
            print_line(f"     and {len(finding.details) - _DETAILS:,} more: see --json")
        if finding.hint:
            print_line(f"     {finding.hint}", "dim")


def _emphasised(answer: Answer) -> Text:
    """Return the answer, the words that answer in bold, what is unsupported yellow."""
    text = Text(answer.text)
    for citation in answer.citations:
        for span in citation.bold_spans:
            text.stylize("bold", span.start, span.end)
    for span in answer.unsupported_spans:
        text.stylize("italic yellow", span.start, span.end)
    return text


def _print_source(citation: Citation, answer: Answer) -> None:
    place = f", {citation.place}" if citation.place else ""
    source = f"[{citation.number}] {citation.title} ({citation.document_id}{place}, "
    print_line(f"\n{source}{language_name(citation.language, 'en')})", "bold")
    print_line(f"    “{_one_line(citation.quote)}”")
    if citation.translation:
        print_line(f"    {translated_by(answer)}:", "dim")
        print_line(f"    {_one_line(citation.translation)}", "dim")
    for warning in citation.warnings:
        print_line(f"    ⚠ {warning}", "yellow")


def _print_rejected(answer: Answer) -> None:
    """Say what the model wrote and nothing supports, so that none of it reads as so."""
    if not answer.rejected:
        return
    print_line(f"\n{not_shown(answer)}:", "dim")
    for rejection in answer.rejected:
        print_line(f"    {rejection.reason} “{_one_line(rejection.text)}”", "dim")


def print_failures(failures: Sequence[ReadFailure]) -> None:
    """Print the files that could not be read, with the reasons."""
    for failure in failures:
        reason = describe_failure(failure)
        print_line(f"could not be read: {failure.document_id}: {reason}", "yellow")


def print_line(text: str | Text, style: str = "") -> None:
    """Print text as it stands, however long it is."""
    # As Text, so that brackets in a document are never read as markup.
    shown = text if isinstance(text, Text) else Text(visible(text), style=style)
    Console(soft_wrap=True, highlight=False).print(shown)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _as_json(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"not a value of this project: {type(value).__name__}")
