import pytest

from index.readers.plaintext.markdown import read_markdown


def headings_of(text: str) -> list[tuple[int, str]]:
    extract = read_markdown(text.encode())
    return [(heading.level, heading.span.of(text)) for heading in extract.headings]


def test_the_text_stays_as_written() -> None:
    text = "# Title\n\n*Some* [text](x), `code`  \n\n| a | b |\n"

    assert read_markdown(text.encode()).text == text


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("# One\ntext\n### Three", [(1, "One"), (3, "Three")]),
        ("## 第一章  总则\n", [(2, "第一章  总则")]),
        ("## Closed ##\n", [(2, "Closed")]),
        ("  #   Indented  \n", [(1, "Indented")]),
        ("# **Bold**\n## Partly *so*\n", [(1, "Bold"), (2, "Partly *so*")]),
        ("Setext\n======\nLower\n---\n", [(1, "Setext"), (2, "Lower")]),
        ("Two\nlines\n===\n", [(1, "Two\nlines")]),
        ("> ## Quoted\n\n- # Listed\n", [(2, "Quoted"), (1, "Listed")]),
        ("> Two\n> lines\n> ===\n", [(1, "Two")]),
        ("```\n# no\n```\n~~~\n# no\n~~~\n# Yes\n", [(1, "Yes")]),
        ("    # code\n\n<!--\n# comment\n-->\n", []),
        ("#hashtag\n\n####### Seven\n\n#\n", []),
        ("text\n\n---\n\nmore", []),
        ("| a |\n|---|\n| b |\n", []),
    ],
)
def test_headings_are_found_with_the_span_of_their_words(
    text: str, headings: list[tuple[int, str]]
) -> None:
    assert headings_of(text) == headings


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "Above\n| City | Firms |\n|:--|--:|\n| *Xu* | 2 |\n| Li |\n\nBelow\n===\n",
            "Above\n\nCity: *Xu* | Firms: 2\n\nLi\n\nBelow\n===\n",
        ),
        ("a | b\n-- | --\n1 \\| 2 | 3", "a: 1 | 2 | b: 3"),
        ("> |a|b|\n> |-|-|\n> |1|2|\n", "a: 1 | b: 2\n"),
        ("```\n|a|b|\n|-|-|\n|1|2|\n```\n", "```\n|a|b|\n|-|-|\n|1|2|\n```\n"),
        ("---\ntitle: x\n---\n|a|b|\n|-|-|\n|1|2|", "---\ntitle: x\n---\na: 1 | b: 2"),
        ("|a|b|\n|-|-|\n", "a | b\n"),
    ],
)
def test_a_table_is_written_row_by_row_with_its_headers(
    text: str, written: str
) -> None:
    assert read_markdown(text.encode()).text == written


def test_headings_below_a_table_keep_their_spans() -> None:
    extract = read_markdown(b"|a|b|\n|-|-|\n|1|2|\n\n# One\n")

    assert [heading.span.of(extract.text) for heading in extract.headings] == ["One"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("## Two\n# One\n# Later", "One"),
        ("# A [link](x) and *stress*\n", "A link and stress"),
        ("---\ntitle: From the front\n---\n# Not this\n", "From the front"),
        ('---\nauthor: x\ntitle: "Quoted: yes"\n---\ntext', "Quoted: yes"),
        ("---\nauthor: x\n---\n# One\n", "One"),
        ("## Two\ntext", None),
        ("text", None),
    ],
)
def test_the_title_is_the_front_matters_or_the_first_top_heading(
    text: str, title: str | None
) -> None:
    assert read_markdown(text.encode()).title == title


def test_front_matter_is_no_heading() -> None:
    assert headings_of("---\ntitle: x\n---\n\n# One\n") == [(1, "One")]


def test_spans_are_right_after_line_ends_are_normalised() -> None:
    extract = read_markdown(b"a\r\n\r\n# One\r\n\r\nTwo\r\n---\r\n")

    assert [h.span.of(extract.text) for h in extract.headings] == ["One", "Two"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("One.\n\n<!-- Not yet. -->\n\nTwo.\n", "One.\n\n\n\nTwo.\n"),
        ("One.\n<!-- A\nB -->\nTwo.\n", "One.\n\n\nTwo.\n"),
        ("A berth <!-- was 40 --> costs 55 euros.", "A berth costs 55 euros."),
        ("<!-- one --><!-- two -->\n# Title\n", "\n# Title\n"),
        ("Write `<!-- this -->` in it.", "Write `<!-- this -->` in it."),
        ("```html\n<!-- this -->\n```\n", "```html\n<!-- this -->\n```\n"),
        ("~~~\n<!-- this -->\n~~~\n<!-- c -->\n", "~~~\n<!-- this -->\n~~~\n\n"),
        ("```\n<!-- never closed -->\n", "```\n<!-- never closed -->\n"),
        ("A ` sign.\n\n<!-- c -->\n\nA ` sign.", "A ` sign.\n\n\n\nA ` sign."),
        ("A <!-- that is never closed.", "A <!-- that is never closed."),
        ("| a | b |\n|---|---|\n| 1 <!-- c --> | 2 |\n", "a: 1 | b: 2\n"),
    ],
)
def test_comments_are_left_out_and_lines_keep_their_numbers(
    text: str, read: str
) -> None:
    assert read_markdown(text.encode()).text == read
