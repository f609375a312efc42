"""The language of a message is that of what its writer says, not of names in it."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from index.readers import load_document
from index.readers.mail.own_words import own_words

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


@pytest.mark.parametrize(
    ("people", "body", "language"),
    [
        (
            ENGLISH,
            "Newsletter\n----------\n\nHamnen öppnar i maj. Den kostar 40 miljoner."
            "\n\n__________\nAnmälan görs på torsdag.",
            "sv",
        ),
        (SWEDES, "Hej!\n\n-----\n\nThe harbour opens in May and costs a lot.", "en"),
        (ENGLISH, "Merci !\n\n_____\n\nLe port ouvre en mai, pour 40 millions.", "fr"),
        (SWEDES, "Rundbrief\n-----\n\nDer Hafen öffnet im Mai und ist teuer.", "de"),
        (ENGLISH, "通讯\n----------\n\n港口将于五月开放，耗资4000万欧元。", "zh"),
    ],
)
def test_a_ruled_line_is_no_end_of_the_words(
    tmp_path: Path, people: tuple[str, ...], body: str, language: str
) -> None:
    assert language_of(tmp_path, people, "2026", body) == language


@pytest.mark.parametrize(
    ("own", "earlier", "language"),
    [
        (
            "The harbour opens in May.",
            "Från: Björn Sjögren\nÄmne: Hamnen\n\nNär öppnar hamnen, vad kostar den?",
            "en",
        ),
        (
            "Der Hafen öffnet im Mai.",
            "Von: John Smith\nBetreff: Hafen\n\nWhen does the harbour open, and where?",
            "de",
        ),
        (
            "港口将于五月开放。",
            "发件人：John Smith\n主题：Harbour\n\nWhen does it open, and for whom?",
            "zh",
        ),
    ],
)
def test_a_ruled_line_before_a_sender_is_the_end_of_the_words(
    tmp_path: Path, own: str, earlier: str, language: str
) -> None:
    body = f"{own}\n\n{'_' * 32}\n{earlier}"
    assert language_of(tmp_path, SWEDES, "2026", body) == language


@pytest.mark.parametrize(
    ("own", "rest", "language"),
    [
        ("Hej!", "> Hamnen öppnar i maj och kostar 40 miljoner euro.", "sv"),
        ("Ok!", "-- \nCe message est confidentiel et pour vous seul.", "fr"),
        ("Hi!", "> Der Hafen öffnet im Mai und kostet 40 Millionen.", "de"),
    ],
)
def test_too_few_own_words_leave_it_to_the_whole_text(
    tmp_path: Path, own: str, rest: str, language: str
) -> None:
    assert language_of(tmp_path, ENGLISH, "2026", f"{own}\n\n{rest}") == language


def test_a_greeting_leaves_it_to_the_message_that_is_attached(tmp_path: Path) -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner.set_content("The harbour opens in May and costs 40 million euros.")
    outer["From"], outer["To"], outer["Subject"] = *SWEDES[1:], "Vb: Hamnen"
    outer.set_content("Hej!")
    outer.add_attachment(inner)
    (tmp_path / "a.eml").write_bytes(outer.as_bytes())
    assert load_document(tmp_path / "a.eml", tmp_path).language == "en"


@pytest.mark.parametrize(
    "line",
    [
        "QUJD" * 50_000,
        "a.b+" * 50_000,
        "och hamnen " * 18_000,
        "-" * 200_000,
        f"regards{' ' * 200_000}x",
        f"x{' ' * 200_000}写道",
        "a@" * 100_000,
    ],
    ids=lambda line: line[:8],
)
def test_a_mail_with_a_line_without_end_is_read(tmp_path: Path, line: str) -> None:
    # No limit of time: it takes a moment, or, squared, more than anyone waits.
    said = "Hamnen öppnar i maj och kostar 40 miljoner euro."
    body = f"{said}\n\n{line}\n\n{said}\n"
    assert language_of(tmp_path, ENGLISH, "2026", body) == "sv"


@pytest.mark.parametrize(
    ("body", "own"),
    [
        (
            "Fråga åsa.lindström@vaxjo.example före mötet på torsdag.",
            "Fråga före mötet på torsdag.",
        ),
        (
            "港口将于五月开放：a@b.cn。",
            "港口将于五月开放：。",
        ),
    ],
)
def test_an_address_is_none_of_the_words(body: str, own: str) -> None:
    assert " ".join(own_words([body]).split()) == own
