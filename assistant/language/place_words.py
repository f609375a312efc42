"""How languages call the places of a document that have a number; a table."""

from __future__ import annotations

ARTICLE = (
    r"(?:art(?:icle|ikel[ns]?|ikeln|[íi]culo|icolo|igo|yku[łl]u?|iklan?|ikkel)"
    r"|art\.|стать[яиею]|čl\.|článek|madde)"
)
"""How the word for an article is written in the languages of Europe."""
SECTION = (
    r"(?:section|sec\.|clause|point|item|paragraph|punkt(?:en)?"
    r"|avsnitt(?:et)?|abschnitts?|ziffer|sección|sezione|seção|punto|ponto)"
)
MEASURE = (
    r"(?:measure|åtgärd(?:en)?|maßnahmen?|action|mesure|medida|misura|tiltak"
    r"|foranstaltning|maatregel|toimenpide)"
)
CHAPTER = r"(?:chapter|kapitel|kapitlet|chapitre|cap[íi]tulo|capitolo|hoofdstuk|luku)"
ORDINAL_ENDING = r"(?:st|nd|rd|th|:[ea]|\.)"
LABELS = {
    "article": "article artikel art paragraf articulo articolo artigo",
    "section": "section avsnitt abschnitt punkt point article artikel paragraf",
    "clause": "",
    "measure": "measure atgard maßnahme massnahme action mesure medida",
    "chapter": "chapter kapitel chapitre capitulo",
}
"""How labels begin, as words of the keyword table."""
