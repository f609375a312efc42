"""A document is named by number, by its title in short, or by a name it shares."""

from __future__ import annotations

import pytest

from assistant import Settings
from assistant.extract.span_model.model import load_span_model
from assistant.search.document_names import Nearness
from assistant.search.named_documents import find_named
from assistant.search.title_names import split_name
from tests.small_documents import document


@pytest.fixture(scope="module")
def nearness(_isolated_environment: None) -> Nearness:
    return load_span_model(Settings()).compare


NOISE = document(
    "Noise Ordinance of the City of Harrowgate\n\nQuiet hours begin at 22:00.",
    "noise.txt",
    title="Noise Ordinance of the City of Harrowgate",
)
PARKING = document(
    "Parking Ordinance of the City of Harrowgate\n\nThere are four zones.",
    "parking.txt",
    title="Parking Ordinance of the City of Harrowgate",
)
CERAMICS = document(
    "凤林市陶瓷产业集群促进办法\n\n第一章 总则\n\n为促进陶瓷产业集群发展。",
    "taoci.txt",
    language="zh",
    title="凤林市陶瓷产业集群促进办法",
)
TEA = document(
    "凤林市茶产业集群促进办法\n\n为促进茶产业集群发展。",
    "cha.txt",
    language="zh",
    title="凤林市茶产业集群促进办法",
)
FORESTRY = document(
    "Föreskrifter (2020:15) om stöd till skogskluster\n\nStöd lämnas till företag.",
    "skog.txt",
    language="sv",
    title="Föreskrifter (2020:15) om stöd till skogskluster",
)
ENERGY = document(
    "Gesetz über die Förderung von Energieclustern\n\nEs fördert Energiecluster.",
    "energie.txt",
    language="de",
    title="Gesetz über die Förderung von Energieclustern",
)
ALL = {d.id: d for d in (NOISE, PARKING, CERAMICS, TEA, FORESTRY, ENERGY)}


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("What does the Harrowgate noise ordinance say?", "noise.txt"),
        ("What does the parking ordinance say?", "parking.txt"),
        ("Was steht in der Lärmverordnung von Harrowgate?", "noise.txt"),
        ("哈罗盖特（Harrowgate）噪音条例说什么？", "noise.txt"),
        ("凤林茶产业办法是什么？", "cha.txt"),
        ("What do the Fenglin ceramics measures say?", "taoci.txt"),
        ("Vad säger Fenglins bestämmelser om keramikklustret?", "taoci.txt"),
        ("What does regulation 2020:15 say?", "skog.txt"),
        ("Vad säger skogsklusterföreskrifterna?", "skog.txt"),
        ("能源集群促进法规定了什么？", "energie.txt"),
    ],
)
def test_a_document_is_named_in_short_or_in_another_language(
    words: str, meant: str, nearness: Nearness
) -> None:
    assert [d.id for d in find_named(words, ALL, nearness).certain] == [meant]


@pytest.mark.parametrize(
    "words",
    [
        "What do the Fenglin furniture measures say?",
        "Was steht in der Wasserordnung von Fenglin?",
        "凤林市家具产业办法是什么？",
        "What does the Harrowgate school ordinance say?",
        "What does regulation 2019:15 say?",
        "Vad säger föreskrifterna om fiske?",
        "旅游业促进法规定了什么？",
        "What does it say?",
    ],
)
def test_what_is_on_something_else_names_none(words: str, nearness: Nearness) -> None:
    assert find_named(words, ALL, nearness).certain == ()


def test_where_both_are_named_both_are_meant(nearness: Nearness) -> None:
    named = find_named("What does the Harrowgate ordinance say?", ALL, nearness)
    assert {d.id for d in named.certain} == {"noise.txt", "parking.txt"}


def test_a_shared_name_is_taken_out_of_both() -> None:
    assert split_name("the Fenglin tea rules", TEA) == (
        "the   tea rules",
        "市茶产业集群促进办法",
    )
    assert split_name("the Linfeng tea rules", TEA) is None


def test_a_number_is_not_found_within_a_longer_one() -> None:
    longer = document("Lag (2019:1174)\n\n3 § A.", "1174.txt", title="Lag (2019:1174)")
    shorter = document("Lag (2019:117)\n\n3 § B.", "117.txt", title="Lag (2019:117)")
    both = {d.id: d for d in (longer, shorter)}
    assert find_named("lagen (2019:11)", both).certain == ()
    assert find_named("lagen (2019:117)", both).certain == (shorter,)
    assert find_named("lagen (2019:1174)", both).certain == (longer,)
