"""What is said to what is no question to the documents, in four languages; a table."""

from __future__ import annotations

INTENT_TEXTS: dict[str, dict[str, str]] = {
    "greeting": {
        "en": "Hello! Ask me what the documents say.",
        "sv": "Hej! Fråga mig vad som står i dokumenten.",
        "zh": "您好！请问我文档中的内容。",
        "de": "Guten Tag! Fragen Sie mich, was in den Dokumenten steht.",
    },
    "thanks": {
        "en": "You are welcome. Ask on whenever you want to know more.",
        "sv": "Varsågod. Fråga gärna vidare.",
        "zh": "不客气，欢迎继续提问。",
        "de": "Gern geschehen. Fragen Sie gern weiter.",
    },
    "help": {
        "en": "I answer questions on what the documents say, in any language, and "
        "quote "
        "the very place. Where I find nothing, I say so. You can also ask which "
        "documents "
        "there are, or what one of them is about.",
        "sv": "Jag svarar på frågor om vad som står i dokumenten, på vilket språk som "
        "helst, och citerar stället ordagrant. Hittar jag inget säger jag det. Du kan "
        "också fråga vilka dokument som finns, eller vad ett av dem handlar om.",
        "zh": "我可以用任何语言回答关于文档内容的问题，"
        "并逐字引用出处；找不到时会如实说明。"
        "您也可以问有哪些文档，或者某份文档主要讲什么。",
        "de": "Ich beantworte Fragen dazu, was in den Dokumenten steht, in jeder "
        "Sprache, "
        "und zitiere die Stelle wörtlich. Finde ich nichts, sage ich es. Sie können "
        "auch "
        "fragen, welche Dokumente es gibt oder worum es in einem davon geht.",
    },
    "empty": {
        "en": "Please ask a question in words: what do you want to know from the "
        "documents?",
        "sv": "Skriv gärna en fråga i ord: vad vill du veta ur dokumenten?",
        "zh": "请用文字提出您的问题：您想从文档中了解什么？",
        "de": "Bitte stellen Sie eine Frage in Worten: Was möchten Sie aus den "
        "Dokumenten "
        "wissen?",
    },
    "pointing": {
        "en": "There is no question before this one, so I do not know what it is "
        "about. "
        "Please ask it in full.",
        "sv": "Det finns ingen fråga före den här, så jag vet inte vad den gäller. "
        "Ställ "
        "den gärna i sin helhet.",
        "zh": "前面没有问题，我不知道您指的是什么。请把问题说完整。",
        "de": "Vor dieser Frage steht keine andere, daher weiß ich nicht, worum es "
        "geht. "
        "Bitte stellen Sie sie vollständig.",
    },
    "held_unknown": {
        "en": "How many documents the search has is not known here.",
        "sv": "Hur många dokument sökningen har är inte känt här.",
        "zh": "此处无法得知检索范围内有多少份文档。",
        "de": "Wie viele Dokumente die Suche hat, ist hier nicht bekannt.",
    },
    "held_one": {
        "en": "There is {count} document{scope}.",
        "sv": "Det finns {count} dokument{scope}.",
        "zh": "现有{count}份文档{scope}。",
        "de": "Es gibt {count} Dokument{scope}.",
    },
    "held_many": {
        "en": "There are {count} documents{scope}.",
        "sv": "Det finns {count} dokument{scope}.",
        "zh": "现有{count}份文档{scope}。",
        "de": "Es gibt {count} Dokumente{scope}.",
    },
    "more_documents": {
        "en": "and {count} more.",
        "sv": "och {count} till.",
        "zh": "另有{count}份。",
        "de": "und {count} weitere.",
    },
    "named_so": {
        "en": "Documents with “{topic}” in their title or file name",
        "sv": "Dokument med ”{topic}” i titeln eller filnamnet",
        "zh": "标题或文件名中有“{topic}”的文档",
        "de": "Dokumente mit „{topic}“ im Titel oder Dateinamen",
    },
    "mention_it": {
        "en": "Documents that mention “{topic}”",
        "sv": "Dokument som nämner ”{topic}”",
        "zh": "提到“{topic}”的文档",
        "de": "Dokumente, die „{topic}“ erwähnen",
    },
    "nearest_elsewhere": {
        "en": "In other languages these come nearest to “{topic}”",
        "sv": "På andra språk kommer dessa närmast ”{topic}”",
        "zh": "其他语言中与“{topic}”最接近的文档",
        "de": "In anderen Sprachen kommen diese „{topic}“ am nächsten",
    },
    "begins": {
        "en": "{document}. It begins:",
        "sv": "{document}. Det börjar så här:",
        "zh": "{document}。开头如下：",
        "de": "{document}. Es beginnt so:",
    },
    "headings": {
        "en": "Headings of “{title}”:",
        "sv": "Rubriker i ”{title}”:",
        "zh": "“{title}”的标题：",
        "de": "Überschriften in „{title}“:",
    },
}
"""Every text by name and language, with the placeholders that ``str.format`` fills."""
