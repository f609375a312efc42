import pytest

from index.documents import COMMENT
from index.readers.shared.comments import format_comment


@pytest.mark.parametrize(
    ("author", "text", "cell", "written"),
    [
        ("Anna Li", "Should be 300.", "", "Comment by Anna Li: Should be 300."),
        ("Anna Li", "Anna Li:\n300", "C14", "Comment by Anna Li on C14: 300"),
        ("", "One.\n\nTwo.", "", "Comment: One. Two."),
        (None, "One.", "A1", "Comment on A1: One."),
        ("Anna Li", "Anna Li:\n", "", ""),
    ],
)
def test_a_comment_is_one_line_that_says_what_it_is(
    author: str | None, text: str, cell: str, written: str
) -> None:
    assert format_comment(author, text, cell) == written


@pytest.mark.parametrize("author", ["Anna Li", "Li: editor", None])
@pytest.mark.parametrize("cell", ["C14", ""])
def test_a_comment_can_be_told_from_the_text(author: str | None, cell: str) -> None:
    assert COMMENT.match(format_comment(author, "Is that so?", cell))
