"""What the doctor says of an index from outside."""

from __future__ import annotations

from assistant import Settings
from ui.doctor.finding import Finding
from ui.doctor.index_files import examine_files, explain_outdated


def findings(settings: Settings) -> dict[str, Finding]:
    return {finding.name: finding for finding in examine_files(settings)}


def test_where_there_is_no_folder_there_is_nothing_to_say(settings: Settings) -> None:
    assert examine_files(settings) == []
    assert not settings.index_dir.exists()


def test_an_empty_folder_has_no_generations_and_is_free(settings: Settings) -> None:
    settings.index_dir.mkdir()
    found = findings(settings)
    assert all(finding.ok for finding in found.values())
    assert found["generations"].value == "0 kept"
    assert found["generations"].hint == ""
    assert found["writer lock"].value == "free"
    assert found["leases"].value == "nobody reads now"
    assert found["disk"].value.startswith("the index takes 0.0 MB, ")


def test_space_is_counted_in_megabytes(settings: Settings) -> None:
    settings.index_dir.mkdir()
    (settings.index_dir / "embeddings.sqlite").write_bytes(bytes(2_500_000))
    segment = settings.index_dir / "segments" / "one"
    segment.mkdir(parents=True)
    (segment / "chroma.sqlite3").write_bytes(bytes(1_200_000))
    found = findings(settings)["disk"]
    assert found.value.startswith("the index takes 3.7 MB, ")
    assert "kept embeddings: 2.5 MB" in found.details
    assert "vectors: 1.2 MB" in found.details


def test_an_index_that_is_not_there_explains_itself_by_the_error(
    settings: Settings,
) -> None:
    settings.index_dir.mkdir()
    (reason,) = explain_outdated(settings)
    assert reason.endswith(".")
