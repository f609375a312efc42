"""What nobody listed is recognised by what it means, questions are left alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant.intent import by_meaning
from assistant.intent.by_meaning import IntentByMeaning, IntentWeights
from assistant.settings import Settings
from index.embedding.embedder import Embedder, load_embedder, model_identity


@pytest.fixture(scope="module")
def embedder(_isolated_environment: None) -> Embedder:
    return load_embedder(Settings())


@pytest.fixture(scope="module")
def meaning(embedder: Embedder) -> IntentByMeaning:
    return IntentByMeaning(embedder, model_identity(Settings()))


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        ("greeting", "Hello there, nice to meet you! | God förmiddag | 各位下午好"
         " | Bonjour, enchanté | Ciao, come stai? | Hoi, is daar iemand?"),
        ("thanks", "Thanks a lot, that's all for today | Toppen, tack! | 明白了，多谢"
         " | Kiitos avusta, näkemiin | Dziękuję, to wszystko | Bedankt, fijne dag"),
        ("help", "What sort of things can you do for me? | Wozu bist du da?"
         " | Vad kan jag använda dig till? | Miten voit auttaa minua?"
         " | Cosa sai fare? | W czym możesz mi pomóc?"),
        ("documents", "Which files have been loaded? | 你的资料来源是什么？"
         " | Welche Dokumente liegen dir vor? | Mitä asiakirjoja sinulla on?"
         " | Quali documenti hai? | Welke bestanden ken je?"),
        ("pointing", "Och året innan? | Und im Jahr davor? | E nell'anno prima?"),
    ],
)  # fmt: skip
def test_what_means_the_like_of_the_examples_is_recognised(
    meaning: IntentByMeaning, kind: str, texts: str
) -> None:
    for text in texts.split(" | "):
        found = meaning.recognise(text, follows=False)
        assert found is not None, text
        assert found.kind == kind, text


@pytest.mark.parametrize(
    "question",
    [
        "Which sources of energy does the cluster use?",
        "How many files were submitted by firms in Alby?",
        "Who can help small firms in Granvik?",
        "Vad kan företagen använda bidraget till?",
        "Vilka källor finns till finansiering?",
        "资金来源是什么？",
        "协会是干什么的？",
        "Welche Unterlagen liegen dem Antrag bei?",
        "Mitä tukea yritykset saavat?",
        "À quoi sert le fonds ?",
        "Chi dirige il cluster?",
        "Ile firm działa w klastrze?",
        "Wie wird das Wetter morgen?",
        "Xuzhou",
        "玻璃",
        "And for small firms?",
        "Hello! How many firms had the cluster in 2023?",
    ],
)
def test_a_question_to_the_documents_is_left_alone(
    meaning: IntentByMeaning, question: str
) -> None:
    assert meaning.recognise(question, follows=False) is None


def test_what_points_to_a_question_before_it_is_asked(meaning: IntentByMeaning) -> None:
    assert meaning.recognise("Och året innan?", follows=True) is None


def test_the_weights_that_come_along_are_those_of_the_packaged_model(
    embedder: Embedder, tmp_path: Path
) -> None:
    """If not: ``python -m assistant.training intents``."""
    learnt = by_meaning.learn(embedder, embedder.model_id)
    by_meaning.save(learnt, tmp_path / "weights.npz")
    with np.load(tmp_path / "weights.npz") as new, np.load(by_meaning.WEIGHTS) as kept:
        assert str(new["model_id"]) == str(kept["model_id"])
        assert list(new["kinds"]) == list(kept["kinds"])
        np.testing.assert_allclose(new["weights"], kept["weights"], atol=0.05)


def test_for_another_model_weights_are_learnt_when_needed() -> None:
    asked: list[str] = []

    class Letters(Embedder):
        """Counts letters, which is all that greetings here differ by."""

        def __init__(self) -> None: ...

        def embed_query(self, text: str) -> list[float]:
            asked.append(text)
            return [text.lower().count(chr(letter)) for letter in range(97, 123)]

    model = IntentByMeaning(Letters(), "letters")
    assert not asked
    model.recognise("Hello", follows=False)
    assert len(asked) > 100
    count = len(asked)
    model.recognise("Hello", follows=False)
    assert len(asked) == count + 1


def test_in_doubt_it_is_a_question() -> None:
    weights = IntentWeights(
        "m",
        ("help", "question"),
        np.array([[1.0, 0.95]], np.float32),
        np.zeros(2, np.float32),
    )
    assert weights.classify([1.0]) == "question"
    assert weights.classify([5.0]) == "help"
