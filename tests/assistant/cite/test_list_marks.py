"""What is quoted of a list's item begins with its words, whatever wrote the list."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import docx
import pytest

from assistant.check.verifier import Support
from assistant.cite.citations import CitedAnswer
from assistant.cite.list_marks import without_list_mark
from assistant.extract.found import Statement
from assistant.write.reply import WrittenStatement
from index.documents import Document, Span
from index.readers import load_document
from index.text.sentences import sentences_around

WORDS = "A berth costs 55 euros."
HTML = f"<p>Rules:</p><ul><li>The quay is wide.</li><li>{WORDS}</li></ul>"


def word_file() -> bytes:
    made = docx.Document()
    made.add_paragraph("Rules:")
    for item in ("The quay is wide.", WORDS):
        made.add_paragraph(item, style="List Bullet")
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def read(folder: Path, name: str, content: str | bytes) -> Document:
    file = folder / name
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return load_document(file, folder)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", HTML),
        ("a.docx", word_file()),
        ("a.md", f"Rules:\n\n- The quay is wide.\n- {WORDS}\n"),
        ("a.md", f"Rules:\n\n* The quay is wide.\n  * {WORDS}\n"),
        ("a.txt", f"Rules:\n• The quay is wide.\n• {WORDS}\n"),
    ],
)
def test_a_quoted_item_begins_with_its_words(
    tmp_path: Path, name: str, content: str | bytes
) -> None:
    document = read(tmp_path, name, content)
    text = document.text
    figure = Span(text.index("55"), text.index("55") + 8)
    sentence = sentences_around(text, "en", figure)
    answer = CitedAnswer({document.id: document}, "en")
    piece = answer.quote(Statement(document.id, sentence, 1.0, figure, leads=True))
    assert piece
    assert piece.text == f"55 euros — {WORDS} [1]"
    (citation,) = piece.citations
    assert citation.quote == citation.source_span.of(text) == WORDS
    assert [span.of(piece.text) for span in citation.bold_spans] == ["55 euros"] * 2


def test_what_supports_written_words_begins_with_its_words_too(tmp_path: Path) -> None:
    document = read(tmp_path, "a.html", HTML)
    place = Span(document.text.index("- A"), len(document.text))
    answer = CitedAnswer({document.id: document}, "en")
    piece = answer.write(WrittenStatement(WORDS, ("P1",)), [Support(document, place)])
    assert piece
    assert [citation.quote for citation in piece.citations] == [WORDS]


@pytest.mark.parametrize(
    ("text", "quoted", "left"),
    [
        ("- One.\n- Two.", "- Two.", "Two."),
        ("- One.\n- Two.", "One.", "One."),
        ("- One.\n- Two.", "- One.\n- Two.", "- One.\n- Two."),
        ("- One.\n\n- 5 firms.", "- 5 firms.", "- 5 firms."),
        (
            "+ 5 % i handeln\n- 3 % i industrin",
            "- 3 % i industrin",
            "- 3 % i industrin",
        ),
        ("– 3,2 procent\n– 1,1 procent", "– 1,1 procent", "– 1,1 procent"),
        ("- €5 million", "- €5 million", "- €5 million"),
        ("- SEK 5 million was lost", "- SEK 5 million", "- SEK 5 million"),
        ("- ca 5 %", "- ca 5 %", "- ca 5 %"),
        ("- 五%", "- 五%", "- 五%"),
        ("* 5 firms", "* 5 firms", "5 firms"),
        ("The change was\n- 5 %", "- 5 %", "- 5 %"),
        ("• 5 firms", "• 5 firms", "5 firms"),
        ("-5 % in May.", "-5 % in May.", "-5 % in May."),
        ("A dash - and more.", "- and more.", "- and more."),
        ("1. One.\n2. Two.", "2. Two.", "2. Two."),
    ],
)
def test_only_the_mark_of_one_item_is_left_out(
    text: str, quoted: str, left: str
) -> None:
    start = text.index(quoted)
    span = Span(start, start + len(quoted))
    assert without_list_mark(text, span).of(text) == left
