from __future__ import annotations

from streamlit.testing.v1 import AppTest


def test_an_id_with_two_low_lines_in_a_row_can_be_scrolled_to() -> None:
    def script() -> None:
        from ui.page.javascript import scroll_to

        scroll_to("question-a__b", "start", key="asked-a__b")

    assert not AppTest.from_function(script).run().exception
