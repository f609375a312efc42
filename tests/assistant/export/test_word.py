from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document

from assistant.export.word import word_of
from index.readers import load_document
from tests.assistant.export.answers import (
    CUT_OFF,
    DOCUMENTS,
    TWO,
    quoting,
    saying,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(word: bytes, name: str) -> ElementTree.Element:
    with ZipFile(BytesIO(word)) as archive:
        return ElementTree.fromstring(archive.read(f"word/{name}.xml"))


def footnotes(word: bytes) -> list[str]:
    """Return the text of each footnote that a person has written or Word would show."""
    return [
        "\n".join(
            "".join(
                "\n" if node.tag == f"{W}br" else node.text or ""
                for node in paragraph.iter()
                if node.tag in {f"{W}t", f"{W}br"}
            )
            for paragraph in footnote.iter(f"{W}p")
        )
        for footnote in part(word, "footnotes").iter(f"{W}footnote")
        if footnote.get(f"{W}type") is None
    ]


def test_each_quote_is_a_footnote_whose_words_stand_in_its_document() -> None:
    word = word_of([TWO, quoting(("plan.txt", "2030.\n\nIt was"))], "Firms")
    notes = footnotes(word)
    assert len(notes) == 3
    for note in notes:
        (document,) = [d for name, d in DOCUMENTS.items() if f", {name}, " in note]
        assert "page 7, as it stood on 2026-03-04" in note
        assert note[note.index("“") + 1 : note.rindex("”")] in document.text


def test_every_reference_leads_to_a_footnote_and_a_second_one_to_the_first() -> None:
    word = word_of([TWO])
    body = part(word, "document")
    referred = [r.get(f"{W}id") for r in body.iter(f"{W}footnoteReference")]
    kept = [n.get(f"{W}id") for n in part(word, "footnotes").iter(f"{W}footnote")]
    assert referred == ["1", "2"]
    assert kept == ["-1", "0", "1", "2"]
    (field,) = body.iter(f"{W}fldSimple")
    names = [b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")]
    assert (field.get(f"{W}instr") or "").split()[1] == names[0]


def test_it_opens_again_with_all_words_and_no_marker(tmp_path: Path) -> None:
    (tmp_path / "answer.docx").write_bytes(word_of([TWO, CUT_OFF], "Firms"))
    opened = Document(str(tmp_path / "answer.docx"))
    lines = [paragraph.text for paragraph in opened.paragraphs]
    assert lines[:3] == [
        "Firms",
        "How many firms?",
        "There are 252 firms in the [1] park.",
    ]
    assert lines[-3:-1] == ["The pl", "It was cut off."]
    # As the project's own reader of Word files reads it.
    read = load_document(tmp_path / "answer.docx", tmp_path).text
    assert "“The plan ends in 2030.”" in read


def test_what_no_word_file_can_hold_is_replaced() -> None:
    assert word_of([saying(TWO, "a\x00b\ud800c\x0bd")], "\x01")[:2] == b"PK"


@pytest.mark.parametrize("text", ["- a [1]\n- b [1]", "• a\n\n• b"])
def test_the_lines_of_a_list_are_a_list(text: str) -> None:
    opened = Document(BytesIO(word_of([saying(TWO, text)])))
    styles = [p.style.name for p in opened.paragraphs if p.style]
    assert styles.count("List Bullet") == 2
