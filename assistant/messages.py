"""Own every fixed text that an answer shows, in English, Swedish and Chinese."""

from __future__ import annotations

from collections.abc import Iterable

from index.documents import SourceWarning

FALLBACK = "en"
TEXTS: dict[str, dict[str, str]] = {
    "not_found": {
        "en": "The documents do not say.",
        "sv": "Det står inte i dokumenten.",
        "zh": "文档中没有说明这一点。",
    },
    "searched_one": {
        "en": " Searched {count} document{scope}.",
        "sv": " Sökte i {count} dokument{scope}.",
        "zh": "已检索{count}份文档{scope}。",
    },
    "searched_many": {
        "en": " Searched {count} documents{scope}.",
        "sv": " Sökte i {count} dokument{scope}.",
        "zh": "已检索{count}份文档{scope}。",
    },
    "scope": {
        "en": ", in {languages}",
        "sv": ", på {languages}",
        "zh": "，语言为{languages}",
    },
    "no_documents": {
        "en": "There are no documents to search yet.",
        "sv": "Det finns inga dokument att söka i ännu.",
        "zh": "目前还没有可供检索的文档。",
    },
    "empty_question": {
        "en": "Please ask a question.",
        "sv": "Skriv en fråga.",
        "zh": "请输入问题。",
    },
    "nearest_heading": {
        "en": "Nearest passages, which do not answer the question:",
        "sv": "De närmaste avsnitten, som inte besvarar frågan:",
        "zh": "最接近的段落（并未回答该问题）：",
    },
    "damaged_figure": {
        "en": "the figure '{text}' is damaged in the source",
        "sv": "talet ”{text}” är skadat i källan",
        "zh": "来源文件中的数字“{text}”已损坏",
    },
    "damaged_placeholder": {
        "en": "the placeholder '{text}' stands where the source is damaged",
        "sv": "platshållaren ”{text}” står där källan är skadad",
        "zh": "来源文件此处已损坏，只留下占位符“{text}”",
    },
    "damaged_word": {
        "en": "the word '{text}' is damaged in the source",
        "sv": "ordet ”{text}” är skadat i källan",
        "zh": "来源文件中的词语“{text}”已损坏",
    },
    "damaged_character": {
        "en": "the text '{text}' is damaged in the source",
        "sv": "texten ”{text}” är skadad i källan",
        "zh": "来源文件中的文字“{text}”已损坏",
    },
    "quoted_one": {
        "en": "Quoted in {languages}, the language of the source.",
        "sv": "Citerat på {languages}, källans språk.",
        "zh": "引文为{languages}，即来源文件的语言。",
    },
    "quoted_many": {
        "en": "Quoted in {languages}, the languages of the sources.",
        "sv": "Citerat på {languages}, källornas språk.",
        "zh": "引文为{languages}，即各来源文件的语言。",
    },
    "failed_unreachable": {
        "en": "The chat model cannot be reached.",
        "sv": "Språkmodellen kan inte nås.",
        "zh": "无法连接语言模型。",
    },
    "failed_timeout": {
        "en": "The chat model took too long to answer.",
        "sv": "Språkmodellen svarade inte i tid.",
        "zh": "语言模型未能及时回答。",
    },
    "failed_unauthorized": {
        "en": "The chat model's provider does not accept the key.",
        "sv": "Språkmodellens leverantör godtar inte nyckeln.",
        "zh": "语言模型服务商不接受所用的密钥。",
    },
    "failed_unknown_model": {
        "en": "The server does not know the chat model that is set.",
        "sv": "Servern känner inte till den inställda språkmodellen.",
        "zh": "服务器上没有所设置的语言模型。",
    },
    "failed_busy": {
        "en": "The chat model is overloaded.",
        "sv": "Språkmodellen är överbelastad.",
        "zh": "语言模型当前负载过高。",
    },
    "failed_too_long": {
        "en": "The passages are too long for the chat model.",
        "sv": "Avsnitten är för långa för språkmodellen.",
        "zh": "段落过长，语言模型无法处理。",
    },
    "failed_interrupted": {
        "en": "The connection to the chat model broke off.",
        "sv": "Förbindelsen med språkmodellen bröts.",
        "zh": "与语言模型的连接中断。",
    },
    "failed_empty": {
        "en": "The chat model wrote nothing that rests on the documents.",
        "sv": "Språkmodellen skrev inget som vilar på dokumenten.",
        "zh": "语言模型没有写出以文档为依据的内容。",
    },
    "failed_wrong_language": {
        "en": "The chat model wrote in another language.",
        "sv": "Språkmodellen skrev på ett annat språk.",
        "zh": "语言模型使用了其他语言。",
    },
    "failed_unsupported": {
        "en": "Nothing that the chat model wrote could be supported.",
        "sv": "Inget av det som språkmodellen skrev kunde beläggas.",
        "zh": "语言模型所写的内容均无法得到证实。",
    },
    "failed_stopped": {
        "en": "Stopped.",
        "sv": "Stoppat.",
        "zh": "已停止。",
    },
    "failed_other": {
        "en": "The chat model failed.",
        "sv": "Språkmodellen misslyckades.",
        "zh": "语言模型出错。",
    },
    "quoted_instead": {
        "en": " The answer is quoted from the documents.",
        "sv": " Svaret är citerat ur dokumenten.",
        "zh": "答案直接引自文档。",
    },
    "partly_written": {
        "en": " What it had written is checked; the rest is missing.",
        "sv": " Det som den hann skriva är kontrollerat; resten saknas.",
        "zh": "已写出的内容经过核对，其余部分缺失。",
    },
    "rejected_uncited": {
        "en": "It cites no passage.",
        "sv": "Det hänvisar inte till något avsnitt.",
        "zh": "没有引用任何段落。",
    },
    "rejected_fact": {
        "en": "What it cites does not say {facts}.",
        "sv": "I det som det hänvisar till står inte {facts}.",
        "zh": "所引段落中没有{facts}。",
    },
    "rejected_unsupported": {
        "en": "What it cites does not say this.",
        "sv": "Det som det hänvisar till säger inte detta.",
        "zh": "所引段落没有这样说。",
    },
    "misplaced_fact": {
        "en": "What it cites says {facts} of something else.",
        "sv": "Det som det hänvisar till säger {facts} om något annat.",
        "zh": "所引段落中的{facts}说的是另一件事。",
    },
    "unsupported_mark": {
        "en": "not supported by the documents",
        "sv": "stöds inte av dokumenten",
        "zh": "文档中没有依据",
    },
    "quoted_fact": {"en": "‘{text}’", "sv": "”{text}”", "zh": "“{text}”"},
    "comma": {"en": ", ", "sv": ", ", "zh": "、"},
    "and": {"en": " and ", "sv": " och ", "zh": "和"},
}
"""Every text by name and language, with the placeholders that ``str.format`` fills."""

_NAMES = """
ar Arabic arabiska 阿拉伯语 | cs Czech tjeckiska 捷克语 | da Danish danska 丹麦语
de German tyska 德语 | el Greek grekiska 希腊语 | en English engelska 英语
es Spanish spanska 西班牙语 | fi Finnish finska 芬兰语 | fr French franska 法语
he Hebrew hebreiska 希伯来语 | hi Hindi hindi 印地语 | hu Hungarian ungerska 匈牙利语
id Indonesian indonesiska 印度尼西亚语 | it Italian italienska 意大利语
ja Japanese japanska 日语 | ko Korean koreanska 韩语 | nb Norwegian norska 挪威语
nl Dutch nederländska 荷兰语 | no Norwegian norska 挪威语 | pl Polish polska 波兰语
pt Portuguese portugisiska 葡萄牙语 | ru Russian ryska 俄语 | sv Swedish svenska 瑞典语
th Thai thailändska 泰语 | tr Turkish turkiska 土耳其语
uk Ukrainian ukrainska 乌克兰语 | vi Vietnamese vietnamesiska 越南语
zh Chinese kinesiska 中文
"""
LANGUAGE_NAMES: dict[str, dict[str, str]] = {
    code: {"en": english, "sv": swedish, "zh": chinese}
    for code, english, swedish, chinese in (
        entry.split() for entry in _NAMES.replace("\n", "|").split("|") if entry.strip()
    )
}
"""The name of each known language, by its code and the language it is named in."""


def not_found(language: str, documents: int, languages: Iterable[str]) -> str:
    """Say that the documents do not answer, and what was searched.

    Args:
        language: Code of the question's language.
        documents: How many documents were searched.
        languages: Codes of the languages these documents are in.
    """
    if documents == 0:
        return _text("no_documents", language)
    names = _join_names(languages, language)
    scope = _text("scope", language, languages=names) if names else ""
    searched = "searched_one" if documents == 1 else "searched_many"
    return _text("not_found", language) + _text(
        searched, language, count=str(documents), scope=scope
    )


def empty_question(language: str) -> str:
    """Ask for a question where there was none."""
    return _text("empty_question", language)


def nearest_heading(language: str) -> str:
    """Head the passages that are shown although they do not answer."""
    return _text("nearest_heading", language)


def damage_warning(language: str, warning: SourceWarning) -> str:
    """Say what is damaged in the source: a clause that can follow a sign or a colon."""
    return _text(f"damaged_{warning.kind}", language, text=warning.text)


def source_language_note(language: str, source_languages: Iterable[str]) -> str:
    """Say in which languages the sources are quoted; empty where none is known."""
    codes = tuple(dict.fromkeys(source_languages))
    names = _join_names(codes, language)
    quoted = "quoted_one" if len(codes) == 1 else "quoted_many"
    return _text(quoted, language, languages=names) if names else ""


def failure_note(language: str, kind: str, *, written: bool) -> str:
    """Say why a chat model did not write the answer, or not all of it.

    Args:
        language: Code of the question's language.
        kind: Of the ``ChatFailure``, or "unsupported", "empty" or "stopped".
        written: Whether something that it wrote is in the answer.
    """
    key = f"failed_{kind}" if f"failed_{kind}" in TEXTS else "failed_other"
    rest = "partly_written" if written else "quoted_instead"
    return _text(key, language) + _text(rest, language)


def rejection_reason(language: str, reason: str, facts: Iterable[str]) -> str:
    """Say why a statement is not shown, and which of its facts are not supported."""
    quoted = [_text("quoted_fact", language, text=fact) for fact in facts]
    if quoted:
        listed = _text("comma", language).join(dict.fromkeys(quoted))
        key = "misplaced_fact" if reason == "misplaced" else "rejected_fact"
        return _text(key, language, facts=listed)
    return _text(f"rejected_{reason}", language)


def unsupported_mark(language: str) -> str:
    """Mark a statement that is kept although nothing supports it."""
    return _text("unsupported_mark", language)


def language_name(code: str, in_language: str) -> str:
    """Return the name of a language in another, or its code where it has none here."""
    names = LANGUAGE_NAMES.get(_primary(code))
    return names[_choose(in_language)] if names else code


def _primary(code: str) -> str:
    return code.replace("_", "-").split("-")[0].lower()


def _choose(language: str) -> str:
    code = _primary(language)
    return code if code in TEXTS["not_found"] else FALLBACK


def _text(key: str, language: str, **values: str) -> str:
    return TEXTS[key][_choose(language)].format(**values)


def _join_names(codes: Iterable[str], language: str) -> str:
    """List languages in words, each once, and without those that cannot be told."""
    known = [code for code in codes if _primary(code) != "und"]
    names = list(dict.fromkeys(language_name(code, language) for code in known))
    if len(names) < 2:
        return "".join(names)
    comma, last = _text("comma", language), _text("and", language)
    return comma.join(names[:-1]) + last + names[-1]
