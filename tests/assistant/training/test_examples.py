"""Training examples are what use brings: passages that answer, and that do not."""

from __future__ import annotations

import gzip
import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.training.data.glossary import Glossary
from assistant.training.data.mentions import Mentions, find_mentions
from assistant.training.data.questions import (
    TRANSLATED,
    TrainingQuestion,
    is_held_out,
    load_questions,
    load_questions_across,
)
from assistant.training.examples import ExampleStream
from assistant.training.negatives.mining import WrongPassage
from index.documents import Span

CITIES = ("Wuhan", "Ningbo", "Suzhou", "Foshan", "Yantai", "Weifang")


def question(city: str, firms: int) -> TrainingQuestion:
    context = (
        f"{city} is a city with a large industry. It makes optics and cables. "
        f"In all {firms} firms work in the town. Most of them are small. "
        f"The oldest one was founded by Mr Li in {firms + 1000}. It still makes lenses."
    )
    start = context.index(str(firms))
    return TrainingQuestion(
        language="en",
        context_language="en",
        source="made",
        question=f"How many firms work in {city}?",
        context=context,
        answers=(str(firms),),
        spans=(Span(start, start + len(str(firms))),),
    )


QUESTIONS = [question(city, 310 + 7 * n) for n, city in enumerate(CITIES)]


def stream(seed: int = 1) -> ExampleStream:
    wrong = WrongPassage("Weather", "It rained for most of the week.", "sv")
    negatives = {QUESTIONS[0].question: [wrong]}
    return ExampleStream(QUESTIONS, negatives, Glossary(), seed)


def test_an_example_is_made_of_its_number_and_the_seed_alone() -> None:
    first, second = stream(), stream()
    assert [first[n] for n in range(50)] == [second[n] for n in reversed(range(50))][
        ::-1
    ]
    assert [first[n] for n in range(50)] != [stream(seed=2)[n] for n in range(50)]


def test_where_an_example_answers_its_span_is_the_answer_or_it_damaged() -> None:
    examples = [stream()[n] for n in range(300)]
    answered = [e for e in examples if e.spans]
    assert 0.3 < len(answered) / len(examples) < 0.8
    answers = {answer for q in QUESTIONS for answer in q.answers}
    for example in answered:
        found = example.spans[0].of(example.text)
        assert found in answers or found == "XNUMX" or found[:3] in answers


def test_where_an_example_does_not_answer_the_passage_or_the_question_is_another() -> (
    None
):
    by_question = {q.question: q for q in QUESTIONS}
    for number in range(300):
        example = stream()[number]
        if not example.spans and example.question in by_question:
            asked = by_question[example.question]
            city = asked.question.removesuffix("?").split()[-1]
            about_another = example.title in CITIES and example.title != city
            assert about_another or asked.answers[0] not in example.text


def test_a_question_about_something_else_names_what_its_passage_does_not() -> None:
    swapped = 0
    for number in range(300):
        example = stream()[number]
        named = [city for city in CITIES if city in example.question]
        if not example.spans and named and named[0] not in example.text:
            swapped += 1
    assert swapped > 10


@pytest.mark.parametrize(
    ("asked", "context", "mentions"),
    [
        ("When did the Red Cross come to Ningbo in 1998?",
         "In 1998 the Red Cross came to Ningbo.", ["Red Cross", "Ningbo", "1998"]),
        ("Who is it?", "It is Mr Li.", []),
        ("Vad heter chefen för Svenska Glas AB?", "Svenska Glas AB leds av Ek.",
         ["Svenska Glas AB"]),
        ("徐州玻璃产业有多少家企业？", "徐州玻璃产业共有252家。", ["徐州玻璃产业"]),
    ],
)  # fmt: skip
def test_what_a_question_names_is_found(
    asked: str, context: str, mentions: list[str]
) -> None:
    assert find_mentions(asked, context) == mentions


def test_a_mention_is_replaced_by_another_of_its_kind() -> None:
    mentions = Mentions(QUESTIONS)
    others = {
        mentions.other("Wuhan", QUESTIONS[0], random.Random(n)) for n in range(40)
    }
    assert others - {None} <= set(CITIES) - {"Wuhan"}
    assert len(others - {None}) > 2


def test_questions_are_read_with_their_answers_and_a_tenth_is_kept_out(
    tmp_path: Path,
) -> None:
    rows = [
        {"lang": "en-sv", "set": TRANSLATED, "question": " Who? ", "answer": "Ek",
         "context": f"{n} Ek.", "start": len(f"{n} ")}
        for n in range(400)
    ]  # fmt: skip
    rows.append({"lang": "zh", "set": "dev", "question": "谁？", "context": "李先生",
                 "answers": ["李先生", "李"]})  # fmt: skip
    rows.append({"lang": "sv", "set": "dev", "question": "Vem?", "context": "Nej.",
                 "answer": "", "start": -1})  # fmt: skip
    with gzip.open(tmp_path / "q.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(map(json.dumps, rows)))
    *translated, chinese, unanswered = load_questions(tmp_path / "q.jsonl.gz")
    assert all(q.spans[0].of(q.context) == "Ek" for q in translated)
    first = translated[0]
    assert (first.question, first.language, first.context_language) == (
        "Who?", "en", "sv"
    )  # fmt: skip
    assert 15 <= sum(map(is_held_out, translated)) <= 70
    assert chinese.answers == ("李先生", "李")
    assert chinese.spans == (Span(0, 3),)
    assert not is_held_out(chinese)
    assert (unanswered.answers, unanswered.spans) == ((), ())


def test_a_question_asked_in_another_language_keeps_context_and_answer(
    tmp_path: Path,
) -> None:
    row = {"of": 1, "question_lang": "sv", "question": " Hur många företag finns där? "}
    with gzip.open(tmp_path / "across.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write(json.dumps(row))
    [asked] = load_questions_across(tmp_path / "across.jsonl.gz", QUESTIONS)
    assert asked.question == "Hur många företag finns där?"
    assert (asked.language, asked.context_language) == ("sv", "en")
    assert asked.is_across
    assert not QUESTIONS[1].is_across
    assert (asked.context, asked.spans) == (QUESTIONS[1].context, QUESTIONS[1].spans)


def test_half_of_the_examples_ask_in_another_language_than_their_text() -> None:
    across = replace(QUESTIONS[0], language="sv", question="Hur många företag?")
    mixed = ExampleStream([*QUESTIONS, across], {}, Glossary(), seed=1)
    asked = [mixed[n].question for n in range(400)]
    assert 0.4 < asked.count("Hur många företag?") / len(asked) < 0.6


def test_every_item_of_a_list_that_a_passage_has_is_a_right_answer() -> None:
    context = QUESTIONS[0].context
    items = ("optics", "cables", "lenses")
    listed = replace(
        QUESTIONS[0],
        question="What is made there?",
        answers=items,
        spans=tuple(Span(context.index(i), context.index(i) + len(i)) for i in items),
    )
    made = ExampleStream([listed], {}, Glossary(), seed=1)
    examples = [made[n] for n in range(100)]
    for example in examples:
        said = {span.of(example.text) for span in example.spans}
        assert said == {item for item in items if item in example.text}
    assert {len(example.spans) for example in examples} >= {0, 2, 3}
