"""Know the number formats that Excel files name by number only."""

from __future__ import annotations

from collections.abc import Mapping

from index.readers.office.date_formats import SYSTEM_DATE, SYSTEM_MOMENT
from index.readers.office.number_formats import GENERAL

# Formats that a file names by number only. Where the system of the reader, or the
# language of the program, decides how a date looks, it is written year first.
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "$#,##0;-$#,##0",
    6: "$#,##0;-$#,##0",
    7: "$#,##0.00;-$#,##0.00",
    8: "$#,##0.00;-$#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: SYSTEM_DATE,
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: SYSTEM_MOMENT,
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    41: "#,##0;-#,##0;-",
    42: "$#,##0;-$#,##0;-",
    43: "#,##0.00;-#,##0.00;-",
    44: "$#,##0.00;-$#,##0.00;-",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
    **dict.fromkeys((*range(27, 37), *range(50, 59)), SYSTEM_DATE),
}


def format_code(number: int, codes: Mapping[int, str]) -> str:
    """Return the format with a number; ``codes`` are those that the file defines."""
    # Programs write number 14 as a code, too, and mean the system's date by it.
    return _BUILT_IN[number] if number in _BUILT_IN else codes.get(number, GENERAL)
