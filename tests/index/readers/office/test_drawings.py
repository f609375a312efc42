"""Charts and diagrams say what is seen in them."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pptx
from openpyxl.chart import BarChart, Reference
from openpyxl.worksheet.worksheet import Worksheet
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from index.limits import DEFAULT_LIMITS
from index.readers.extract import TextBuilder
from index.readers.office.archive import open_archive
from index.readers.office.drawings import write_drawings
from index.readers.sheets.xlsx import read_xlsx
from index.readers.slides.pptx import read_pptx

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def slide_with_chart(*series: tuple[str, tuple[float | None, ...]]) -> bytes:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    data = CategoryChartData(number_format="0%")  # type: ignore[no-untyped-call]
    data.categories = ["2019", "2020"]
    for name, values in series:
        data.add_series(name, values)  # type: ignore[no-untyped-call]
    place = [Inches(1)] * 4
    frame = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
    frame.chart.chart_title.text_frame.text = "Growth of firms"
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def test_the_figures_of_a_chart_stand_with_what_they_are_of() -> None:
    content = slide_with_chart(("Towns", (0.12, 0.2)), ("Cities", (-0.05, None)))

    extract = read_pptx(content)

    assert extract.text == (
        "Growth of firms\n\n2019 | Towns: 12% | Cities: -5%\n2020 | Towns: 20%"
    )
    assert [page.number for page in extract.pages] == [1]


def test_a_chart_does_not_repeat_the_figures_of_its_sheet() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    for row in [("Year", "Firms"), (2019, 120), (2020, 135)]:
        sheet.append(row)
    chart = BarChart()
    chart.title = "Firms by year"
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), True)
    sheet.add_chart(chart, "D2")
    file = io.BytesIO()
    workbook.save(file)

    text = read_xlsx(file.getvalue()).text

    assert text.endswith("Year: 2020 | Firms: 135\n\nFirms by year")


def test_the_words_of_a_diagram_are_read() -> None:
    file = io.BytesIO()
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<R><r Id="r1" Type="{OFFICE}/diagramData" Target="data.xml"/></R>',
        )
        archive.writestr(
            "word/data.xml",
            f'<d xmlns:a="{drawing}"><a:p><a:t>Apply</a:t></a:p>'
            "<a:p><a:t>Get a </a:t><a:t>loan</a:t></a:p></d>",
        )
    packed = open_archive(file.getvalue(), DEFAULT_LIMITS, "a file", ".docx", ".doc")
    builder = TextBuilder()

    write_drawings(packed, "word/document.xml", builder)

    assert builder.build(None).text == "Apply\n\nGet a loan"
