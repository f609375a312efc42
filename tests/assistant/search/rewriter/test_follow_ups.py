"""Follow-ups get their topic, and questions that stand alone are left alone."""

from __future__ import annotations

from itertools import pairwise

import pytest

from assistant.answers import Turn
from assistant.search.rewriter.follow_ups import rewrite_question

FIRMS = "How many firms are in the Xuzhou cluster?"
STAFF = "How many employees does the Xuzhou glass industry have?"
EXPORT = "How many countries does Xuzhou export glass to?"
ACTIONS = "What are the Shandong upgrading actions?"
CEREMONY = "Where was the launching ceremony of the upgrading year held?"
FÖRETAG = "Hur många företag finns i klustret i Xuzhou?"
企业 = "徐州集群有多少家企业？"
FIRMEN = "Wie viele Firmen gibt es im Cluster von Xuzhou?"
ENTREPRISES = "Combien d'entreprises y a-t-il à Xuzhou ?"

# follow-up | what it means
FOLLOW_UPS = {
    FIRMS: """
and how many employees? | How many employees in the Xuzhou cluster?
How many employees? | How many employees in the Xuzhou cluster?
And employees? | How many employees in the Xuzhou cluster?
What about the employees? | How many employees in the Xuzhou cluster?
And the output value? | The output value in the Xuzhou cluster?
And what is the annual output value? | What is the annual output value in the Xuzhou cluster?
What about Shandong? | How many firms are in the Shandong cluster?
and in Shandong? | How many firms are in the Shandong cluster?
And what about the Jiaxiang glove cluster? | How many firms are in the Jiaxiang glove cluster?
What about the Shandong upgrading actions? | What about the Shandong upgrading actions?
what about the glove towns in Jiaxiang? | How many firms are in the glove towns in Jiaxiang?
in 2019? | How many firms are in the Xuzhou cluster in 2019?
In Swedish? | How many firms are in the Xuzhou cluster in Swedish?
How big is it? | How big is the Xuzhou cluster?
In which province is it? | In which province is the Xuzhou cluster?
To which ministry does it report? | To which ministry does the Xuzhou cluster report?
What does it export to Germany? | What does the Xuzhou cluster export to Germany?
How big is that cluster? | How big is the Xuzhou cluster?
How big is the cluster? | How big is the Xuzhou cluster?
What are its main products? | What are the Xuzhou cluster's main products?
How many people work there? | How many people work in the Xuzhou cluster?
och hur många anställda? | Hur många anställda i Xuzhou?
och Shandong? | How many firms are in the Shandong cluster?
那么员工呢？ | Xuzhou有多少员工？
Und wie viele Beschäftigte? | Wie viele Beschäftigte in Xuzhou?
""",  # noqa: E501
    STAFF: """
and what does it export? | What does the Xuzhou glass industry export?
How old is that industry? | How old is the Xuzhou glass industry?
And how many firms? | How many firms in the Xuzhou glass industry?
""",
    EXPORT: """
and how many employees? | How many employees in Xuzhou?
What about Shandong? | How many countries does Shandong export glass to?
""",
    ACTIONS: """
And how many employees? | How many employees in Shandong?
What about Jiangsu? | What are the Jiangsu upgrading actions?
When were these actions carried out? | When were the Shandong upgrading actions carried out?
""",  # noqa: E501
    CEREMONY: """
Who gave speeches there? | Who gave speeches in the launching ceremony of the upgrading year?
""",  # noqa: E501
    FÖRETAG: """
I vilken stad ligger det? | I vilken stad ligger klustret i Xuzhou?
och hur många anställda? | Hur många anställda i klustret i Xuzhou?
Hur många anställda? | Hur många anställda i klustret i Xuzhou?
Hur är det med Shandong? | Hur många företag finns i klustret i Shandong?
Och i Shandong? | Hur många företag finns i klustret i Shandong?
Hur stor är den? | Hur stor är klustret i Xuzhou?
Vad exporterar de till Tyskland? | Vad exporterar klustret i Xuzhou till Tyskland?
Hur många arbetar där? | Hur många arbetar i klustret i Xuzhou?
Hur stort är klustret? | Hur stort är klustret i Xuzhou?
Vilka är deras produkter? | Vilka är deras produkter, klustret i Xuzhou?
2019? | Hur många företag finns i klustret i Xuzhou 2019?
på svenska? | Hur många företag finns i klustret i Xuzhou på svenska?
And how many employees? | How many employees in Xuzhou?
""",
    企业: """
它在哪个城市? | 徐州集群在哪个城市？
那么员工呢？ | 徐州集群有多少员工？
那有多少员工？ | 徐州集群有多少员工？
多少员工？ | 徐州集群有多少员工？
那山东呢？ | 山东集群有多少家企业？
那嘉祥手套集群呢？ | 嘉祥手套集群有多少家企业？
它有多大？ | 徐州集群有多大？
该集群有多大？ | 徐州集群有多大？
谁建立了这个集群？ | 谁建立了徐州集群？
在那里有多少人工作？ | 在徐州集群有多少人工作？
这些企业在哪里？ | 徐州集群的企业在哪里？
其年产值是多少？ | 徐州集群的年产值是多少？
那么园区面积有多大？ | 徐州集群园区面积有多大？
2019年呢？ | 徐州集群2019年有多少家企业？
and how many employees? | How many employees in 徐州集群?
""",
    FIRMEN: """
An welchem Ort liegt es? | An welchem Ort liegt Cluster von Xuzhou?
Und wie viele Beschäftigte? | Wie viele Beschäftigte im Cluster von Xuzhou?
Und die Beschäftigten? | Wie viele Beschäftigten im Cluster von Xuzhou?
Was ist mit Shandong? | Wie viele Firmen gibt es im Cluster von Shandong?
Wie viele Menschen arbeiten dort? | Wie viele Menschen arbeiten im Cluster von Xuzhou?
Wie groß ist der Cluster? | Wie groß ist der Cluster von Xuzhou?
""",
    ENTREPRISES: """
Et combien d'employés ? | Combien d'employés à Xuzhou?
""",
}

FRESH = """
What is the population of Tengzhou?
And what is the population of Tengzhou?
Who gave speeches at the launching ceremony?
How many countries does Xuzhou export glass to?
How many firms are there in Tengzhou?
How many documents are there in the corpus?
How big is the technology glass industrial park that is being planned?
Where was the launching ceremony of the upgrading year held?
Which departments carried out the promotion activities?
What is Jiaxiang's industry?
When the park is finished, how big will it be?
How long does it take to make glass?
Is it true that Xuzhou exports glass?
Who invented glass?
What happened this year?
Are there any restaurants?
List the upgrading actions
glass export
Shandong?
Hur många företag finns det i Tengzhou?
Vilka avdelningar genomförde de regionala åtgärderna?
Vem är borgmästare i staden där ceremonin hölls?
Vad betyder det om ansökan avslås?
滕州市的人口是多少？
那么滕州市的人口是多少？
谁在启动仪式上发言？
徐州向多少个国家出口玻璃？
其他地区有什么政策？
应该怎么申请？
玻璃产业的历史有多久？
Wer ist der Gouverneur von Shandong?
Wo fand die Feier statt?
Matbaanın açılmasının koşulu nedir?
秋に産卵する魚とは他に何がありますか?
"""


def rows(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize(
    ("last", "follow_up", "meant"),
    [
        (last, *row.split(" | ", 1))
        for last, table in FOLLOW_UPS.items()
        for row in rows(table)
    ],
)
def test_a_follow_up_gets_what_it_leaves_out(
    last: str, follow_up: str, meant: str
) -> None:
    assert rewrite_question(follow_up, [Turn(last)]) == meant


@pytest.mark.parametrize("last", [FIRMS, CEREMONY, FÖRETAG, 企业, FIRMEN])
@pytest.mark.parametrize("question", rows(FRESH))
def test_a_question_that_stands_alone_is_unchanged(question: str, last: str) -> None:
    assert rewrite_question(question, [Turn(last)]) == question


@pytest.mark.parametrize(
    "question", [FIRMS, "and how many employees?", "那么员工呢？", ""]
)
def test_without_a_topic_in_the_history_nothing_is_added(question: str) -> None:
    assert rewrite_question(question, []) == question
    assert rewrite_question(question, [Turn("What is this?")]) == question


@pytest.mark.parametrize("question", ["", "?", "   ", "？", "呢", "And", "它", "1"])
def test_hardly_a_question_is_no_error(question: str) -> None:
    for last in (FIRMS, 企业):
        assert isinstance(rewrite_question(question, [Turn(last)]), str)


def test_follow_ups_are_understood_one_after_another() -> None:
    asked = [
        FIRMS,
        "and how many employees?",
        "What about Shandong?",
        "Who is the governor of Zhejiang?",
        "And its population?",
    ]
    history: list[Turn] = []
    for question in asked:
        history.append(Turn(rewrite_question(question, history)))
    assert [turn.question for turn in history] == [
        FIRMS,
        "How many employees in the Xuzhou cluster?",
        "How many employees in the Shandong cluster?",
        "Who is the governor of Zhejiang?",
        "Zhejiang's population?",
    ]


def test_a_place_by_number_takes_the_place_of_the_last() -> None:
    last = "What does Article 12 of the Subsidy Regulation say?"
    again = "What does {} of the Subsidy Regulation say?"
    for follow_up, meant in (
        ("And Article 13?", "Article 13"),
        ("Article 13?", "Article 13"),
        ("What about the fifth article?", "article 5"),
        ("And what does Article 13 say?", "Article 13"),
        ("第十三条呢？", "第十三条"),
    ):
        assert rewrite_question(follow_up, [Turn(last)]) == again.format(meant)
    assert rewrite_question("Och 5 §?", [Turn("Vad säger 3 § i förordningen?")]) == (
        "Vad säger 5 § i förordningen?"
    )
    assert rewrite_question(
        "那第十三条呢？", [Turn("补贴条例第十二条规定了什么？")]
    ) == ("补贴条例第十三条规定了什么？")


@pytest.mark.parametrize(
    ("last", "question"),
    [
        ("What does Article 12 of the Act say?", "What does Article 3 say?"),
        ("What does Article 12 of the Act say?", "And Article 3 of the Plan?"),
        ("How do Articles 12 and 13 differ?", "Article 3 of the Act?"),
        ("补贴条例第十二条规定了什么？", "集群法第三条呢？"),
    ],
)
def test_a_place_of_another_document_stays_there(last: str, question: str) -> None:
    meant = rewrite_question(question, [Turn(last)])
    assert "12" not in meant
    assert not meant.startswith("补贴条例第三条")


def test_a_topic_is_found_further_back() -> None:
    history = [Turn(FIRMS), Turn("What happened?")]
    assert rewrite_question("And how many employees?", history) == (
        "How many employees in the Xuzhou cluster?"
    )


@pytest.mark.parametrize(
    ("last", "other"),
    list(pairwise([FIRMS, FÖRETAG, FIRMEN, 企业, FIRMS])),
)
def test_what_was_asked_for_before_does_not_come_back(last: str, other: str) -> None:
    for follow_up in ("and how many employees?", "och anställda?", "那么员工呢？"):
        for history in ([Turn(last)], [Turn(other), Turn(last)]):
            rewritten = rewrite_question(follow_up, history)
            assert rewritten != follow_up
            assert not any(
                word in rewritten for word in ("firms", "företag", "Firmen", "企业")
            )
