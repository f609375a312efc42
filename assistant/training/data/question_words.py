"""The words that ask, and the small words around them, in several languages.

Word by word a dictionary seldom has them, and the shape of a question is in them.
"""

from __future__ import annotations

_TABLE = {
    "sv": (
        "how many=hur många|how much=hur mycket|how long=hur länge|how large=hur "
        "stor|how big=hur stor|how old=hur gammal|what year=vilket "
        "år|how=hur|when=när|where=var|who=vem|why=varför|which=vilken|what=vad"
        "|the=|a=en|did=|does=|do=|is=är|are=är|was=var|were=var|of=av|in=i"
        "|to=till|and=och|for=för|by=av|on=på|from=från|with=med"
    ),
    "de": (
        "how many=wie viele|how much=wie viel|how long=wie lange|how large=wie "
        "groß|how big=wie groß|how old=wie alt|what year=welches "
        "Jahr|how=wie|when=wann|where=wo|who=wer|why=warum|which=welche"
        "|what=was|the=die|a=ein|did=|does=|do=|is=ist|are=sind|was=war"
        "|were=waren|of=von|in=in|to=zu|and=und|for=für|by=von|on=auf|from=aus|with=mit"
    ),
    "fr": (
        "how many=combien de|how much=combien|how long=combien de temps|how "
        "large=quelle taille|how big=quelle taille|how old=quel âge|what year=quelle "
        "année|how=comment|when=quand|where=où|who=qui|why=pourquoi|which=quel"
        "|what=que|the=le|a=un|did=|does=|do=|is=est|are=sont|was=était"
        "|were=étaient|of=de|in=dans|to=à|and=et|for=pour|by=par|on=sur|from=de"
        "|with=avec"
    ),
    "no": (
        "how many=hvor mange|how much=hvor mye|how long=hvor lenge|how large=hvor "
        "stor|how big=hvor stor|how old=hvor gammel|what year=hvilket "
        "år|how=hvordan|when=når|where=hvor|who=hvem|why=hvorfor|which=hvilken"
        "|what=hva|the=|a=en|did=|does=|do=|is=er|are=er|was=var|were=var|of=av"
        "|in=i|to=til|and=og|for=for|by=av|on=på|from=fra|with=med"
    ),
    "zh": (
        "how many=多少|how much=多少|how long=多久|how large=多大|how big=多大|how "
        "old=多大年纪|what "
        "year=哪一年|how=怎么|when=什么时候|where=哪里|who=谁|why=为什么"
        "|which=哪个|what=什么|the=|a=|did=|does=|do=|is=是|are=是|was=|were="
        "|of=的|in=在|to=到|and=和|for=为|by=由|on=在|from=从|with=和"
    ),
    "ja": (
        "how many=いくつの|how much=いくら|how long=どれくらい"
        "|how large=どのくらいの大きさ|what "
        "year=何年|how=どのように|when=いつ|where=どこ|who=誰|why=なぜ|which=どの"
        "|what=何|the=|a=|did=|does=|do=|is=|are=|was=|were=|of=の|in=で|to=に|and=と"
    ),
    "fi": (
        "how many=kuinka monta|how much=kuinka paljon|how long=kuinka kauan|how "
        "large=kuinka suuri|how big=kuinka suuri|how old=kuinka vanha|what year=minä "
        "vuonna|how=miten|when=milloin|where=missä|who=kuka|why=miksi"
        "|which=mikä|what=mikä|the=|a=|did=|does=|do=|is=on|are=ovat|was=oli"
        "|were=olivat|of=|in=|to=|and=ja|for=|by=|on=|from=|with="
    ),
    "es": (
        "how many=cuántos|how much=cuánto|how long=cuánto tiempo|how large=qué "
        "tamaño|how big=qué tamaño|how old=cuántos años|what year=qué "
        "año|how=cómo|when=cuándo|where=dónde|who=quién|why=por "
        "qué|which=cuál|what=qué|the=el|a=un|did=|does=|do=|is=es|are=son"
        "|was=fue|were=fueron|of=de|in=en|to=a|and=y|for=para|by=por|on=en"
        "|from=de|with=con"
    ),
    "tr": (
        "how many=kaç|how much=ne kadar|how long=ne kadar süre|how large=ne kadar "
        "büyük|how big=ne kadar büyük|how old=kaç yaşında|what year=hangi "
        "yıl|how=nasıl|when=ne "
        "zaman|where=nerede|who=kim|why=neden|which=hangi|what=ne|the=|a=bir"
        "|did=|does=|do=|is=|are=|was=|were=|of=|in=|to=|and=ve|for=için|by="
        "|on=|from=|with=ile"
    ),
    "nl": (
        "how many=hoeveel|how much=hoeveel|how long=hoe lang|how large=hoe groot|how "
        "big=hoe groot|how old=hoe oud|what year=welk "
        "jaar|how=hoe|when=wanneer|where=waar|who=wie|why=waarom|which=welke"
        "|what=wat|the=de|a=een|did=|does=|do=|is=is|are=zijn|was=was"
        "|were=waren|of=van|in=in|to=naar|and=en|for=voor|by=door|on=op"
        "|from=van|with=met"
    ),
    "it": (
        "how many=quanti|how much=quanto|how long=quanto tempo|how large=quanto "
        "grande|how=come|when=quando|where=dove|who=chi|why=perché|which=quale"
        "|what=che|the=il|a=un|did=|does=|do=|is=è|are=sono|was=era|of=di|in=in"
        "|to=a|and=e|for=per|by=da|on=su|from=da|with=con"
    ),
    "ru": (
        "how many=сколько|how much=сколько|how long=как долго|how large=какой "
        "величины|how old=сколько лет|what year=в каком "
        "году|how=как|when=когда|where=где|who=кто|why=почему|which=какой"
        "|what=что|the=|a=|did=|does=|do=|is=|are=|was=был|of=|in=в|to=к|and=и"
        "|for=для|by=|on=на|from=из|with=с"
    ),
    "ar": (
        "how many=كم عدد|how much=كم|how long=كم من الوقت|how large=ما "
        "حجم|how=كيف|when=متى|where=أين|who=من|why=لماذا|which=أي|what=ما|the="
        "|a=|did=|does=|do=|is=|are=|was=كان|of=من|in=في|to=إلى|and=و|by=من"
        "|on=على|from=من"
    ),
}

QUESTION_WORDS = {
    language: dict(entry.split("=") for entry in entries.split("|"))
    for language, entries in _TABLE.items()
}
"""By language, then by the English word; empty where the language has none."""
