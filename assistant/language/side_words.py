"""The words that say on which side of a figure or a date something is; a table."""

from __future__ import annotations

CLOSE = (
    r"(?:[ \u00a0](?:the|den|det|dem|der|des|de|le|om|of|av|about|around|ca|circa"
    r"|cirka|an?|end|beginning|year|slutet|början|utgången|år|året|Ende|Jahr|Jahres))*"
)
"""What may stand between the word for a side and the figure or date."""
DENIALS = ("no", "not", "inte", "ej", "nicht", "pas", "ikke")
LESS = (
    "less than|fewer than|under|below|lower than|smaller than|mindre än|färre än"
    "|lägre än|understig\\w*|weniger als|unter|unterschreit\\w*|moins de|mindre enn"
    "|færre enn|mindre end|færre end|menos de|alle"
)
MORE = (
    "more than|over|above|higher than|larger than|greater than|exceed\\w*|mer än"
    "|fler än|över|högre än|större än|överstig\\w*|mehr als|über|übersteig\\w*"
    "|überschreit\\w*|plus de|mer enn|flere enn|mere end|flere end|más de|yli"
)
AT_MOST = "at most|up to|maximum|högst|upp till|höchstens|maximal\\w*|bis zu|au plus"
AT_LEAST = "at least|minimum|minst|mindestens|lägst|au moins|vähintään|al menos"
EARLIER = (
    "before|by|until|till|through|prior to|earlier than|at the latest|senast|före|innan"
    "|t\\.o\\.m\\.|till och med|tidigare än|vor|bis|bis zum|spätestens|früher als|avant"
    "|jusqu['’]au|inden|innen|før|hasta|antes del?"
)
LATER = (
    "after|from|since|later than|at the earliest|tidigast|efter|från|från och med"
    "|fr\\.o\\.m\\.|sedan|senare än|nach|seit|ab|vom|frühestens|später als|après|depuis"
    "|à partir du|etter|fra|desde|después del?"
)
OR_LESS = r"(?:or|eller|oder)[ \u00a0](?:less|fewer|färre|mindre|lägre|weniger)\b"
OR_MORE = r"(?:or|eller|och|oder|and)[ \u00a0](?:more|above|over|fler|mer|högre|mehr)\b"
ONWARDS = r"(?:onwards?|och framåt|(?:or|and) later|(?:och|eller) senare|oder später)\b"
LASTS = r"(?:under|over|över|unter|über)"
"""What also says how long something lasts."""
