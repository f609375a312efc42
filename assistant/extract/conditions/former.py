"""Tell whether a person only held before what a question asks who holds."""

from __future__ import annotations

import re

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place

_FORMER = re.compile(
    r"\b(?:predecessors?|former(?:ly)?|previous(?:ly)?|outgoing|succeeded|succeeds"
    r"|took over from|replaced|företrädare\w*|tidigare|förutvarande|avgående"
    r"|efterträdde|efterträder|tog över efter"
    r"|vorgänger(?:in)?(?:s|nen)?|ehemalige\w*|frühere\w*|bisherige\w*|folgte auf"
    r"|löste|original|dåvarande|ursprunglig\w*|damalige\w*"
    # But the first secretary leads now.
    r"|(?:first|först[ae]|erste[rn]?)"
    r"(?! (?:vice|deputy|party|secretary|sekr|bürger)))\b"
    r"|前任|首任|历任|时任|第一任|原(?=[^则因来料本]{0,6}(?:主任|书记|市长|县长|局长|会长))|接替|卸任",
    re.IGNORECASE,
)
_ASKS_WHO = re.compile(
    r"\b(?:who|whom|vem|vilka|wer|wen)\b|谁|哪位|老大", re.IGNORECASE
)
_ASKS_PAST = re.compile(
    r"\b(?:was|were|had|led|headed|chaired|until|before|first|var|hade|ledde|före|innan"
    r"|till och med|först\w*|war|waren|hatte|leitete|bis|zuvor|zuerst)\b"
    r"|曾|以前|之前|此前|原来|首任|(?:19|20)\d\d",
    re.IGNORECASE,
)
_IS_FORMER = re.compile(
    r"\W*(?:was|war|var) (?:\w+ ){0,2}(?:predecessor|vorgänger|företrädare)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;:.()，；：。（）、\n|]|\b(?:and|och|und|who|som|der|die)\b")


def check_former(question: str, place: Place) -> Outcome:
    """Tell whether the person is named as the one before: "her predecessor was Li".

    That is no answer to who leads something now.
    """
    if not _ASKS_WHO.search(question) or _FORMER.search(question):
        return Outcome.SHOWN
    if _ASKS_PAST.search(question):
        return Outcome.SHOWN
    before = _PARTS.split(place.sentence_before)[-1]
    after = _PARTS.split(place.sentence_after)[0]
    words = _PARTS.split(place.words)[0]
    former = _FORMER.search(before) or _FORMER.match(words)
    return Outcome.CONTRADICTED if former or _IS_FORMER.match(after) else Outcome.SHOWN
