"""What is printed is what stands there: no markup, no line cut, nothing hidden."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Literal

import pytest

from assistant import Answer, Citation, Rejection
from index.documents import (
    IndexedDocument,
    Passage,
    ReadFailure,
    ScoredPassage,
    Span,
)
from ui.cli.output import (
    print_answer,
    print_documents,
    print_failures,
    print_findings,
    print_json,
    print_line,
    print_passages,
)
from ui.doctor.finding import Finding

Printed = pytest.CaptureFixture[str]


def make_written(mode: Literal["extracted", "written"], rejected: int) -> Answer:
    quote = "Det finns 252 företag."
    text = "There are 252 [b]firms[/b]. [1]"
    place = Span(0, len(quote)), Span(0, 27), None, "sv", ()
    citation = Citation(1, "f.txt", "Glas", quote, *place, translation="252 firms.")
    return Answer(
        question="?",
        standalone_question="?",
        text=text,
        status="answered",
        citations=(citation,),
        passages=(),
        mode=mode,
        model="small:writer",
        index_version="1",
        timings={},
        notes=("The answer was stopped.",),
        rejected=(Rejection("300 [i]firms[/i].", "300 is not there."),) * rejected,
    )


def test_what_a_model_wrote_is_told_from_what_the_source_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_answer(make_written("written", 1))
    assert capsys.readouterr().out == (
        "There are 252 [b]firms[/b]. [1]\n"
        "The answer was stopped.\n"
        "Written by small:writer, each statement checked against its source.\n"
        "\n[1] Glas (f.txt, Swedish)\n"
        "    “Det finns 252 företag.”\n"
        "    Translation by small:writer, not part of the source:\n"
        "    252 firms.\n"
        "\n1 statement of the model was not supported and is not shown:\n"
        "    300 is not there. “300 [i]firms[/i].”\n"
    )


def test_an_extracted_answer_is_not_said_to_be_written(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_answer(make_written("extracted", 2))
    printed = capsys.readouterr().out
    assert "Written by" not in printed
    assert "Translation by the chat model, not part of the source:" in printed
    assert "2 statements of the model were not supported and are not shown" in printed
    print_answer(make_written("extracted", 0))
    assert "not supported" not in capsys.readouterr().out


def test_a_statement_that_is_kept_unsupported_is_not_said_to_be_hidden(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_answer(replace(make_written("written", 1), unsupported_spans=(Span(0, 9),)))
    assert "was not supported and is not shown as fact:" in capsys.readouterr().out


def test_long_lists_are_shortened_on_a_terminal_and_whole_in_json(
    capsys: pytest.CaptureFixture[str],
) -> None:
    finding = Finding("notes", "on 30 documents", details=tuple(map(str, range(30))))
    print_findings([finding])
    printed = capsys.readouterr().out
    assert printed.splitlines()[1:11] == [f"     {number}" for number in range(10)]
    assert "and 20 more: see --json" in printed


def test_where_nothing_answers_the_nearest_passages_are_printed(
    capsys: Printed,
) -> None:
    near = [ScoredPassage(passage(f"Text {n}."), 0.31) for n in range(5)]
    nothing = replace(
        make_written("extracted", 0),
        text="The documents do not say.",
        status="not_found",
        citations=(),
        passages=tuple(near),
    )
    print_answer(nothing)
    printed = capsys.readouterr().out
    assert printed.startswith("The documents do not say.\n")
    assert [f"Text {n}." in printed for n in range(5)] == [True] * 3 + [False] * 2
    assert printed.count("closeness 31 %  sub/a.txt 7-14") == 3


def test_documents_that_are_listed_are_printed_with_their_files_alone(
    capsys: Printed,
) -> None:
    listed = replace(make_written("extracted", 0), status="help", mode="fixed")
    print_answer(listed)
    printed = capsys.readouterr().out
    assert printed.endswith("\n[1] f.txt\n")
    assert "Det finns" not in printed


def passage(text: str) -> Passage:
    return Passage("p", "sub/a.txt", text, Span(7, 7 + len(text)), None, None)


def test_a_passage_is_printed_in_one_line_with_its_place(capsys: Printed) -> None:
    print_passages([ScoredPassage(passage("Two\n lines [bold]."), 0.01639)])
    assert capsys.readouterr().out == (
        "0.0164  sub/a.txt 7-25\n    Two lines [bold].\n"
    )


def test_warnings_and_places_stand_with_their_source(capsys: Printed) -> None:
    answer = make_written("written", 0)
    warned = replace(
        answer.citations[0], place="page 3", warnings=("the figure is damaged",)
    )
    print_answer(replace(answer, citations=(warned,)))
    printed = capsys.readouterr().out
    assert "[1] Glas (f.txt, page 3, Swedish)" in printed
    assert "⚠ the figure is damaged" in printed


def test_documents_are_a_table_with_notes_and_failures_below(capsys: Printed) -> None:
    made = IndexedDocument("a.txt", "A", "sv", 3, 1.6e9, "utf-8", 2, notes=("A note.",))
    print_documents([made], [ReadFailure("b.pdf", "is damaged")])
    table, _, below = capsys.readouterr().out.partition("a.txt: ")
    assert all(cell in table for cell in ("a.txt", "Swedish", "3", "2020-09-1", "2"))
    assert below.startswith("A note.\n")
    assert "could not be read: b.pdf: is damaged" in below


def test_no_failures_print_nothing(capsys: Printed) -> None:
    print_failures([])
    assert capsys.readouterr().out == ""


def test_a_long_line_is_printed_whole(capsys: Printed) -> None:
    print_line("word " * 500)
    assert capsys.readouterr().out == "word " * 500 + "\n"


def test_what_is_wrong_is_marked_and_says_what_to_do(capsys: Printed) -> None:
    print_findings([Finding("disk", "full", False, "Free some."), Finding("a", "b")])
    assert capsys.readouterr().out == ("BAD  disk: full\n     Free some.\nok   a: b\n")


def test_values_are_json_with_their_own_names_and_letters(capsys: Printed) -> None:
    print_json([ScoredPassage(passage("Företag 企业"), 0.5)])
    printed = capsys.readouterr().out
    assert "Företag 企业" in printed
    (hit,) = json.loads(printed)
    assert (hit["score"], hit["passage"]["span"]["start"]) == (0.5, 7)


def test_what_is_no_value_of_the_project_is_not_printed_as_json() -> None:
    with pytest.raises(TypeError, match="not a value of this project"):
        print_json({"x": object()})


def test_what_would_steer_the_terminal_is_not_printed(capsys: Printed) -> None:
    print_documents([], [ReadFailure("evil\x1b[31m\rfake.txt", "is\x9b empty")])
    printed = capsys.readouterr().out
    assert "evil" in printed
    assert not set("\x1b\x9b\r") & set(printed)
