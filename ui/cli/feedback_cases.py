"""Write what readers found wrong as questions, and say how many there are."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from ui.cli.output import print_line
from ui.sync_messages import count

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.settings import Settings


def write_feedback(settings: Settings, path: Path) -> None:
    """Write a file of questions, unless nobody found anything wrong.

    Raises:
        NotKeptError: The conversations cannot be read.
        CaseFileError: The file is there already, or cannot be written.
    """
    from assistant.conversations.database import Database
    from assistant.conversations.store import ConversationStore
    from assistant.feedback.cases import cases_of, write_cases

    with closing(ConversationStore(Database.of(settings))) as store:
        complaints = store.feedback.complaints()
    cases = cases_of(complaints)
    if not cases:
        print_line("No answer was found wrong, so nothing is written.")
        return
    write_cases(cases, path)
    print_line(f"{count(len(cases), 'question')} written to {path}.")
    print_line(f"`cluster-policy evaluate {path}` asks them.", "dim")
