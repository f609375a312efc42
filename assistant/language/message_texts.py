"""The fixed texts that an answer shows, in four languages; a table."""

from __future__ import annotations

TEXTS: dict[str, dict[str, str]] = {
    "not_found": {
        "en": "The documents do not say.",
        "sv": "Det står inte i dokumenten.",
        "zh": "文档中没有说明这一点。",
        "de": "Das steht nicht in den Dokumenten.",
    },
    "not_noticed": {
        "en": "I did not find it in the documents.",
        "sv": "Jag hittade det inte i dokumenten.",
        "zh": "我在文档中没有找到。",
        "de": "Ich habe es in den Dokumenten nicht gefunden.",
    },
    "searched_one": {
        "en": " Searched {count} document{scope}.",
        "sv": " Sökte i {count} dokument{scope}.",
        "zh": "已检索{count}份文档{scope}。",
        "de": " Durchsucht: {count} Dokument{scope}.",
    },
    "searched_many": {
        "en": " Searched {count} documents{scope}.",
        "sv": " Sökte i {count} dokument{scope}.",
        "zh": "已检索{count}份文档{scope}。",
        "de": " Durchsucht: {count} Dokumente{scope}.",
    },
    "scope": {
        "en": ", in {languages}",
        "sv": ", på {languages}",
        "zh": "，语言为{languages}",
        "de": " auf {languages}",
    },
    "no_such_article": {
        "en": "‘{title}’ has no article or other place of that number.",
        "sv": "”{title}” har ingen paragraf eller annan plats med det numret.",
        "zh": "“{title}”中没有该编号的条、款或页。",
        "de": "„{title}“ hat keinen Artikel und keine andere Stelle dieser Nummer.",
    },
    "page_without_text": {
        "en": "That page of ‘{title}’ has no text, or none that has been read yet.",
        "sv": "Den sidan i ”{title}” har ingen text, eller ingen som har lästs än.",
        "zh": "“{title}”的该页没有文字，或文字尚未读出。",
        "de": "Diese Seite von „{title}“ hat keinen Text, oder noch keinen gelesenen.",
    },
    "no_such_place": {
        "en": "None of the documents found has an article or other place of that"
        " number.",
        "sv": "Inget av dokumenten som hittades har en paragraf eller annan plats med"
        " det numret.",
        "zh": "找到的文档中没有该编号的条、款或页。",
        "de": "Keines der gefundenen Dokumente hat einen Artikel oder eine andere"
        " Stelle dieser Nummer.",
    },
    "one_such_place": {
        "en": "A place of that number was found in {titles}, but it is not clear that"
        " this document is meant.",
        "sv": "En plats med det numret finns i {titles}, men det är inte klart att det"
        " dokumentet avses.",
        "zh": "{titles}中有该编号的条款，但不能确定问的是这份文件。",
        "de": "Eine Stelle dieser Nummer steht in {titles}; ob dieses Dokument gemeint"
        " ist, ist nicht klar.",
    },
    "several_places": {
        "en": "Places of that number were found in {titles}. Name the one that you"
        " mean.",
        "sv": "Platser med det numret finns i {titles}. Nämn det dokument som avses.",
        "zh": "{titles}中都有该编号的条款，请说明是哪份文件。",
        "de": "Stellen dieser Nummer stehen in {titles}. Nennen Sie die gemeinte.",
    },
    "replaced": {
        "en": "replaced by ‘{title}’",
        "sv": "ersatt av ”{title}”",
        "zh": "已被《{title}》取代",
        "de": "ersetzt durch „{title}“",
    },
    "no_documents": {
        "en": "There are no documents to search yet.",
        "sv": "Det finns inga dokument att söka i ännu.",
        "zh": "目前还没有可供检索的文档。",
        "de": "Es gibt noch keine Dokumente, die durchsucht werden können.",
    },
    "empty_question": {
        "en": "Please ask a question.",
        "sv": "Skriv en fråga.",
        "zh": "请输入问题。",
        "de": "Bitte stellen Sie eine Frage.",
    },
    "nearest_heading": {
        "en": "Nearest passages, which do not answer the question:",
        "sv": "De närmaste avsnitten, som inte besvarar frågan:",
        "zh": "最接近的段落（并未回答该问题）：",
        "de": "Die nächstliegenden Stellen, die die Frage nicht beantworten:",
    },
    "closeness": {
        "en": "closeness {percent} %",
        "sv": "närhet {percent} %",
        "zh": "接近度{percent}%",
        "de": "Nähe {percent} %",
    },
    "damaged_figure": {
        "en": "the figure '{text}' is damaged in the source",
        "sv": "talet ”{text}” är skadat i källan",
        "zh": "来源文件中的数字“{text}”已损坏",
        "de": "die Zahl „{text}“ ist in der Quelle beschädigt",
    },
    "recognised": {
        "en": "{place} was read from a picture (OCR); figures may be misread",
        "sv": "{place} är inläst från en bild (OCR); siffror kan vara fellästa",
        "zh": "{place}由图像识别（OCR）得出，数字可能有误",
        "de": "{place} wurde aus einem Bild gelesen (OCR); Zahlen können falsch "
        "gelesen sein",
    },
    "damaged_placeholder": {
        "en": "the placeholder '{text}' stands where the source is damaged",
        "sv": "platshållaren ”{text}” står där källan är skadad",
        "zh": "来源文件此处已损坏，只留下占位符“{text}”",
        "de": "der Platzhalter „{text}“ steht dort, wo die Quelle beschädigt ist",
    },
    "damaged_word": {
        "en": "the word '{text}' is damaged in the source",
        "sv": "ordet ”{text}” är skadat i källan",
        "zh": "来源文件中的词语“{text}”已损坏",
        "de": "das Wort „{text}“ ist in der Quelle beschädigt",
    },
    "damaged_character": {
        "en": "the text '{text}' is damaged in the source",
        "sv": "texten ”{text}” är skadad i källan",
        "zh": "来源文件中的文字“{text}”已损坏",
        "de": "der Text „{text}“ ist in der Quelle beschädigt",
    },
    "quoted_one": {
        "en": "Quoted in {languages}, the language of the source.",
        "sv": "Citerat på {languages}, källans språk.",
        "zh": "引文为{languages}，即来源文件的语言。",
        "de": "Zitiert auf {languages}, in der Sprache der Quelle.",
    },
    "quoted_many": {
        "en": "Quoted in {languages}, the languages of the sources.",
        "sv": "Citerat på {languages}, källornas språk.",
        "zh": "引文为{languages}，即各来源文件的语言。",
        "de": "Zitiert auf {languages}, in den Sprachen der Quellen.",
    },
    "failed_unreachable": {
        "en": "The chat model cannot be reached.",
        "sv": "Språkmodellen kan inte nås.",
        "zh": "无法连接语言模型。",
        "de": "Das Sprachmodell ist nicht erreichbar.",
    },
    "failed_timeout": {
        "en": "The chat model took too long to answer.",
        "sv": "Språkmodellen svarade inte i tid.",
        "zh": "语言模型未能及时回答。",
        "de": "Das Sprachmodell hat nicht rechtzeitig geantwortet.",
    },
    "failed_unauthorized": {
        "en": "The chat model's provider does not accept the key.",
        "sv": "Språkmodellens leverantör godtar inte nyckeln.",
        "zh": "语言模型服务商不接受所用的密钥。",
        "de": "Der Anbieter des Sprachmodells nimmt den Schlüssel nicht an.",
    },
    "failed_unknown_model": {
        "en": "The server does not know the chat model that is set.",
        "sv": "Servern känner inte till den inställda språkmodellen.",
        "zh": "服务器上没有所设置的语言模型。",
        "de": "Der Server kennt das eingestellte Sprachmodell nicht.",
    },
    "failed_busy": {
        "en": "The chat model is overloaded.",
        "sv": "Språkmodellen är överbelastad.",
        "zh": "语言模型当前负载过高。",
        "de": "Das Sprachmodell ist überlastet.",
    },
    "failed_too_long": {
        "en": "The passages are too long for the chat model.",
        "sv": "Avsnitten är för långa för språkmodellen.",
        "zh": "段落过长，语言模型无法处理。",
        "de": "Die Abschnitte sind zu lang für das Sprachmodell.",
    },
    "failed_interrupted": {
        "en": "The connection to the chat model broke off.",
        "sv": "Förbindelsen med språkmodellen bröts.",
        "zh": "与语言模型的连接中断。",
        "de": "Die Verbindung zum Sprachmodell brach ab.",
    },
    "failed_empty": {
        "en": "The chat model wrote nothing that rests on the documents.",
        "sv": "Språkmodellen skrev inget som vilar på dokumenten.",
        "zh": "语言模型没有写出以文档为依据的内容。",
        "de": "Das Sprachmodell schrieb nichts, was auf den Dokumenten beruht.",
    },
    "failed_wrong_language": {
        "en": "The chat model wrote in another language.",
        "sv": "Språkmodellen skrev på ett annat språk.",
        "zh": "语言模型使用了其他语言。",
        "de": "Das Sprachmodell schrieb in einer anderen Sprache.",
    },
    "failed_unsupported": {
        "en": "Nothing that the chat model wrote could be supported.",
        "sv": "Inget av det som språkmodellen skrev kunde beläggas.",
        "zh": "语言模型所写的内容均无法得到证实。",
        "de": "Nichts von dem, was das Sprachmodell schrieb, ließ sich belegen.",
    },
    "failed_stopped": {
        "en": "Stopped.",
        "sv": "Stoppat.",
        "zh": "已停止。",
        "de": "Angehalten.",
    },
    "failed_other": {
        "en": "The chat model failed.",
        "sv": "Språkmodellen misslyckades.",
        "zh": "语言模型出错。",
        "de": "Das Sprachmodell ist gescheitert.",
    },
    "quoted_instead": {
        "en": " The answer is quoted from the documents.",
        "sv": " Svaret är citerat ur dokumenten.",
        "zh": "答案直接引自文档。",
        "de": " Die Antwort ist aus den Dokumenten zitiert.",
    },
    "partly_written": {
        "en": " What it had written is checked; the rest is missing.",
        "sv": " Det som den hann skriva är kontrollerat; resten saknas.",
        "zh": "已写出的内容经过核对，其余部分缺失。",
        "de": " Was es bis dahin schrieb, ist geprüft; der Rest fehlt.",
    },
    "rejected_uncited": {
        "en": "It cites no passage.",
        "sv": "Det hänvisar inte till något avsnitt.",
        "zh": "没有引用任何段落。",
        "de": "Es beruft sich auf keine Stelle.",
    },
    "rejected_fact": {
        "en": "What it cites does not say {facts}.",
        "sv": "I det som det hänvisar till står inte {facts}.",
        "zh": "所引段落中没有{facts}。",
        "de": "An der genannten Stelle steht nicht {facts}.",
    },
    "rejected_unsupported": {
        "en": "What it cites does not say this.",
        "sv": "Det som det hänvisar till säger inte detta.",
        "zh": "所引段落没有这样说。",
        "de": "Die genannte Stelle sagt das nicht.",
    },
    "misplaced_fact": {
        "en": "What it cites says {facts} of something else.",
        "sv": "Det som det hänvisar till säger {facts} om något annat.",
        "zh": "所引段落中的{facts}说的是另一件事。",
        "de": "Die genannte Stelle sagt {facts} von etwas anderem.",
    },
    "counted_rows": {
        "en": "{count}, counted from the rows of the table:",
        "sv": "{count}, räknat från raderna i tabellen:",
        "zh": "{count}（按表格的行数统计）：",
        "de": "{count}, gezählt aus den Zeilen der Tabelle:",
    },
    "rows_left_out": {
        "en": "Further rows of the table with what the question names: {count}.",
        "sv": "Ytterligare rader i tabellen med det som frågan nämner: {count}.",
        "zh": "表中含有问题所提内容的其他行数：{count}。",
        "de": "Weitere Zeilen der Tabelle mit dem, was die Frage nennt: {count}.",
    },
    "unsupported_mark": {
        "en": "not supported by the documents",
        "sv": "stöds inte av dokumenten",
        "zh": "文档中没有依据",
        "de": "nicht durch die Dokumente belegt",
    },
    "quoted_fact": {
        "en": "‘{text}’",
        "sv": "”{text}”",
        "zh": "“{text}”",
        "de": "„{text}“",
    },
    "comma": {"en": ", ", "sv": ", ", "zh": "、", "de": ", "},
    "and": {"en": " and ", "sv": " och ", "zh": "和", "de": " und "},
}
"""Every text by name and language, with the placeholders that ``str.format`` fills."""
