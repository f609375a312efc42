import codecs
import random

import pytest

from index.errors import UnreadableDocumentError
from index.readers.extract import normalise_text
from index.readers.plaintext.encodings import decode, decode_text

TEXTS = {
    "Swedish title": ("Åtgärder för små företag", ["cp1252"]),
    "German title": ("Förderung für größere Städte", ["cp1252"]),
    "French title": ("Création d’entreprises à Besançon", ["cp1252"]),
    "simplified title": (
        "关于促进中小企业发展的若干意见",
        ["gb18030", "gbk", "gb2312"],
    ),
    "traditional title": ("促進產業創新與中小企業發展條例", ["big5"]),
    "Japanese title": (
        "中小企業の育成に関する計画",
        ["shift_jis", "euc_jp", "iso2022_jp"],
    ),
    "Korean title": ("중소기업 육성에 관한 법률", ["euc_kr"]),
    "Russian title": ("О мерах поддержки малых предприятий", ["cp1251", "koi8-r"]),
    "Greek title": ("Μέτρα για τις μικρές επιχειρήσεις", ["cp1253"]),
    "Swedish text": (
        "Under de senaste åren har regeringen förstärkt stödet till företagen. Det "
        "får uppgå till högst 250 000 kronor per år – även för nystartade företag.\n",
        ["cp1252", "iso8859-1"],
    ),
    "German text": (
        "Die Bundesregierung fördert kleine Unternehmen mit Zuschüssen von höchstens "
        "500 000 Euro. Über die Anträge entscheidet eine unabhängige Jury.\n",
        ["cp1252"],
    ),
    "French text": (
        "Les collectivités locales peuvent accorder des aides aux petites entreprises "
        "créées depuis moins de trois années, à condition qu’elles embauchent.\n",
        ["cp1252"],
    ),
    "simplified text": (
        "各省、自治区、直辖市人民政府应当加强对产业集群发展的领导，支持中小企业技术创新，"
        "到2025年建设100个特色产业集群。\n",
        ["gb18030"],
    ),
    "traditional text": (
        "各級政府應加強對產業聚落發展的輔導，鼓勵中小企業從事技術創新，並於五年內完成"
        "一百個產業園區的建設。\n",
        ["big5"],
    ),
    "Japanese text": (
        "都道府県は、中小企業の技術開発を支援し、地域の産業集積を促進するものとする。"
        "計画の期間は五年とする。\n",
        ["shift_jis", "euc_jp"],
    ),
    "Korean text": (
        "지방자치단체는 중소기업의 기술 개발을 지원하고 지역 산업의 발전을 위하여 "
        "필요한 계획을 세워야 한다.\n",
        ["euc_kr"],
    ),
    "Russian text": (
        "Правительство поддерживает развитие малых предприятий и создание промышленных "
        "кластеров в регионах. Помощь не может превышать пяти миллионов рублей.\n",
        ["cp1251", "koi8-r", "iso8859-5"],
    ),
    "Polish text": (
        "Rząd wspiera rozwój małych przedsiębiorstw i tworzenie klastrów w regionach. "
        "Wysokość pomocy nie może przekraczać pięciuset tysięcy złotych.\n",
        ["cp1250", "iso8859-2"],
    ),
    "Turkish text": (
        "Hükümet küçük işletmelerin gelişmesini ve bölgelerde sanayi kümelerinin "
        "kurulmasını destekler. Yardım tutarı beş yüz bin lirayı aşamaz.\n",
        ["cp1254"],
    ),
}
CASES = [
    pytest.param(text, codec, id=f"{name} in {codec}")
    for name, (text, codecs_of_text) in TEXTS.items()
    for codec in codecs_of_text
]


def encode(text: str, codec: str) -> bytes:
    return text.encode(codec, "ignore")


@pytest.mark.parametrize(("text", "codec"), CASES)
def test_undeclared_text_is_read_in_its_encoding(text: str, codec: str) -> None:
    content = encode(text, codec)

    assert decode_text(content)[0] == content.decode(codec)


@pytest.mark.parametrize(("text", "codec"), CASES)
def test_long_text_is_read_in_its_encoding(text: str, codec: str) -> None:
    content = encode(text, codec) * 2_000

    assert decode_text(content)[0] == content.decode(codec)


@pytest.mark.parametrize(("text", "codec"), CASES)
def test_a_true_declaration_is_followed(text: str, codec: str) -> None:
    content = encode(text, codec)

    assert decode_text(content, codec)[0] == content.decode(codec)


@pytest.mark.parametrize(
    ("codec", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("utf-32-be", "utf-32-be"),
    ],
)
@pytest.mark.parametrize(
    "text", ["Åtgärder för små företag 2025", "到2025年，支持企业发展。"]
)
def test_unicode_is_read_with_and_without_a_mark(
    text: str, codec: str, name: str
) -> None:
    assert decode_text(text.encode(codec)) == (text, name)


def test_a_big_endian_mark_is_obeyed() -> None:
    content = codecs.BOM_UTF16_BE + "集群".encode("utf-16-be")

    assert decode_text(content) == ("集群", "utf-16-be")


@pytest.mark.parametrize(
    "text", [TEXTS["Swedish text"][0], TEXTS["simplified text"][0]]
)
def test_a_few_broken_bytes_do_not_turn_utf8_into_something_else(text: str) -> None:
    content = (text * 50).encode()
    broken = content[:1001] + b"\xff" + content[1001:]

    decoded, encoding = decode_text(broken)

    assert encoding == "utf-8"
    assert 1 <= decoded.count("\ufffd") <= 4
    assert decoded.endswith(text)


def test_utf8_that_was_cut_off_inside_a_character_is_still_utf8() -> None:
    decoded, encoding = decode_text("支持中小企业发展".encode()[:-1])

    assert (decoded, encoding) == ("支持中小企业发\ufffd", "utf-8")


@pytest.mark.parametrize("codec", ["gb18030", "big5", "shift_jis", "euc_kr"])
def test_a_broken_character_does_not_turn_east_asian_text_into_letters(
    codec: str,
) -> None:
    text = next(text for text, names in TEXTS.values() if codec in names)
    content = encode(text, codec) * 20

    decoded, _ = decode_text(content[:-2])

    assert decoded[:200] == (text * 20)[:200]


@pytest.mark.parametrize("codec", ["gb18030", "big5", "shift_jis", "euc_kr"])
def test_a_broken_byte_in_the_middle_is_the_only_damage(codec: str) -> None:
    text = [text for text, names in TEXTS.values() if codec in names][-1]
    content = encode(text, codec) * 50
    middle = content.index(b"\n", len(content) // 2)

    decoded, _ = decode_text(content[:middle] + b"\xff" + content[middle:])

    assert decoded.startswith(content[:middle].decode(codec))
    assert decoded.endswith(content[middle:].decode(codec))


@pytest.mark.parametrize(
    ("content", "declared", "guessed"),
    [
        ("små företag".encode(), None, False),
        ("små företag".encode("utf-16"), None, False),
        ("små företag i hela landet".encode("cp1252"), "iso-8859-1", False),
        ("små företag i hela landet".encode("cp1252"), None, True),
        (TEXTS["simplified text"][0].encode("gb18030"), "iso-8859-1", True),
    ],
)
def test_it_is_known_whether_the_encoding_was_guessed(
    content: bytes, declared: str | None, guessed: bool
) -> None:
    assert decode(content, declared).guessed == guessed


def test_a_late_letter_in_a_long_file_still_tells_the_encoding() -> None:
    text = "Plain lines of a long file.\n" * 10_000 + "Åtgärder för små företag\n" * 9

    assert decode_text(text.encode("cp1252")) == (text, "cp1252")


def test_text_that_decodes_as_utf8_is_utf8_whatever_it_declares() -> None:
    assert decode_text("små företag".encode(), "gb2312") == ("små företag", "utf-8")


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii"])
def test_a_false_single_byte_declaration_is_not_believed(declared: str) -> None:
    text, codec = TEXTS["simplified title"][0], "gb18030"

    assert decode_text(text.encode(codec), declared) == (text, codec)


def test_a_false_east_asian_declaration_is_not_believed() -> None:
    text = TEXTS["traditional text"][0]

    assert decode_text(text.encode("big5"), "gb2312")[0] == text


@pytest.mark.parametrize(
    "declared",
    [
        "unicode_escape",
        "rot13",
        "hex",
        "utf-7",
        "idna",
        "cp037",
        "utf-16",
        "?",
        "",
        "\0",
    ],
)
def test_a_declaration_that_names_no_encoding_is_ignored(declared: str) -> None:
    content = r"\x41 för små företag".encode("cp1252")

    assert decode_text(content, declared) == (r"\x41 för små företag", "cp1252")


def test_a_declared_subset_is_read_as_the_set_in_actual_use() -> None:
    assert decode_text("“朱镕基”".encode("gb18030"), "gb2312")[0] == "“朱镕基”"
    assert decode_text("5 € – “ja”".encode("cp1252"), "iso-8859-1")[0] == "5 € – “ja”"


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04" + b"text" * 100,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100,
        random.Random(1).randbytes(5_000),
        bytes(1_000),
    ],
    ids=["pdf", "zip", "ole", "random", "zeros"],
)
def test_what_is_not_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableDocumentError, match="is not text"):
        decode_text(content)


def test_stray_nuls_do_not_make_text_binary() -> None:
    content = ("små företag " * 100 + "\0").encode()

    text, encoding = decode_text(content)

    assert encoding == "utf-8"
    assert "\0" not in normalise_text(text)


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("page\fnext\vline\x85end", "page\nnext\nline\nend"),
        ("\ufefftext", "text"),
        ("a\0b\x07c\x1bd\x7fe", "abcde"),
        ("a\tb", "a\tb"),
        ("re\u0301gion, fo\u0308retag", "région, företag"),
        ("arbets\u00admiljö\u200bverket", "arbetsmiljöverket"),
        ("\ud800", "\ufffd"),
        ("\ud835\udc61", "\U0001d461"),
        ("1\u00a0200  5 % “x” ½ ﬁ ３", "1\u00a0200  5 % “x” ½ ﬁ ３"),
    ],
)
def test_normal_form_changes_nothing_that_is_visible(text: str, normal: str) -> None:
    assert normalise_text(text) == normal
    assert normalise_text(normal) == normal
