"""Paragraphs and cells as formats store them become text, lists and tables."""

from __future__ import annotations

from index.readers.extract import Extract, TextBuilder
from index.readers.shared.flow import Flow, Paragraph, RowLayout
from index.readers.shared.list_numbers import BULLET


def written(*parts: Paragraph | list[str] | tuple[list[str], RowLayout]) -> Extract:
    """Write paragraphs, and rows of cells with how they lie."""
    builder = TextBuilder()
    flow = Flow(builder)
    for part in parts:
        if isinstance(part, Paragraph):
            flow.add(part, in_table=False)
            continue
        cells, layout = part if isinstance(part, tuple) else (part, RowLayout())
        for cell in cells:
            flow.add(Paragraph(cell), in_table=True)
            flow.end_cell()
        flow.end_row(layout)
    flow.finish()
    return builder.build(None)


def lines(*parts: Paragraph | list[str] | tuple[list[str], RowLayout]) -> list[str]:
    return written(*parts).text.split("\n")


HEADER = RowLayout(header=True)


def test_paragraphs_stand_apart_and_items_together() -> None:
    assert (
        written(
            Paragraph("Before"),
            Paragraph("a", mark=BULLET),
            Paragraph("b", mark="2."),
            Paragraph(" "),
            Paragraph("After"),
        ).text
        == f"Before\n\n{BULLET} a\n2. b\n\nAfter"
    )


def test_a_heading_keeps_its_number_but_no_bullet() -> None:
    extract = written(
        Paragraph("Aims", level=1, mark="1."), Paragraph("Means", level=2, mark=BULLET)
    )
    assert [(h.level, h.span.of(extract.text)) for h in extract.headings] == [
        (1, "1. Aims"),
        (2, "Means"),
    ]


def test_the_cells_of_a_row_are_called_by_the_header_that_is_marked() -> None:
    assert lines((["Town", "Firms"], HEADER), ["Xuzhou", "252"], ["Linyi", "40"]) == [
        "Town: Xuzhou | Firms: 252",
        "Town: Linyi | Firms: 40",
    ]


def test_a_box_around_text_is_text() -> None:
    assert written(["Only one cell"], Paragraph("After")).text == (
        "Only one cell\n\nAfter"
    )


def test_the_paragraphs_of_a_cell_are_one_text() -> None:
    builder = TextBuilder()
    flow = Flow(builder)
    for text in ("two", "parts"):
        flow.add(Paragraph(text), in_table=True)
    flow.end_cell()
    flow.add(Paragraph("x", mark="1."), in_table=True)
    flow.end_row(RowLayout())
    flow.finish()
    assert builder.build(None).text == "two parts | 1. x"


def test_a_row_that_is_not_ended_is_not_lost() -> None:
    builder = TextBuilder()
    flow = Flow(builder)
    flow.add(Paragraph("Xuzhou"), in_table=True)
    flow.end_cell()
    flow.add(Paragraph("252"), in_table=True)
    flow.add(Paragraph("After"), in_table=False)
    flow.finish()
    assert builder.build(None).text == "Xuzhou | 252\n\nAfter"


def test_covered_cells_belong_to_the_one_on_their_left() -> None:
    layout = RowLayout(covered=frozenset({1}))
    assert lines((["Both", "", "3"], layout), ["1", "2", "3"])[0] == "Both | 3"


def test_cells_that_end_at_about_the_same_edge_are_in_one_column() -> None:
    header = RowLayout(edges=(1000, 2000, 3000), header=True)
    assert lines(
        (["Town", "Firms", "Share"], header),
        (["Linyi", "3", "4"], RowLayout(edges=(990, 2010, 3000))),
        (["Xuzhou", "252"], RowLayout(edges=(1010, 2990))),
    ) == ["Town: Linyi | Firms: 3 | Share: 4", "Town: Xuzhou | 252"]


def test_a_cell_that_goes_on_below_belongs_to_both_rows() -> None:
    header = RowLayout(edges=(1000, 2000), header=True)
    below = RowLayout(edges=(1000, 2000), continues=frozenset({0}))
    assert lines(
        (["Town", "Firms"], header),
        (["Xuzhou", "252"], RowLayout(edges=(1000, 2000))),
        (["", "40"], below),
    ) == ["Town: Xuzhou | Firms: 252", "Town: Xuzhou | Firms: 40"]


def test_nothing_is_written_of_nothing() -> None:
    assert written().text == ""
    assert written([], ["", ""], Paragraph("")).text == ""
