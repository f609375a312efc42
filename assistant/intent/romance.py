"""How people greet, thank and ask about the assistant in French and Spanish."""

from __future__ import annotations

from assistant.intent.wording import Wordings

_FR_DOC = "(?:documents?|fichiers?)"
_FR_PLACE = (
    "(?:(?:la|l|le|ta|votre|cette|ce) )?(?:base(?: de connaissances| de donnees)?|index"
    "|bibliotheque|collection|archives?|dossier|systeme|corpus)"
)
FRENCH = Wordings(
    greeting="(?:bonjour|bonsoir|salut|coucou|allo)(?: (?:a tous|madame|monsieur|a toi"
    "|a vous))*(?: (?:comment (?:ca va|allez vous|vas tu)|ca va))?",
    thanks="(?:(?:ok|parfait|super|tres bien) )?(?:merci|mille mercis)(?: (?:beaucoup"
    "|bien|a vous|pour (?:votre|l|ton) (?:aide|reponse)|d avance|encore))*|au revoir",
    polite="s il (?:vous|te) plait|svp|stp|(?:pouvez vous|peux tu|pourriez vous"
    "|pourrais"
    " tu)(?: me)?|dites moi|dis moi|je (?:voudrais|veux|souhaite) savoir|excusez moi"
    "|ok|alors|maintenant|me dire",
    help="(?:que|qu est ce que) (?:peux tu|pouvez vous|sais tu|savez vous|tu peux"
    "|vous pouvez|tu sais|je peux)(?: (?:faire|repondre|demander|te demander"
    "|vous demander))?(?: pour moi)?|qui (?:es tu|etes vous)|aide(?: moi)?|a l aide"
    "|comment (?:ca (?:marche|fonctionne)|(?:peux tu|pouvez vous) m aider)"
    "|a quoi (?:sers tu|servez vous)|c est quoi|(?:peux tu|pouvez vous) m aider"
    "|quelles questions (?:puis je|je peux)(?: te| vous)? poser",
    documents=f"(?:quels?|quels sont|liste[rz]?|montre[rz]?(?: moi)?)(?: tous)?"
    f"(?: les| vos| tes)? {_FR_DOC}(?: (?:as tu|avez vous|tu as|vous avez|connais tu"
    "|connaissez vous|y a t il|il y a|sont disponibles|sont indexes)"
    f"(?: (?:dans|en) {_FR_PLACE})?| (?:sont |contient |y a t il )?(?:dans "
    f")?{_FR_PLACE})?"
    f"|(?:combien de|nombre de) {_FR_DOC}(?: (?:as tu|avez vous|tu as|vous avez|y a "
    f"t il"
    f"|il y a|sont indexes)(?: dans {_FR_PLACE})?| (?:sont |contient )?(?:dans )?"
    f"{_FR_PLACE})?|que contient {_FR_PLACE}|qu y a t il dans {_FR_PLACE}"
    f"|(?:as tu|avez vous) des {_FR_DOC}",
    documents_about=(
        f"quels {_FR_DOC}(?: qui)? (?:parlent d[eu]s?|parlent d|traitent d[eu]s?"
        "|traitent d|concernent|portent sur|mentionnent|evoquent) (?P<topic>.+)",
        f"(?:y a t il|avez vous|as tu|il y a) des {_FR_DOC} (?:sur|concernant|a propos"
        " d[eu]s?) (?P<topic>.+)",
    ),
    about=(
        "(?:de quoi|d[eu] quoi) (?:parle|traite)(?: t il)? (?P<topic>.+)",
        "que dit (?P<topic>.+)",
        "(?:resume[rz]?)(?: moi)? (?P<topic>.+)",
        "(?:(?:fais moi|donne moi|donnez moi) )?(?:un |le )?(?:court |bref )?resume"
        " d(?:e la|u|es|e l|e) (?P<topic>.+)",
    ),
    pointing="et|ou|mais|alors|la|ici|y|il|elle|ils|elles|le|les|lui|ca|cela|ce|ces"
    "|pourquoi|quand|qui|que|quoi|quel|quels|quelle|quelles|comment|combien|plus"
    "|autres?|est|sont|en|de|du|des|pour|dans|(?:19|20)\\d\\d",
)

_ES_DOC = "(?:documentos?|archivos?|ficheros?)"
_ES_PLACE = (
    "(?:(?:la|el|tu|su|esta|este) )?(?:base(?: de (?:conocimientos?|datos))?|indice"
    "|biblioteca|coleccion|archivo|carpeta|sistema|corpus)"
)
SPANISH = Wordings(
    greeting="(?:hola|buenos dias|buenas tardes|buenas noches|buenas|saludos)(?: "
    "(?:a todos"
    "|asistente))*(?: (?:que tal|como (?:estas|esta usted|esta)))?",
    thanks="(?:(?:ok|vale|perfecto|muy bien) )?(?:gracias|muchas gracias|mil gracias)"
    "(?: (?:por (?:su|tu|la) (?:ayuda|respuesta)|de antemano|de nuevo))*|adios"
    "|hasta luego",
    polite="por favor|(?:puedes|podrias|puede|podria)(?: usted)?(?: decirme)?|dime"
    "|digame"
    "|(?:quiero|quisiera|me gustaria) saber|perdon|disculpe|ok|vale|ahora",
    help="que (?:puedes|sabes|puede|sabe)(?: usted)? hacer(?: por mi)?"
    "|quien (?:eres|es usted)|que (?:eres|es esto)|ayuda(?:me)?|como (?:funciona(?: "
    "esto)?"
    "|funcionas|te uso|puedes ayudarme|puede ayudarme)"
    "|que (?:te |le )?puedo preguntar(?:te|le)?|para que sirves|puedes ayudarme"
    "|en que (?:puedes|puede) ayudarme",
    documents="(?:que|cuales son|cuales|lista|muestra(?:me)?|enumera)(?: todos)?"
    f"(?: los| tus| sus)? {_ES_DOC}(?: (?:tienes|tiene|tenemos|conoces|usas|hay"
    f"|estan disponibles)(?: (?:en|aqui)(?: {_ES_PLACE})?)?| (?:estan )?en {_ES_PLACE}"
    f"| contiene {_ES_PLACE})?|(?:cuantos|numero de) {_ES_DOC}(?: (?:tienes|tiene"
    f"|tenemos|conoces|hay)(?: (?:en|aqui)(?: {_ES_PLACE})?)?| (?:estan )?en "
    f"{_ES_PLACE}"
    f"| contiene {_ES_PLACE})?|que (?:hay en|contiene) {_ES_PLACE}"
    f"|tienes {_ES_DOC}",
    documents_about=(
        f"(?:que|cuales) {_ES_DOC}(?: que)? (?:tratan (?:de|sobre)|tratan del"
        "|hablan (?:de|sobre)|son sobre|mencionan|hay sobre) (?P<topic>.+)",
        f"(?:hay|tienes|tiene)(?: algun| algunos)? {_ES_DOC} sobre (?P<topic>.+)",
    ),
    about=(
        "(?:de que|sobre que) (?:trata|habla|va) (?P<topic>.+)",
        "que dice (?P<topic>.+)",
        "(?:resume|resuma|resumir|resumeme) (?P<topic>.+)",
        "(?:(?:dame|haz) )?(?:un |el )?(?:breve )?resumen de(?:l| la| los)? "
        "(?P<topic>.+)",
    ),
    pointing="y|o|pero|entonces|alli|ahi|aqui|alla|el|ella|ellos|ellas|eso|esto|ese|esa"
    "|lo|la|los|las|por que|porque|cuando|donde|quien|que|cual|cuales|como|cuantos"
    "|cuantas|cuanto|mas|otros?|otras?|es|son|en|de|del|para|(?:19|20)\\d\\d",
)
