"""Say a list where it is one that answers: what the reader found in lists, or is near.

The reader's answers lead to a list, or stand in it; where it is not sure of any, the
list is taken whose sentences come nearest to the question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.extract.found import Found, Statement
from assistant.extract.lists.listings import Listing, find_listings
from assistant.extract.lists.nearest import Candidate, Compare, nearest_list
from assistant.extract.lists.weighing import Asked, choose_listing, is_called
from assistant.language.function_words import small_words

_PASSAGES = 3
"""So many are looked through for lists."""
_MUCH = 1 / 3
"""The share of a point that an answer is where it stands for the whole point."""
_CHINESE_COMMA = "、"
_BETWEEN_OTHERS = re.compile(r"[,;，；、\n]")
_CHINESE_AND = ("和", "及", "与", "與", "、")


@dataclass(frozen=True, slots=True)
class ListedAnswers:
    """The lists among what was read for a question."""

    asked: Asked
    read: Sequence[Found]
    """All spans of the passages that were read, sure or not, the best first."""
    compare: Compare | None
    """Tells how close lists come to the question."""
    needed: float
    """The score from which a span is sure."""

    def of_answers(self, sure: Sequence[Found]) -> Statement | None:
        """Return the list that the answers stand in or lead to.

        Args:
            sure: The spans that answer, the best first; one at least.
        """
        if listed := _asked_list(self.asked, sure):
            return listed
        if self.asked.several and (listed := self._called(sure[0])):
            return listed
        if listed := self._whole(sure[0]):
            return listed
        return None if self.asked.several else _joined(sure)

    def nearest(self) -> Statement | None:
        """Return the list nearest to the question, where the reader is not sure.

        The reader has to have found something in it, so that it is of what is asked.
        """
        passages: dict[str, list[Found]] = {}
        for found in self.read:
            passages.setdefault(found.passage.id, []).append(found)
        candidates = [
            Candidate(
                best.document,
                listing,
                max(scores) - self.needed,
                counted=len(listing.items) in self.asked.counts,
            )
            for best, *others in passages.values()
            for listing in find_listings(best.passage, best.document)
            if (scores := _scores_in(listing, [best, *others]))
            and not _falls_short(self.asked, listing)
        ]
        if self.compare is None:
            return None
        chosen = nearest_list(self.asked.question, candidates, self.compare)
        if chosen is None:
            return None
        document, listing = chosen.document, chosen.listing
        score = chosen.read + self.needed
        return Statement(document.id, listing.span, score, items=listing.items)

    def _whole(self, best: Found) -> Statement | None:
        """Return the list that the sentence of the best answer is a point of.

        What is asked with "what" or "why" may be one point or all of them: the list
        with its introduction has to be nearer to the question than the point.
        """
        if self.compare is None:
            return None
        text, score = best.document.text, best.score - self.needed
        around = len(best.sentence)
        for listing in find_listings(best.passage, best.document):
            if (
                _is_most_of_a_point(best, listing)
                and len(listing.span) > around
                and not _falls_short(self.asked, listing)
            ):
                # The sentence of the first item may have the introduction, too.
                touched = sorted(listing.touched(best.span))
                items = [listing.items[number].of(text) for number in touched]
                candidate = Candidate(best.document, listing, score)
                point = " ".join(items), score
                if nearest_list(self.asked.question, [candidate], self.compare, point):
                    return _list_statement(self.asked, best, listing)
        return None

    def _called(self, best: Found) -> Statement | None:
        """Return a list of the best document, all of it called what was asked for.

        The reader need not have seen it: the closest in meaning to the question is
        given, if it is closer than what the reader found.
        """
        if self.compare is None:
            return None
        document = best.document
        passages = {
            f.passage.id: f.passage for f in self.read if f.document.id == document.id
        }
        listings = [
            listing
            for passage in passages.values()
            for listing in find_listings(passage, document)
            if is_called(self.asked, document.text, listing, whole=True)
        ]
        if not listings:
            return None
        texts = [
            " ".join(item.of(document.text) for item in listing.items)
            for listing in listings
        ]
        found, *closeness = self.compare(self.asked.question, [best.text, *texts])
        closest = max(range(len(listings)), key=closeness.__getitem__)
        if closeness[closest] < found:
            return None
        return _list_statement(self.asked, best, listings[closest])


def _is_most_of_a_point(best: Found, listing: Listing) -> bool:
    """Return whether words are much of an item, and no detail that it mentions."""
    shares = [
        (min(best.span.end, item.end) - max(best.span.start, item.start)) / len(item)
        for item in listing.items
    ]
    return max(shares) >= _MUCH


def _scores_in(listing: Listing, found: Sequence[Found]) -> list[float]:
    """Return the scores of what was found in the items of a list."""
    return [each.score for each in found if listing.touched(each.span)]


def _asked_list(asked: Asked, sure: Sequence[Found]) -> Statement | None:
    """Return the list that a question asks for, if the answers are in one.

    Where the question says how many, one that falls short of it by more than an item
    is another list.
    """
    chosen: tuple[tuple[bool, bool], Found, Listing] | None = None
    for answers in _by_passage(sure):
        best, text = answers[0], answers[0].document.text
        if not asked.several and not _may_be_several(answers):
            continue
        listing = choose_listing(
            asked,
            text,
            find_listings(best.passage, best.document),
            [found.span for found in answers],
        )
        if listing is None:
            continue
        counted = len(listing.items) in asked.counts
        rank = (counted, asked.several and is_called(asked, text, listing))
        # The list of a passage with a lesser answer has to be asked for by its kind.
        if (any(rank) or best == sure[0]) and (chosen is None or rank > chosen[0]):
            chosen = rank, best, listing
    if chosen is None:
        return None
    _, found, listing = chosen
    return _list_statement(asked, found, listing)


def _list_statement(asked: Asked, found: Found, listing: Listing) -> Statement | None:
    if _falls_short(asked, listing):
        return None
    return Statement(found.document.id, listing.span, found.score, items=listing.items)


def _falls_short(asked: Asked, listing: Listing) -> bool:
    """Return whether a list has fewer or more items than were asked for, by over 1."""
    short = [abs(len(listing.items) - count) for count in asked.counts]
    return bool(short) and min(short) > 1


def _may_be_several(answers: Sequence[Found]) -> bool:
    """Return whether what was found in a passage may be several items of a list."""
    return len(answers) > 1 or _BETWEEN_OTHERS.search(answers[0].text) is not None


def _by_passage(sure: Sequence[Found]) -> list[list[Found]]:
    """Return the answers of each of the best passages."""
    passages: dict[str, list[Found]] = {}
    for found in sure:
        passages.setdefault(found.passage.id, []).append(found)
    return list(passages.values())[:_PASSAGES]


def _joined(sure: Sequence[Found]) -> Statement | None:
    """Return what answers in two places of one sentence that a joining word joins."""
    best = sure[0]
    sentence = best.sentence
    near = [found.span for found in sure if found.passage == best.passage]
    spans = sorted(filter(sentence.contains, near), key=lambda span: span.start)
    joins = small_words(best.document.language).joins
    for first, second in pairwise(spans):
        between = best.document.text[first.end : second.start]
        last = between.split()[-1:]
        joined = last and last[0].casefold() in joins
        if _BETWEEN_OTHERS.search(between.rstrip(_CHINESE_COMMA)):
            continue  # These are some of more.
        if best.span in (first, second) and (joined or between.endswith(_CHINESE_AND)):
            return Statement(
                best.document.id, sentence, best.score, items=(first, second)
            )
    return None
