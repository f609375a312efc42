"""A written statement stands on whole sentences of what it cites, or on nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import Settings
from assistant.check.contrast import ContrastModel
from assistant.check.support import SupportModel
from assistant.check.swaps import SwapModel
from assistant.check.verifier import Verdict, Verifier
from assistant.extract.span_model.model import load_span_model
from assistant.write.prompt import KeyedPassage
from assistant.write.reply import WrittenStatement
from tests.small_documents import document, passage

PORTS = document(
    "The ports are old. The port of Harwich employs 1,240 people. The port of "
    "Felixstowe employs 3,800 people. Both belong to the same company.",
    "ports.txt",
    title="Ports of the East Coast",
)
SCHOOLS = document("The school in Ipswich has 900 pupils.", "schools.txt")
HARWICH = "The port of Harwich employs 1,240 people."
FELIXSTOWE = "The port of Felixstowe employs 3,800 people."


@pytest.fixture(scope="module")
def verifier(_isolated_environment: None) -> Verifier:
    model = load_span_model(Settings())
    return Verifier(SupportModel(model), ContrastModel(model), SwapModel(model))


def verdict(verifier: Verifier, text: str, *keys: str, language: str = "en") -> Verdict:
    overlapping = " ".join([HARWICH, FELIXSTOWE])
    passages = {
        "p1": KeyedPassage("p1", passage(PORTS), PORTS),
        "p2": KeyedPassage("p2", passage(SCHOOLS), SCHOOLS),
        "p3": KeyedPassage("p3", passage(PORTS, overlapping), PORTS),
    }
    statement = WrittenStatement(text, keys)
    return verifier.verify(statement, language, passages)


def cited(found: Verdict) -> list[str]:
    return [support.span.of(support.document.text) for support in found.supports]


@pytest.mark.parametrize(
    ("statement", "language"),
    [
        (HARWICH, "en"),
        ("Harwich has 1,240 employees.", "en"),
        ("Hamnen i Harwich har 1 240 anställda.", "sv"),
    ],
)
def test_the_sentence_that_says_it_is_cited_and_not_its_passage(
    verifier: Verifier, statement: str, language: str
) -> None:
    found = verdict(verifier, statement, "p1", language=language)
    assert (found.reason, found.missing) == (None, ())
    assert cited(found) == [HARWICH]


def test_what_two_sentences_say_together_is_cited_as_one_place(
    verifier: Verifier,
) -> None:
    statement = "Harwich employs 1,240 people and Felixstowe employs 3,800."
    assert cited(verdict(verifier, statement, "p1")) == [f"{HARWICH} {FELIXSTOWE}"]


def test_what_two_passages_say_together_cites_both(verifier: Verifier) -> None:
    statement = "The port of Harwich employs 1,240 people, the school has 900 pupils."
    found = verdict(verifier, statement, "p1", "p2")
    assert sorted(cited(found)) == [HARWICH, SCHOOLS.text]


def test_a_place_that_two_passages_share_is_cited_once(verifier: Verifier) -> None:
    assert cited(verdict(verifier, HARWICH, "p1", "p3")) == [HARWICH]


@pytest.mark.parametrize("keys", [(), ("p9",)])
def test_without_a_key_of_a_passage_a_true_statement_is_uncited(
    verifier: Verifier, keys: tuple[str, ...]
) -> None:
    found = verdict(verifier, HARWICH, *keys)
    assert (found.supports, found.reason) == ((), "uncited")


def test_a_key_of_nothing_beside_one_that_is_known_is_passed_over(
    verifier: Verifier,
) -> None:
    assert cited(verdict(verifier, HARWICH, "p9", "p1")) == [HARWICH]


@pytest.mark.parametrize(
    ("statement", "reason", "missing"),
    [
        ("The port of Harwich employs 1,241 people.", "figure", ["1,241 people"]),
        ("On 4 May 1998 Harwich employed 1,240 people.", "date", ["4 May 1998"]),
        ("The port of Lowestoft employs 1,240 people.", "name", ["Lowestoft"]),
        ("Harwich employs 1,241 people and Lowestoft 9.", "figure", None),
    ],
)
def test_a_fact_that_stands_nowhere_is_named_with_its_kind(
    verifier: Verifier, statement: str, reason: str, missing: list[str] | None
) -> None:
    found = verdict(verifier, statement, "p1")
    assert (found.supports, found.reason) == ((), reason)
    facts = [fact.text for fact in found.missing]
    assert facts == missing if missing else len(facts) > 1


def test_a_name_may_stand_in_the_title_but_a_figure_may_not(
    verifier: Verifier,
) -> None:
    assert verdict(verifier, "Ports of the East Coast are old.", "p1").reason is None
    titled = document(HARWICH, "t.txt", title="The 77 ports")
    keyed = KeyedPassage("p1", passage(titled), titled)
    claim = WrittenStatement("Of the 77 ports Harwich employs 1,240 people.", ("p1",))
    assert verifier.verify(claim, "en", {"p1": keyed}).reason == "figure"


def test_a_figure_of_another_passage_than_the_cited_one_is_missing(
    verifier: Verifier,
) -> None:
    assert verdict(verifier, HARWICH, "p2").reason in {"figure", "name"}


def test_what_is_introduced_is_checked_with_its_introduction(
    verifier: Verifier,
) -> None:
    keyed = {"p1": KeyedPassage("p1", passage(PORTS), PORTS)}
    item = WrittenStatement(
        "1,240 people", ("p1",), introduction="Employees in Lowestoft:"
    )
    assert verifier.verify(item, "en", keyed).reason == "name"


def test_a_statement_without_facts_that_the_text_does_not_say_is_unsupported(
    verifier: Verifier,
) -> None:
    statement = "Most of the glass is sold to restaurants abroad."
    assert verdict(verifier, statement, "p1").reason == "unsupported"


def test_a_figure_of_something_else_in_the_same_sentences_is_misplaced(
    verifier: Verifier,
) -> None:
    found = verdict(verifier, "The port of Harwich has 3,800 employees.", "p1")
    assert found.reason == "misplaced"
    assert found.missing


def test_words_that_are_copied_are_never_misplaced(verifier: Verifier) -> None:
    for sentence in (HARWICH, FELIXSTOWE):
        assert cited(verdict(verifier, sentence, "p1")) == [sentence]


def test_a_passage_of_white_space_supports_nothing(verifier: Verifier) -> None:
    empty = document(" \n ", "empty.txt")
    keyed = {"p1": KeyedPassage("p1", passage(empty), empty)}
    for text in ("It is so.", HARWICH):
        found = verifier.verify(WrittenStatement(text, ("p1",)), "en", keyed)
        assert found.supports == ()
        assert found.reason is not None


@pytest.mark.parametrize(
    ("language", "source", "denied"),
    [
        (
            "en",
            "Grants may not be used for salaries of the staff.",
            "Grants may be used for salaries of the staff.",
        ),
        (
            "de",
            "Die Zuschüsse dürfen nicht für Löhne verwendet werden.",
            "Die Zuschüsse dürfen für Löhne verwendet werden.",
        ),
    ],
)
def test_a_passage_is_read_in_its_own_language_and_not_in_that_of_its_document(
    verifier: Verifier, language: str, source: str, denied: str
) -> None:
    mixed = replace(document(f"Stöd lämnas av länet.\n\n{source}"), language="sv")
    chapter = replace(passage(mixed, source), language=language)
    keyed = {"p1": KeyedPassage("p1", chapter, mixed)}
    statement = WrittenStatement(denied, ("p1",))
    assert verifier.verify(statement, language, keyed).reason == "unsupported"
    assert cited(
        verifier.verify(WrittenStatement(source, ("p1",)), language, keyed)
    ) == [source]
