"""What the command line prints; nothing from a document is read as markup."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, is_dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table
from rich.text import Text

from assistant.messages import language_name, nearest_heading

if TYPE_CHECKING:
    from assistant.answers import Answer, Citation
    from assistant.doctor import Finding
    from assistant.settings import Settings
    from index.documents import IndexedDocument, ReadFailure, ScoredPassage
    from index.reports import SyncProgress, SyncReport

_STAGES = {
    "scan": "Looking for changes",
    "read": "Reading",
    "embed": "Embedding",
    "publish": "Publishing",
}


def print_json(value: Any) -> None:
    """Print any of the project's values as JSON, with its own field names."""
    json.dump(value, sys.stdout, default=_as_json, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")


def print_answer(answer: Answer) -> None:
    """Print an answer with its sources, or the nearest passages where there is none."""
    _print(_emphasised(answer))
    for note in answer.notes:
        _print(note, "dim")
    if answer.mode == "written":
        checked = "each statement checked against its source"
        _print(f"Written by {answer.model}, {checked}.", "dim")
    for source in answer.sources:
        _print_source(source, answer)
    if not answer.citations and answer.passages:
        _print(f"\n{nearest_heading(answer.language)}", "dim")
        print_passages(answer.passages[:3])
    _print_rejected(answer)


def print_passages(passages: Sequence[ScoredPassage]) -> None:
    """Print passages with where they stand, best first."""
    for hit in passages:
        passage = hit.passage
        place = f"{passage.document_id} {passage.span.start}-{passage.span.end}"
        _print(f"{hit.score:.4f}  {place}", "bold")
        _print(f"    {_one_line(passage.text)}")


def print_documents(
    documents: Sequence[IndexedDocument], failures: Sequence[ReadFailure]
) -> None:
    """Print a table of the documents, and what could not be read."""
    table = Table("document", "language", "passages", "changed", "damaged places")
    for document in documents:
        changed = datetime.fromtimestamp(document.modified).astimezone()
        table.add_row(
            Text(document.id),
            language_name(document.language, "en"),
            str(document.passages),
            f"{changed:%Y-%m-%d %H:%M}",
            str(document.warnings),
        )
    Console().print(table)
    _print_failures(failures)


def print_report(report: SyncReport) -> None:
    """Print what a sync did."""
    counts = {
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
        "unchanged": report.unchanged,
    }
    done = ", ".join(f"{len(ids)} {name}" for name, ids in counts.items())
    _print(f"{done}; {report.passages} passages, {report.seconds:.1f} s")
    _print_failures(report.failures)


def print_findings(findings: Sequence[Finding]) -> None:
    """Print what the doctor found, a line each."""
    for finding in findings:
        mark = "ok " if finding.ok else "BAD"
        _print(f"{mark}  {finding.name}: {finding.value}", "" if finding.ok else "red")
        if finding.hint:
            _print(f"     {finding.hint}", "dim")


def sync_with_progress(settings: Settings, *, rebuild: bool = False) -> SyncReport:
    """Bring the index up to date, with a progress bar where there is a terminal."""
    from index.pipeline import sync_index

    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=None)

        def show(progress: SyncProgress) -> None:
            bar.update(
                task,
                description=_STAGES[progress.stage],
                completed=progress.done,
                total=progress.total,
            )

        return sync_index(settings, show, rebuild=rebuild)


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
    _print(f"\n{source}{language_name(citation.language, 'en')})", "bold")
    _print(f"    “{_one_line(citation.quote)}”")
    if citation.translation:
        # An extracted answer names the model that searched, not the translator.
        model = answer.model if answer.mode == "written" else "the chat model"
        _print(f"    Translation by {model}, not part of the source:", "dim")
        _print(f"    {_one_line(citation.translation)}", "dim")
    for warning in citation.warnings:
        _print(f"    ⚠ {warning}", "yellow")


def _print_rejected(answer: Answer) -> None:
    """Say what the model wrote and nothing supports, so that none of it reads as so."""
    if not answer.rejected:
        return
    number = len(answer.rejected)
    verdict = "s of the model were not supported and are not shown"
    if number == 1:
        verdict = " of the model was not supported and is not shown"
    # Those that the settings keep do stand in the answer, marked.
    as_fact = " as fact" if answer.unsupported_spans else ""
    _print(f"\n{number} statement{verdict}{as_fact}:", "dim")
    for rejection in answer.rejected:
        _print(f"    {rejection.reason} “{_one_line(rejection.text)}”", "dim")


def _print_failures(failures: Sequence[ReadFailure]) -> None:
    for failure in failures:
        _print(f"could not be read: {failure.document_id}: {failure.reason}", "yellow")


def _print(text: str | Text, style: str = "") -> None:
    # As Text, so that brackets in a document are never read as markup.
    shown = text if isinstance(text, Text) else Text(text, style=style)
    Console(soft_wrap=True, highlight=False).print(shown)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _as_json(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"not a value of this project: {type(value).__name__}")
