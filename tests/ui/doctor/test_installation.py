"""What the doctor says of packages, folders and models."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant import Settings
from ui.doctor.finding import Finding
from ui.doctor.installation import (
    examine_installation,
    examine_model,
    examine_reader,
)


def findings(settings: Settings) -> dict[str, Finding]:
    return {finding.name: finding for finding in examine_installation(settings)}


def test_each_package_is_named_with_its_version(settings: Settings) -> None:
    found = findings(settings)
    for package in ("chromadb", "torch", "streamlit", "watchfiles"):
        assert found[package].ok
        assert found[package].value[0].isdigit()


def test_a_corpus_folder_is_there_or_says_how_to_set_it(
    settings: Settings, tmp_path: Path
) -> None:
    there = findings(settings)["corpus"]
    assert (there.ok, there.value) == (True, str(settings.corpus_dir.resolve()))
    gone = settings.model_copy(update={"corpus_dir": tmp_path / "gone"})
    missing = findings(gone)["corpus"]
    assert not missing.ok
    assert "does not exist" in missing.value
    assert "CLUSTER_POLICY_CORPUS_DIR" in missing.hint


def test_without_a_chat_model_answers_are_quoted_and_nothing_is_wrong(
    settings: Settings,
) -> None:
    found = findings(settings)["chat model"]
    assert (found.ok, found.value) == (True, "none: answers are quoted")


def test_a_chat_model_without_its_key_is_a_fault(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    found = findings(settings.model_copy(update={"chat_model": "openai:any"}))
    assert not found["chat model"].ok
    assert found["chat model"].hint


def test_the_model_that_loads_comes_with_what_is_said_of_it(settings: Settings) -> None:
    finding, embedder = examine_model(settings)
    assert embedder
    assert finding.ok
    assert finding.value.endswith(f"{embedder.dimension} dimensions")


def test_a_model_that_does_not_load_is_a_fault_and_no_error(settings: Settings) -> None:
    nowhere = settings.model_copy(update={"embedding_model": "/nowhere/model"})
    finding, embedder = examine_model(nowhere)
    assert embedder is None
    assert not finding.ok
    assert "/nowhere/model" in finding.value
    assert finding.hint


def test_the_reader_says_from_which_score_on_it_answers(settings: Settings) -> None:
    calibrated = examine_reader(settings)
    assert calibrated.ok
    assert calibrated.value.endswith("on, as calibrated")
    strict = examine_reader(settings.model_copy(update={"reader_threshold": 3.5}))
    assert strict.value == "answers from a score of 3.50 on, as set"
