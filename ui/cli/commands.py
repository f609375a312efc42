"""The command `cluster-policy`: chat, ask, index, serve, search, evaluate and more.

Exit codes: 0 done or answered, 1 an error that is explained, 2 wrong usage, 3 the
documents do not say, 4 a floor is not reached, 5 a quote no longer stands, 130 ended
by Ctrl-C, 141 nobody reads what is printed.
"""

from __future__ import annotations

import gc
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.cli import keys, serving_programs
from ui.cli.asking_as import As, asking
from ui.cli.options import Among, AsJson, Question, TopK, Verbosity

if TYPE_CHECKING:
    from assistant.settings import Settings

NOT_FOUND = 3
FLOOR_MISSED = 4
QUOTE_LOST = 5
INTERRUPTED = 130

app = typer.Typer(
    name="cluster-policy",
    help="Ask the documents of a folder; every answer is cited to the character.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(keys.app)
app.add_typer(serving_programs.app)


def main() -> None:
    """Run the command; what a person can cause or mend ends in one line and a hint."""
    from index.errors import DisplayableError, SyncStoppedError
    from ui.standard_output import whole_output

    try:
        with whole_output():
            app()
    except SyncStoppedError as error:
        typer.echo(error.whole, err=True)
        sys.exit(INTERRUPTED)
    except DisplayableError as error:
        typer.secho(error.message, fg=typer.colors.RED, err=True)
        if error.hint:
            typer.echo(error.hint, err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        # The system takes all memory back; looking through it first takes a second.
        gc.freeze()


@app.callback()
def _any_command(verbosity: Verbosity = 0) -> None:
    """Take what may also stand before the name of a command."""


@app.command()
def chat(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="Port of the page.")] = 8501,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "localhost",
    without_login: Annotated[
        bool,
        typer.Option(
            "--without-login", help="Let everybody in who reaches another --host."
        ),
    ] = False,
    verbosity: Verbosity = 0,
) -> None:
    """Bring the index up to date and open the chat in the browser."""
    from ui.cli.serving import check_admission, serve_chat
    from ui.cli.sync import bring_up_to_date

    settings = _settings()
    check_admission(host, settings, without_login=without_login)
    bring_up_to_date(settings)
    before = context.parent.params["verbosity"] if context.parent else 0
    sys.exit(serve_chat(host, port, max(verbosity, before)))


@app.command()
def ask(
    question: Question,
    as_json: AsJson = False,
    top_k: TopK = None,
    receipt: Annotated[
        Path | None, typer.Option(help="Write a receipt that `verify` checks.")
    ] = None,
    among: Among = None,
    who: As = None,
    verbosity: Verbosity = 0,
) -> None:
    """Answer one question; the exit code is 3 when nothing in them does."""
    from assistant.pipeline import Assistant
    from ui.cli.output import print_answer, print_json
    from ui.cli.receipts import write_receipt_of

    settings = _settings(top_k=top_k)
    with Assistant.open(settings) as assistant:
        asked = assistant.for_visitor(asking(who, settings))
        answer = (asked.among(*among) if among else asked).ask(question)
    if receipt:
        write_receipt_of(answer, receipt)
    if as_json:
        print_json(answer)
    else:
        print_answer(answer)
    if answer.status == "not_found":
        sys.exit(NOT_FOUND)


@app.command()
def verify(
    receipt: Annotated[Path, typer.Argument(help="From the page or `ask --receipt`.")],
    as_json: AsJson = False,
    verbosity: Verbosity = 0,
) -> None:
    """Look for the quotes of a receipt in the files now; exit code 5 if one is lost."""
    from assistant.export.receipt import read_receipt
    from assistant.export.verification import verify_receipt
    from ui.cli.output import print_json
    from ui.cli.receipts import print_verification

    verification = verify_receipt(read_receipt(receipt), _settings())
    (print_json if as_json else print_verification)(verification)
    if not verification.holds:
        sys.exit(QUOTE_LOST)


@app.command()
def index(
    rebuild: Annotated[
        bool, typer.Option("--rebuild", help="Read every document again.")
    ] = False,
    rollback: Annotated[
        bool, typer.Option("--rollback", help="Go back to the state before.")
    ] = False,
    verbosity: Verbosity = 0,
) -> None:
    """Read what is new or changed in the corpus folder; Ctrl-C stops in order."""
    from ui.cli.sync import (
        print_report,
        print_went_back,
        stopped_by_interrupt,
        sync_with_progress,
    )

    if rebuild and rollback:
        raise typer.BadParameter("It is either --rebuild or --rollback.")
    settings = _settings()
    if rollback:
        from index.pipeline import roll_back

        print_went_back(roll_back(settings))
        return
    with stopped_by_interrupt() as stop:
        report = sync_with_progress(settings, stop, rebuild=rebuild)
    print_report(report)


@app.command()
def watch(verbosity: Verbosity = 0) -> None:
    """Follow the corpus folder: read what is new or changed, until Ctrl-C."""
    from ui.cli.sync import follow_folder

    follow_folder(_settings())


@app.command()
def search(
    question: Question,
    as_json: AsJson = False,
    top_k: TopK = None,
    who: As = None,
    verbosity: Verbosity = 0,
) -> None:
    """List the passages nearest to a question, without answering it."""
    from assistant.pipeline import Assistant
    from ui.cli.output import print_json, print_passages

    settings = _settings(top_k=top_k)
    with Assistant.open(settings) as assistant:
        passages = assistant.for_visitor(asking(who, settings)).search(question)
    if as_json:
        print_json(passages)
    else:
        print_passages(passages)
    if not passages:
        sys.exit(NOT_FOUND)


@app.command()
def evaluate(
    questions: Annotated[
        Path,
        typer.Argument(
            help="YAML or JSON lines, also RAGAS's; or a folder as BEIR has it.",
            show_default=False,
        ),
    ],
    as_json: AsJson = False,
    verbosity: Verbosity = 0,
) -> None:
    """Ask questions with known answers; exit code 4 if a floor is not reached."""
    from assistant.evaluation.corpora import opened_for
    from assistant.evaluation.evaluation import evaluate as evaluate_questions
    from assistant.evaluation.question_files import read_questions
    from ui.cli.evaluation_table import print_evaluation
    from ui.cli.output import print_json

    read = read_questions(questions)
    with opened_for(read, _settings()) as (assistant, asked):
        evaluation = evaluate_questions(assistant, asked)
    if as_json:
        print_json(evaluation)
    else:
        print_evaluation(evaluation)
    if evaluation.missed:
        sys.exit(FLOOR_MISSED)


@app.command()
def feedback(
    to: Annotated[Path, typer.Option(help="A new .yaml file, or else JSON lines.")],
    verbosity: Verbosity = 0,
) -> None:
    """Write what readers found wrong as questions for `evaluate`."""
    from ui.cli.feedback_cases import write_feedback

    write_feedback(_settings(), to)


@app.command()
def documents(
    as_json: AsJson = False, who: As = None, verbosity: Verbosity = 0
) -> None:
    """List the indexed documents, and the files that could not be read."""
    from assistant.access.folders import Folders
    from index.storage.live_index import LiveIndex
    from ui.cli.output import print_documents, print_json

    settings = _settings()
    with closing(LiveIndex(settings)) as live:
        opened = Folders(settings.corpus_dir).open_to(asking(who, settings), live)
        with opened.use() as (_, store):
            listed, failures = store.documents(), store.failures()
    if as_json:
        print_json({"documents": listed, "failures": failures})
    else:
        print_documents(listed, failures)


@app.command()
def doctor(as_json: AsJson = False, verbosity: Verbosity = 0) -> None:
    """Examine models, index, locks, disk and documents; exit code 1 if one is wrong."""
    from ui.cli.output import print_findings, print_json
    from ui.doctor.examination import examine

    findings = examine(_settings())
    if as_json:
        print_json(findings)
    else:
        print_findings(findings)
    sys.exit(0 if all(finding.ok for finding in findings) else 1)


def _settings(**values: int | None) -> Settings:
    from assistant.settings import Settings

    given = {name: value for name, value in values.items() if value is not None}
    return Settings.load(**given)
