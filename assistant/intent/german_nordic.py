"""How people greet, thank and ask in German, Norwegian and Danish."""

from __future__ import annotations

from assistant.intent.wording import Wordings

_DE_DOC = "(?:dokumente?n?|dateien|unterlagen)"
_DE_PLACE = (
    "(?:(?:der|dem|die|das|deiner|ihrer|diesem) )?(?:wissens(?:daten)?bank|wissensbasis"
    "|index|bibliothek|sammlung|datenbank|archiv|ordner|system|korpus|bestand)"
)
GERMAN = Wordings(
    greeting="(?:hallo|hi|hey|moin|servus|gruss gott|guten"
    " (?:tag|morgen|abend)|guten tag)"
    "(?: (?:zusammen|assistent|wieder|an alle))*(?: wie geht es (?:dir|ihnen))?"
    "|wie geht es (?:dir|ihnen)",
    thanks="(?:(?:ok|okay|super|prima|gut|perfekt) )?(?:danke|vielen dank|herzlichen "
    "dank"
    "|dankeschon|danke schon|besten dank|tausend dank)(?: (?:sehr|schon|vielmals"
    "|fur (?:die|ihre|deine) (?:hilfe|antwort)|im voraus|noch mal|nochmals))*"
    "|tschuss|tschuess|auf wiedersehen",
    polite="bitte|(?:konnen|konnten|kannst|konntest|wurden) (?:sie|du)(?: mir)?(?: "
    "bitte)?"
    "|sag(?:en)?(?: sie)? mir|sagen|ich (?:mochte|wurde gern|will) wissen"
    "|entschuldigung|mal|denn|ok|okay|jetzt|mir",
    help="was (?:kannst|konnen|kann) (?:du|sie|dieses programm|der assistent|man|ich)"
    "(?: (?:hier|alles|fur mich|so))*(?: (?:machen|tun|beantworten|fragen|leisten))?"
    "|wer (?:bist|sind) (?:du|sie)|was (?:bist|sind|ist) (?:du|sie|das)(?: hier)?"
    "|hilfe|hilf mir|was (?:kann|darf|soll) ich(?: dich| sie)? fragen"
    "|wie (?:funktioniert das|funktionierst du|benutze ich (?:dich|das|sie))(?: hier)?"
    "|wobei (?:kannst du|konnen sie)(?: mir)? helfen|was machst du"
    "|wie (?:kannst du|konnen sie) mir helfen|(?:kannst du|konnen sie) mir helfen"
    "|welche fragen (?:kannst du|konnen sie|kann ich)(?: dir)? (?:beantworten|stellen)",
    documents="(?:welche|was fur|liste|zeige?|nenne?|auflisten)(?: mir)?(?: alle)?"
    f"(?: die)? {_DE_DOC}(?: (?:hast|haben|kennst|kennen|durchsuchst|durchsuchen"
    "|benutzt|verwendest|verwenden) (?:du|sie|wir)(?: hier)?"
    f"| (?:gibt es|liegen vor|sind vorhanden|sind verfugbar)(?: hier)?(?: in "
    f"{_DE_PLACE})?"
    f"| (?:sind |liegen |gibt es )?(?:in|im) {_DE_PLACE}| auf| enthalt {_DE_PLACE})?"
    f"|(?:wie ?viele|anzahl(?: der)?) {_DE_DOC}(?: (?:hast|haben|kennst|kennen)"
    f" (?:du|sie|wir)(?: hier)?| (?:gibt es|liegen vor|sind vorhanden)(?: hier)?"
    f"(?: (?:in|im) {_DE_PLACE})?| (?:sind |liegen |gibt es )?(?:in|im) {_DE_PLACE}"
    f"| enthalt {_DE_PLACE})?|was (?:ist|steht|liegt) (?:in|im) {_DE_PLACE}"
    f"|was enthalt {_DE_PLACE}|hast du (?:welche )?{_DE_DOC}",
    documents_about=(
        f"(?:welche|zeige?|finde)(?: mir)?(?: alle| die)* {_DE_DOC}(?: die)?"
        "(?: gibt es| hast du| haben sie)? (?:handeln von|zu|zum|zur|uber|behandeln"
        "|befassen sich mit|erwahnen|betreffen) (?P<topic>.+)",
        f"(?:gibt es|hast du|haben sie)(?: auch)? {_DE_DOC} (?:zu|zum|zur|uber)"
        " (?P<topic>.+)",
    ),
    about=(
        "worum (?:geht es|geht s|gehts)(?: eigentlich)? (?:in|im|bei|beim)"
        " (?P<topic>.+)",
        "(?:wovon|von was) handelt (?P<topic>.+)",
        "was (?:steht|stehen) (?:in|im) (?P<topic>.+)",
        "was ist der inhalt (?:von|vom|der|des) (?P<topic>.+)",
        "(?:fasse?|fassen sie) (?P<topic>.+) zusammen",
        "(?:(?:gib mir|schreibe?) )?(?:eine )?(?:kurze )?zusammenfassung"
        " (?:von|vom|der|des) (?P<topic>.+)",
    ),
    pointing="und|oder|aber|dann|dort|da|hier|es|sie|er|ihn|ihm|ihnen|das|der|die|dem"
    "|dieser|diese|dieses|warum|wann|wo|wer|was|welche|wie|viele|viel|mehr|noch|andere"
    "|ist|sind|war|im|in|von|fur|mit|gibt|(?:19|20)\\d\\d",
)

_NO_DOC = "(?:dokument(?:er|ene|erne)?|filer|filene|filerne)"
_NO_PLACE = (
    "(?:kunnskapsbasen|vidensbasen|videnbasen|indekset|indekset|biblioteket|samlingen"
    "|databasen|arkivet|mappen|mappa|systemet)"
)
NORDIC = Wordings(
    greeting="(?:hei|hej|hallo|halla|god (?:morgen|dag|kveld|aften)|goddag|godmorgen)"
    "(?: (?:der|alle|pa deg|igen|du))*(?: hvordan (?:gar det|har du det))?",
    thanks="(?:(?:ok|bra|fint|perfekt|super) )?(?:takk|tak|tusen takk|tusind tak"
    "|mange takk|mange tak)(?: (?:for hjelpen|for hjaelpen|for hjaelpen|for svaret"
    "|igjen"
    "|igen|skal du ha|skal du have))*|ha det|farvel|hej hej",
    polite="vaer sa snill|vennligst|venligst|kan du|kunne du"
    "|fortell(?: meg)?|fortael(?: mig)?|jeg (?:vil|vil gjerne|vil gerne) vite"
    "|jeg vil gerne vide|ok|na|nu",
    help="(?:hva|hvad) kan (?:du|jeg|man)(?: (?:gjore|gore|hjelpe(?: meg)?(?: med)?"
    "|hjaelpe(?: mig)?(?: med)?|sporre(?: deg)?(?: om)?|sporge(?: dig)?(?: om)?"
    "|svare pa))?|(?:hvem|hva|hvad) er (?:du|dette|det her)|hjelp(?: meg)?"
    "|hjaelp(?: mig)?|hvordan (?:virker|fungerer) (?:du|dette|det(?: her)?)"
    "|hvordan kan du (?:hjelpe(?: meg)?|hjaelpe(?: mig)?)|kan du hjelpe(?: meg)?"
    "|kan du hjaelpe(?: mig)?",
    documents=f"(?:hvilke|list(?: opp)?|vis)(?: alle)?(?: de)? {_NO_DOC}(?: (?:har"
    f"|kjenner"
    f"|kender|bruker|soker) (?:du|dere|i|vi)(?: i)?| (?:finnes|er det|er der|findes"
    f"|findes der)(?: (?:i|her)(?: {_NO_PLACE})?)?| (?:er |ligger )?i {_NO_PLACE})?"
    f"|(?:hvor mange|antall|antal) {_NO_DOC}(?: (?:har|kjenner|kender) (?:du|dere|i|vi)"
    f"| (?:finnes|er det|er der|findes|findes der)(?: (?:i|her)(?: {_NO_PLACE})?)?"
    f"| (?:er |ligger )?i {_NO_PLACE})?|(?:hva|hvad) (?:er|ligger|inneholder"
    f"|indeholder)"
    f"(?: i)? {_NO_PLACE}|har du (?:noen |nogle )?{_NO_DOC}",
    documents_about=(
        f"hvilke {_NO_DOC}(?: som| der| har du| finnes| findes)? (?:handler om|om"
        "|nevner|naevner|omtaler|omhandler|gjelder) (?P<topic>.+)",
        f"(?:finnes det|findes der|har du)(?: noen| nogle)? {_NO_DOC} om (?P<topic>.+)",
    ),
    about=(
        "(?:hva|hvad) (?:handler|dreier|drejer) (?P<topic>.+?)(?: seg| sig)? om",
        "(?:hva|hvad) star (?:det|der) i (?P<topic>.+)",
        "(?:oppsummer|sammenfat|opsummer|oppsummere|sammenfatt) (?P<topic>.+)",
        "(?:(?:gi meg|giv mig) )?(?:et |en )?(?:kort )?(?:sammendrag|oppsummering"
        "|resume|resumé|opsummering) (?:av|af) (?P<topic>.+)",
    ),
    pointing="og|eller|men|sa|da|der|her|det|den|de|dem|han|hun|denne|dette|disse"
    "|hvorfor|nar|hvornar|hvor|hvem|hva|hvad|hvilke|hvordan|mange|mye|meget|mer|mere"
    "|andre|er|finnes|findes|i|av|af|for|om|(?:19|20)\\d\\d",
)
