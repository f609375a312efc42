"""The small words of some languages, which show where a noun phrase begins and ends."""

from __future__ import annotations

from dataclasses import dataclass

from index.text.keywords import keyword_tokens


@dataclass(frozen=True, slots=True)
class SmallWords:
    """Function words of one language, in lower case."""

    joins: frozenset[str] = frozenset()
    """Between the last two of several: and, or."""
    links: frozenset[str] = frozenset()
    """Prepositions: a noun phrase may have one, but does not begin with it."""
    verbs: frozenset[str] = frozenset()
    """Verbs and the like, before a noun phrase and never in one."""
    stops: frozenset[str] = frozenset()
    """Pronouns and conjunctions, never in a noun phrase; a verb may follow."""
    fronts: frozenset[str] = frozenset()
    """Stops that begin a clause which a comma ends: when, because."""
    fronts_links: bool = False
    """Whether a comma ends what a preposition begins the sentence with."""

    @property
    def outside(self) -> frozenset[str]:
        """The words that no noun phrase has."""
        return self.verbs | self.stops


def small_words(language: str) -> SmallWords:
    """Return the small words of a language; there are none where it is not known."""
    return _SMALL_WORDS.get(language, SmallWords())


def content_words(text: str, language: str) -> set[str]:
    """Return the keyword tokens of a text without the small words of its language."""
    small = small_words(language)
    return set(keyword_tokens(text)) - small.outside - small.links - small.joins


def word_set(words: str) -> frozenset[str]:
    """Return the words of a table that is written as running text."""
    return frozenset(words.split())


INNER = word_set("of av af von de du des di del this")
"""Words that do not begin a noun phrase, and yet are no border of one."""


def _words(
    joins: str,
    links: str,
    verbs: str,
    stops: str,
    fronts: str,
    fronts_links: bool = False,
) -> SmallWords:
    return SmallWords(
        word_set(joins),
        word_set(links),
        word_set(verbs),
        word_set(f"{stops} {fronts}"),
        word_set(fronts),
        fronts_links,
    )


_SMALL_WORDS = {
    "en": _words(
        "and or",
        "in on at to for from with by as into over under about between among through"
        " during after before since until per via within without against across than"
        " regarding concerning relating together",
        "is are was were be been has have had do does did will would shall should can"
        " could may might must became become including include includes included namely"
        " like such both either",
        "that which who whom whose but so he she it they we you i there not also how"
        " however therefore then currently finally additionally moreover furthermore",
        "when where while because if although once",
        fronts_links=True,
    ),
    "sv": _words(
        "och eller samt",
        "i på till för från med om hos vid under över mellan genom utan mot ur åt efter"
        " före sedan bland inom kring per än enligt trots utom utifrån förutom",
        "är var blir blev har hade ska skall kan kunde får fick vill ville måste bör"
        " finns fanns inkluderar inklusive omfattar innehåller såsom exempelvis exempel"
        " annat nämligen både antingen",
        "att som där men så hur han hon det vi ni du jag man sig inte också även dock",
        "när då medan eftersom",
    ),
    "de": _words(
        "und oder sowie",
        "in im an am auf zu zum zur für vom mit bei beim aus nach über unter zwischen"
        " durch ohne gegen um seit vor hinter neben während bis als",
        "ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können"
        " soll sollen muss müssen darf umfasst umfassen enthält enthalten wie nämlich"
        " etwa sowohl",
        "dass aber sondern er es wir ihr ich man sich nicht auch",
        "wenn weil ob damit obwohl",
    ),
    "fr": _words(
        "et ou",
        "à au aux en dans par pour sur sous avec sans chez entre vers depuis pendant",
        "est sont était étaient a ont avait avaient sera seront peut peuvent doit"
        " doivent comprend comprennent comme notamment soit",
        "que qui dont où mais il elle ils elles on nous vous je ne pas se",
        "quand si lorsque",
        fronts_links=True,
    ),
}
_NORDIC = _words(
    "og eller samt",
    "i på til for fra med om hos ved under over mellom mellem gjennom gennem uten uden"
    " mot mod etter efter før siden blant blandt innen innenfor per enn end",
    "er var blir ble bliver blev har hadde havde skal kan kunne får fikk fik vil ville"
    " må bør inkluderer omfatter inneholder nemlig både enten",
    "at som der men så han hun det vi dere jeg man seg sig ikke også",
    "når mens fordi",
)
_SMALL_WORDS |= dict.fromkeys(("no", "nb", "nn", "da"), _NORDIC)
