"""What is no question to the documents is told from what is, in many languages."""

from __future__ import annotations

import pytest

from assistant.intent.recognition import IntentKind, recognise


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (
            "greeting",
            "Hello | Hi there! | Good morning | Hej! | 你好 | Guten Tag | Hei | "
            "Bonjour !"
            " | Hola | Hello!!! How are you?",
        ),
        (
            "thanks",
            "Thanks | Thank you very much! | Tack så mycket | 谢谢 | Vielen Dank"
            " | Takk for hjelpen | Tusind tak | Merci beaucoup | ¡Muchas gracias!",
        ),
        (
            "help",
            "What can you do? | Who are you? | help | Vad kan du göra? | 你能做什么？"
            " | 您可以做什么 | 你會做什麼？ | Was können Sie für mich tun?"
            " | Hva kan du gjøre? | Hvad kan du gøre? | Que peux-tu faire ?"
            " | ¿Qué puedes hacer?",
        ),
        (
            "documents",
            "Which documents do you have? | List all documents"
            " | How many files are in the library? | 你有哪些文件 | "
            "库里一共有多少份文档？"
            " | Vilka dokument har du? | Hur många dokument finns det?"
            " | Welche Dokumente hast du? | Wie viele Dokumente gibt es?"
            " | Hvilke dokumenter har du? | Combien de documents y a-t-il ?"
            " | ¿Cuántos documentos hay?",
        ),
        ("empty", "? | !!! | ... | ？ | 🙂 | ¿?"),
        (
            "pointing",
            "and there? | Och där? | Und dort? | 那里呢？ | Et là ? | ¿Y allí?"
            " | Why? | And in 2023? | 那2023年呢？",
        ),
    ],
)
def test_what_is_no_question_to_the_documents_is_recognised(
    kind: IntentKind, texts: str
) -> None:
    for text in texts.split(" | "):
        found = recognise(text, follows=False)
        assert found is not None, text
        assert found.kind == kind, text


@pytest.mark.parametrize(
    ("question", "kind", "topic"),
    [
        ("What is the Linyi park plan about?", "about", "the Linyi park plan"),
        ("Please summarise the Linyi plan!", "about", "the Linyi plan"),
        ("Vad handlar Strategi för glas om?", "about", "Strategi för glas"),
        ("Worum geht es im Bericht Neckar?", "about", "Bericht Neckar"),
        ("青海条例主要讲什么？", "about", "青海条例"),
        ("De quoi parle le Plan Lyon ?", "about", "le Plan Lyon"),
        ("¿De qué trata el Plan Lima?", "about", "el Plan Lima"),
        ("Hva handler Planen om?", "about", "Planen"),
        ("Which documents are about Xuzhou?", "documents_about", "Xuzhou"),
        ("Vilka dokument handlar om Åmål?", "documents_about", "Åmål"),
        ("哪些文件是关于徐州的？", "documents_about", "徐州"),
        ("Welche Dokumente handeln von Glas?", "documents_about", "Glas"),
        ("Quels documents parlent de Xuzhou ?", "documents_about", "Xuzhou"),
    ],
)
def test_what_a_document_is_called_or_about_is_the_topic(
    question: str, kind: IntentKind, topic: str
) -> None:
    found = recognise(question, follows=False)
    assert found is not None
    assert (found.kind, found.topic) == (kind, topic)


@pytest.mark.parametrize(
    "question",
    [
        "Hello, how many firms are in Xuzhou?",
        "Hi-tech zones in Xuzhou",
        "Which documents must an applicant submit?",
        "How many documents must be submitted?",
        "What can a start-up receive?",
        "Help for small firms in Saxony",
        "Thanks to which measures did exports rise?",
        "And for a university?",
        "Who chairs it?",
        "2024",
        "glass Xuzhou",
        "Vilka dokument ska bifogas ansökan?",
        "Vad kan ett företag få?",
        "申请需要提交哪些文件？",
        "企业可以做什么？",
        "材料有哪些",
        "徐州有哪些企业",
        "Welche Unterlagen sind einzureichen?",
        "Hilfe für Unternehmen",
        "Quels documents faut-il joindre ?",
        "¿Qué documentos debe presentar la empresa?",
        "Hvilke dokumenter må vedlegges?",
    ],
)
def test_a_question_to_the_documents_is_left_alone(question: str) -> None:
    assert recognise(question, follows=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "Waht can you do?",
        "Which documens do you have",
        "Vilka dokumnet har du",
        "Welche Dokumete hast du?",
        "Hello, could you please tell me what you can do?",
        "Kan du snälla säga mig vilka dokument du har? Tack!",
        "请问一下，你能做什么？谢谢",
    ],
)
def test_slips_and_politeness_are_no_hindrance(text: str) -> None:
    assert recognise(text, follows=False) is not None


def test_after_another_question_what_points_to_it_is_a_question() -> None:
    assert recognise("and there?", follows=True) is None
    assert recognise("thanks", follows=True) is not None


@pytest.mark.parametrize(
    ("text", "language"),
    [("Tack", "sv"), ("Danke", "de"), ("谢谢", "zh"), ("Gracias", "es")],
)
def test_the_language_is_that_of_the_wording(text: str, language: str) -> None:
    found = recognise(text, follows=False)
    assert found is not None
    assert found.language == language
