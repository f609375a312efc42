"""What the doctor says of the documents, without an index."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from index.documents import IndexedDocument, ReadFailure
from ui.doctor.documents import examine_documents
from ui.doctor.finding import Finding


def indexed(
    id_: str, *, encoding: str | None = None, warnings: int = 0, note: str = ""
) -> IndexedDocument:
    notes = (note,) if note else ()
    return IndexedDocument(id_, id_, "en", 1, 0.0, encoding, warnings, notes=notes)


class Store:
    """What an index holds, as the doctor asks for it."""

    def __init__(
        self,
        documents: Sequence[IndexedDocument] = (),
        failures: Sequence[ReadFailure] = (),
        families: Sequence[Sequence[str]] = (),
    ) -> None:
        self.documents = lambda: tuple(documents)
        self.failures = lambda: tuple(failures)
        self.near_duplicates = lambda: tuple(families)


def findings(store: Any) -> dict[str, Finding]:
    return {finding.name: finding for finding in examine_documents(store)}


def test_of_nothing_there_is_nothing_to_say() -> None:
    found = findings(Store())
    assert all(finding.ok and not finding.details for finding in found.values())
    assert {name: finding.value for name, finding in found.items()} == {
        "failures": "none",
        "notes": "none",
        "damaged places": "none",
        "encodings": "no plain texts",
        "near-duplicates": "none",
    }


def test_files_that_could_not_be_read_are_the_only_fault() -> None:
    failures = [ReadFailure("a.pdf", "is damaged"), ReadFailure("b.pdf", "is empty")]
    found = findings(Store(failures=failures))
    assert [name for name, finding in found.items() if not finding.ok] == ["failures"]
    assert found["failures"].value == "2 files could not be read"
    assert [line.split(":")[0] for line in found["failures"].details] == [
        "a.pdf",
        "b.pdf",
    ]
    assert "cluster-policy index" in found["failures"].hint


def test_notes_and_damage_are_counted_and_named_by_document() -> None:
    documents = [
        indexed("a", note="The encoding was guessed."),
        indexed("b", warnings=1200),
        indexed("c", warnings=1),
        indexed("d"),
    ]
    found = findings(Store(documents))
    assert found["notes"].value == "on 1 document"
    assert found["notes"].details == ("a: The encoding was guessed.",)
    assert found["damaged places"].value == "1,201 in 2 documents"
    assert found["damaged places"].details == ("b: 1,200", "c: 1")


def test_encodings_are_counted_the_most_used_first() -> None:
    documents = [
        indexed(str(n), encoding=encoding)
        for n, encoding in enumerate(["cp1252", "utf-8", "utf-8", None])
    ]
    assert findings(Store(documents))["encodings"].value == "utf-8 2, cp1252 1"


def test_a_large_family_of_likes_is_shortened() -> None:
    families = [["a", "b"], [str(n) for n in range(20)]]
    found = findings(Store(families=families))["near-duplicates"]
    assert found.value == "2 times documents that say nearly the same"
    assert found.details[0] == "a, b"
    assert "19" not in found.details[1]
