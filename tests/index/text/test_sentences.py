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
        ("zh", "增长12.5％。2003年有5家。", ["增长12.5％。", "2003年有5家。"]),
        ("zh", "“都关了！”30家又开。", ["“都关了！”", "30家又开。"]),
        ("ja", "企業は252社です。終わり。", ["企業は252社です。", "終わり。"]),
        ("ja", "増えた。８社が残る。", ["増えた。", "８社が残る。"]),
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


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "The fund supports firms in the\nvalley that want to move to clean\n"
            "production. The largest sum is\nEUR 40,000 per firm.\n",
            2,
        ),
        (
            "sv",
            "Strategin beskriver hur glasbruken i länet ska växa fram till 2030 genom\n"
            "export\noch utbildning av unga glasblåsare i hela regionen.\n",
            1,
        ),
        (
            "de",
            "Das Programm unterstützt Betriebe in der ganzen Region, die auf eine"
            " saubere Fertigung umstellen wollen und weniger als 250 Menschen\n"
            "beschäftigen, mit höchstens 40 Prozent\nder Kosten.\n",
            1,
        ),
        (
            "zh",
            "为了促进产业集群发展，根据有关法律\n法规，结合本省实际，制定本条例适用\n"
            "于本省行政区域内的企业。\n",
            1,
        ),
    ],
)
def test_a_sentence_in_narrow_wide_or_uneven_lines_is_one_sentence(
    language: str, text: str, expected: int
) -> None:
    assert len(sentences(text, language)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "glass bottles\nvases\ndecorative lamps",
        "Build a fund for machines\nOpen an export desk abroad\nTrain the young people",
        "Linyi Furniture Park Plan 2024\nThis plan tells how the park will grow.",
        "加快技术改造\n推动绿色发展\n拓展国际市场",
        "Actions for the clusters of the county\n- a fund\n- an export desk in "
        "Rotterdam",
        "Minister: Anna Berg, Stockholm\nPhone: 08-123 456",
    ],
)
def test_lines_that_were_not_wrapped_stay_apart(text: str) -> None:
    assert sentences(text, "zh" if "加" in text else "en") == text.split("\n")


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
