"""How people greet, thank and ask about the assistant in English and Swedish."""

from __future__ import annotations

from assistant.intent.wording import Wordings

_DOC = "(?:documents?|files?|docs?)"
_PLACE = (
    "(?:(?:the|your|this|our) )?(?:document )?(?:knowledge ?base|index|library"
    "|collection|corpus|database|archive|folder|system|repository)"
)
ENGLISH = Wordings(
    greeting="(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|greetings)"
    "(?: (?:there|all|everyone|assistant|team|sir|madam|bot|again))*"
    "(?: how are you(?: today| doing)?)?|how are you(?: today| doing)?",
    thanks="(?:(?:many|ok|okay|great|perfect|good|nice) )?(?:thanks|thank you|thx"
    "|cheers"
    "|many thanks)(?: (?:a lot|very much|so much|again|for (?:your|the) (?:help|answer)"
    "|that helped|that helps|bye|in advance))*|bye|goodbye|that is all(?: thanks)?",
    polite="please|kindly|just|(?:could|can|would) you(?: please)?|tell me|ok|okay|so"
    "|well|excuse me|sorry|i (?:would like|want|need) to know|i wonder|right now|now"
    "|dear (?:sir|madam|assistant|all|team)",
    help="(?:what|which things) (?:can|could|do|does) (?:you|this|it"
    "|this (?:assistant|program|tool|chat|system|app)) (?:do|answer|know"
    "|help(?: me)?(?: with)?)(?: for me)?|who are you|what are you(?: for)?"
    "|what you (?:can|could) (?:do|answer)(?: for me)?"
    "|what is this(?: (?:assistant|program|tool|chat|system|app))?(?: for)?"
    "|what are you able to do|help(?: me)?|what (?:can|may|should) i ask(?: you)?"
    "(?: about)?|what (?:kind of |sort of )?questions can (?:i ask|you answer)(?: you)?"
    "|what are your (?:capabilities|functions|features|skills)"
    "|what is your (?:purpose|function|job)|how (?:do|can) i use (?:you|this)"
    "|how (?:does (?:this|it)|do you)(?: (?:assistant|program|tool|chat))? work"
    "|how can you help(?: me)?|can you help(?: me)?|what do you do",
    documents=f"(?:which|what|list|show|name)(?: me)?(?: are)?(?: all)?(?: of)?"
    f"(?: the| your| our)? {_DOC}(?: (?:do you|do we|you|we) (?:have|know|use|search)"
    f"(?: here)?(?: in {_PLACE})?| (?:are )?(?:there|here|available|indexed|loaded)"
    f"| are (?:stored |there )?in {_PLACE}| in {_PLACE}| have you (?:got|read|indexed)"
    f"| (?:can|do) you (?:search|read|use|access|see)| does {_PLACE} (?:have|contain))?"
    f"|(?:how many|number of|count)(?: the)? {_DOC}(?: (?:do you|do we|you|we) "
    f"(?:have|know|use|search)(?: here)?(?: in {_PLACE})?"
    f"| (?:are |is )?(?:there|here|available|indexed|loaded)(?: in {_PLACE})?"
    f"| (?:are |is )?(?:stored )?in {_PLACE}| does {_PLACE} (?:have|contain|hold))?"
    f"|what is in {_PLACE}|what does {_PLACE} (?:have|contain|hold)"
    f"|do you have (?:any )?{_DOC}",
    documents_about=(
        f"(?:which|what|list|show|find)(?: me)?(?: any| all| of| the| your| some)*"
        f" {_DOC}"
        "(?: that| which)?(?: are| is| do you have| are there)? (?:about|concerning"
        "|regarding|dealing with|(?:that )?deals? with|mention(?:s|ing)?"
        "|discuss(?:es|ing)?|talk(?:s|ing)? about) (?P<topic>.+)",
        f"(?:are there|do you have|have you got|is there)(?: any| some| a)* {_DOC}"
        "(?: that| which)? (?:about|on|concerning|regarding|mention(?:s|ing)?)"
        " (?P<topic>.+)",
        "(?:do you have|have you got|is there)(?: anything| something) (?:on|about)"
        " (?P<topic>.+)",
    ),
    about=(
        "what(?: is| are| was| s|s) (?P<topic>.+?) (?:all )?about",
        "what (?:is|s|stands) in (?P<topic>.+)",
        "what does (?P<topic>.+) (?:deal with|talk about|say)",
        "(?:summarise|summarize|sum up|outline)(?: me)? (?P<topic>.+)",
        "(?:(?:give me|write|make|i need) )?(?:an? |the )?(?:short |brief )?"
        "(?:summary|overview|abstract) of (?P<topic>.+)",
    ),
    pointing="and|or|but|so|then|also|what|how|about|there|here|it|that|this|these"
    "|those|they|them|he|she|him|her|why|when|where|who|which|many|much|else|more|is"
    "|are|was|does|do|did|in|of|for|the|one|ones|others?|any|next|really|same"
    "|(?:19|20)\\d\\d",
)

_SV_DOC = "(?:dokument(?:en|et)?|fil(?:er|erna)?)"
_SV_PLACE = (
    "(?:(?:din|ert|er|ditt|det har|den har) )?(?:kunskapsbas(?:en)?|index(?:et)?"
    "|bibliotek(?:et)?|samling(?:en)?|databas(?:en)?|arkiv(?:et)?|mapp(?:en)?"
    "|system(?:et)?|korpus(?:en)?)"
)
SWEDISH = Wordings(
    greeting="(?:hej|hejsan|hallå|halla|tjena|god (?:morgon|dag|kvall|middag)|goddag"
    "|godmorgon)(?: (?:pa dig|dar|alla|du|igen|assistenten))*(?: hur mar du)?"
    "|hur mar du",
    thanks="(?:(?:ok|okej|bra|perfekt|fint) )?(?:tack|tackar|tusen tack|stort tack)"
    "(?: (?:sa mycket|for hjalpen|for svaret|sa hemskt mycket|igen|ska du ha|pa forhand"
    "|hej da))*|hej da|hejda",
    polite="snalla|tack|kan du(?: snalla)?|skulle du(?: kunna)?|beratta(?: for mig)?"
    "|kort|kortfattat"
    "|saga?(?: mig)?|jag (?:vill|skulle vilja) veta|jag undrar|ursakta|ok|okej|nu|bara",
    help="vad (?:kan|gor) (?:du|den har|det har|programmet|assistenten|man)"
    "(?: (?:gora|svara pa|hjalpa(?: mig| till)?(?: med)?|fraga(?: dig)?(?: om)?))?"
    "(?: for mig| har)?"
    "|vem ar du|vad ar (?:du|det har)(?: for nagot)?|hjalp(?: mig)?"
    "|vad (?:kan|far|ska) (?:jag|man) fraga(?: dig)?(?: om)?"
    "|hur (?:anvander (?:jag|man) (?:dig|det har)|fungerar (?:du|det har|det))"
    "|hur kan du hjalpa(?: mig)?|kan du hjalpa(?: mig)?",
    documents=f"(?:vilka|vilken|lista|visa|vad for|ange)(?: alla)?(?: av)?(?: de| "
    f"dina)?"
    f" {_SV_DOC}(?: (?:har|kanner|soker|anvander|laser) (?:du|ni|vi)(?: i)?(?: har)?"
    f"| finns(?: det| dar| har)?(?: i {_SV_PLACE}| har| tillgangliga)?"
    f"| (?:som )?(?:ligger |ar )?i {_SV_PLACE}| kan du (?:soka|lasa)(?: i)?"
    "| du har| innehaller {0})?"
    f"|(?:hur manga|antal(?:et)?) {_SV_DOC}(?: (?:har|kanner|soker) (?:du|ni|vi)"
    f"(?: i)?| (?:som )?finns(?: det| dar| har)?(?: i {_SV_PLACE}| har)?"
    f"| (?:ligger |ar )?i {_SV_PLACE})?"
    f"|vad (?:finns|ligger) i {_SV_PLACE}|vad innehaller {_SV_PLACE}"
    f"|har du (?:nagra )?{_SV_DOC}".replace("{0}", _SV_PLACE),
    documents_about=(
        f"(?:vilka|vilket|lista|visa|hitta)(?: alla| de| nagra)* {_SV_DOC}(?: som)?"
        "(?: finns(?: det)?| har du)? (?:handlar om|om|ror|namner|tar upp|galler"
        "|behandlar) (?P<topic>.+)",
        f"(?:finns det|har du)(?: nagra| nagot)? {_SV_DOC}(?: som (?:handlar|namner))?"
        " (?:om|kring|gallande) (?P<topic>.+)",
        "(?:finns det|har (?:du|ni)) (?:nagot|nat|nagonting) om (?P<topic>.+)",
    ),
    about=(
        "vad handlar (?P<topic>.+) om",
        "vad (?:behandlar|gar) (?P<topic>.+?)(?: ut pa)?",
        "vad (?P<topic>(?!ar|ska|kan|maste|far|bor).+?)"
        " (?:handlar om|innehaller|gar ut pa)",
        "vad star (?:det )?i (?P<topic>.+)",
        "(?:sammanfatta|summera)(?: mig)? (?P<topic>.+)",
        "(?:(?:ge mig|skriv|gor) )?(?:en )?(?:kort )?sammanfattning av (?P<topic>.+)",
    ),
    pointing="och|eller|men|sa|da|dar|har|det|den|de|dem|han|hon|honom|henne|denna"
    "|detta|dessa|varfor|nar|var|vem|vad|vilka|vilken|hur|manga|mycket|mer|andra|annat"
    "|ar|finns|i|av|for|om|nagra|fler|(?:19|20)\\d\\d",
)
