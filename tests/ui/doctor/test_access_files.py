"""What the doctor says of access files."""

from __future__ import annotations

from assistant import Settings
from ui.doctor.access_files import examine_access


def test_a_broken_access_file_is_a_fault_that_names_its_folder(
    settings: Settings,
) -> None:
    assert examine_access(settings).ok
    (settings.corpus_dir / "a").mkdir()
    (settings.corpus_dir / "a" / "access.yaml").write_text("groups: [economists]")
    assert examine_access(settings).ok
    (settings.corpus_dir / "a" / "access.yaml").write_text("groups: economists")
    finding = examine_access(settings)
    assert not finding.ok
    assert finding.details == ("a: What it says of groups is not a list of words.",)
