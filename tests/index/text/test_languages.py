import pytest

from index.text.languages import (
    detect_language,
    likely_languages,
    passage_language,
)

SWEDISH = "Regeringen stödjer små företag i industriella kluster i hela landet. "
ENGLISH = "The government supports small firms in industrial clusters everywhere. "
CHINESE = "各级人民政府应当支持中小企业技术创新，促进产业集群高质量发展。"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SWEDISH, "sv"),
        (ENGLISH, "en"),
        (CHINESE, "zh"),
        ("中小企業の計画", "ja"),
        ("한국 중소기업 지원법", "ko"),
        ("252 40 17", "und"),
        ("", "und"),
    ],
)
def test_the_language_of_a_text_is_told(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("start", [ENGLISH * 40, "1 234 | 5 678 | kr\n" * 200])
def test_a_long_beginning_of_another_kind_does_not_decide(start: str) -> None:
    assert detect_language(start + SWEDISH * 300) == "sv"


def test_a_japanese_title_does_not_make_a_chinese_text_japanese() -> None:
    assert detect_language(CHINESE * 9 + "参见《ものづくり》。") == "zh"


def test_a_passage_that_is_clearly_in_another_language_is_told() -> None:
    assert passage_language(ENGLISH * 2, "sv") == "en"
    assert passage_language(CHINESE, "en") == "zh"


@pytest.mark.parametrize("text", ["Summary", "252 firms", "Xuzhou, Linyi, Qingdao"])
def test_a_short_passage_is_in_the_language_of_its_document(text: str) -> None:
    assert passage_language(text, "sv") == "sv"


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("Hvem er pasientombud i Oslo?", {"no", "da"}),
        ("Når innledes Tour de Ski?", {"no", "da"}),
        (SWEDISH, {"sv"}),
        (CHINESE, {"zh"}),
        ("中小企業の計画", {"ja"}),
        ("252", {"und"}),
    ],
)
def test_a_question_may_be_in_any_language_that_is_likely(
    text: str, also: set[str]
) -> None:
    likely = likely_languages(text)
    assert likely >= also
    assert detect_language(text) in likely
    assert not likely & ({"en", "zh"} - also)
