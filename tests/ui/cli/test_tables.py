"""What somebody may have to type again is whole in a table, however narrow."""

from __future__ import annotations

import pytest

from ui.cli.tables import print_table

NAMES = [
    "a plan for the whole of the region, second version.pdf",
    "plan för hela regionen, andra versionen.pdf",
    "关于 促进 玻璃 产业 集群 发展 的 意见.pdf",
    "cp_0123456789",
]


@pytest.fixture(params=["terminal", "file"])
def narrow(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("NO_COLOR", "1")
    if request.param == "terminal":
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("TERM", "xterm")


@pytest.mark.usefixtures("narrow")
def test_the_first_cell_of_a_row_stays_in_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    headings = "document", "language", "passages", "changed"
    print_table(headings, [[n, "Swedish", "12", "2026-01-02 10:00"] for n in NAMES])
    printed = capsys.readouterr().out
    for name in NAMES:
        assert name in printed


@pytest.mark.usefixtures("narrow")
def test_no_word_of_any_cell_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    groups = "economists, statisticians", "utrikeshandelsavdelningen"
    print_table(("key", "groups"), [["cp_0123456789", group] for group in groups])
    printed = capsys.readouterr().out
    assert "…" not in printed
    for word in ("economists,", "statisticians", "utrikeshandelsavdelningen"):
        assert word in printed


def test_what_is_no_terminal_gets_a_line_for_each_row(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    print_table(("key", "whose"), [["cp_0123456789", "The desk of the press office"]])
    (row,) = [ln for ln in capsys.readouterr().out.splitlines() if "cp_" in ln]
    assert "The desk of the press office" in row


def test_a_name_that_would_steer_the_terminal_or_break_its_line_does_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_table(("document", "passages"), [["a\n\x1b[2Jb [/c].txt", "1"]])
    assert "a  [2Jb [/c].txt" in capsys.readouterr().out
