from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from assistant.cite.citations import CitedAnswer, CitedText
from assistant.extract.found import Statement
from index.documents import Document, Page, Span
from index.text.damage import find_damage

TEXT = (
    "There are 252 firms and 60,000 5 employees.\nThey make glass,\nbottles and tubes."
)


def document(name: str = "a.txt") -> Document:
    return Document(
        id=name,
        path=name,
        title="On glass",
        language="en",
        text=TEXT,
        pages=(Page(1, Span(0, 44)), Page(2, Span(44, len(TEXT)))),
        content_hash="0",
        warnings=find_damage(TEXT),
    )


def statement(quote: str, *items: str, name: str = "a.txt") -> Statement:
    def span(part: str) -> Span:
        return Span(TEXT.index(part), TEXT.index(part) + len(part))

    return Statement(name, span(quote), 0.9, items=tuple(map(span, items)))


def cite_statements(
    statements: Sequence[Statement], documents: Mapping[str, Document], language: str
) -> list[CitedText]:
    answer = CitedAnswer(documents, language)
    return [piece for s in statements if (piece := answer.quote(s))]


def test_a_statement_becomes_its_words_and_a_marker() -> None:
    (piece,) = cite_statements(
        [statement("There are 252 firms")], {"a.txt": document()}, "en"
    )
    assert piece.text == "There are 252 firms [1]"
    citation = piece.citations[0]
    assert citation.quote == "There are 252 firms"
    assert citation.source_span.of(TEXT) == citation.quote
    assert citation.answer_span.of(piece.text) == "There are 252 firms"
    assert (citation.page, citation.title, citation.language) == (1, "On glass", "en")


def test_several_statements_are_numbered_and_their_spans_are_into_the_whole_text() -> (
    None
):
    pieces = cite_statements(
        [statement("252 firms"), statement("make glass")], {"a.txt": document()}, "en"
    )
    text = "".join(piece.text for piece in pieces)
    assert text == "252 firms [1]\n\nmake glass [2]"
    assert [p.citations[0].answer_span.of(text) for p in pieces] == [
        "252 firms",
        "make glass",
    ]
    assert pieces[1].citations[0].page == 2


def test_a_list_has_a_line_for_each_item_and_one_citation() -> None:
    (piece,) = cite_statements(
        [
            statement(
                "They make glass,\nbottles and tubes.", "glass", "bottles", "tubes"
            )
        ],
        {"a.txt": document()},
        "en",
    )
    assert piece.text == "- glass [1]\n- bottles [1]\n- tubes [1]"
    assert piece.citations[0].quote == "They make glass,\nbottles and tubes."


def test_a_line_break_in_a_quote_stays_in_the_quote_and_not_in_the_answer() -> None:
    (piece,) = cite_statements(
        [statement("glass,\nbottles")], {"a.txt": document()}, "en"
    )
    assert piece.text == "glass, bottles [1]"
    assert piece.citations[0].quote == "glass,\nbottles"


@pytest.mark.parametrize(
    ("language", "warning"),
    [
        ("en", "the figure '60,000 5' is damaged in the source"),
        ("sv", "talet ”60,000 5” är skadat i källan"),
        ("zh", "来源文件中的数字“60,000 5”已损坏"),
        ("fi", "the figure '60,000 5' is damaged in the source"),
    ],
)
def test_a_quote_that_touches_damage_says_so_in_the_question_s_language(
    language: str, warning: str
) -> None:
    (piece,) = cite_statements(
        [statement("60,000 5 employees")], {"a.txt": document()}, language
    )
    assert piece.citations[0].warnings == (warning,)


def test_a_quote_beside_damage_has_no_warning() -> None:
    (piece,) = cite_statements([statement("252 firms")], {"a.txt": document()}, "en")
    assert piece.citations[0].warnings == ()


@pytest.mark.parametrize(
    "bad",
    [
        Statement("gone.txt", Span(0, 5), 0.9),
        Statement("a.txt", Span(0, len(TEXT) + 1), 0.9),
        Statement("a.txt", Span(3, 3), 0.9),
        Statement("a.txt", Span(0, 5), 0.9, items=(Span(3, 9),)),
    ],
)
def test_a_statement_that_cannot_be_re_read_is_dropped_with_its_citation(
    bad: Statement,
) -> None:
    pieces = cite_statements([bad, statement("252 firms")], {"a.txt": document()}, "en")
    assert [p.text for p in pieces] == ["252 firms [1]"]


def test_the_words_that_answer_are_bold_where_they_stand_in_the_answer() -> None:
    span = Span(TEXT.index("bottles"), TEXT.index("bottles") + len("bottles"))
    made = replace(statement("glass,\nbottles and tubes"), key=span)
    (piece,) = cite_statements([made], {"a.txt": document()}, "en")
    assert piece.text == "glass, bottles and tubes [1]"
    (citation,) = piece.citations
    assert [bold.of(piece.text) for bold in citation.bold_spans] == ["bottles"]
    assert citation.key_span == span


def test_a_figure_leads_its_sentence_and_the_statement_is_the_sentence_alone() -> None:
    span = Span(TEXT.index("252"), TEXT.index("252") + len("252 firms"))
    made = replace(statement("There are 252 firms"), key=span, leads=True)
    pieces = cite_statements(
        [statement("make glass"), made], {"a.txt": document()}, "en"
    )
    text = "".join(piece.text for piece in pieces)
    assert text == "make glass [1]\n\n252 firms — There are 252 firms [2]"
    citation = pieces[1].citations[0]
    assert [bold.of(text) for bold in citation.bold_spans] == ["252 firms"] * 2
    assert citation.answer_span.of(text) == "There are 252 firms"


def test_words_that_answer_outside_of_their_statement_are_dropped_with_it() -> None:
    made = replace(statement("make glass"), key=Span(0, 5))
    assert cite_statements([made], {"a.txt": document()}, "en") == []


def test_a_quote_from_a_page_that_was_recognised_says_so() -> None:
    pages = (Page(1, Span(0, 44)), Page(2, Span(44, len(TEXT)), recognised=True))
    scanned = replace(document(), pages=pages)
    typed, read = cite_statements(
        [statement("252 firms"), statement("make glass")], {"a.txt": scanned}, "sv"
    )
    assert not typed.citations[0].warnings
    (warning,) = read.citations[0].warnings
    assert warning.startswith("page 2 är inläst från en bild")


def test_a_citation_names_the_row_of_the_sheet_it_quotes() -> None:
    rows = (
        Page(3, Span(0, 44), "row", sheet="Firms"),
        Page(5, Span(44, len(TEXT)), "row", sheet="Firms"),
    )
    (piece,) = cite_statements(
        [statement("make glass")], {"a.txt": replace(document(), pages=rows)}, "en"
    )
    (citation,) = piece.citations
    assert (citation.page, citation.place) == (None, "sheet Firms, row 5")


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("en", "2, counted from the rows of the table:"),
        ("sv", "2, räknat från raderna i tabellen:"),
        ("zh", "2（按表格的行数统计）："),
        ("de", "2, gezählt aus den Zeilen der Tabelle:"),
    ],
)
def test_what_was_counted_is_said_to_be_and_stands_in_no_quote(
    language: str, lead: str
) -> None:
    rows = statement("They make glass,\nbottles and tubes.", "glass", "bottles")
    (piece,) = cite_statements(
        [replace(rows, counted=2)], {"a.txt": document()}, language
    )
    assert piece.text == f"{lead}\n- glass [1]\n- bottles [1]"
    (citation,) = piece.citations
    assert citation.answer_span.of(piece.text) == "- glass [1]\n- bottles"
    assert [bold.of(piece.text) for bold in citation.bold_spans] == ["2"]
    assert "2" not in citation.quote
