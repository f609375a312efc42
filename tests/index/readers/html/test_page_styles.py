"""Elements look as the rules of their page say."""

from __future__ import annotations

import pytest

from index.readers.html.html import read_html


def seen(style: str, body: str) -> str:
    page = f"<html><head><style>{style}</style></head><body>{body}</body></html>"
    return read_html(page.encode()).text


@pytest.mark.parametrize(
    ("style", "mark"),
    [
        (".f{vertical-align:super}", '<span class="x f">1</span>'),
        ("#f, b { VERTICAL-ALIGN : Super !important }", '<span id="f">1</span>'),
        ("SMALL{color:red;vertical-align:text-top}", "<small>1</small>"),
        ("", '<span style="VERTICAL-ALIGN: super">1</span>'),
        (
            "/* .f{} */ @media print{.f{vertical-align:top}} .f{vertical-align:super}",
            '<span class="f" style="color: red">1</span>',
        ),
    ],
)
def test_rules_raise_figures_in_any_case(style: str, mark: str) -> None:
    assert seen(style, f"<p>There are 252{mark} firms.</p>") == "There are 252¹ firms."


@pytest.mark.parametrize(
    ("style", "mark"),
    [
        (
            ".f{vertical-align:super}",
            '<span class="f" style="vertical-align:top">1</span>',
        ),
        ("@media print{.f{vertical-align:super}}", '<span class="f">1</span>'),
        (
            ".f{vertical-align:super} #g{vertical-align:top}",
            '<i class="f" id="g">1</i>',
        ),
        (".f{vertical-align:super", '<span class="f">1</span>'),
    ],
)
def test_what_prevails_is_not_raised(style: str, mark: str) -> None:
    assert seen(style, f"<p>There are 252{mark}.</p>") == "There are 2521."


def test_what_rules_hide_is_not_read_unless_another_opens_it() -> None:
    body = (
        '<p>Firms pay <span class="old">500</span>600 kr.</p><p class="more">More.</p>'
        '<p id="gone">Gone</p>'
    )
    style = ".old, #gone{display:none} .more{visibility:hidden}"

    assert seen(style, body) == "Firms pay 600 kr."
    opened = f"{style} .open .more{{visibility:visible}}"
    assert seen(opened, body) == "Firms pay 600 kr.\n\nMore."
