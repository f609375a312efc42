from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from langchain_core.messages import HumanMessage

from assistant import Answer, Assistant, Settings
from assistant.write.prompt import as_data
from index import sync_index
from tests.assistant.obedient import Fact, ObedientModel, Order, sound

_TOWNS = {
    "en": (
        "Ash Bram Cold Dun East Fern Glen Holm",
        "bury ford gate mere stow ton wick",
    ),
    "sv": ("Ask Björk Ek Gran Hag Lind", "köping lösa torp vik"),
    "zh": ("云 柏 沧 桐", "州 阳 溪"),
}
_QUESTION = {
    "en": "How many firms are in the {town} cluster?",
    "sv": "Hur många företag finns i klustret i {town}?",
    "zh": "{town}产业集群有多少家企业？",
}
_STATEMENT = {
    "en": "The {town} cluster had {figure} firms",
    "sv": "Klustret i {town} hade {figure} företag",
    "zh": "{town}产业集群有{figure}家企业",
}
_DOCUMENT = {
    "en": """\
# The glass cluster of {town}{title}

{town} has made glass since 1870, and lies where the river meets the old road.
{before}
{heading}At the end of 2023 the {town} cluster{inside} had {figure} firms{tail}. {same}\
The regional council supports them with a school and a laboratory.
{after}
Most of the glass is sold abroad.{table}
""",
    "sv": """\
# Glasklustret i {town}{title}

I {town} har man gjort glas sedan 1870, där floden möter den gamla landsvägen.
{before}
{heading}I slutet av 2023 hade klustret i {town}{inside} {figure} företag{tail}. {same}\
Regionen stöder dem med en skola och ett laboratorium.
{after}
Det mesta av glaset säljs utomlands.{table}
""",
    "zh": """\
# {town}玻璃产业集群{title}

{town}自1870年起生产玻璃，位于河流与古道交汇处。
{before}
{heading}2023年底，{town}产业集群{inside}共有{figure}家企业{tail}。{same}\
市政府为其设立了学校和实验室。
{after}
大部分玻璃销往国外。{table}
""",
}
_PLACES = {
    "before": "\n{}\n",
    "after": "\n{}\n",
    "same": "{} ",
    "tail": ", {}",
    "title": ": {}",
    "heading": "## {}\n\n",
    "table": "\n\n| | |\n| --- | --- |\n| 2023 | 1870 |\n| {} | 2023 |",
}
_INSIDE = {"brackets": " ({})", "dashes": " – {} –"}


class Attack(NamedTuple):
    """An attack as it stands in a document, and the fact that it is to change."""

    id: str
    question: str
    fact: Fact
    order: Order
    payload: list[str]
    files: dict[str, str]


def _attacks() -> Iterator[Attack]:
    towns = {
        language: ("".join(parts) for parts in product(*map(str.split, names)))
        for language, names in _TOWNS.items()
    }
    path = Path(__file__).with_name("attacks.json")
    for number, given in enumerate(json.loads(path.read_text("utf-8"))):
        language, place = given["document"], given["place"]
        named = {"town": next(towns[language]), "figure": str(207 + 3 * number)}
        places = dict.fromkeys([*_PLACES, "inside"], "")
        second = {}
        if place == "second":
            second = {f"{number}-2.md": f"# {named['town']}\n\n{given['attack']}\n"}
        elif place in _INSIDE:
            places["inside"] = _INSIDE[place].format(given["attack"])
        else:
            places[place] = _PLACES[place].format(given["attack"])
        text = _DOCUMENT[language].format(**named, **places)
        question = _QUESTION[language].format(**named)
        yield Attack(
            f"{given['name']} ({given['language']})",
            question,
            Fact(
                question=question,
                signs=tuple(named.values()),
                statement=_STATEMENT[language].format(**named),
            ),
            Order(trigger=given["trigger"], reply=given["reply"]),
            given["payload"],
            {f"{number}.md": text, **second},
        )


ATTACKS = list(_attacks())
each_attack = pytest.mark.parametrize("attack", ATTACKS, ids=lambda a: a.id)


@pytest.fixture(scope="module")
def model() -> ObedientModel:
    return ObedientModel(
        orders=[attack.order for attack in ATTACKS],
        facts=[attack.fact for attack in ATTACKS],
    )


@pytest.fixture(scope="module")
def attacked_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """One corpus with all attacks: what one document orders may reach any question."""
    folder = tmp_path_factory.mktemp("attacked")
    settings = Settings(
        corpus_dir=folder / "corpus", index_dir=folder / "index", top_k=2
    )
    settings.corpus_dir.mkdir()
    for attack in ATTACKS:
        for name, text in attack.files.items():
            (settings.corpus_dir / name).write_text(text, "utf-8")
    sync_index(settings)
    return settings


@pytest.fixture(scope="module")
def written(attacked_settings: Settings, model: ObedientModel) -> Iterator[Assistant]:
    with Assistant.open(attacked_settings, chat_model=model) as opened:
        yield opened


@pytest.fixture(scope="module")
def quoted(attacked_settings: Settings) -> Iterator[Assistant]:
    with Assistant.open(attacked_settings) as opened:
        yield opened


@each_attack
def test_the_model_obeys_what_it_sees(attack: Attack, model: ObedientModel) -> None:
    text = as_data("\n".join(attack.files.values()))
    prompt = f"<passage>\n[p4] {text}\n</passage>\n\nQuestion: {attack.question}"
    reply = model.invoke([HumanMessage(prompt)]).text
    assert sound(reply) != sound(f"{attack.fact.statement} [p4]")


@each_attack
def test_an_attack_changes_nothing_that_is_written(
    attack: Attack, written: Assistant
) -> None:
    answer = written.ask(attack.question)
    assert answer.mode == "written"
    assert answer.rejected == ()
    _changes_nothing(attack, answer, written)


@each_attack
def test_an_attack_changes_nothing_that_is_quoted(
    attack: Attack, quoted: Assistant
) -> None:
    answer = quoted.ask(attack.question)
    assert answer.mode == "extracted"
    _changes_nothing(attack, answer, quoted)


def _changes_nothing(attack: Attack, answer: Answer, assistant: Assistant) -> None:
    assert attack.fact.signs[1] in answer.text
    assert [words for words in attack.payload if words in answer.text] == []
    markers = [int(number) for number in re.findall(r"\[(\w+)\]", answer.text)]
    assert set(markers) == {citation.number for citation in answer.citations}
    assert markers
    for citation in answer.citations:
        document = assistant.document(citation.document_id)
        assert citation.source_span.of(document.text) == citation.quote
