"""A list is found whole, with what introduces it, also beyond the passage."""

from __future__ import annotations

from dataclasses import replace

from assistant.extract.lists.listings import Listing, find_listings
from index.documents import Document
from tests.small_documents import document, passage

PLAN = document(
    "The town has plans.\n\nThe board will do these:\n- open the depots\n"
    "- propose new sidings\n- publish the waiting times\n- mediate in disputes\n"
    "- run the driver centre\n\nThat was all.",
    "plan.txt",
)


def items(listing: Listing, source: Document) -> list[str]:
    return [item.of(source.text) for item in listing.items]


def test_a_list_has_the_sentence_that_introduces_it() -> None:
    (found,) = find_listings(passage(PLAN), PLAN)
    quote = found.span.of(PLAN.text)
    assert quote.startswith("The board will do these:")
    assert quote.endswith("run the driver centre")


def test_a_list_goes_on_where_its_passage_ends() -> None:
    part = passage(PLAN, "The board will do these:\n- open the depots\n- propose new")
    (found,) = find_listings(part, PLAN)
    assert items(found, PLAN)[0] == "open the depots"
    assert items(found, PLAN)[-1] == "run the driver centre"


def test_a_list_begins_before_its_passage() -> None:
    part = passage(PLAN, "- mediate in disputes\n- run the driver centre")
    (found,) = find_listings(part, PLAN)
    assert len(found.items) == 5
    assert found.span.of(PLAN.text).startswith("The board will do these:")


def test_numbered_chinese_points_have_their_introduction() -> None:
    law = document(
        "第五条 本区禁止下列行为：\n\n（一）焚烧秸秆；\n\n（二）建设养殖场；\n\n"
        "（三）乱倒垃圾。\n\n第六条 其他。",
        "law.txt",
        language="zh",
    )
    (found,) = find_listings(passage(law, "（二）建设养殖场；"), law)
    assert [item.rstrip("。") for item in items(found, law)] == [
        "焚烧秸秆",
        "建设养殖场",
        "乱倒垃圾",
    ]
    assert found.span.of(law.text).startswith("第五条 本区禁止下列行为：")


def test_the_headings_of_chapters_are_no_list() -> None:
    chapter = "The council has looked at this for many years and found much. " * 3
    text = "\n\n".join(
        f"{number}. {heading}\n\n{chapter}"
        for number, heading in enumerate(("Aims", "Means", "Times"), start=1)
    )
    report = document(text, "report.txt")
    assert find_listings(passage(report), report) == []


def test_a_list_with_an_order_to_a_model_in_it_is_not_quoted() -> None:
    order = "the waiting times"
    read = replace(passage(PLAN), text=PLAN.text.replace(order, " " * len(order)))
    assert find_listings(read, PLAN) == []


def test_a_sentence_before_one_that_begins_with_a_list_does_not_introduce_it() -> None:
    text = "Late firms lose their licence. Advice, loans and training are free."
    rules = document(text, "rules.txt")
    (found,) = find_listings(passage(rules), rules)
    assert found.lead is None
    assert found.span.of(text).startswith("Advice")
