import pytest

from index.readers.pdf.paragraphs import Line, find_compounds, join_lines

WIDTH = 6.0


def column(
    *texts: str, left: float = 0, gaps: dict[int, float] | None = None
) -> list[Line]:
    """Return lines of type ten, six wide a character; ``gaps`` are extra space."""
    lines = []
    baseline = 1000.0
    for number, text in enumerate(texts):
        baseline -= 12 + (gaps or {}).get(number, 0)
        lines.append(line(text, baseline, left))
    return lines


def line(text: str, baseline: float = 0, left: float = 0, height: float = 10) -> Line:
    indent = (len(text) - len(text.lstrip())) * WIDTH
    printed = text.strip().removesuffix("¬")
    first = printed.split(" ")[0] if printed.isascii() else printed
    wide = WIDTH if printed.isascii() else 10.0
    return Line(
        text=text.lstrip().removesuffix("¬"),
        left=left + indent,
        right=left + indent + len(printed) * wide,
        baseline=baseline,
        height=height,
        first_word=len(first) * wide,
        hyphenated=text.endswith("¬"),
    )


def test_wrapped_lines_are_joined_with_a_space() -> None:
    assert join_lines(column("one two three four", "five six seven eig", "nine")) == (
        "one two three four five six seven eig nine"
    )


def test_chinese_and_japanese_lines_are_joined_with_nothing() -> None:
    assert join_lines(
        column("推动制造业高质量发展和", "产业集群转型升级，到", "2025年")
    ) == ("推动制造业高质量发展和产业集群转型升级，到2025年")


@pytest.mark.parametrize(
    ("first", "joined"),
    [
        ("기업의 기술 개발을 지원 ", "지원 하고"),
        ("기업의 기술 개발을 지원", "지원하고"),
    ],
)
def test_korean_lines_are_joined_as_the_line_says(first: str, joined: str) -> None:
    assert joined in join_lines(column(first, "하고 지역 산업의 발전을"))


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["the indus¬", "trial plan"], "the industrial plan"),
        (["the high¬", "quality plan"], "the high-quality plan"),
        (["a Shandong¬", "Jiangsu plan"], "a Shandong-Jiangsu plan"),
        (["a COVID¬", "19 plan now"], "a COVID-19 plan now"),
        (["the COVID-", "19 plans ok"], "the COVID-19 plans ok"),
        (["years 2016 -", "2025 or more"], "years 2016 - 2025 or more"),
    ],
)
def test_hyphens_at_the_end_of_a_line_are_joined_with_care(
    lines: list[str], joined: str
) -> None:
    compounds = find_compounds([line("of high-quality")])

    assert join_lines(column(*lines), compounds) == joined


def test_a_wider_gap_starts_a_paragraph() -> None:
    lines = column("aaaa bbbb cccc", "dddd eeee ffff", "Gggg hhhh iiii", gaps={2: 6})

    assert join_lines(lines) == "aaaa bbbb cccc dddd eeee ffff\n\nGggg hhhh iiii"


def test_an_indented_line_starts_a_paragraph() -> None:
    lines = column(
        "aaaa bbbb cccc", "dddd eeee ffff", "    Gggg hhhh", "iiii jjjj kkkk"
    )

    assert join_lines(lines) == (
        "aaaa bbbb cccc dddd eeee ffff\n\nGggg hhhh iiii jjjj kkkk"
    )


def test_the_second_line_of_a_list_item_is_no_paragraph() -> None:
    lines = column(
        "• aaaa bbbb cc", "• dddd eeee ff", "  ffff gggg hh", "• iiii jjjj kk"
    )

    assert join_lines(lines) == (
        "• aaaa bbbb cc\n\n• dddd eeee ff ffff gggg hh\n\n• iiii jjjj kk"
    )


def test_a_line_with_room_for_the_next_word_ended_a_paragraph() -> None:
    lines = column("aaaa bbbb cccc dddd", "eeee ffff.", "Gggg hhhh iiii jjjj", "Kkkk")

    assert (
        join_lines(lines)
        == "aaaa bbbb cccc dddd eeee ffff.\n\nGggg hhhh iiii jjjj Kkkk"
    )


def test_a_sentence_that_reads_on_is_joined_unless_its_line_is_clearly_short() -> None:
    ragged = column(
        "aaaa bbbb cccc dddd eeee", "ffff gggg hhhh iiii", "jj kkkk llll mmmm nnnn"
    )
    short = column("aaaa bbbb cccc dddd eeee", "ffff gggg", "jj kkkk llll mmmm nnnn")

    assert "\n" not in join_lines(ragged)
    assert "ffff gggg\n\njj" in join_lines(short)


def test_type_of_another_size_starts_a_paragraph() -> None:
    lines = [
        line("Heading", 100, height=16),
        line("text of it", 80),
        line("more text", 68),
    ]

    assert join_lines(lines) == "Heading\n\ntext of it more text"


@pytest.mark.parametrize(
    "item",
    ["• aaa", "1. aaa", "(a) aaa", "一、总体要求", "（二）原则", "第三章总则"],
)
def test_a_list_item_or_chapter_starts_a_paragraph(item: str) -> None:
    above = (
        "很长的一行文字在这里结束了"
        if not item.isascii() and "•" not in item
        else "x" * 12
    )

    assert join_lines(column(above, item)).split("\n\n")[-1].startswith(item)


def test_an_address_that_is_too_long_does_not_widen_the_column() -> None:
    lines = column(
        "https://example.org/" + "x" * 40,
        *["aaaa bbbb cccc dddd", "Eeee ffff gggg hhhh", "Iiii jjjj kkkk llll"],
    )

    assert "dddd Eeee ffff gggg hhhh Iiii" in join_lines(lines)


def test_vertical_writing_becomes_one_paragraph() -> None:
    assert (
        join_lines(column(*"産業集積を促進する、", "と。"))
        == "産業集積を促進する、と。"
    )


def test_a_column_of_figures_is_not_run_together() -> None:
    assert join_lines(column("1", "2", "12")) == "1 2 12"


def test_a_page_without_lines_has_no_text() -> None:
    assert join_lines([]) == ""


@pytest.mark.parametrize(
    ("above", "joined"),
    [
        ("xxxx xxxx xxx:", "xxxx xxxx xxx:\n\n- aaa"),
        ("xxxx xxxx xxxx", "xxxx xxxx xxxx - aaa"),
    ],
)
def test_a_dash_begins_an_item_only_after_the_end_of_a_sentence(
    above: str, joined: str
) -> None:
    assert join_lines(column(above, "- aaa")) == joined
