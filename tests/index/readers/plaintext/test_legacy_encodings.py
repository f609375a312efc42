"""Bytes that declare nothing are read in the codec in which they are a language."""

from __future__ import annotations

import codecs

import pytest

from index.readers.plaintext.legacy_encodings import fits, guess_encoding

SWEDISH = "Det får uppgå till högst 250 000 kronor per år för nystartade företag.\n"
CHINESE = "国务院关于进一步促进中小企业发展的若干意见，各地区要认真贯彻落实。\n"
RUSSIAN = "О мерах государственной поддержки малых и средних предприятий.\n"


def same(found: str, codec: str, text: str) -> bool:
    """Return whether a codec that was found reads the text as it is."""
    return text.encode(codec).decode(found) == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (SWEDISH, "cp1252"),
        (CHINESE, "gb18030"),
        (CHINESE.replace("国务院", "國務院"), "gb18030"),
        ("促進產業創新與中小企業發展條例，各機關應配合辦理。\n", "big5"),
        ("中小企業の育成に関する計画について、関係者の意見を聞いた。\n", "shift_jis"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
    ],
)
@pytest.mark.parametrize("times", [1, 30])
def test_a_text_is_read_in_the_codec_of_its_language(
    text: str, codec: str, times: int
) -> None:
    found = guess_encoding((text * times).encode(codec))
    assert same(found, codec, text)


@pytest.mark.parametrize("at", [0.2, 0.5, 0.9])
def test_one_damaged_byte_does_not_make_western_letters_of_chinese(at: float) -> None:
    content = bytearray((CHINESE * 40).encode("gb18030"))
    content[int(len(content) * at)] = 0xFF
    found = guess_encoding(bytes(content))
    assert codecs.lookup(found).name.startswith("gb")


def test_late_letters_of_a_long_text_tell_its_codec() -> None:
    plain = "Nothing but ASCII stands here, line after line.\n" * 4_000
    content = plain.encode() + (CHINESE * 20).encode("gb18030")
    assert guess_encoding(content).startswith("gb")
    one_line = plain.replace("\n", " ").encode() + (CHINESE * 20).encode("gb18030")
    assert guess_encoding(one_line).startswith("gb")


@pytest.mark.parametrize(
    "text",
    [
        "Avgift: 10–20 kr",
        "Temperature between 18–22 °C",
        "Fee: £500",
        "Pris €500",
        "Period 2019–2020",
        "3 × 5 m²",
        "Räntan är 5 ‰ eller ½ procent",
        "Utsläpp av 10 µg/m³",
        "Sida 5 § 3–4",
        "The report doesn’t say that 5 firms can’t pay",
        "The “new” rule—see § 5",
        "Årsredovisning",
        "Él pagó 500 €",
    ],
)
def test_a_few_signs_among_ascii_words_are_those_of_western_windows(text: str) -> None:
    assert text.encode("cp1252").decode(guess_encoding(text.encode("cp1252"))) == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("增长5％", "gb18030"),
        ("增長5％", "big5"),
        ("附件", "gb18030"),
        ("The firm 华为 reported 5", "gb18030"),
        ("企業の増加", "shift_jis"),
        ("Рост 5 процентов", "cp1251"),
        ("Рост 5 процентов", "koi8-r"),
        ("Αύξηση 5%", "cp1253"),
        ("Opłata: 500 zł", "cp1250"),
        ("Příloha 3: částka 500 Kč", "cp1250"),
        ("İstanbul'da yüzde 5 artış", "cp1254"),
        ("Malmö 10–20, Region Västra Götaland", "mac-roman"),
        ("Det får uppgå till högst 500 kronor per år", "cp850"),
    ],
)
def test_a_few_letters_that_are_not_western_are_known_as_such(
    text: str, codec: str
) -> None:
    assert same(guess_encoding(text.encode(codec)), codec, text)


@pytest.mark.parametrize("content", [b"", b"plain ASCII"])
def test_where_nothing_tells_it_apart_any_codec_reads_it(content: bytes) -> None:
    assert content.decode(guess_encoding(content)) == content.decode("ascii")


def test_a_codec_fits_a_text_of_its_language_and_not_another() -> None:
    assert fits((SWEDISH * 5).encode("cp1252"), "cp1252")
    assert fits((CHINESE * 5).encode("gb18030"), "gb18030")
    assert not fits((CHINESE * 5).encode("gb18030"), "iso8859-1")


def test_too_few_letters_prove_nothing() -> None:
    assert fits("企业".encode("gb18030"), "iso8859-1")
    assert fits(b"plain ASCII", "koi8-r")
