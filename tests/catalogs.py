"""Take up new texts of the page in the catalogs, and drop old ones: `make texts`."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from assistant.language.translations.texts import CATALOGS

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"_": None, "marked": None, "ngettext": (1, 2)}
SOURCES = [("assistant", "**.py"), ("ui", "**.py")]
# What changes with each run, or says nothing.
LEFT_OUT = (
    *("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team"),
    *("Generated-By", "Report-Msgid-Bugs-To", "Project-Id-Version"),
)


def read_catalog(file: Path) -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened, locale=file.stem)


def said_in_the_code() -> Catalog:
    """Return all texts of the page, as they stand in the code."""
    found = Catalog(charset="utf-8", fuzzy=False)
    for top, pattern in SOURCES:
        for text in extract_from_dir(
            ROOT / top, [(pattern, "python")], keywords=KEYWORDS
        ):
            _file, _line, message, _comments, _context = text
            flags = ["python-brace-format"] if "{" in str(message) else []
            found.add(message, flags=flags)
    return found


def written(catalog: Catalog) -> str:
    """Return a catalog as its file holds it."""
    file = BytesIO()
    write_po(file, catalog, width=88, ignore_obsolete=True)
    return "\n".join(_lines(file.getvalue().decode())) + "\n"


def _lines(text: str) -> Iterator[str]:
    for line in text.strip().splitlines():
        if not line.startswith(tuple(f'"{name}:' for name in LEFT_OUT)):
            yield line


def update() -> None:
    """Bring every catalog up to the code; what is new has no translation yet."""
    for file in CATALOGS.glob("*.po"):
        catalog = read_catalog(file)
        catalog.update(said_in_the_code(), no_fuzzy_matching=True)
        catalog.obsolete.clear()
        file.write_text(written(catalog), encoding="utf-8")


if __name__ == "__main__":
    update()
