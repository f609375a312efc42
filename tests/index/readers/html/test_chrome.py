"""What surrounds the text of a page goes, and nothing of the text."""

from __future__ import annotations

import pytest

from index.readers.html.html import read_html


def text_of(markup: str) -> str:
    return read_html(markup.encode()).text


@pytest.mark.parametrize(
    "chrome",
    [
        "<nav>Menu</nav>",
        "<header><a>Logo</a></header>",
        "<footer>Contact</footer>",
        "<aside>Related</aside>",
        "<form>Search <input> <select><option>x</select></form>",
        "<div role=navigation>Menu</div>",
        "<div hidden>Hidden</div>",
        "<p style='color:red; DISPLAY : none'>Hidden</p>",
        "<script>x()</script><style>p{}</style><noscript>Enable it</noscript>",
        "<template>T</template><svg><title>Icon</title></svg><button>Go</button>",
    ],
)
def test_what_surrounds_the_text_is_left_out(chrome: str) -> None:
    body = "<p>The text of the page, which is long enough to be the text.</p>"

    assert text_of(chrome + body + chrome) == text_of(body)


@pytest.mark.parametrize(
    "markup",
    [
        "<nav>The whole text</nav>",
        "<body style='display:none'><p>The whole text</p></body>",
        "<form><div><p>The whole text</p></div><input></form>",
        "<header><h1>The whole text</h1></header>",
        "<article><header>The whole text</header></article>",
        "<aside>The whole text</aside>",
    ],
)
def test_the_text_is_never_taken_for_what_surrounds_it(markup: str) -> None:
    assert text_of(markup) == "The whole text"


BODY = "<h1>Plan</h1>" + "<p>The text of the page, which says what is planned.</p>" * 5


@pytest.mark.parametrize(
    "chrome",
    [
        "<div class='cookie-banner'><h2>Cookies</h2>We use cookies. Accept?</div>",
        "<div id=breadcrumbs><a href=/>Home</a> &gt; <a href=/p>Plans</a></div>",
        "<div class='site footer'>© The Agency, Box 1, Stockholm</div>",
        "<a class=skip href=#text></a><p class=skip>Skip to the text</p>",
        "<ul>" + "".join(f"<li><a href=/{n}>Page {n}</a>" for n in range(9)) + "</ul>",
        "<table><tr>"
        + "".join(f"<td><a href=/{n}>Menu {n}</a>" for n in range(9))
        + "</table>",
    ],
)
def test_what_is_named_or_built_like_a_menu_is_left_out(chrome: str) -> None:
    assert text_of(chrome + BODY + chrome) == text_of(BODY)


@pytest.mark.parametrize(
    "part",
    [
        "<section id=school-menu><h2>Menu</h2><p>What to cook.</p></section>",
        "<section class=cookies><p>How the agency uses cookies is told.</p></section>",
        "<ol>" + "".join(f"<li><a href=#{n}>Part {n}</a>" for n in range(9)) + "</ol>",
        "<p>Annexes: <a href=1.doc>Budget</a>, <a href=2.doc>Map</a></p>",
        "<table>"
        + "".join(f"<tr><td><a href=/{n}>City {n}</a><td>25{n}" for n in range(9))
        + "</table>",
        "<div class=footer><table><tr><td>Firms<td>252</table></div>",
    ],
)
def test_a_part_of_the_text_is_kept_whatever_its_name(part: str) -> None:
    assert text_of(BODY + part).startswith(text_of(BODY) + "\n")


def test_a_page_that_is_a_list_of_links_keeps_them() -> None:
    links = "".join(f"<li><a href=/{n}>Document {n}</a>" for n in range(9))

    text = text_of(f"<ul>{links}</ul><ul>{links}</ul><p>Contact</p>")

    assert text.count("Document 3") == 2
