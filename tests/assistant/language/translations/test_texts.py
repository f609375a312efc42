"""Every text of the page is there in every language, and fits where it stands."""

from __future__ import annotations

import ast
import re
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from assistant.language.translations import texts
from assistant.language.translations.texts import (
    CATALOGS,
    ENGLISH,
    _,
    languages,
    negotiate,
    ngettext,
    speak,
    speaking,
    spoken,
)
from tests.conftest import ROOT

FILES = sorted(CATALOGS.glob("*.po"))
PLACEHOLDER = re.compile(r"\{(\w*)\}")
CALLS = {"_": 1, "marked": 1, "ngettext": 2}
"""What takes texts of the page, and how many of its arguments are texts."""


def catalog(file: Path) -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened, locale=file.stem)


def calls() -> Iterator[tuple[Path, ast.Call, int]]:
    for top in ("assistant", "ui"):
        for path in (ROOT / top).rglob("*.py"):
            source = path.read_text(encoding="utf-8")
            if "translations.texts import" not in source:
                continue
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    number = CALLS.get(node.func.id)
                    if number and path.name != "texts.py":
                        yield path, node, number


def said_in_the_code() -> set[tuple[str, ...]]:
    found = set()
    for _path, call, number in calls():
        given = [argument for argument in call.args[:number]]
        if all(isinstance(argument, ast.Constant) for argument in given):
            found.add(tuple(ast.literal_eval(argument) for argument in given))
    return found


def msgid(key: object) -> tuple[str, ...]:
    return tuple(key) if isinstance(key, (tuple, list)) else (str(key),)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_catalog_has_every_text_of_the_code_and_no_other(file: Path) -> None:
    there = {msgid(message.id) for message in catalog(file) if message.id}
    assert there == said_in_the_code()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_catalog_translates_every_text_and_is_sure_of_it(file: Path) -> None:
    read = catalog(file)
    assert not read.fuzzy
    assert not read.obsolete
    for message in read:
        assert message.id == "" or not message.fuzzy, message.id
        forms = msgid(message.string)
        assert all(forms), message.id
        assert not message.pluralizable or len(forms) == read.num_plurals, message.id


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_has_the_placeholders_of_its_text(file: Path) -> None:
    for message in filter(lambda message: message.id, catalog(file)):
        named = [set(PLACEHOLDER.findall(text)) for text in msgid(message.id)]
        for form in msgid(message.string):
            # One of the forms may say a number in words, or not at all.
            assert set(PLACEHOLDER.findall(form)) <= set.union(*named), message.id
            assert set(PLACEHOLDER.findall(form)) >= set.intersection(*named)
        assert "" not in set.union(*named), message.id


def test_what_is_translated_is_a_literal_that_can_be_found() -> None:
    for path, call, number in calls():
        for argument in call.args[:number]:
            # Marked ones come in by a name in capitals, or out of a table.
            literal = isinstance(argument, ast.Constant)
            named = isinstance(argument, (ast.Name, ast.Attribute, ast.Subscript))
            assert literal or (named and number == 1), (path, ast.unparse(call))
            assert "{" not in ast.unparse(argument) or literal, path


def test_each_page_speaks_the_language_of_its_visitor() -> None:
    said: dict[str, str] = {}
    together = threading.Barrier(3)

    def visit(language: str) -> None:
        speak(language)
        together.wait(10)
        said[language] = _("Documents")

    visits = [threading.Thread(target=visit, args=(of,)) for of in ("en", "sv", "zh")]
    for thread in visits:
        thread.start()
    for thread in visits:
        thread.join(10)
    assert said == {"en": "Documents", "sv": "Dokument", "zh": "文件"}
    assert spoken() == ENGLISH


def test_a_number_takes_the_form_that_goes_with_it() -> None:
    forms = "{number} passage", "{number} passages"
    assert [ngettext(*forms, n).format(number=n) for n in (1, 2)] == [
        "1 passage",
        "2 passages",
    ]
    with speaking("zh"):
        assert ngettext(*forms, 1) == ngettext(*forms, 2) == "{number} 个段落"
    assert ngettext(*forms, 1) == forms[0]


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["sv-SE", "en"], "sv"),
        (["zh-Hans-CN"], "zh"),
        (["zh_TW"], "zh"),
        (["fr", "sv;q=0.3"], "en"),
        (["fr", "zh"], "zh"),
        (["../sv"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_of_a_browser_that_is_there_is_spoken(
    wanted: list[str], language: str
) -> None:
    assert negotiate(wanted) == language


def test_a_fourth_language_is_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in FILES:
        shutil.copy(file, tmp_path)
    german = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
    german += 'msgid "Documents"\nmsgstr "Dokumente"\n'
    (tmp_path / "de.po").write_text(german, encoding="utf-8")
    monkeypatch.setattr(texts, "CATALOGS", tmp_path)
    languages.cache_clear()
    try:
        assert negotiate(["de-AT"]) == "de"
        assert languages()["de"] == "Deutsch"
        with speaking("de"):
            assert _("Documents") == "Dokumente"
            assert _("Conversations") == "Conversations"
    finally:
        languages.cache_clear()


def test_the_catalogs_are_installed_with_the_package() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    data = project["tool"]["setuptools"]["package-data"]
    assert data["assistant.language.translations"] == ["*.po"]
    assert {file.stem for file in FILES} >= {"sv", "zh"}


def shown(path: Path) -> Iterator[ast.expr]:
    """What a module hands to the page as a label, a hint or a paragraph."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        if ast.unparse(node.func).rpartition(".")[2] in DRAWN:
            yield from node.args[:1]
            yield from (
                k.value
                for k in node.keywords
                if k.arg in {"help", "label", "placeholder"}
            )


DRAWN = {
    *("button", "download_button", "form_submit_button", "link_button", "page_link"),
    *("text_input", "text_area", "chat_input", "selectbox", "multiselect", "radio"),
    *("segmented_control", "pills", "checkbox", "toggle", "file_uploader"),
    *("expander", "popover", "spinner", "notice", "paragraph", "heading"),
}
WORDS = re.compile(r"[A-Za-z]{2,}")


def test_no_text_of_the_page_is_left_without_a_translation() -> None:
    for path in (ROOT / "ui" / "page").glob("*.py"):
        for value in shown(path):
            pieces = [value, *getattr(value, "values", [])]
            said = [
                piece.value
                for piece in pieces
                if isinstance(piece, ast.Constant) and isinstance(piece.value, str)
            ]
            assert not any(map(WORDS.search, said)), (path.name, ast.unparse(value))
