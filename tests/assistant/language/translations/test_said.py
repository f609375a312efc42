"""What was put together in English elsewhere is recognised and said anew."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from assistant.language.translations.said import say
from assistant.language.translations.said_texts import SAID
from assistant.language.translations.texts import _, speaking
from tests.conftest import ROOT


def test_a_place_is_said_in_the_language_of_the_page() -> None:
    with speaking("sv"):
        assert say("page 12") == "sida 12"
    with speaking("zh"):
        assert say("sheet Firms, row 14") == "工作表“Firms”第14行"


def test_what_is_not_known_stays_as_it_is() -> None:
    with speaking("sv"):
        assert say("something new") == "something new"
    assert say("page 12") == "page 12"


READING = ("readers", "sandbox")


def reasons() -> Iterator[str]:
    """Why files are not read, as the code of the index says it."""
    for path in (p for of in READING for p in (ROOT / "index" / of).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func).rpartition(".")[2]
            if called not in {"UnreadableDocumentError", "with_hint"}:
                continue
            for argument in node.args:
                if isinstance(argument, (ast.Constant, ast.JoinedStr)):
                    # What varies in it is filled in with a number.
                    pieces = getattr(argument, "values", [argument])
                    yield "".join(
                        str(piece.value) if isinstance(piece, ast.Constant) else "7"
                        for piece in pieces
                    )


def test_every_reason_not_to_read_a_file_is_known() -> None:
    said = sorted(set(reasons()))
    assert len(said) > 50
    with speaking("sv"):
        assert [reason for reason in said if say(reason) == reason] == []


def test_a_reason_is_said_with_what_to_do_about_it() -> None:
    with speaking("sv"):
        said = say("cannot be read as a PDF; it may be damaged. Split it into parts.")
    assert said == "kan inte läsas som en PDF; filen kan vara skadad. Dela upp den."


def test_every_template_is_told_apart_from_the_others() -> None:
    with speaking("zh"):
        for template in SAID:
            filled = template
            for name in re.findall(r"\{(\w+)\}", template):
                filled = filled.replace(f"{{{name}}}", "7")
            wanted = _(template)
            for name in re.findall(r"\{(\w+)\}", template):
                wanted = wanted.replace(f"{{{name}}}", "7")
            assert say(filled) == wanted


def reasons_of_access_files() -> Iterator[str]:
    """Why a folder is closed to all but administrators, as the code says it."""
    for path in (ROOT / "assistant" / "access").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.keyword) or node.arg != "problem":
                continue
            pieces = getattr(node.value, "values", [node.value])
            yield "".join(
                str(piece.value) if isinstance(piece, ast.Constant) else "7"
                for piece in pieces
            )


@pytest.mark.parametrize("language", ["sv", "zh"])
def test_every_reason_why_a_folder_is_closed_is_known(language: str) -> None:
    said = sorted(set(reasons_of_access_files()))
    assert len(said) > 10
    with speaking(language):
        assert [reason for reason in said if say(reason) == reason] == []
