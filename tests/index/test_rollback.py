from __future__ import annotations

import pytest

from assistant import Settings
from index import roll_back, sync_index
from index.errors import IndexMissingError
from index.storage.generations import Generations
from tests.index.test_pipeline import GLASS, GLOVES, live_texts, write


def test_going_back_makes_the_state_before_the_last_sync_answer(
    settings: Settings,
) -> None:
    write(settings, "glass.txt", GLASS)
    first = sync_index(settings)
    write(settings, "glass.txt", GLOVES)
    sync_index(settings)
    assert roll_back(settings) == first.generation
    assert live_texts(settings) == {"glass.txt": GLASS}
    assert Generations(settings.index_dir).held()


def test_a_sync_after_going_back_goes_forward_again(settings: Settings) -> None:
    write(settings, "glass.txt", GLASS)
    sync_index(settings)
    write(settings, "glass.txt", GLOVES)
    sync_index(settings)
    roll_back(settings)
    report = sync_index(settings)
    assert (report.changed, report.generation) == (("glass.txt",), "000003")
    assert live_texts(settings) == {"glass.txt": GLOVES}
    assert not Generations(settings.index_dir).held()


def test_as_many_states_are_kept_as_the_settings_say(settings: Settings) -> None:
    for number in range(5):
        write(settings, "glass.txt", f"{GLASS} {number}")
        sync_index(settings)
    folders = sorted(p.name for p in (settings.index_dir / "generations").iterdir())
    assert folders == ["000003", "000004", "000005"]


def test_without_an_earlier_state_going_back_is_a_displayed_error(
    settings: Settings,
) -> None:
    with pytest.raises(IndexMissingError, match="no index"):
        roll_back(settings)
    write(settings, "glass.txt", GLASS)
    sync_index(settings)
    with pytest.raises(IndexMissingError, match="no earlier state"):
        roll_back(settings)


def test_nobody_goes_back_to_what_these_settings_cannot_use(
    settings: Settings,
) -> None:
    write(settings, "glass.txt", GLASS)
    sync_index(settings)
    other = settings.model_copy(update={"chunk_size": 100})
    second = sync_index(other)
    with pytest.raises(IndexMissingError, match="no earlier state"):
        roll_back(other)
    assert Generations(settings.index_dir).live() == second.generation


def test_nobody_goes_back_to_a_state_whose_vectors_are_not_all_there(
    settings: Settings,
) -> None:
    segments = settings.index_dir / "segments"
    write(settings, "glass.txt", GLASS)
    first = sync_index(settings)
    (lost,) = segments.iterdir()
    write(settings, "glass.txt", GLOVES)
    second = sync_index(settings)
    kept = lost.rename(settings.index_dir / "lost")
    with pytest.raises(IndexMissingError, match="no earlier state"):
        roll_back(settings)
    assert Generations(settings.index_dir).live() == second.generation
    kept.rename(lost)
    assert roll_back(settings) == first.generation
