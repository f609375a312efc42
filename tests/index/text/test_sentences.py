from __future__ import annotations

import pytest

from index.text.sentences import paragraph_spans, sentence_spans


def sentences(text: str, language: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Dr. Li came. He left.", ["Dr. Li came.", "He left."]),
        ("en", "It grew 3.5 % in 2021. Then?", ["It grew 3.5 % in 2021.", "Then?"]),
        ("sv", "Bl.a. glas. Det är allt.", ["Bl.a. glas.", "Det är allt."]),
        ("zh", "有252家企业。产值540亿元！", ["有252家企业。", "产值540亿元！"]),
        ("ja", "企業は252社です。終わり。", ["企業は252社です。", "終わり。"]),
    ],
)
def test_sentences_end_where_the_language_ends_them(
    language: str, text: str, expected: list[str]
) -> None:
    assert sentences(text, language) == expected


def test_a_sentence_wrapped_over_lines_is_one_sentence() -> None:
    text = (
        "The bureau explained the meaning of the year and of the\n"
        "activities that are planned for it. The end."
    )
    assert len(sentences(text, "en")) == 2


def test_list_items_and_short_lines_are_sentences_of_their_own() -> None:
    text = "Actions\n- regional brands\n- smart clusters\n1. First\n第一条 为了发展"
    assert sentences(text, "en") == text.split("\n")


def test_a_long_line_without_a_full_stop_ends_its_paragraph() -> None:
    line = "word " * 60
    text = f"{line}\nAnother paragraph."
    assert [span.of(text) for span in paragraph_spans(text)] == [
        line.strip(),
        "Another paragraph.",
    ]


def test_a_row_of_a_table_is_one_sentence() -> None:
    rows = (
        "City: Xuzhou | Note: First. Second! | Output of the whole cluster: 540",
        "City: Nanjing | Note: None. | Output of the whole cluster, estimated: 12",
    )
    text = "The figures of the clusters in the province of Jiangsu in 2019\n"
    text += "\n".join(rows) + "\nSource: the bureau. Checked."

    assert sentences(text, "en")[1:3] == list(rows)


def test_white_space_alone_has_no_sentences() -> None:
    assert sentences(" \n\n\t ", "en") == []
