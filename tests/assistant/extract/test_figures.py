"""A figure is given whole: its unit, its damage, and what says that it is rounded."""

from __future__ import annotations

import pytest

from assistant.extract.figures import whole_figure
from index.documents import Document, Span
from index.text.damage import find_damage


def document(text: str, language: str) -> Document:
    return Document(
        id="a",
        path="a",
        title="a",
        language=language,
        text=text,
        pages=(),
        content_hash="0",
        warnings=find_damage(text),
    )


def given(text: str, found: str, language: str) -> str:
    start = text.index(found)
    span = Span(start, start + len(found))
    whole = whole_figure(document(text, language), span, Span(0, len(text)), language)
    return whole.of(text)


@pytest.mark.parametrize(
    ("text", "found", "language", "whole"),
    [
        ("There are 310 listed firms in it.", "310", "en", "310 listed firms"),
        ("Det finns 310 listade företag och en.", "310", "sv", "310 listade företag"),
        (
            "It made nearly 54 billion yuan.",
            "54 billion",
            "en",
            "nearly 54 billion yuan",
        ),
        ("Värdet är nästan 54 miljarder kr.", "54", "sv", "nästan 54 miljarder kr"),
        ("They paid $1.5 million, they say.", "1.5", "en", "$1.5 million"),
        ("Die Halle ist 40 Hektar groß.", "40", "de", "40 Hektar groß"),
        ("Growth was 12.5% in May.", "12.5", "en", "12.5%"),
        ("Andelen var 12 % i maj.", "12", "sv", "12 %"),
        ("集群有企业310家，职工6万人。", "310", "zh", "310家"),
        ("年产值超过540亿元人民币。", "540", "zh", "超过540亿元人民币"),
        ("It has 310, or so they say.", "310", "en", "310"),
        ("More than 310 are there.", "310", "en", "More than 310"),
        ("It opened in 1998.", "in 1998", "en", "in 1998"),
        (
            "About 60,000 5 people work there.",
            "60,000",
            "en",
            "About 60,000 5 people",
        ),
        ("Export till XNUMX länder och mer.", "XNUMX", "sv", "XNUMX länder"),
        ("It makes 12 tonnes a day.", "12", "en", "12 tonnes a day"),
        ("It makes 12 tonnes a little later.", "12", "en", "12 tonnes"),
        ("Where 40 firms the year before were.", "40", "en", "40 firms"),
        ("Den gör 12 ton om året nu.", "12", "sv", "12 ton om året"),
        ("Hit kom 12 företag det året.", "12", "sv", "12 företag"),
        ("Sie macht 12 Tonnen pro Tag dort.", "12", "de", "12 Tonnen pro Tag"),
        ("Es gab 40 Firmen die länger da sind.", "40", "de", "40 Firmen"),
    ],
)
def test_a_figure_is_given_with_all_that_belongs_to_it(
    text: str, found: str, language: str, whole: str
) -> None:
    assert given(text, found, language) == whole


@pytest.mark.parametrize(
    ("text", "found", "language", "whole"),
    [
        ("The quay opens in May 2026 and costs 9 euros.", "2026", "en", "2026"),
        ("The quay opens in May 2026 and costs 9 euros.", "May 2026", "sv", "May 2026"),
        ("The plan of 3 March 2020 names towns.", "3 March", "en", "3 March 2020"),
        ("The rules from July 2019 replace none.", "July 2019", "en", "July 2019"),
        ("In 2004 firms moved to the quay.", "2004", "en", "2004"),
        ("Kajen öppnar 12 maj 2026 klockan tolv.", "12 maj 2026", "sv", "12 maj 2026"),
        ("Planen från mars 2020 gäller ännu.", "mars 2020", "sv", "mars 2020"),
        ("År 2004 flyttade bolagen hit.", "2004", "sv", "2004"),
        ("Der Kai wird im Mai 2026 eröffnet.", "Mai 2026", "de", "Mai 2026"),
        ("Am 12. Mai 2026 feierte man.", "12. Mai 2026", "de", "12. Mai 2026"),
        ("Seit 2004 arbeitet das Amt dort.", "2004", "de", "2004"),
        ("大桥将于2026年5月12日开通。", "2026", "zh", "2026年5月12日"),
        ("大桥2026年开通运营。", "2026", "zh", "2026年"),
    ],
)
def test_a_date_is_given_whole_and_nothing_that_stands_after_it(
    text: str, found: str, language: str, whole: str
) -> None:
    assert given(text, found, language) == whole


@pytest.mark.parametrize(
    ("text", "found", "language", "whole"),
    [
        ("The fee is 55 euros unless waived.", "55", "en", "55 euros"),
        ("It has 1,200 employees working in shifts.", "1,200", "en", "1,200 employees"),
        ("The quay is 640 metres long now.", "640", "en", "640 metres long"),
        ("Avgiften är 55 euro såvida inget sägs.", "55", "sv", "55 euro"),
        ("Kajen är 640 meter lång numera.", "640", "sv", "640 meter lång"),
        ("It has 90 boats which are rented.", "90", "en", "90 boats"),
        ("Den har 90 båtar vilket räcker.", "90", "sv", "90 båtar"),
        ("Das sind 90 Boote welche fahren.", "90", "de", "90 Boote"),
        ("Dort sind 40 Firmen ansässig.", "40", "de", "40 Firmen"),
        ("Die Gebühr beträgt 55 Euro jährlich.", "55", "de", "55 Euro"),
        ("园区有员工1200人从事研发。", "1200", "zh", "1200人"),
    ],
)
def test_a_figure_ends_where_its_unit_ends(
    text: str, found: str, language: str, whole: str
) -> None:
    assert given(text, found, language) == whole


def test_words_that_go_on_after_their_figure_stay_as_they_are() -> None:
    text = "There are 310 listed firms in the town."
    assert given(text, "310 listed", "en") == "310 listed"


def test_a_figure_never_leaves_its_sentence() -> None:
    text = "It has 310 Firms there are many."
    whole = whole_figure(document(text, "en"), Span(7, 10), Span(0, 10), "en")
    assert whole.of(text) == "310"


@pytest.mark.parametrize(
    ("text", "found", "language", "whole"),
    [
        ("The lowest temperature was −12 °C.", "12 °C", "en", "−12 °C"),
        (
            "The result was -4.5 million euros.",
            "4.5 million",
            "en",
            "-4.5 million euros",
        ),
        ("The result was –€4.5 million.", "4.5 million", "en", "–€4.5 million"),
        (
            "Resultatet var ungefär −3 miljoner kronor.",
            "3",
            "sv",
            "ungefär −3 miljoner kronor",
        ),
        (
            "Resultatet var minus 3 miljoner kronor.",
            "3",
            "sv",
            "minus 3 miljoner kronor",
        ),
        ("Es waren minus 12 Grad.", "12 Grad", "de", "minus 12 Grad"),
        ("最低气温为零下12度。", "12度", "zh", "零下12度"),
        ("增长率为-5%。", "5%", "zh", "-5%"),
        ("利润负5亿元。", "5亿元", "zh", "负5亿元"),
        ("It takes 2–3 days.", "3 days", "en", "2–3 days"),
        ("It began with Covid-19, they say.", "19", "en", "19"),
        ("Tillväxt 2023 -5 %, 2022 3 %", "5 %", "sv", "-5 %"),
        ("Perioden 2020 -2023 är slut.", "2023", "sv", "2023"),
        ("2019年-2022年为建设期。", "2022年", "zh", "2022年"),
        ("It rose by 5 %–7 %.", "7 %", "en", "5 %–7 %"),
    ],
)
def test_a_figure_keeps_its_minus(
    text: str, found: str, language: str, whole: str
) -> None:
    assert given(text, found, language) == whole


@pytest.mark.parametrize(
    ("text", "found", "language", "whole"),
    [
        ("It costs 40 euros less than in May.", "40 euros", "en", "40 euros less"),
        ("It costs 40 euros less than in May.", "40", "en", "40 euros less"),
        ("Det är 20 kronor lägre än i Malmö.", "20 kronor", "sv", "20 kronor lägre"),
        ("Det tar 12 månader längre nu.", "12", "sv", "12 månader längre"),
        ("Das ist 10 Prozent weniger.", "10", "de", "10 Prozent weniger"),
        ("年产量5000吨以上。", "5000吨", "zh", "5000吨以上"),
        ("It had 5 million visitors.", "5", "en", "5 million visitors"),
        ("Det hade 5 miljoner besökare.", "5", "sv", "5 miljoner besökare"),
        ("Es hat 5 Millionen Einwohner.", "5", "de", "5 Millionen Einwohner"),
    ],
)
def test_a_figure_keeps_what_makes_another_one_of_it(
    text: str, found: str, language: str, whole: str
) -> None:
    assert given(text, found, language) == whole


@pytest.mark.parametrize(
    ("text", "found", "language", "whole"),
    [
        (
            "A firm gets no more than 40,000 dollars.",
            "40,000 dollars",
            "en",
            "no more than 40,000 dollars",
        ),
        (
            "It must not cost more than 90 pounds.",
            "more than 90 pounds",
            "en",
            "not cost more than 90 pounds",
        ),
        ("It isn't over 90 metres.", "90", "en", "isn't over 90 metres"),
        ("Bidraget är inte mer än 300 kr.", "300", "sv", "inte mer än 300 kr"),
        (
            "Stödet får inte uppgå till mer än 300 kr.",
            "mer än 300 kr",
            "sv",
            "inte uppgå till mer än 300 kr",
        ),
        (
            "Der Verein erhält nicht mehr als 50 Euro.",
            "mehr als 50",
            "de",
            "nicht mehr als 50 Euro",
        ),
        ("Cela ne coûte pas plus de 80 euros.", "80", "fr", "pas plus de 80 euros"),
        ("Prosessi ei kestä yli 30 päivää.", "30", "fi", "ei kestä yli 30 päivää"),
        ("补助金额不超过50万元。", "50万元", "zh", "不超过50万元"),
        ("审批时间不得超过20天。", "超过20天", "zh", "不得超过20天"),
        ("参加企业不少于15家。", "15家", "zh", "不少于15家"),
        ("占比未低于3%。", "3%", "zh", "未低于3%"),
        (
            "The town is not new but has more than 40 firms.",
            "40",
            "en",
            "more than 40 firms",
        ),
        ("It is not only over 40 years old.", "40 years", "en", "over 40 years"),
    ],
)
def test_a_figure_keeps_what_turns_its_comparison_round(
    text: str, found: str, language: str, whole: str
) -> None:
    assert given(text, found, language) == whole


@pytest.mark.parametrize(
    ("text", "found", "language", "whole"),
    [
        ("It has between 40 and 60 firms.", "40", "en", "between 40 and 60 firms"),
        ("It has 40 to 60 firms.", "60 firms", "en", "40 to 60 firms"),
        ("Det har mellan 40 och 60 bolag.", "60 bolag", "sv", "mellan 40 och 60 bolag"),
        ("Andelen är 3–5 %.", "5 %", "sv", "3–5 %"),
        ("有40至60家。", "60家", "zh", "40至60家"),
        ("The number rose from 40 to 60 firms.", "60 firms", "en", "60 firms"),
        ("It has 40 firms and 60 sites.", "40 firms", "en", "40 firms"),
    ],
)
def test_a_range_has_both_its_ends(
    text: str, found: str, language: str, whole: str
) -> None:
    assert given(text, found, language) == whole
