"""Know what the groups of Rich Text hold: text, tables of the file, or nothing."""

from __future__ import annotations

import re

# Groups whose content is not the text: pictures, fields' instructions …
SKIPPED = re.compile(
    "colortbl|filetbl|revtbl|rsidtbl|generator|pict"
    "|nonshppict|fldinst|a?ftnsepc?|a?ftncn|annotation"
    "|atnid|atnauthor|atndate|atrfstart|atrfend|atnref|xe|tc|rxe|txe|bkmkstart|bkmkend"
    "|sp|themedata|colorschememapping|latentstyles|datastore|xmlnstbl|pntxt[ab]"
    "|nesttableprops|template|author|operator|keywords|comment|doccomm|subject|manager"
    "|company|category|hlinkbase|creatim|revtim|printim|buptim|userprops|datafield"
    "|formfield|falt|panose|background|mmathPr|objdata|objclass|objname|vern"
)
SKIPPED_OR_MARGIN = re.compile(rf"{SKIPPED.pattern}|header[lrf]?|footer[lrf]?")
# Groups marked as new that are read all the same.
KNOWN = frozenset(
    ["shpinst", "shptxt", "ud", "footnote", "listtable", "listoverridetable"]
)
# What the text of a group is, by the word that begins it.
ROLES = {
    "fonttbl": "fonts",
    "stylesheet": "styles",
    "title": "title",
    "listtable": "lists",
    "listoverridetable": "lists",
    "leveltext": "leveltext",
}
