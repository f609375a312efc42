import time
from itertools import pairwise

import pytest

from index.documents import Span
from index.text.damage import find_damage
from tests.conftest import ROOT

DOCS_CORPUS = ROOT / "docs_corpus"


def kinds_and_texts(text: str) -> list[tuple[str, str]]:
    return [(warning.kind, warning.text) for warning in find_damage(text)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("mer än 60,000 5 anställda", "60,000 5"),
        ("more than 60,000 5 employees", "60,000 5"),
        ("The town employs 60,000 5.", "60,000 5"),
        ("mehr als 60.000 5 Mitarbeiter", "60.000 5"),
        ("mer än 60 000 5 anställda", "60 000 5"),
        ("mer än 60\u00a0000\u00a05 anställda", "60\u00a0000\u00a05"),
        ("mer än 60\u202f000\u20095 anställda", "60\u202f000\u20095"),
        ("超过60,000 5家企业", "60,000 5"),
        ("an output of 1,2345 tons", "1,2345"),
        ("12,34,56.7.8", "12,34,56.7.8"),
        ("a budget of 1,200,50 yuan", "1,200,50"),
        ("83,190,5562 people", "83,190,5562"),
        ("in the year 2O15", "2O15"),
        ("成立于2O15年", "2O15"),
        ("by now 1,4OO students", "1,4OO"),
        ("1.4OO personer", "1.4OO"),
        ("a stock of 12O,000 tons", "12O,000"),
        ("an output of 1OO billion", "1OO"),
        ("a fall of 3O%", "3O"),
        ("5O personer", "5O"),
        ("共有1O家企业", "1O"),
        ("a rise of 4l2 firms", "4l2"),
        ("资金25l亿元", "25l"),
    ],
)
def test_a_figure_that_cannot_be_read_one_way_is_marked(text: str, figure: str) -> None:
    assert kinds_and_texts(text) == [("figure", figure)]


@pytest.mark.parametrize(
    ("text", "placeholder"),
    [
        ("export till XNUMX länder", "XNUMX"),
        ("the XXNUMX firms", "XXNUMX"),
        ("the XNUMXth plan", "XNUMXth"),
        ("in {0} of the districts", "{0}"),
        ("at least %s firms", "%s"),
        ("at least %(count)d firms", "%(count)d"),
        ("a grant of [amount] yuan", "[amount]"),
        ("signed on [insert date here]", "[insert date here]"),
        ("in {{ region }}", "{{ region }}"),
        ("in ${region}", "${region}"),
        ("growth of NaN percent", "NaN"),
        ("total #DIV/0! yuan", "#DIV/0!"),
    ],
)
def test_a_placeholder_is_marked(text: str, placeholder: str) -> None:
    assert kinds_and_texts(text) == [("placeholder", placeholder)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Shandong 1ndustrial Cluster", "1ndustrial"),
        ("the 1ntelligent Manufacturing Forum", "1ntelligent"),
        ("the devel0pment plan", "devel0pment"),
        ("a c1uster of firms", "c1uster"),
        ("the 0rganisation", "0rganisation"),
        ("our po1icy and the policy", "po1icy"),
        ("capita1 and more capital", "capita1"),
        ("CLU5TER of a cluster", "CLU5TER"),
        ("the 1oca1 and the local", "1oca1"),
        ("företag och föret8g? nej: utbi1dning, utbildning", "utbi1dning"),
    ],
)
def test_a_digit_inside_a_word_is_marked(text: str, word: str) -> None:
    assert kinds_and_texts(text) == [("word", word)]


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("de f\ufffdrsta \u00e5ren", "f\ufffdrsta"),
        ("sm\ufffd f\ufffdretag", "sm\ufffd"),
        ("de f????rsta åren", "f????rsta"),
        ("de f?rsta åren", "f?rsta"),
        ("中????国", "????"),
        ("små fÃ¶retag", "fÃ¶retag"),
        ("GÃ–TEBORG", "GÃ–TEBORG"),
        ("they donâ€™t know", "donâ€™t"),
        ("Â£275,000", "Â£275"),
        ("ÐŸÑ€Ð¸Ð²ÐµÑ‚ Ð²ÑÐµÐ¼", "ÐŸÑ€Ð¸Ð²ÐµÑ‚"),
        ("锟斤拷企业", "锟斤拷"),
        ("人均不少于1\ue01020元", "1\ue01020"),
    ],
)
def test_a_lost_character_is_marked_with_its_word(text: str, damaged: str) -> None:
    assert kinds_and_texts(text)[0] == ("character", damaged)


@pytest.mark.parametrize(
    "text",
    [
        *["2016-2025", "13th", "1st", "COVID-19", "H2O", "CO2", "PM2.5", "5G", "3D"],
        *[
            "B2B",
            "P2P",
            "O2O",
            "G20",
            "A4",
            "i5",
            "mp3",
            "x86",
            "H1N1",
            "Al2O3",
            "python3",
        ],
        *["5-talet", "1990-talet", "the 1990s", "20km", "10kV", "10min", "30x40"],
        *["1,200", "1 200", "60,000", "2 500 000", "1 234,5", "12,34,567", "1.234,56"],
        *["3,5", "0,0015", "1,000,000.50", "5.000 till 10.000", "100 000 kronor"],
        *["1,200 5G base stations", "1,200 5 kW chargers", "in 2015 12 firms"],
        *["| 60,000 | 5 | 3,2 |", "Jinan 60,000 5", "2019 12,345 5 3,2"],
        *["+46 8 123 456 78", "08-123 456 78", "070 123 45 67 dagtid", "010-12345678"],
        *[
            "ISO 9001",
            "ISO 9001:2015",
            "GB/T18106-2021",
            "IPv6",
            "v1.2.3",
            "192.168.0.1",
        ],
        *["SE35 5000 0000 0549 1000 0003", "113 30 Stockholm", "Box 123, 903 03 Umeå"],
        *["12:30", "kl. 8.00", "1.2.3", "sections 3,4.1.2", "den 5 maj 2015"],
        *["2015-12-31", "31/12/2015", "May 13,2022", "2015年12月31日", "3.11.2020"],
        *["60,000家", "6万", "10,000家企业", "540亿元", "１２，３４５"],
        *["3, 5, 12", "[3,5,12]", "[12,345]", "2021:123", "SFS 2010:110 5 kap.", "§ 5"],
        *["1 kap. 2 §", "(AFS 2001:1)", "8,10 och 12 §§", "π ≈ 3,1416 för små tal"],
        *["3,14159 and 2,5", "59,3293 och 18,1"],
        *["https://a.se/c1uster?x=1ndustrial", "c1uster@firm.se", "www.a.se/f?r=1"],
        *["a.se/b?id=5", "C:\\c1uster\\x", "93c4535880", "a_c1uster", "docs/c1uster/x"],
        *["clusters1", "the clusters1 and clusters", "type1diabetes and type"],
        *[
            "What? yes",
            "vad?",
            "吗？",
            "“Ä“",
            "Å–Ä–Ö",
            "MANHÃ”",
            "CAFÉ»",
            "naïve",
            "São",
        ],
        *["50 % d'entre eux", "100%", "%d0%bf", "x{2}", "{x}", "[1]", "[name](link)"],
        *["Henan", "Nan", "<name>", "人工智能\ue5f9\n", "\ue010 bullet"],
    ],
)
def test_ordinary_text_is_not_marked(text: str) -> None:
    assert find_damage(text) == ()


def test_a_long_fraction_is_damaged_only_where_commas_are_no_decimal_signs() -> None:
    assert find_damage("a rate of 1,2345 here, 12,000 there")
    assert not find_damage("a rate of 1,2345 here, 3,5 there")


def test_an_ordinary_word_elsewhere_proves_the_damaged_one() -> None:
    assert not find_damage("the 5ales")
    assert kinds_and_texts("the 5ales and the sales") == [("word", "5ales")]


def test_the_source_documents_of_the_project_are_marked_where_they_are_damaged() -> (
    None
):
    found = {
        path.name: kinds_and_texts(path.read_text(encoding="utf-8"))
        for path in DOCS_CORPUS.glob("*.txt")
    }

    assert found["xuzhou-glass-export-base.sv.txt"] == [
        ("figure", "60,000 5"),
        ("placeholder", "XNUMX"),
    ]
    assert found["shandong-cluster-upgrading-year.en.txt"] == [
        ("word", "1ndustrial"),
        ("word", "1ntelligent"),
    ]


def test_warnings_are_exact_ordered_and_apart() -> None:
    text = "XNUMX f\ufffdr 60,000 5 anställda i devel0pment, Ã¤ldre och {0}."

    warnings = find_damage(text)

    assert [warning.span.of(text) for warning in warnings] == [
        warning.text for warning in warnings
    ]
    assert len(warnings) == 6
    for first, second in pairwise(warnings):
        assert first.span.end <= second.span.start


def test_a_warning_covers_exactly_the_figure() -> None:
    assert find_damage("över 60,000 5 anställda")[0].span == Span(5, 13)


def test_a_text_without_letters_or_figures_has_no_damage() -> None:
    assert find_damage("") == ()
    assert find_damage(" \n—…!") == ()


@pytest.mark.parametrize(
    "unit",
    [
        *["a", "1", "中", "1,", "1,000", " 000", "1.", "a1", "0a ", "1,234.5.6."],
        *["\ufffd", "a\ufffd", "XNUM", "Ã", "a?", "{", "%(a", "[insert ", "/a"],
        "word and c1uster, ",
    ],
)
def test_the_time_grows_with_the_text_and_not_with_its_square(unit: str) -> None:
    find_damage(unit * 100)
    before = time.thread_time()

    find_damage(unit * (200_000 // len(unit)))

    # A pattern that backtracks over the text takes minutes of the processor here.
    assert time.thread_time() - before < 10
