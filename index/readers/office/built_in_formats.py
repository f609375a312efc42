"""Know the number formats that Excel files name by number only."""

from __future__ import annotations

from collections.abc import Mapping

from index.readers.office.date_formats import SYSTEM, SYSTEM_DATE, SYSTEM_MOMENT
from index.readers.office.number_formats import GENERAL

# Where the system of the reader, or the language of the program, decides how a date
# looks, it is written year first.
_SYSTEM_DATES = (14, 22, *range(27, 37), *range(50, 59))
# Formats that a file names by number only. Amounts have no currency: that of the
# numbers 5 to 8, 42 and 44 is whichever the system of the reader has.
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    **dict.fromkeys((5, 6), "#,##0"),
    **dict.fromkeys((7, 8), "#,##0.00"),
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    **dict.fromkeys((37, 38), "#,##0;(#,##0)"),
    **dict.fromkeys((39, 40), "#,##0.00;(#,##0.00)"),
    **dict.fromkeys((41, 42), "#,##0;-#,##0;-"),
    **dict.fromkeys((43, 44), "#,##0.00;-#,##0.00;-"),
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    **dict.fromkeys(_SYSTEM_DATES, SYSTEM_DATE),
    22: SYSTEM_MOMENT,
}


def format_code(number: int, codes: Mapping[int, str]) -> str:
    """Return the format with a number; ``codes`` are those that the file defines.

    What a file defines itself holds for every number: programs write the built-in ones,
    too, with the currency and the signs of where they are used.
    """
    code = codes.get(number, _BUILT_IN.get(number, GENERAL))
    # Programs write number 14 as a code, too, and mean the system's date by it.
    return f"{SYSTEM}{code}" if number in _SYSTEM_DATES else code
