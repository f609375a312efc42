"""The words that say which of two things comes first: from, to, more than, out of."""

from __future__ import annotations

FROM = r"from|från|von|vom|fra|de|du|d['’]"
TO = r"to|till|til|auf|bis|zu|à|au"
HAN_FROM, HAN_TO = "[从由自]", "[至到为]"

OF_WHOLE = (
    r"(?:out )?of(?: the| all| its| a total of)?|av(?: de| totalt| alla| sammanlagt)?"
    r"|von(?: den| insgesamt)?|der|des|sur(?: les)?|parmi(?: les)?|among(?: the)?"
    r"|bland(?: de)?|unter(?: den)?"
)
"""80 of the 320."""
HAN_OF_WHOLE = "[^，。；]{0,6}[中里]|[^。；]{0,6}[，,]其中[^，。；]{0,6}"

MORE_THAN = (
    r"(?:more|higher|larger|greater|bigger|longer|faster|fler|flera|mer|högre|större"
    r"|längre|snabbare|mehr|höher\w*|größer\w*|länger\w*|schneller\w*|plus)"
)
LESS_THAN = (
    r"(?:less|fewer|lower|smaller|shorter|slower|färre|mindre|lägre|kortare|långsammare"
    r"|weniger|niedriger\w*|kleiner\w*|geringer\w*|kürzer\w*|langsamer\w*|moins)"
)
THAN = r"(?:than|än|als|que)"
HAN_MORE_THAN, HAN_LESS_THAN = (
    "高于|多于|大于|超过|领先于?|快于",
    "低于|少于|小于|落后于?|慢于",
)
HAN_THAN, HAN_MORE, HAN_LESS = "比", "[多高大快长]", "[少低小慢短]"
