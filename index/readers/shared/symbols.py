"""Know which characters the fonts of signs stand for: "−", "≤", "≥" in Symbol."""

from __future__ import annotations

from collections.abc import Mapping

UNKNOWN = "\ufffd"
"""Stands for a sign that is not known: it is never left out."""
_SYMBOL = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    "‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SYMBOL_ABOVE = (
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    "◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\ufffd⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
)
_WINGDINGS = {
    0x20: " ",
    0x28: "☎",
    0x2A: "✉",
    0x4A: "☺",
    0x4C: "☹",
    **dict(enumerate("●❍■□", 0x6C)),
    **dict(enumerate("⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿", 0x80)),
    0xA7: "▪",
    0xA8: "◻",
    0x9E: "·",
    0x9F: "•",
    0xD8: "➢",
    **dict(enumerate("←→↑↓", 0xDF)),
    0xE8: "➔",
    **dict(enumerate("⇦⇨⇧⇩", 0xEF)),
    **dict(enumerate("✗✓☒☑", 0xFB)),
}
Signs = Mapping[int, str]
"""The characters of a font by their numbers in it."""
_FONTS: dict[str, Signs] = {
    "symbol": {
        **dict(enumerate(_SYMBOL, 0x20)),
        **dict(enumerate(_SYMBOL_ABOVE, 0xA0)),
    },
    "wingdings": _WINGDINGS,
    # Of these no table is kept.
    "wingdings 2": {0x20: " "},
    "wingdings 3": {0x20: " "},
    "webdings": {0x20: " "},
}
# Where Windows puts the characters of such a font among those of Unicode.
_PRIVATE = range(0xF000, 0xF100)


def find_signs(font: str | None) -> Signs | None:
    """Return what the characters of a font are; ``None`` where they are letters."""
    return _FONTS.get((font or "").strip().lower())


def read_signs(text: str, signs: Signs | None) -> str:
    """Return text in which the private characters of a font are those that are seen."""
    if signs is None or text.isascii():
        return text
    return "".join(
        signs.get(ord(sign) - _PRIVATE.start, UNKNOWN)
        if ord(sign) in _PRIVATE
        else sign
        for sign in text
    )


def read_sign(code: int, font: str | None) -> str:
    """Return the character that a file names by its number in a font."""
    signs = find_signs(font)
    if code in _PRIVATE:
        return (signs or {}).get(code - _PRIVATE.start, UNKNOWN)
    return signs.get(code, UNKNOWN) if signs and code <= 0xFF else chr(code)
