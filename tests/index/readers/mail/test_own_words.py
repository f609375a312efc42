"""The language of a message is that of what its writer says, not of names in it."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from index.readers import load_document

SWEDES = (
    "Åsa Lindström <asa.lindstrom@tillvaxt.example>",
    "Björn Sjögren <bjorn.sjogren@vaxjo.example>",
    "Östen Åkerlund <osten.akerlund@orebro.example>",
)
ENGLISH = (
    "John Smith <john.smith@growth.example>",
    "Mary Johnson <mary.johnson@regions.example>",
    "Peter Brown <peter.brown@trade.example>",
)
SWEDISH_SIGNATURE = (
    "Åsa Lindström\nEnheten för regional utveckling\nVästra Götalandsregionen\n"
    "Regionens hus, Östergatan 5, 405 44 Göteborg\nTelefon: 010-441 00 00\n"
    "www.vgregion.example\n\nDetta meddelande kan innehålla konfidentiell information. "
    "Om du inte är rätt mottagare, vänligen radera det genast."
)
ENGLISH_SIGNATURE = (
    "John Smith\nHead of Regional Growth\nDepartment for Business and Trade\n"
    "Old Admiralty Building, London SW1A 2DY\n\nThis message may be confidential. If "
    "you are not the intended recipient, please delete it at once."
)
EARLIER = (
    "-----Ursprungligt meddelande-----\nFrån: Björn Sjögren\nSkickat: den 2 mars 2026\n"
    "Till: Åsa Lindström\nÄmne: Hamnen\n\nHej Åsa, när öppnar hamnen och vad kostar "
    "den? Vi behöver veta det före mötet på torsdag."
)


def language_of(folder: Path, people: tuple[str, ...], subject: str, body: str) -> str:
    message = EmailMessage()
    message["From"], message["To"], message["Cc"] = people
    message["Subject"] = subject
    message.set_content(body)
    file = folder / "a.eml"
    file.write_bytes(message.as_bytes())
    return load_document(file, folder).language


@pytest.mark.parametrize(
    ("people", "subject", "body", "language"),
    [
        (
            SWEDES,
            "Möte den 4 mars",
            "Dear Björn,\n\nThe harbour opens in May. It costs 40 million euros.\n\n"
            f"Best regards,\n{SWEDISH_SIGNATURE}",
            "en",
        ),
        (
            SWEDES,
            "Svar: Klustret i Växjö",
            "Hello,\n\nThe forest cluster has 96 firms and is led by Linda Berg.\n\n"
            f"Med vänliga hälsningar\n{SWEDISH_SIGNATURE}",
            "en",
        ),
        (SWEDES, "Budget", "Hi Björn,\nthe budget was approved.\nÅsa", "en"),
        (
            SWEDES,
            "Sv: Hamnen",
            f"Dear Björn,\n\nThe harbour opens in May.\n\nÅsa\n\n{EARLIER}",
            "en",
        ),
        (
            SWEDES,
            "Sv: Hamnen",
            "> När öppnar hamnen, och vad kommer den att kosta oss i slutändan?\n"
            "It opens in May.\n> Vi behöver veta det före mötet på torsdag.\n"
            "You will have it by Wednesday.\n",
            "en",
        ),
        (
            ENGLISH,
            "Meeting notes",
            "Hej Mary,\n\nHamnen öppnar i maj och kostar 40 miljoner euro.\n\n"
            f"Best regards,\n{ENGLISH_SIGNATURE}",
            "sv",
        ),
        (ENGLISH, "Budget", "Hej!\nBudgeten är godkänd.\nJohn", "sv"),
        (
            SWEDES,
            "Möte",
            "Lieber Björn,\n\nder Hafen öffnet im Mai und kostet 40 Millionen Euro.\n\n"
            f"Viele Grüße\n{SWEDISH_SIGNATURE}",
            "de",
        ),
        (SWEDES, "Hamnen", "港口将于五月开放，耗资4000万欧元。\n\nÅsa Lindström", "zh"),
    ],
)
def test_the_words_of_the_writer_tell_the_language(
    tmp_path: Path, people: tuple[str, ...], subject: str, body: str, language: str
) -> None:
    assert language_of(tmp_path, people, subject, body) == language


def test_a_forwarded_message_is_in_the_language_that_it_was_written_in(
    tmp_path: Path,
) -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["From"], inner["Subject"] = SWEDES[0], "Hamnen"
    inner.set_content("The harbour opens in May and costs 40 million euros.")
    outer["From"], outer["To"], outer["Subject"] = *SWEDES[1:], "Vb: Hamnen"
    outer.add_attachment(inner)
    (tmp_path / "a.eml").write_bytes(outer.as_bytes())
    assert load_document(tmp_path / "a.eml", tmp_path).language == "en"
