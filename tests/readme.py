"""Write the tables of the settings into the READMEs: ``python -m tests.readme``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from annotated_types import Ge, Gt, Le
from pydantic.fields import FieldInfo

from assistant import Settings
from index import IndexSettings

ROOT = Path(__file__).resolve().parent.parent
_TABLE = re.compile(
    r"(?<=<!-- settings: `make docs` writes this table -->\n).*?(?=<!-- end -->)",
    re.DOTALL,
)

FIELDS: Mapping[Path, Mapping[str, FieldInfo]] = {
    ROOT / "index/README.md": IndexSettings.model_fields,
    ROOT / "assistant/README.md": {
        name: field
        for name, field in Settings.model_fields.items()
        if name not in IndexSettings.model_fields
    },
}
"""The settings that each README tells, by name."""


def main() -> None:
    """Write every table anew."""
    for path, fields in FIELDS.items():
        text = with_settings(path.read_text(encoding="utf-8"), fields)
        path.write_text(text, encoding="utf-8")


def with_settings(text: str, fields: Mapping[str, FieldInfo]) -> str:
    """Return the text of a README with the table that its settings have now.

    Raises:
        ValueError: It has no place for the table.
    """
    if not _TABLE.search(text):
        raise ValueError("there is no place for the table of settings")
    table = "\n".join(_rows(fields))
    return _TABLE.sub(lambda _: f"{table}\n", text)


def _rows(fields: Mapping[str, FieldInfo]) -> list[str]:
    rows = ["| variable | default | meaning |", "| --- | --- | --- |"]
    for name, field in fields.items():
        variable = f"`CLUSTER_POLICY_{name.upper()}`"
        meaning = f"{field.description}{_range(field)}"
        rows.append(f"| {variable} | {_default(field)} | {meaning} |")
    return rows


def _range(field: FieldInfo) -> str:
    """Return the least and the most that a number may be, where there is either."""
    bounds = {type(bound): bound for bound in field.metadata}
    least, more = bounds.get(Ge), bounds.get(Gt)
    most = bounds.get(Le)
    if least and most:
        return f" {least.ge} to {most.le}."
    if least:
        return f" At least {least.ge}."
    return f" More than {more.gt}." if more else ""


def _default(field: FieldInfo) -> str:
    default = field.default
    return "empty" if default in (None, ()) or not str(default) else f"`{default}`"


if __name__ == "__main__":
    main()
