"""Lists are found by their shape, in several languages, and prose is left alone."""

from __future__ import annotations

import time

import pytest

from assistant.extract.lists.enumerations import Enumeration, find_enumerations
from tests.conftest import ROOT

CORPUS = ROOT / "docs_corpus"

# language | text | items, one list after the other
LISTS = """
en | The products include wine sets, glass bottles, cups, and vases for export. | wine sets; glass bottles; cups; vases for export
en | It exports glass to New Zealand, South Korea, the United States and Spain. | New Zealand; South Korea; the United States; Spain
en | Apples, pears and plums are grown here. | Apples; pears; plums
en | There are several goals: better roads, lower taxes and more firms. | better roads; lower taxes; more firms
en | Some crops (wheat, maize and rice) are grown. | wheat; maize; rice
en | The town makes many things, e.g. gloves, hats and shoes. | gloves; hats; shoes
en | In the town there are mills, farms, schools and parks. | mills; farms; schools; parks
en | It sells goods such as bread, butter, milk, etc. | bread; butter; milk
en | The mayor opened the tax action, the trade action and the talent action. | the tax action; the trade action; the talent action
en | The plan has (a) training; (b) new roads; and (c) lower taxes. More follows. | training; new roads; lower taxes
sv | Regionen stöder företag inom stål, glas, textil och trä. | stål; glas; textil; trä
sv | Här finns t.ex. gruvor, sågverk och bruk som är gamla. | gruvor; sågverk; bruk
sv | Stödet omfattar orterna glas, stål och trä. | glas; stål; trä
sv | Varor som flaskor, vaser, skålar, sex sorter, går på export. |
de | Das Programm umfasst Beratung, Ausbildung, Finanzierung und Export. | Beratung; Ausbildung; Finanzierung; Export
de | Gefördert werden Unternehmen in Bayern, Sachsen, Hessen und Hamburg. | Bayern; Sachsen; Hessen; Hamburg
fr | Le programme comprend la formation, le conseil et le financement. | la formation; le conseil; le financement
no | Klyngen har bedrifter innen glass, stål, tre og tekstil. | glass; stål; tre; tekstil
tr | Kampanya, reklam eylemi, eğitim eylemi, tasarım eylemi olarak başladı. | reklam eylemi; eğitim eylemi; tasarım eylemi
zh | 产品包括工业设备、化妆品瓶、耐热酒具、烟具和饮料容器等七大类。 | 工业设备; 化妆品瓶; 耐热酒具; 烟具; 饮料容器
zh | 开展品牌推广行动、集群培育行动、设计创新行动。 | 品牌推广行动; 集群培育行动; 设计创新行动
zh | 高等院校、科研机构、企业等单位参加。 | 高等院校; 科研机构; 企业
zh | 加强物流、港口等服务业和新材料、新能源、电子信息等产业。 | 新材料; 新能源; 电子信息
zh | 公开、公平、公正的原则。 | 公开; 公平; 公正
zh | 法律、法规和规章。 | 法律; 法规; 规章
zh | 重点任务：一是加强领导；二是增加投入；三是培养人才。 | 加强领导; 增加投入; 培养人才
zh | ①钢铁；②石化；③建材。 | 钢铁; 石化; 建材
"""  # noqa: E501

PROSE = """
en | In 2019, after years of growth, the city, once poor, became rich and happy.
en | The firm grew quickly, hired new staff, and moved to Berlin.
en | However, the mayor, who was ill, did not come, and the meeting was cancelled.
en | Tian Chuan, deputy director of the Bureau, and Wang Zhaochun, director, spoke.
en | On 5 May 2019, in Paris, France, the two sides met.
en | In 2019 the city had firms in glass, steel, wine and tea.
en | The park, which opened in 2010, covers 800 hectares, more than any other.
en | There were 1,200 firms, and 60,000 people worked there.
en | He bought bread, butter, etc.
sv | När mötet var slut, sent på kvällen, gick ministern hem och alla var nöjda.
sv | Han kom, såg och segrade.
sv | Urvalet hjälper staden att växa, påskynda omvandlingen och läget och främja export.
de | Die Firma, die 1990 gegründet wurde, stellt Glas her, das sehr gut ist.
fr | Hier, après la réunion, le ministre, fatigué, est rentré.
zh | 近日，徐州市召开会议，市长出席，会议强调，要抓好落实。
zh | 各地、各部门要抓紧完成和完善应急预案。
zh | 一、关于总体要求和目标。
ja | 昨日、市長は会議に出席し、発言した。
und | a, b
"""

SENTENCES = """
en | There are tasks. First, firms get advice. It is free. Second, loans become cheap. Finally, schools open. That is all. | firms get advice. It is free.; loans become cheap.; schools open
en | The first is to build roads; the second is to train people; the third is to lower taxes. | build roads; train people; lower taxes.
sv | För det första byggs vägar. För det andra utbildas folk. För det tredje sänks skatten. Mer sägs inte. | byggs vägar.; utbildas folk.; sänks skatten
de | Erstens werden Straßen gebaut. Zweitens wird ausgebildet. Drittens sinken die Steuern. Sonst nichts. | werden Straßen gebaut.; wird ausgebildet.; sinken die Steuern
no | For det første bygges veier. For det andre utdannes folk. For det tredje senkes skatten. | bygges veier.; utdannes folk.; senkes skatten.
fr | Premièrement, des routes. Deuxièmement, des écoles. Enfin, des parcs. | des routes.; des écoles.; des parcs.
zh | 首先，建设道路。其次，培训人才。最后，降低税收。会议结束。 | 建设道路。; 培训人才。; 降低税收
zh | 要做好三项工作。一是加强领导，落实责任。二是增加投入。三是培养人才。会议还指出其他问题。 | 加强领导，落实责任。; 增加投入。; 培养人才
"""  # noqa: E501

LINES = """\
The goals are
- more firms
- better glass,
  also for export
- new markets; and
* a line with another bullet

1. Roads
2. Schools
3. Parks

5. A point out of order
"""

ITEMS_ON_LINES = [
    ["more firms", "better glass,\n  also for export", "new markets"],
    ["Roads", "Schools", "Parks"],
]


def items(found: Enumeration, text: str) -> list[str]:
    return [item.of(text) for item in found.items]


def rows(table: str) -> list[list[str]]:
    lines = table.strip().splitlines()
    return [[cell.strip() for cell in line.split(" |")] for line in lines]


def corpus_text(name: str) -> str:
    return next(CORPUS.glob(f"*{name}*")).read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "text", "expected"), rows(LISTS))
def test_a_list_is_found_with_its_exact_items(
    language: str, text: str, expected: str
) -> None:
    found = find_enumerations(text, language)
    assert [items(one, text) for one in found] == (
        [expected.split("; ")] if expected else []
    )


@pytest.mark.parametrize(("language", "text"), rows(PROSE))
def test_prose_with_commas_is_no_list(language: str, text: str) -> None:
    assert find_enumerations(text, language) == ()


def test_lists_over_lines_lose_their_bullets_and_keep_their_words() -> None:
    found = find_enumerations(LINES, "en")
    assert [items(one, LINES) for one in found] == ITEMS_ON_LINES


@pytest.mark.parametrize(
    "marks",
    [
        ("•", "•", "•"),
        ("・", "・", "・"),
        ("1)", "2)", "3)"),
        ("(9)", "(10)", "(11)"),
        ("（一）", "（二）", "（三）"),
        ("九、", "十、", "十一、"),
        ("十九、", "二十、", "二十一、"),
        ("第一，", "第二，", "第三，"),
        ("①", "②", "③"),
        ("b)", "c)", "d)"),
        ("a.", "b.", "c."),
        ("H.", "I.", "J."),
        ("A)", "B)", "C)"),
        ("i.", "ii.", "iii."),
        ("(iv)", "(v)", "(vi)"),
        ("IX.", "X.", "XI."),
    ],
)
def test_bullets_and_counters_come_in_many_shapes(marks: tuple[str, ...]) -> None:
    text = "\n".join(f"{mark} Item {number}" for number, mark in enumerate(marks))
    (found,) = find_enumerations(text, "zh")
    assert items(found, text) == ["Item 0", "Item 1", "Item 2"]


def test_letters_after_a_colon_are_counters_and_not_words_that_lost_their_bullet() -> (
    None
):
    text = "Goals:\na. better roads\nb. lower taxes\nc. more firms"
    (found,) = find_enumerations(text, "en")
    assert items(found, text) == ["better roads", "lower taxes", "more firms"]


def test_initials_within_a_line_are_no_list() -> None:
    assert find_enumerations("A. Smith came. B. Jones went. C. Li stayed.", "en") == ()


def test_a_list_ends_at_a_paragraph_though_another_counts_on() -> None:
    text = (
        "Measures:\n\n1. Advice\n2. Loans\n3. Training\n\n"
        "Section two lists the duties.\n\n4. Reports\n5. Apprentices\n6. Fees"
    )
    first, second = find_enumerations(text, "en")
    assert items(first, text) == ["Advice", "Loans", "Training"]
    assert items(second, text) == ["Reports", "Apprentices", "Fees"]


def test_what_stands_at_the_margins_of_pages_does_not_end_a_list() -> None:
    text = (
        "1. Advice\n\n2. Loans\n\n3. Training\n\nPlan for growth\n\nPage 2 of 3\n\n"
        "4. Reports\n\n5. Fees"
    )
    (found,) = find_enumerations(text, "en")
    assert items(found, text)[2:] == ["Training", "Reports", "Fees"]


@pytest.mark.parametrize(
    "margin",
    [
        "Page 2 of 3",
        "Plan for growth\n\nSida 2",
        "- 12 -\n\nThe plan",
        "第 2 页",
    ],
)
def test_what_stands_at_the_margins_of_pages_does_not_end_a_list_of_bullets(
    margin: str,
) -> None:
    text = f"Goals:\n- roads\n- schools\n\n{margin}\n\n- parks\n- taxes\n\nEnd."
    (found,) = find_enumerations(text, "en")
    assert items(found, text) == ["roads", "schools", "parks", "taxes"]


def test_a_heading_between_bullets_begins_another_list() -> None:
    text = "- roads\n- pubs\n- schools\n\nDuties\n\n- reports\n- fees\n- taxes\n"
    first, second = find_enumerations(text, "en")
    assert items(first, text) == ["roads", "pubs", "schools"]
    assert items(second, text) == ["reports", "fees", "taxes"]


@pytest.mark.parametrize(
    ("language", "text", "expected"), rows(SENTENCES), ids=lambda part: part[:10]
)
def test_what_words_count_over_several_sentences_is_one_list(
    language: str, text: str, expected: str
) -> None:
    (found,) = find_enumerations(text, language)
    assert items(found, text) == expected.split("; ")


def test_words_that_count_nothing_are_no_list() -> None:
    text = "First, he came. The second of May was cold. In the third year he left."
    assert find_enumerations(text, "en") == ()


def test_paragraphs_that_belong_to_items_do_not_end_their_list() -> None:
    text = "1. Advice\n\nIt is free.\n\n2. Loans\n\nAt one percent.\n\n3. Training"
    (found,) = find_enumerations(text, "en")
    assert items(found, text) == ["Advice", "Loans", "Training"]


def test_counters_that_do_not_count_up_are_no_list() -> None:
    assert find_enumerations("1. One\n2. Two\n4. Four\n7. Seven", "en") == ()


def test_lines_that_lost_their_bullets_are_a_list_after_a_colon_or_gap() -> None:
    text = "Du ska ha:\n\nett pass\nen inbjudan\npengar för resan\n\nSen är allt klart."
    (found,) = find_enumerations(text, "sv")
    assert items(found, text) == ["ett pass", "en inbjudan", "pengar för resan"]


def test_lines_of_a_wrapped_paragraph_are_no_list() -> None:
    text = "The park covers a large area\nand has a lake\nthat is deep\nand cold."
    assert find_enumerations(text, "en") == ()


def test_a_list_within_an_item_is_found_too() -> None:
    text = "1. Roads\n2. Schools: books, chairs and desks\n3. Parks"
    outer, inner = find_enumerations(text, "en")
    assert items(inner, text) == ["books", "chairs", "desks"]
    assert items(outer, text)[1] == "Schools: books, chairs and desks"


def test_the_span_reaches_from_the_first_item_to_the_last() -> None:
    text = "There we grow wheat with maize, rice, oats and rye."
    (found,) = find_enumerations(text, "en")
    assert found.span.of(text) == "maize, rice, oats and rye"


def test_a_run_without_its_joining_word_ends_where_the_last_word_recurs() -> None:
    text = corpus_text("shandong")
    actions = [
        "the regional brand promotion action",
        "the intelligent cluster cultivation action",
        "the design innovation action",
        "the high-end talent training action",
        "the industrial cluster upgrading cooperative service action",
        "the industrial cluster promotion action",
    ]
    departments = [
        "the Provincial Department of finance",
        "the Provincial Bureau of quality supervision",
        "the Publicity Department of the provincial Party committee",
        "other departments",
    ]
    found = [items(one, text) for one in find_enumerations(text, "en")]
    assert found[:2] == [departments, actions]
    assert not any("Tian Chuan" in item for one in found for item in one)


def test_kinds_are_listed_and_not_the_words_that_count_them() -> None:
    text = corpus_text("xuzhou")
    kinds = [
        "industriell utrustning",
        "kosmetiska flaskor",
        "värmebeständiga vinset",
        "rökset",
        "dryckesbehållare",
        "dagliga nödvändigheter",
        "dekorationer för inomhushantverk",
    ]
    assert kinds in [items(one, text) for one in find_enumerations(text, "sv")]


@pytest.mark.parametrize(
    "text",
    [
        "a, " * 20_000 + "and b",
        "(a) x " * 10_000,
        "1. " * 20_000,
        "- a\n" * 20_000,
        "甲、" * 20_000 + "和乙等",
        "ord och " * 20_000,
        "- a" + " " * 40_000 + "x",
        (";" * 20_000 + "x") * 2,
        "the x action, " * 10_000,
    ],
    ids=lambda text: text[:6],
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_long_texts_take_no_more_than_their_length(text: str, language: str) -> None:
    started = time.process_time()
    find_enumerations(text, language)
    assert time.process_time() - started < 5
