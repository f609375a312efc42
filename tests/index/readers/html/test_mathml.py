"""Formulas of pages and slides are on one line, and nothing above it is beside it."""

from __future__ import annotations

import io

import pptx
import pytest
from pptx.oxml import parse_xml
from pptx.util import Inches

from index.readers.html.epub import read_epub
from index.readers.html.html import read_html
from index.readers.slides.pptx import read_pptx
from tests.index.readers.html.epub_files import write_epub

HALF = "<mfrac><mn>1</mn><mn>2</mn></mfrac>"
MILLION = "<msup><mn>10</mn><mn>6</mn></msup>"
BODY = f"<p>There are <math>{HALF}</math> and <math>{MILLION}</math> firms.</p>"
SEEN = "There are 1/2 and 10⁶ firms."


def test_pages_and_books_keep_fractions_and_powers_apart() -> None:
    assert read_html(BODY.encode()).text == SEEN
    assert read_epub(write_epub({"one": BODY})).text == SEEN


@pytest.mark.parametrize(
    ("formula", "seen"),
    [
        ("<msup><mi>x</mi><mrow><mo>-</mo><mn>2</mn></mrow></msup>", "x⁻²"),
        ("<msub><mi>a</mi><mn>1</mn></msub><mo>≤</mo><mn>5</mn>", "a₁≤5"),
        ("<msubsup><mi>a</mi><mn>1</mn><mn>2</mn></msubsup>", "a₁²"),
        ("<mfrac linethickness='0'><mi>n</mi><mn>2</mn></mfrac>", "n over 2"),
        (f"<mfrac><mrow><mi>a</mi>{HALF}</mrow><mn>2</mn></mfrac>", "(a1/2)/2"),
        ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "√(a+b)"),
        ("<mroot><mi>a</mi><mn>3</mn></mroot>", "³√(a)"),
        ("<mover><mi>x</mi><mo>¯</mo></mover>", "x¯"),
        ("<munder><mi>lim</mi><mi>n</mi></munder>", "lim_n"),
        (
            "<munderover><mo>∑</mo><mn>1</mn><mi>n</mi></munderover><mi>x</mi>",
            "∑_1^n x",
        ),
        ("<mfenced><mi>a</mi></mfenced>", "(a)"),
        (
            "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>",
            "1, 2",
        ),
        (
            f"<semantics>{MILLION}<annotation>10^6</annotation></semantics>",
            "10⁶",
        ),
        ("<m:msup xmlns:m='x'><m:mn>10</m:mn><m:mn>6</m:mn></m:msup>", "10⁶"),
    ],
)
def test_a_formula_is_written_as_those_of_office_files(formula: str, seen: str) -> None:
    assert read_html(f"<p><math>{formula}</math></p>".encode()).text == seen


def test_a_slide_keeps_its_formula() -> None:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    paragraph = slide.shapes.add_textbox(*[Inches(1)] * 4).text_frame.paragraphs[0]
    paragraph.add_run().text = "There are "
    office = "http://schemas.openxmlformats.org/officeDocument/2006/math"
    formula = parse_xml(
        '<a14:m xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main"'
        f' xmlns:m="{office}"><m:oMath><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e>'
        "<m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup></m:oMath></a14:m>"
    )
    paragraph._p.append(formula)
    paragraph.add_run().text = " firms."
    file = io.BytesIO()
    presentation.save(file)

    assert read_pptx(file.getvalue()).text == "There are 10⁶ firms."
