"""A few documents are found among many in another language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Assistant, Settings
from index.pipeline import sync_index

TOWNS = [
    "Alingsås",
    "Borås",
    "Falun",
    "Gävle",
    "Halmstad",
    "Jönköping",
    "Kalmar",
    "Luleå",
    "Malmö",
    "Norrköping",
    "Örebro",
    "Piteå",
    "Sandviken",
    "Trollhättan",
    "Umeå",
    "Varberg",
    "Växjö",
    "Ystad",
    "Arboga",
    "Eskilstuna",
]
TRADES = {
    "möbler": "snickerierna",
    "maskiner": "verkstäderna",
    "livsmedel": "mejerierna",
}
FEW = {
    "keramik.zh.txt": "潮州陶瓷产业集群有三百二十家企业,产品出口到八十个国家。",
    "lampen.de.txt": "Der Lampencluster in Arnsberg zählt 41 Hersteller von Leuchten.",
    "pelles.fi.txt": "Lahden polkupyöräklusterissa toimii 19 polkupyörien valmistajaa.",
}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("languages")
    corpus = folder / "corpus"
    corpus.mkdir()
    for town in TOWNS:
        for made, makers in TRADES.items():
            (corpus / f"{town}-{made}.sv.txt").write_text(
                f"Klustret för {made} i {town} samlar {len(town) * 7} företag. De"
                f" flesta av {makers} säljer sina {made} till länder"
                f" i Europa och Asien.",
                encoding="utf-8",
            )
    for name, text in FEW.items():
        (corpus / name).write_text(text, encoding="utf-8")
    settings = Settings(corpus_dir=corpus, index_dir=folder / "index", chat_model="")
    assert not sync_index(settings).failures
    with Assistant.open(settings) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("How many companies are in the ceramics cluster?", "keramik.zh.txt"),
        ("Hur många företag finns i klustret för keramik?", "keramik.zh.txt"),
        ("Hur många tillverkar cyklar i klustret?", "pelles.fi.txt"),
        ("灯具产业集群有多少家制造商?", "lampen.de.txt"),
        ("Combien d'entreprises fabriquent des vélos ?", "pelles.fi.txt"),
    ],
)
def test_one_of_few_documents_is_found_among_many_in_another_language(
    mixed: Assistant, question: str, name: str
) -> None:
    found = [hit.passage.document_id for hit in mixed.search(question, top_k=8)]
    assert name in found


def test_the_many_are_still_found_in_their_own_language(mixed: Assistant) -> None:
    found = mixed.search("Hur många möbelföretag finns i Växjö?", top_k=3)
    assert "Växjö-möbler.sv.txt" in [hit.passage.document_id for hit in found]
