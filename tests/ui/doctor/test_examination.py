from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest

from assistant import Settings
from assistant.language.translations.texts import speaking
from index import roll_back, sync_index
from index.storage.generations import Generations
from tests.ui.cli.test_commands import call, empty, run, shipped
from ui.doctor.examination import Finding, examine
from ui.doctor.installation import PACKAGES

__all__ = ["empty", "shipped"]  # Fixtures, used by their names.


def write(settings: Settings, name: str, content: bytes) -> None:
    (settings.corpus_dir / name).write_bytes(content)


def findings(settings: Settings) -> dict[str, Finding]:
    return {finding.name: finding for finding in examine(settings)}


@pytest.fixture
def indexed(settings: Settings) -> Settings:
    """A folder with a sound file, a bad one, a guess, and two that are alike."""
    plan = b"The cluster in Xuzhou has 252 firms, which make glass and bottles. " * 20
    write(settings, "plan.txt", plan)
    write(settings, "copy.md", plan + b"And tubes.")
    write(settings, "bad.pdf", b"%PDF-1.7 and then nothing")
    swedish = "Här finns många företag på många små orter. Å, ä och ö är vanliga. "
    write(settings, "guess.txt", (swedish * 20).encode("cp1252"))
    write(settings, "hurt.txt", b"There are 60,000 5 firms in Linyi and XNUMX parks.")
    sync_index(settings)
    return settings


def test_the_doctor_says_which_chat_model_writes_or_what_it_lacks(
    shipped: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "chat model: none" in call("doctor", **shipped).stdout
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    shipped["CLUSTER_POLICY_CHAT_MODEL"] = "openai:gpt-5-mini"
    missing = call("doctor", **shipped)
    assert missing.returncode == 1
    assert "OPENAI_API_KEY" in missing.stdout


def test_the_doctor_finds_a_missing_index_and_then_a_healthy_one(
    empty: dict[str, str],
) -> None:
    missing = call("doctor", **empty)
    assert missing.returncode == 1
    assert "cluster-policy index" in missing.stdout
    call("index", **empty)
    healthy = run("doctor", **empty)
    assert healthy.returncode == 0, healthy.stdout
    for word in ("torch", "generation 000001", "multilingual-e5-small", "lock", "384"):
        assert word in healthy.stdout


ENGLISH = re.compile(
    r"\b(?:the|of|is|are|not|none|and|by|in|it|from|could|free|made|kept|reads?)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", ["sv", "zh"])
def test_a_reader_of_another_language_finds_no_english(
    indexed: Settings, language: str
) -> None:
    with speaking(language):
        found = [one for one in examine(indexed) if one.name not in PACKAGES]
    assert len(found) > 10
    for one in found:
        said = " ".join([one.name, one.value, one.hint, *one.details])
        # Swedish has some of these words, and files and commands keep their names.
        said = re.sub(r"`[^`]*`|\S+\.(?:txt|md|pdf)|/\S+", "", said)
        if language == "zh":
            assert not ENGLISH.search(said), said
        assert one.name not in ("failures", "notes", "corpus", "reader", "leases")


def test_every_document_that_needs_a_look_is_named(indexed: Settings) -> None:
    found = findings(indexed)
    assert not found["failures"].ok
    (failure,) = found["failures"].details
    assert failure.startswith("bad.pdf: ")
    (note,) = found["notes"].details
    assert note.startswith("guess.txt: The encoding was guessed")
    assert "utf-8" in found["encodings"].value
    assert found["near-duplicates"].details == ("copy.md, plan.txt",)
    assert any(line.startswith("hurt.txt") for line in found["damaged places"].details)
    assert found["search"].ok
    assert "--rebuild" in found["index"].hint


def test_generations_locks_readers_and_disk_are_examined(indexed: Settings) -> None:
    write(indexed, "plan.txt", b"Another plan, for gloves in Jiaxiang.")
    sync_index(indexed)
    roll_back(indexed)
    generations = Generations(indexed.index_dir)
    with generations.lease(), generations.writing():
        found = findings(indexed)
    assert "went back" in found["generations"].value
    first = found["generations"].details[0]
    assert re.match(r"000001, live: made \d{1,2} [A-Z][a-z]+ 20\d\d, ", first)
    assert f"process {os.getpid()}" in found["writer lock"].value
    assert found["leases"].value == "read now: 000001"
    assert "are free" in found["disk"].value
    found = findings(indexed)
    assert found["writer lock"].value == "free"
    assert found["leases"].value == "nobody reads now"


def test_an_outdated_index_says_what_differs(indexed: Settings) -> None:
    found = findings(indexed.model_copy(update={"chunk_size": 77}))
    assert not found["index"].ok
    assert found["index"].details == ("chunk size: it has 200, wanted: 77",)
    assert "cluster-policy index" in found["index"].hint


def test_a_damaged_index_offers_a_rebuild(indexed: Settings) -> None:
    for segment in (indexed.index_dir / "segments").iterdir():
        shutil.rmtree(segment)
    found = findings(indexed)
    assert not found["index"].ok
    assert "--rebuild" in found["index"].hint


def test_a_model_that_is_not_there_is_a_finding(indexed: Settings) -> None:
    found = findings(indexed.model_copy(update={"embedding_model": "/nowhere/model"}))
    assert not found["embedding model"].ok
    assert "CLUSTER_POLICY_EMBEDDING_MODEL" in found["embedding model"].hint


def test_text_recognition_that_is_not_there_is_no_fault(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = findings(settings)["text recognition"]
    assert (found.ok, found.value) == (True, "Tesseract is not installed")
    assert "tesseract-ocr" in found.hint
    off = findings(settings.model_copy(update={"max_ocr_seconds": 0}))
    assert off["text recognition"].value == "switched off"


def test_text_recognition_tells_its_languages(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nprintf 'List of languages:\\neng\\nswe\\n'\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert findings(settings)["text recognition"].value == "Tesseract reads eng, swe"


def test_json_has_every_finding_with_its_details(shipped: dict[str, str]) -> None:
    found = {
        f["name"]: f for f in json.loads(call("doctor", "--json", **shipped).stdout)
    }
    assert len(found["damaged places"]["details"]) == 2
