"""Write what drawings in office files say: diagrams, and charts with their figures."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from typing import NamedTuple

from index.readers.extract import TextBuilder
from index.readers.office.archive import Archive, Element
from index.readers.office.number_formats import GENERAL, format_stored
from index.readers.shared.tables import join_cells

_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"

Points = dict[int, str]
"""What stands at each place of a series."""


class _Series(NamedTuple):
    name: str
    categories: Points
    values: Points


def write_drawings(
    archive: Archive, part: str, builder: TextBuilder, sheets: Collection[str] = ()
) -> None:
    """Append the charts and diagrams that ``part`` shows.

    Args:
        archive: The file.
        part: Of a document, a slide or the drawings of a sheet.
        builder: Where to.
        sheets: The names of sheets that are read anyway: figures that a chart takes
            from there are not repeated.
    """
    for chart in archive.related(part, "chart"):
        _write_chart(archive.xml(chart), builder, sheets)
    for diagram in archive.related(part, "diagramData"):
        for paragraph in archive.xml(diagram).iter(f"{_DRAWING}p"):
            builder.add(_words(paragraph))


def _write_chart(chart: Element, builder: TextBuilder, sheets: Collection[str]) -> None:
    for title in chart.iter(f"{_CHART}title"):
        builder.add(" ".join(map(_words, title.iter(f"{_DRAWING}p"))))
    if sheets and any(_sheet_of(found) in sheets for found in chart.iter(f"{_CHART}f")):
        return
    series = [_read_series(found) for found in chart.iter(f"{_CHART}ser")]
    for categories, group in groupby(series, key=lambda one: one.categories):
        _write_figures(categories, list(group), builder)


def _write_figures(
    categories: Points, series: Sequence[_Series], builder: TextBuilder
) -> None:
    newlines = 2
    for place in sorted(set(categories).union(*(one.values for one in series))):
        figures = (
            f"{one.name}: {one.values[place]}" if one.name else one.values[place]
            for one in series
            if place in one.values
        )
        cells = [categories.get(place, ""), *figures]
        builder.add(join_cells(filter(None, cells)), newlines)
        newlines = 1


def _read_series(series: Element) -> _Series:
    name = series.find(f"{_CHART}tx")
    return _Series(
        "" if name is None else " ".join(_points(name).values()),
        _first(series, "cat", "xVal"),
        _first(series, "val", "yVal"),
    )


def _first(series: Element, *names: str) -> Points:
    found = (series.find(_CHART + name) for name in names)
    return next((_points(part) for part in found if part is not None), {})


def _points(part: Element) -> Points:
    # Of categories in several levels the first is the innermost.
    level = part.find(f".//{_CHART}lvl")
    points = (part if level is None else level).iter(f"{_CHART}pt")
    usual = part.findtext(f".//{_CHART}formatCode") or GENERAL
    numbers = part.find(f".//{_CHART}numCache") is not None
    texts = {
        int(point.get("idx", "0")): _shown(point, usual) if numbers else _value(point)
        for point in points
    }
    direct = part.findtext(f"{_CHART}v")
    return texts or ({0: direct} if direct else {})


def _value(point: Element) -> str:
    return point.findtext(f"{_CHART}v") or ""


def _shown(point: Element, usual: str) -> str:
    return format_stored(_value(point), point.get("formatCode", usual))


def _sheet_of(reference: Element) -> str:
    name = (reference.text or "").rpartition("!")[0]
    return name.strip("'").replace("''", "'")


def _words(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(f"{_DRAWING}t"))
