from __future__ import annotations

from pathlib import PurePath

import pytest

from index.readers.unsupported import unsupported_error


@pytest.mark.parametrize(
    ("name", "reason", "hint"),
    [
        ("a.zip", "is an archive", "Unpack it into the folder."),
        (
            "a.PPT",
            "has a format that is not supported (.PPT)",
            "Open it in its program or in LibreOffice and save it as .pptx.",
        ),
        ("a.png", "has a format that is not supported (.png)", "Supported are .a, .b."),
        ("a", "has a format that is not supported (no file ending)", "Supported are"),
    ],
)
def test_a_file_that_is_not_read_says_why_and_what_to_do(
    name: str, reason: str, hint: str
) -> None:
    error = unsupported_error(PurePath(name), [".a", ".b"])

    assert str(error).startswith(reason)
    assert error.hint is not None
    assert error.hint.startswith(hint)
