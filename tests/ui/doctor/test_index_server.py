"""What the doctor says of a server that the settings name."""

from __future__ import annotations

from assistant import Settings
from ui.doctor.index_server import examine_server


def test_without_a_server_there_is_nothing_to_say(settings: Settings) -> None:
    assert examine_server(settings) == []


def test_a_server_that_cannot_be_asked_is_one_finding_with_a_hint(
    settings: Settings,
) -> None:
    """There is no database, so that nothing is waited for."""
    wrong = settings.model_copy(update={"chroma_url": "http://chroma.example"})
    (finding,) = examine_server(wrong)
    assert (finding.name, finding.ok) == ("server", False)
    assert "CLUSTER_POLICY_CHROMA_URL is set" in finding.value
    assert "CLUSTER_POLICY_DATABASE_URL" in finding.hint
