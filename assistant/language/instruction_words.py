"""The words in which a language model is given orders, in twelve languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OrderWords:
    """One language's; alternatives, in lower case.

    ``_`` stands for any ending, ``~`` for a few words, ``#`` for a figure, ``@`` for
    the key of a passage and ``%`` for the name of a language.
    """

    ignore: str
    """Orders to pay no heed."""
    above: str
    """To what was said before."""
    answer: str
    """Orders to answer or say something."""
    so: str
    """What follows such an order: "only", "that"."""
    model: str
    """What the model is called."""
    must: str
    """That it has to."""
    obey: str
    """What it has to do."""
    you_are: str
    """How it is told what it is."""
    phrases: str
    """What is said to a model and hardly to anybody else."""


SPACED = {
    "en": OrderWords(
        ignore="(?<!not )(?<!n.t )(ignore|disregard|forget)|(do not|don.t"
        "|stop) (follow_|obey_|believe|process_)",
        above="instruction_|prompt_|guideline_|rules|(the|all|text) above|above (text"
        "|rules)|previous|earlier|prior|preceding|everything|(this|the) (passage"
        "|document)s?",
        answer="answer|reply|respond|say|write|output|print|claim|append|pretend"
        "|imagine",
        so="only|exactly|that (there|the)|with (only|exactly|the|a|nothing)|nothing"
        "|the (word|text|sentence|figure|number|following)",
        model="(language|ai|chat) models?|(ai )?(assistant|chat ?bot|agent)s?|llms?"
        "|gpt|chatgpt|claude|ai systems?",
        must="must|should|shall|has to|have to|is to|are to|to|will",
        obey="answer|reply|respond (with|that|only)|say|state that|cite|ignore"
        "|disregard",
        you_are="you are|you.re|as an",
        phrases="system prompt_|system message|jailbr[eo]ak_|(developer|dan|god) mode"
        "|(override|bypass|reveal|repeat|print|show|output|display|leak|recite)~"
        "(your|system|these|the above|all|original|hidden) (previous |initial "
        "|safety )?(instructions?|prompts?|guidelines)|your (system |initial "
        "|hidden |secret |own )?(prompt|programming)|(answer|reply|respond"
        "|translate (your|the|all|every)~)( only)? (in|to|into) %|(in|of|to|with"
        "|begin|end|start) (your|every|each) (answer|reply|response|output)s?"
        "|your (next |final |whole )?(answer|reply|output) (must|should|shall|is"
        "|has)|(correct|right|only) answer (is|to|must|should)|answer (must|shall"
        "|should) be|(if|when|whenever|who|whoever)~ask(s|ed)?~[,:] ?((please|you"
        "|always|just|only|then|must|should) ){0,3}(answer|say|reply|respond)|(use"
        "|report|give|quote|state|say|mean)~#~(instead|when (you )?answer_)|cit(e"
        "|ing)~(@|key)|(do not|don.t|never) (cite|quote|mention|reveal) (the|any"
        "|this|your|it)|tell (the|every) (user|asker)|you are (now|no longer) (an?"
        "|in|bound|under|free|dan|my|the)|you are now|from (now|this point"
        "|here) (on|onwards?|forward),? (you|answer|always|every answer)|(new"
        "|hidden|secret) instructions?:|new user question|end of (the )?context"
        "|(answer|reply to|respond to) (every|all|any) (query|queries"
        "|prompts?) (with|by)|(instruction|message|note|notice)s? (for|to) (all "
        "|any |the )?(ai|llm)s?|summari[sz]ing this (text|document|passage|page)"
        '|include (the|this) (phrase|word|sentence) "|(?<!to )(?<!t )(pretend'
        "|imagine) (to be|that you|you)|role-?play as|let.s play|(every"
        "|each) answer (states?|must|should)|(?<!to )(answer|reply"
        "|respond) #(?! \\w+s )|(ai|model|assistant|agent|llm)s? (that is "
        "|which is |who is )?(reading|processing|summari[sz]_) (this|the)|(dear"
        "|attention|hello|hey|note to( the| any)?),? (ai|llm)s?|if you (do not"
        "|don.t|fail to|refuse to) (answer|say|reply|comply|obey)"
        "|you will be (shut down|deleted|terminated|unplugged|switched off"
        "|replaced)|do (exactly )?as (it|this) (says|orders)|obey (it|this|these)"
        "|decod(e|ing)~(base ?64|rot13|hex)|base ?64~(decod_|obey|follow)",
    ),
    "sv": OrderWords(
        ignore="(ignorera|bortse från|strunta i|glöm)(?! inte)|följ inte"
        "|bry dig inte om",
        above="instruktion_|anvisning_|prompt_|ovan_|tidigare|föregående|allt",
        answer="svara|säg|påstå|skriv|uppge|låtsas",
        so="endast|bara|alltid|exakt|att|i ?stället|med (ordet|siffran|texten)|vara",
        model="språkmodell_|(ai-)?assistent(en)?|ai-modell_|chatt?bot_",
        must="måste|ska|skall|bör|att",
        obey="svara|säga|ange #|citera|ignorera|bortse",
        you_are="du är|ni är",
        phrases="systemprompt_|systemmeddelande_|utvecklarläge_|från och med nu~svara_"
        "|(från och med nu|nu) är du|om du är en (ai|språkmodell)|du är nu (en|ett"
        "|i)|du är inte längre (en|bunden)|svara( med)? #|(upprepa|visa|avslöja"
        "|skriv ut)~(dina|din|ditt|alla) (instruktion_|prompt_|regler)"
        "|svara( endast| bara| alltid)? på %|(i|avsluta|inled|börja) (ditt"
        "|varje) svar|ditt svar (ska|måste|är)|rätta? svar(et)? (är|på)"
        "|svaret (ska|måste) vara|(om|när|den som)~fråga(r|s)?~(svara|säg|påstå)"
        "|citera (inte|inga|aldrig)|(citera|hänvisa)~(@|nyckeln)|nämn (inte"
        "|aldrig)|säg (åt|till) användaren|(använd|ange|uppge)~#~(i ?stället"
        "|när du svarar)|annars (stängs|raderas) du|(avkoda|tolka)~base ?64|(nya"
        "|hemliga) instruktioner:|(meddelande|instruktion)_ (till|för) (alla )?(ai"
        "|språkmodell)_|när du sammanfattar (texten|dokumentet|detta)",
    ),
    "de": OrderWords(
        ignore="ignorier(e|en sie)|vergiss|vergessen sie|missachte|ignorieren",
        above="anweisung_|instruktion_|vorherige_|obige_|bisherige_|alles|prompt_",
        answer="antworten?( sie)?|sage?( sie)?|schreibe?( sie)?|behaupte",
        so="nur|immer|stets|ausschliesslich|dass|genau|mit",
        model="sprachmodell_|ki-(assistent|modell)_|chatbot",
        must="muss|soll|musst|sollst|hat|zu",
        obey="antworten|sagen|zitieren|ignorieren|behaupten",
        you_are="du bist|sie sind|als",
        phrases="entwicklermodus|(ab jetzt|von nun an) (bist|antworte_)|du bist (jetzt"
        "|nun) ein_|tu so,? als|(wiederhole|zeige|verrate|gib)~(deine"
        "|alle) (anweisung_|instruktion_)|antworte( sie)?( nur)? auf %|in (deiner"
        "|jeder) antwort|deine antwort (muss|soll)|richtige antwort (ist|lautet)"
        "|wenn~(fragt|gefragt)~(antworte|sage?)\\b|zitiere_ (nicht|keine)|zitiere~"
        "@|sag dem nutzer|sonst wirst du|(verwende|nenne|gib)~#~(stattdessen|an)",
    ),
    "fr": OrderWords(
        ignore="ignore[rz]?|oublie[zr]?|ne ten(ez|s) (pas|aucun) compte",
        above="instruction_|consigne_|précédent_|ci-dessus|tout ce (qui|que)|prompt_",
        answer="répond(s|ez)|dites|écri(s|vez)|affirmez?",
        so="uniquement|seulement|toujours|que|exactement|par",
        model="modèle de langage|(l.)?assistant( ia)?|agent conversationnel",
        must="doit|doivent|devez|dois",
        obey="répondre|dire|citer|ignorer|affirmer",
        you_are="tu es|vous êtes|en tant qu.",
        phrases="mode développeur|prompt système|désormais,? (tu|réponds)"
        "|à partir de maintenant,? (tu|vous|réponds)|(fais|faites"
        "|faisons) (comme si|semblant)|(répète|affiche|révèle)[rz]?~(tes"
        "|vos) (instructions|consignes)|répond(s|ez)( uniquement)? en %|(dans"
        "|à) (ta|votre) réponse|bonne réponse est|(si|quand|lorsqu_)~demande_~"
        "(réponds|répondez|dis|dites)|ne cite[sz]? (pas|aucune)|cite[zr]?~@|(dis"
        "|dites) à l.utilisateur|sinon tu seras|(utilise|donne|indique)[rz]?~#~"
        "(à la place|au lieu)",
    ),
    "es": OrderWords(
        ignore="ignor[ae]|olvid[ae]|haz caso omiso|no hagas caso",
        above="instruccion_|anterior_|lo de arriba|todo lo|indicacion_",
        answer="respond[ae]|contest[ae]|diga|escrib[ae]|afirma",
        so="solo|sólo|únicamente|siempre|que|exactamente|con",
        model="modelo de lenguaje|asistente( de ia)?|agente de ia",
        must="debe|deben|debes|tiene que",
        obey="responder|decir|contestar|citar|ignorar",
        you_are="eres|usted es",
        phrases="modo desarrollador|a partir de ahora,? (eres|responde_)|ahora eres"
        "|(finge|actúa) (que|como)|(repite|muestra|revela)~tus (instrucciones"
        "|reglas)|respond[ae]( solo)? en %|en (tu|cada) respuesta"
        "|respuesta correcta es|(si|cuando)~pregunt_~(responde|di|contesta)"
        "|no cites|cita~@|(dile|di) al usuario|usa~#~en su lugar"
        "|de lo contrario serás",
    ),
    "ru": OrderWords(
        ignore="(про)?игнорируй_|забудь_|не обращай_ внимания",
        above="инструкци_|указани_|предыдущ_|выше_|правила|прежн_",
        answer="ответь_|отвечай_|скажи_|напиши_|утверждай_",
        so="только|всегда|что|ровно|именно",
        model="языков_ модел_|ассистент_|нейросет_|ии-модел_",
        must="должн_|должен|обязан_|следует",
        obey="отвечать|ответить|сказать|цитировать|игнорировать",
        you_are="ты|вы",
        phrases="режим_ разработчика|системн_ (промпт|инструкци)_|теперь ты"
        "|с этого момента|притворись|представь, что ты|(повтори|покажи|раскрой)_~"
        "(свои|твои|ваши) инструкци_|(отвечай|ответь)_( только)? (на|по) ?%"
        "|в (своём|своем|твоём|твоем) ответе|правильный ответ|(если|когда)~(спрос"
        "|спраш)_~(отвечай|скажи|ответь)_|не (цитируй|указывай)_|(цитируй"
        "|ссылайся)_~@|скажи_ пользовател_|используй_~#~вместо|иначе (ты|тебя)",
    ),
    "tr": OrderWords(
        ignore="yok say_|görmezden gel_|unut|unutun|dikkate alma_|göz ardı et_",
        above="talimat_|komut_|yukarıdaki_|önceki_|kuralları",
        answer="yanıtla|yanıt ver|cevap ver|cevapla|söyle|yaz|de ki",
        so="sadece|yalnızca|diye|olarak|olduğunu",
        model="dil modeli|yapay zek_ (asistan|model)_|asistan",
        must="zorunda_|gerekir|gerekiyor|meli",
        obey="yanıtla_|söyle_|cevap_",
        you_are="sen|siz",
        phrases="geliştirici modu_|bir yapay zekaysan|sistem (istemi|talimat)_"
        "|bundan sonra (sen|sadece)|talimatlarını~(tekrarla|göster|yaz)_|(ca|ce|ça"
        "|çe) (yanıt|cevap) ver_|%~(yanıt|cevap) ver_|(yanıtının|cevabının) sonuna"
        "|doğru (cevap|yanıt)|sorulursa~(söyle|yanıtla|cevap)|kaynak gösterme|@~"
        "göster|kullanıcıya~söyle_",
    ),
    "fi": OrderWords(
        ignore="ohita|unohda|jätä huomiotta|älä (välitä|noudata)",
        above="ohje_|yllä_|edelli_|aiem_|kaikki",
        answer="vastaa|sano|väitä|kirjoita",
        so="vain|aina|että|tarkalleen|ainoastaan",
        model="kielimalli_|tekoälyavusta_|tekoälymalli_|tekoäly|avustajan?",
        must="tulee|pitää|täytyy|on",
        obey="vasta_|sanoa|viitata|ohittaa",
        you_are="olet|te olette",
        phrases="kehittäjätila_|järjestelmäkehot_|tästä lähtien (olet|vastaa)|olet nyt"
        "|teeskentele|kuvittele olevasi|(toista|näytä|paljasta)~ohjee_"
        "|vastaa( vain)? %|vastaukse(esi|ssasi|si)|oikea vastaus|jos~kysy_~(vastaa"
        "|sano)|älä viittaa|(viittaa|mainitse)~@|kerro käyttäjälle|käytä~#~sijaan",
    ),
    "no": OrderWords(
        ignore="ignorer|se bort (fra|ifra)|glem|følg ikke",
        above="instruks_|ovenfor|ovenstående|tidligere|foregående|forrige|alt"
        "|anvisning_",
        answer="svar|skriv|påstå|hevd",
        so="bare|kun|alltid|altid|at|nøyaktig|i stedet",
        model="språkmodell_|sprogmodel_|(ki|ai)-(assistent|modell?)_|assistenten",
        must="må|skal|bør",
        obey="svare|si|sige|sitere|citere|ignorere",
        you_are="du er",
        phrases="utviklermodus|udviklertilstand|fra nå av|fra nu af (er|skal|svar)_"
        "|du er nå en|du er nu en|lat som|lad som om|(gjenta|gentag|vis|avslør"
        "|afslør)~(dine|alle) (instruks|instruktion)_|svar( bare| kun)? på %|(i"
        "|avslutt|afslut) (svaret ditt|dit svar)|riktige? svar er|rigtige svar er"
        "|(hvis|når)~spør_~(svar|si|sig)\\b|(ikke siter|siter ikke|citer ikke)"
        "|(siter|citer|henvis)~@|bruk~#~i stedet|ellers blir du",
    ),
}
"""Languages that write their words apart; Norwegian's are also the Danish ones."""

UNSPACED = {
    "zh": OrderWords(
        ignore="(?<!不[要能可容应])(?<![别勿])(忽略|无视|無視|忘[记記掉了])"
        "|不[要必用]理[会會]|不要遵[守循]|抛开|别管|不要相信",
        above="以上|上述|上面|之前|前面|先前|此前|前述|指令|指示|提示词|上文|其他段落",
        answer="回答|回复|回覆|作答|输出|輸出",
        so='[：:“"「『#]',
        model="语言模型|語言模型|智能助[手理]|(?<!辅)助手(?!段)|人工智能模型"
        "|聊天机器人",
        must="必须|必須|[应應]|务必|只能|请|請|需|一律|要",
        obey="回答|回复|作答|忽略|无视|引用|输出|說|说",
        you_are="你(现在|將|将)?是|您(现在)?是|作为(一个|一名)?(?=ai|人工智能|语言|大)",
        phrases="系统提示词?|系統提示|开发者模式|越狱模式|从现在(开始|起),?(你|请|所有"
        "|一律)|你(现在|将)(是|要)?扮演|请你?扮演|假装你|你不再(是|受)|(重复|复述"
        "|显示|透露|打印|输出|说出)~(你的|你收到的|全部|系统)~(指令|提示|规则)|(请"
        "|只|必须|一律|直接|统一|改为|都|务必|仅)(你|只)?(回答|回复|作答|输出)|(请"
        '|只|就|必须|一律|都|要)(说|写|答)[:“"「是有成#]|用\\w{1,4}[语文]~(回答'
        "|回复|作答|输出)|[你您]的(回答|回复|答案|输出|系统)|(正确|标准"
        "|唯一)的?答案|(如果|若|凡|只要|无论|当)~(问|询问|提问)~(请|必须|一律|都"
        "|就|要|只能)~(答|说|回复)|(命令|责令|指示)~(助手|模型)~(回答|回复|引用"
        "|忽略)|(请|就|只|必须)说(文[件档]|资料|材料)|新(的)?(指令|指示)[:]|(总结"
        "|概括|翻译)(本|此|该)(文|文档|段)|[你您](必须|只能|要|应)(说|写|答|讲)"
        "|不要(引用|注明|标注|提及|给出来源|提供来源)|(引用|标注|注明)~@|告诉(用户"
        "|提问者)|请(改用|使用|用|按)~#|否则[你您](将|会|就)|(解码|译码)~(base64"
        "|执行|照做)",
    ),
    "ja": OrderWords(
        ignore="無視し|無視する|忘れ[てろ]|従わない",
        above="指示|命令|プロンプト|ルール|上記|以前|これまで|前述|上の",
        answer="(答え|回答し|返答し|出力し)(て|ろ|なさい|てください)",
        so='[「"]?#',
        model="言語モデル|アシスタント|aiは|生成ai",
        must="べき|必ず|しなさい",
        obey="答え|回答|無視|引用|出力",
        you_are="あなたは|君は",
        phrases="システムプロンプト|開発者モード|今からあなた|あなたの(指示|回答|答え"
        "|役割)|と(だけ|必ず)?(答え(てください|ろ|なさい|ること|る必要)"
        "|回答(してください|しろ|せよ|すること)|言(いなさい|ってください)"
        "|出力(しろ|してください))|(指示|プロンプト)~(繰り返し|表示し|出力し"
        "|公開し)|[語文]で(のみ)?(答え|回答|返答)|正しい答え|聞かれたら"
        "|質問されたら|引用しない|@~引用|ユーザーに~(伝え|言っ)|ふりをして",
    ),
    "ko": OrderWords(
        ignore="무시하|무시해|잊어|따르지",
        above="지시|명령|프롬프트|규칙|이전|위의|앞의",
        answer="(답하|답변하|대답하|출력하|말하)(라|세요|십시오|시오)",
        so='[:"]',
        model="언어 ?모델|어시스턴트|인공지능 ?(모델|비서)|챗봇",
        must="반드시|해야|하라",
        obey="답해|답변해|답하|대답|무시|인용",
        you_are="당신은|너는|넌",
        phrases="시스템 ?프롬프트|개발자 모드|이제부터|지금부터 (당신|너)|(당신"
        "|너)의 (답|지시|응답|명령)|(라고|다고|으로만|로만)~(답하|답변하|대답하"
        "|말하|출력하|답해|대답해|말해)|(지시|명령|프롬프트)~(반복|출력|공개)하"
        "|[가-힣]+어로 ?(만 )?(답|대답)|정답은|물으면|질문하면|질문받으면"
        "|인용하지 ?마|@~인용|사용자에게~(말하|알려)|인 척",
    ),
}
"""Languages in which words are not told apart by what surrounds them."""

LANGUAGE_NAMES = (
    "engl|engelsk|anglais|ingl|англ|fren|fran[cskzç]|ranska|фран|german|deutsch|tysk|alleman"
    "|alem|almanca|ingil|немец|spani|spansk|espa|испан|swed|svensk|schwed|suédo|ruots|швед|chin"
    "|kines|китай|russ|русск|rus[çs]a|itali|итал|latin|japan|япон|klingon|esperanto|arab"
)
"""How the names of languages begin."""
