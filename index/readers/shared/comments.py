"""Write comments at the margin as what they are: never in the text they stand at."""

from __future__ import annotations


def format_comment(author: str | None, text: str, cell: str = "") -> str:
    """Return a comment in one line; "" where it says nothing.

    Args:
        author: Who wrote it, if that is known.
        text: What it says; programs repeat the author at its beginning.
        cell: The cell of a sheet that it stands at: "C14".
    """
    author = " ".join((author or "").split())
    said = " ".join(text.split())
    if author:
        said = said.removeprefix(f"{author}:").lstrip()
    if not said:
        return ""
    by, at = f" by {author}" if author else "", f" on {cell}" if cell else ""
    return f"Comment{by}{at}: {said}"
