"""Make the Word, Excel, PowerPoint and PDF files of the evaluation from plain text."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pptx
import yaml
from pptx.util import Inches

from tests.index.readers.pdf.pdf_files import write_pdf

HERE = Path(__file__).parent
_COLUMN, _LINE, _TOP = 110, 20, 720

Block = Mapping[str, Any]


def write_documents(folder: Path) -> None:
    """Write all documents of the evaluation into a folder that is not there yet."""
    shutil.copytree(HERE / "documents", folder)
    for source in (HERE / "made").glob("*.yaml"):
        # As it stands: 2023 is a heading here, and not a number.
        content = yaml.load(source.read_text(encoding="utf-8"), yaml.BaseLoader)
        path = folder / source.stem
        write: dict[str, Callable[[Any, Path], None]] = {
            ".docx": _write_docx,
            ".xlsx": _write_xlsx,
            ".pptx": _write_pptx,
            ".pdf": _write_pdf,
        }
        write[path.suffix](content, path)


def _write_docx(blocks: Iterable[Block], path: Path) -> None:
    document = docx.Document()
    for kind, said in _pieces(blocks):
        if kind == "table":
            table = document.add_table(len(said), len(said[0]), "Table Grid")
            _fill(table, said)
        elif kind == "list":
            for item in said:
                document.add_paragraph(item, "List Bullet")
        elif kind == "text":
            document.add_paragraph(said)
        else:
            document.add_heading(said, 0 if kind == "title" else 1)
    document.save(str(path))


def _write_xlsx(sheets: Mapping[str, Sequence[Sequence[str]]], path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([int(cell) if cell.isdecimal() else cell for cell in row])
    book.save(path)


def _write_pptx(slides: Iterable[Iterable[Block]], path: Path) -> None:
    deck = pptx.Presentation()
    for blocks in slides:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        for kind, said in _pieces(blocks):
            if kind == "title":
                slide.shapes.title.text = said
                continue
            box = (Inches(1), Inches(2), Inches(8), Inches(4))
            if kind == "table":
                shape = slide.shapes.add_table(len(said), len(said[0]), *box)
                _fill(shape.table, said)
            else:
                lines = said if kind == "list" else [said]
                slide.shapes.add_textbox(*box).text_frame.text = "\n".join(lines)
    deck.save(str(path))


def _write_pdf(pages: Iterable[Iterable[Block]], path: Path) -> None:
    laid = []
    for blocks in pages:
        lines: list[tuple[str, float, float, float]] = []
        down = _TOP
        for kind, said in _pieces(blocks):
            size = {"title": 20, "heading": 16}.get(kind, 12)
            for row in said if kind == "table" else [[said]]:
                for number, cell in enumerate(row):
                    lines.append((cell, 72 + number * _COLUMN, down, size))
                down -= _LINE if kind != "text" else 14
        laid.append(lines)
    path.write_bytes(write_pdf(*laid))


def _pieces(blocks: Iterable[Block]) -> Iterable[tuple[str, Any]]:
    for block in blocks:
        yield from block.items()


def _fill(table: Any, rows: Sequence[Sequence[str]]) -> None:
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(number, column).text = cell
