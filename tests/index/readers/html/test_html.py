import pytest

from index.readers.html.html import read_html


def text_of(markup: str) -> str:
    return read_html(markup.encode()).text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>bo</b>ld w<i>or</i>d</p>", "One bold word"),
        ("<p>One\n  line\tonly</p>", "One line only"),
        ("<p>a<br>b<br/>c</p>", "a\nb\nc"),
        ("a<br><br><br><br>b", "a\n\nb"),
        (
            "<p>R&amp;D &lt;b&gt; &euro;5&nbsp;000 &#20013;</p>",
            "R&D <b> €5\u00a0000 中",
        ),
        ("<p>CO<sub>2</sub>, m<sup>2</sup></p>", "CO2, m²"),
        ("<p>arbets&shy;miljö<wbr>verket</p>", "arbetsmiljöverket"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One<div>Two</div>Three</div>", "One\nTwo\nThree"),
        ("<div>One <span>still</span> one</div>two", "One still one\ntwo"),
        ("<pre>a  b\n c</pre>d", "a  b\n c\n\nd"),
        ("<p><ruby>東京<rt>とうきょう</rt></ruby></p>", "東京"),
        ("<p>text<!-- note --><script>x</script></p>", "text"),
        ("just text", "just text"),
        ("<p>Unclosed <b>tags<p>and more", "Unclosed tags\n\nand more"),
    ],
)
def test_blocks_become_lines_and_inline_elements_do_not(markup: str, text: str) -> None:
    assert text_of(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<ul><li>a<li>b</ul>after", "- a\n- b\n\nafter"),
        ("<ol><li><p>a</p></li><li><p>b</p></li></ol>", "1. a\n2. b"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n- b\n- c"),
        ("<ul><li></li><li>b</li></ul>", "- b"),
        ("<ol><li></li><li>b</li></ol>", "2. b"),
        ("<ol><li><h2>Aims</h2><p>text</p></li></ol>", "1. Aims\n\ntext"),
        ("<p>One</p><ul><li>a</li></ul><p>Two</p>", "One\n\n- a\n\nTwo"),
    ],
)
def test_a_list_has_an_item_a_line(markup: str, text: str) -> None:
    assert text_of(markup) == text


@pytest.mark.parametrize(
    "around",
    ["", "<div id=app></div>", "<div>Please enable JavaScript to read this.</div>"],
)
def test_what_is_said_without_scripts_is_read_where_nothing_else_is(
    around: str,
) -> None:
    told = "<h1>Plan</h1><p>There are 252 firms.</p>"

    text = text_of(f"<body>{around}<noscript>{told}</noscript></body>")

    assert text.endswith("Plan\n\nThere are 252 firms.")


def test_a_request_for_scripts_alone_is_no_text() -> None:
    asked = "<noscript>You need to enable JavaScript to run this app.</noscript>"

    assert text_of(f"<body><div id=root></div>{asked}</body>") == ""


def test_a_page_with_text_keeps_out_what_it_says_without_scripts() -> None:
    other = "<noscript><p>Read our plain edition.</p></noscript>"

    assert text_of(f"<p>There are 252 firms.</p>{other}") == "There are 252 firms."


def test_headings_are_found_with_their_spans() -> None:
    extract = read_html(
        b"<h1>Big <em>one</em></h1><p>text</p><h3>Small<br>one</h3><h2> </h2>"
    )

    assert [(h.level, h.span.of(extract.text)) for h in extract.headings] == [
        (1, "Big one"),
        (3, "Small one"),
    ]
    assert extract.text == "Big one\n\ntext\n\nSmall one"


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title>Page &amp;\n title</title><h1>Other</h1>", "Page & title"),
        ("<title> </title><h1>Heading</h1>", "Heading"),
        ("<h2>Second</h2>", None),
    ],
)
def test_the_title_is_the_pages_or_its_top_heading(
    markup: str, title: str | None
) -> None:
    assert read_html(markup.encode()).title == title


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


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="gb2312">',
        "<meta http-equiv=Content-Type content='text/html; charset=GBK'>",
        '<?xml version="1.0" encoding="gb2312"?>',
        '<meta charset="utf-8">',
        '<meta charset="iso-8859-1">',
        "",
    ],
)
def test_chinese_is_read_whatever_the_page_declares(declaration: str) -> None:
    text = "国务院关于促进中小企业发展的若干意见"
    content = f"<html><head>{declaration}</head><p>{text}</p></html>".encode("gb18030")

    extract = read_html(content)

    assert (extract.text, extract.encoding) == (text, "gb18030")


def test_a_stale_declaration_does_not_spoil_utf8() -> None:
    content = '<meta charset="gb2312"><p>产业集群 för små</p>'.encode()

    extract = read_html(content)

    assert (extract.text, extract.encoding) == ("产业集群 för små", "utf-8")


def test_a_deeply_nested_page_is_read_to_its_end() -> None:
    markup = "<div>" * 5_000 + "deep" + "</div>" * 5_000 + "<p>after</p>"

    assert text_of(markup) == "deep\n\nafter"


@pytest.mark.parametrize("markup", ["", "<p></p>", "<img src=x>", "http://a.se/b.html"])
def test_odd_pages_are_read_without_a_warning(markup: str) -> None:
    assert text_of(markup) == (markup if "<" not in markup else "")


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


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Plan - The Agency</title>", "Plan"),
        ("<title>The Agency | Plan</title>", "Plan"),
        ("<title>Plan_某某网</title>", "Plan"),
        ("<title>Plan-making</title>", "Plan-making"),
        ("<title>Plan: part two</title>", "Plan: part two"),
        ("<title>Home</title><meta name=ArticleTitle content=Other>", "Home"),
        ("<meta property='og:title' content='Another plan'>", "Plan"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(head: str, title: str) -> None:
    assert read_html(("<meta charset=utf-8>" + head + BODY).encode()).title == title


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ("<meta name=PubDate content='2021-03-03 10:00'>", "2021-03-03"),
        (
            "<meta property='article:published_time' content='2021-03-03T1'>",
            "2021-03-03",
        ),
        (
            "<script type='application/ld+json'>"
            '{"@type": "Article", "datePublished": "2021-03-03"}</script>',
            "2021-03-03",
        ),
        ("<time datetime=2021-03-03>today</time>", "2021-03-03"),
        ("<time datetime=2021-03-03>a</time><time datetime=2020-01-01>b</time>", None),
        ("<p>发布日期：2021-03-03</p>", "2021-03-03"),
        (
            "<meta name=PubDate content=2021-03-05><p>成文日期：2021-03-03</p>",
            "2021-03-03",
        ),
        ("<p>By 2025-12-31 all is done.</p>", None),
    ],
)
def test_the_date_of_issue_is_taken_where_the_page_states_it(
    markup: str, date: str | None
) -> None:
    assert read_html(("<meta charset=utf-8>" + markup + BODY).encode()).date == date


def test_a_guessed_encoding_is_noted_and_a_declared_one_is_not() -> None:
    page = "<p>Правительство поддерживает развитие малых предприятий</p>".encode(
        "cp1251"
    )

    assert read_html(page).notes == ("The encoding was guessed: Windows-1251.",)
    assert read_html(b"<meta charset=windows-1251>" + page).notes == ()
