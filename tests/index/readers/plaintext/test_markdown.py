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


@pytest.mark.parametrize(
    "text",
    [
        "Skriv \\<!-- först, högst 12 firmor,\n\noch --> sist.",
        "写 \\<!-- 最多12家企业，\n\n然后 --> 结束。",
        "Der Code:\n\n    <!-- bleibt: Gebühr 5 -->\n\nEnde.",
        "\t<!-- reste : 5 euros -->\n",
        "- En punkt\n\n      <!-- avgift 5 -->\n",
        "<!--> visible 5 -->",
        "Frais <!---> visibles 5 -->",
        "Taxan <!-- är 5 euro.\n\nDen --> gäller.",
        "> Taxan <!-- är 5 euro.\n>\n> Den --> gäller.",
        "Taxan <!-- är 5\n\n```\nDen --> gäller.\n```\n",
        "The fee <!-- is 5\n# Of the harbour -->\n",
        "Ett `` tecken <!-- här, 5 ` till --> och `` där.",
        "``` `` <!-- tolv --> ``` är kod.",
    ],
)
def test_what_is_seen_and_looks_like_a_comment_stays(text: str) -> None:
    assert read_markdown(text.encode()).text == text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<!-- Taxan\n\nvar 40. -->\n\nDen är 55.", "\n\n\n\nDen är 55."),
        ("- <!-- 曾为40\n\n  元 -->\n- 55元", "-\n\n\n- 55元"),
        ("1. Die Gebühr\n\n    <!-- 40 -->\n\n    55.", "1. Die Gebühr\n\n\n\n    55."),
        ("Le tarif\n    <!-- était 40 -->\nest 55.", "Le tarif\n\nest 55."),
        ("Ein \\\\<!-- 40 --> Satz.", "Ein \\\\ Satz."),
        ("Ett \\` tecken <!-- 40 --> och ` där.", "Ett \\` tecken och ` där."),
        ("Ett ``` tecken <!-- 40 --> och ` där.", "Ett ``` tecken och ` där."),
        ("<!--\n```\n40\n-->\n55\n", "\n\n\n\n55\n"),
    ],
)
def test_what_nobody_sees_is_left_out_wherever_it_stands(text: str, read: str) -> None:
    assert read_markdown(text.encode()).text == read


@pytest.mark.parametrize(
    "text",
    [
        f"Taxan{' ' * 300_000}är 5.<!-- c -->",
        f"Taxan är 5. {'<!-- ' * 100_000}",
        f"Taxan är 5. {'<!-- ' * 100_000}\n\n-->",
        f"Taxan är 5. {'`' * 200_000} <!-- c -->",
    ],
    ids=["spaces", "openings", "openings and an end", "ticks"],
)
def test_a_line_without_end_is_read(text: str) -> None:
    # No limit of time: it takes a moment, or, squared, more than anyone waits.
    written = read_markdown(text.encode()).text
    assert written == text.replace(" <!-- c -->", "").replace("<!-- c -->", "")
