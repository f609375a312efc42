from __future__ import annotations

import pytest

from assistant.write.reply import ReplyReader, WrittenStatement


def read(reply: str, language: str = "en", step: int = 1000) -> list[WrittenStatement]:
    reader = ReplyReader(language)
    pieces = [reply[start : start + step] for start in range(0, len(reply), step)]
    found = [statement for piece in pieces for statement in reader.feed(piece)]
    return [*found, *reader.close()]


def texts_and_keys(
    reply: str, language: str = "en"
) -> list[tuple[str, tuple[str, ...]]]:
    return [(s.text, s.keys) for s in read(reply, language)]


REPLIES = [
    ("There are 12 firms [p1]. They employ 300 people.[p2]", "en"),
    (
        "Xuzhou has 252 firms [p1] and 60,000 employees [p2][p3]. It grows. [p1, p2]",
        "en",
    ),
    ("徐州有252家企业[p1]，年产值540亿元[p2]。产品出口。[p3]", "zh"),
    (
        "The actions are:\n- brand promotion [p1]\n- design [p1, p2]\n\nThat is all.",
        "en",
    ),
    ("<think>It may be 999 [p9].</think>\nDet finns 12 företag [p1].", "sv"),
    ("It is 1.5 km² [p1]. E.g. Siemens Ltd. is there [p2]", "en"),
]


@pytest.mark.parametrize(("reply", "language"), REPLIES)
@pytest.mark.parametrize("step", [1, 2, 5])
def test_a_reply_reads_the_same_in_whatever_pieces_it_comes(
    reply: str, language: str, step: int
) -> None:
    assert read(reply, language, step) == read(reply, language)


def test_keys_follow_their_sentence_before_or_after_its_full_stop() -> None:
    assert texts_and_keys("There are 12 firms [p1]. They employ 300 people.[p2]") == [
        ("There are 12 firms.", ("p1",)),
        ("They employ 300 people.", ("p2",)),
    ]


def test_keys_within_a_sentence_count_for_all_of_it() -> None:
    assert texts_and_keys("It has 252 firms [p1] and 9 parks [p2].") == [
        ("It has 252 firms and 9 parks.", ("p1", "p2"))
    ]
    assert texts_and_keys("徐州有252家企业[p1]，产值540亿元[p2]。", "zh") == [
        ("徐州有252家企业，产值540亿元。", ("p1", "p2"))
    ]


def test_sentences_before_a_key_all_rest_on_it_and_those_after_it_do_not() -> None:
    assert texts_and_keys("It is large. It has 252 firms [p1]. Nobody says this.") == [
        ("It is large.", ("p1",)),
        ("It has 252 firms.", ("p1",)),
        ("Nobody says this.", ()),
    ]


@pytest.mark.parametrize(
    "keys", ["[p1][p7]", "[p1, p7]", "[P1; p7]", "【p1】【p7】", "[p1] [p7]", "[p1,7]"]
)
def test_keys_are_read_however_they_are_written(keys: str) -> None:
    assert texts_and_keys(f"There are 12 firms {keys}.") == [
        ("There are 12 firms.", ("p1", "p7"))
    ]


def test_a_statement_is_given_as_soon_as_nothing_can_be_added_to_it() -> None:
    reader = ReplyReader("en")
    assert list(reader.feed("There are 12 firms [p1]")) == []
    assert list(reader.feed("[p2]. ")) == [], "another key may follow"
    (first,) = reader.feed("They")
    assert (first.text, first.keys) == ("There are 12 firms.", ("p1", "p2"))


def test_items_of_a_list_know_what_introduces_them() -> None:
    statements = read(
        "Actions [p1]:\n- brand promotion [p1]\n- design [p1]\n\nMore [p2]."
    )
    assert [(s.text, s.bullet, s.introduction) for s in statements] == [
        ("brand promotion", True, "Actions:"),
        ("design", True, "Actions:"),
        ("More.", False, ""),
    ]
    assert statements[0].claim == "Actions: brand promotion"


def test_what_a_model_thinks_aloud_is_no_statement() -> None:
    assert texts_and_keys(
        "<think>999 firms [p1].\n\nHm.</think>There are 12 [p1]."
    ) == [("There are 12.", ("p1",))]
    assert texts_and_keys("<think>There are 999 firms [p1].") == []


@pytest.mark.parametrize(
    ("reply", "text"),
    [
        ("**Xuzhou** has `12` firms [p1].", "Xuzhou has 12 firms."),
        (
            "See [the list](https://evil.example/?q=12) of firms [p1].",
            "See the list of firms.",
        ),
        ("![x](https://evil.example/a.png) There are 12 [p1].", "There are 12."),
        ("<img src='https://evil.example'>There are 12 [p1].", "There are 12."),
        ("## Firms\nThere are 12 [p1].", "There are 12."),
        ("There are 12 [1] firms [p1].", "There are 12 firms."),
    ],
)
def test_no_markup_link_or_foreign_marker_gets_through(reply: str, text: str) -> None:
    assert read(reply)[-1].text == text
