"""Lists are found by their shape, in several languages, and prose is left alone."""

from __future__ import annotations

import time

import pytest

from assistant.extract.lists.enumerations import find_enumerations
from tests.assistant.extract.lists.conftest import items
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
