"""Find documents of the index by what they are called, and what they begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import PurePosixPath

from assistant.language.function_words import small_words, word_set
from assistant.language.instructions import without_instructions
from index.documents import Document, IndexedDocument, Span
from index.text.keywords import keyword_tokens
from index.text.sentences import sentence_spans, trim

_STEM = 5
"""Words that begin with the same letters, this many, count as the same word."""
_LIKE = 0.84
"""How alike a misspelt word is to the one that is meant."""
_COVERED = 0.34
"""The share of a title that has to be named for its document to be meant."""
_HAN_COVERED = 0.5
_HAN = re.compile(r"[\u3400-\u9fff]")
_TABLE_ROW = re.compile(r"\S[^\S\n]\|[^\S\n]\S")
_SENTENCE = re.compile(r"""[.!?。！？][\"'”’»」』）)\]]*$""")
_OPENING = 20_000
"""Characters in which a title and the first sentences are looked for."""
_SHORTEST, _SHORTEST_HAN = 30, 12
_ARTICLES = word_set(
    "the a an this that your den det de en ett denna der die das dem des ein eine diese"
    " dieser le la les un une ce cet cette el los las una este esta et det der il"
)
# What people call any document, which tells none of them apart.
_CALLED = word_set(
    "document documents file files doc text named called titled dokument dokumentet"
    " filen fil texten datei dokuments dokumentes dokumenter fichier documento archivo"
    " titled med namnet heter namens s"
)
_CALLED_CHINESE = re.compile("这份|这个|该|关于|的?文件|的?文档|《|》|一文")


def name_words(topic: str) -> list[str]:
    """Return the words of a topic that tell documents apart."""
    bare = _CALLED_CHINESE.sub(" ", topic)
    small = _ARTICLES | _CALLED
    for language in ("en", "sv", "de", "no", "fr"):
        small |= small_words(language).links
    words = dict.fromkeys(keyword_tokens(bare))
    # Chinese gives each character and each pair of neighbours: the pairs tell more.
    pairs = [word for word in words if len(word) > 1 or not _HAN.match(word)]
    return [word for word in pairs if word not in small]


def called(
    topic: str, documents: Sequence[IndexedDocument], *, whole: bool
) -> list[IndexedDocument]:
    """Return the documents whose title or file name has all words of ``topic``.

    Args:
        topic: A title or part of one, perhaps misspelt.
        documents: Those to choose from.
        whole: Whether it has to be much of the title, so that the document is meant
            and not just something that it is about.
    """
    words = name_words(topic)
    parts = _path_parts(topic)
    if exact := [d for d in documents if _path_parts(d.id) == parts]:
        return exact
    found = []
    for document in documents:
        title = name_words(document.title)
        file = name_words(PurePosixPath(document.id).stem)
        path = name_words(document.id)
        if words and all(_is_among(word, [*title, *file, *path]) for word in words):
            least = _HAN_COVERED if any(map(_HAN.match, title)) else _COVERED
            of_title = sum(_is_among(word, words) for word in title)
            of_file = sum(_is_among(word, words) for word in file)
            covered = max(of_title / max(1, len(title)), of_file / max(1, len(file)))
            if not whole or covered >= least:
                found.append(document)
    return found


def _path_parts(path: str) -> list[str]:
    return re.findall(r"\w+", path.casefold())


def says_document(topic: str) -> bool:
    """Return whether a topic is said to be a document: "the file on glass"."""
    return bool(_CALLED & set(keyword_tokens(topic)) or _CALLED_CHINESE.search(topic))


def mentions(words: Sequence[str], text: str) -> bool:
    """Return whether a text has all the words, in whatever form."""
    there = list(dict.fromkeys(keyword_tokens(text)))
    stems = {word[:_STEM] for word in there}
    return bool(words) and all(
        word in there if _HAN.match(word) else word[:_STEM] in stems for word in words
    )


def _is_among(word: str, others: Sequence[str]) -> bool:
    if word in others:
        return True
    if _HAN.match(word) or word.isdigit() or len(word) < _STEM:
        return False
    if any(other[:_STEM] == word[:_STEM] for other in others):
        return True
    return bool(get_close_matches(word, others, 1, _LIKE))


def title_span(document: Document) -> Span | None:
    """Return where a document's title stands in its text; None where it does not."""
    words = [re.escape(word) for word in document.title.split()]
    if not words:
        return None
    found = re.search(r"\s+".join(words), document.text[:_OPENING])
    return Span(*found.span()) if found else None


def opening_spans(document: Document, count: int) -> list[Span]:
    """Return the first sentences of a document that say something: no title, no row."""
    title = title_span(document)
    headings = [heading.span for heading in document.headings]
    opening = document.text[:_OPENING]
    spans = [
        span
        for span in sentence_spans(opening, document.language)
        if not (title and span.overlaps(title))
        and not any(heading.overlaps(span) for heading in headings)
    ]
    said = [span for span in spans if _says_something(span.of(opening), document)]
    return (said or spans)[:count]


def beginning_span(document: Document) -> Span | None:
    """Return the title, or else the line that a document begins with."""
    if title := title_span(document):
        return title
    begun = len(document.text) - len(document.text.lstrip())
    end = document.text.find("\n", begun)
    line = Span(begun, end if end >= 0 else len(document.text))
    sentences = sentence_spans(line.of(document.text), document.language)
    first = sentences[0].shift(line.start) if sentences else None
    return trim(document.text, first) if first else None


def _says_something(sentence: str, document: Document) -> bool:
    if _TABLE_ROW.search(sentence) or not _SENTENCE.search(sentence):
        return False
    if without_instructions(sentence, document.language) != sentence:
        return False
    shortest = _SHORTEST_HAN if _HAN.search(sentence) else _SHORTEST
    return len(sentence) >= shortest
