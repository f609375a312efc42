"""A figure is given whole: its unit, its damage, and what says that it is rounded."""

from __future__ import annotations

import pytest

from assistant.extract.figures import whole_figure
from index.documents import Document, Span
from index.text.damage import find_damage


def document(text: str, language: str) -> Document:
    return Document(
        id="a",
        path="a",
        title="a",
        language=language,
        text=text,
        pages=(),
        content_hash="0",
        warnings=find_damage(text),
    )


def given(text: str, found: str, language: str) -> str:
    start = text.index(found)
    span = Span(start, start + len(found))
    return whole_figure(document(text, language), span, Span(0, len(text))).of(text)


@pytest.mark.parametrize(
    ("text", "found", "language", "whole"),
    [
        ("There are 310 listed firms in it.", "310", "en", "310 listed firms"),
        ("Det finns 310 listade företag och en.", "310", "sv", "310 listade företag"),
        (
            "It made nearly 54 billion yuan.",
            "54 billion",
            "en",
            "nearly 54 billion yuan",
        ),
        ("Värdet är nästan 54 miljarder kr.", "54", "sv", "nästan 54 miljarder kr"),
        ("They paid $1.5 million, they say.", "1.5", "en", "$1.5 million"),
        ("Die Halle ist 40 Hektar groß.", "40", "de", "40 Hektar groß"),
        ("Growth was 12.5% in May.", "12.5", "en", "12.5%"),
        ("Andelen var 12 % i maj.", "12", "sv", "12 %"),
        ("集群有企业310家，职工6万人。", "310", "zh", "310家"),
        ("年产值超过540亿元人民币。", "540", "zh", "超过540亿元"),
        ("It has 310, or so they say.", "310", "en", "310"),
        ("More than 310 are there.", "310", "en", "More than 310"),
        ("It opened in 1998.", "in 1998", "en", "in 1998"),
        (
            "About 60,000 5 people work there.",
            "60,000",
            "en",
            "About 60,000 5 people work",
        ),
        ("Export till XNUMX länder och mer.", "XNUMX", "sv", "XNUMX länder"),
        ("It makes 12 tonnes a day.", "12", "en", "12 tonnes a day"),
        ("It makes 12 tonnes a little later.", "12", "en", "12 tonnes"),
        ("Where 40 firms the year before were.", "40", "en", "40 firms"),
        ("Den gör 12 ton om året nu.", "12", "sv", "12 ton om året"),
        ("Hit kom 12 företag det året.", "12", "sv", "12 företag"),
        ("Sie macht 12 Tonnen pro Tag dort.", "12", "de", "12 Tonnen pro Tag"),
        ("Es gab 40 Firmen die länger da sind.", "40", "de", "40 Firmen"),
    ],
)
def test_a_figure_is_given_with_all_that_belongs_to_it(
    text: str, found: str, language: str, whole: str
) -> None:
    assert given(text, found, language) == whole


def test_words_that_go_on_after_their_figure_stay_as_they_are() -> None:
    text = "There are 310 listed firms in the town."
    assert given(text, "310 listed", "en") == "310 listed"


def test_a_figure_never_leaves_its_sentence() -> None:
    text = "It has 310 Firms there are many."
    whole = whole_figure(document(text, "en"), Span(7, 10), Span(0, 10))
    assert whole.of(text) == "310"
