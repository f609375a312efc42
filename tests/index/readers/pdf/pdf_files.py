"""Minimal PDF files for the tests, written out by hand."""

import io
from collections.abc import Sequence

Page = Sequence[tuple[str, float, float] | tuple[str, float, float, float]]
"""Lines of a page: text, distance from the left and from the bottom, in points.

The size of the type may follow; it is 12 where it does not.
"""

# Of writing that is turned to the left, on a page that is turned back.
_TURNS = ("1 0 0 1 0 0", "0 1 -1 0 792 0", "-1 0 0 -1 612 792", "0 -1 1 0 0 612")

_PICTURE = b"q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"

_ENCRYPTION = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (
    b"11" * 32,
    b"22" * 32,
)


def paragraph(
    *lines: str, top: float = 700, left: float = 72, leading: float = 14
) -> list[tuple[str, float, float]]:
    """Return lines below each other."""
    return [(line, left, top - leading * number) for number, line in enumerate(lines)]


def write_pdf(
    *pages: Page,
    title: str | None = None,
    created: str | None = None,
    encrypted: bool = False,
    meanings: dict[str, str] | None = None,
    annotations: Sequence[str] = (),
    turn: int = 0,
    rotate: int | None = None,
    colourless: Page = (),
    picture: bool = False,
) -> bytes:
    """Return a PDF in Helvetica with the given pages.

    Args:
        pages: Their lines.
        title: In the properties.
        created: In the properties.
        encrypted: Whether a password is asked for.
        meanings: What text a glyph stands for, where that is not its own.
        annotations: What lies over the last page; those that are widgets make a form.
        turn: How often the writing is turned by a quarter to the left.
        rotate: How far pages are turned to the right as they are shown, in degrees;
            as far as the writing where it is not said.
        colourless: Lines on each page that nobody sees, as text recognition adds them.
        picture: Whether a picture covers each page.
    """
    objects: list[bytes] = [
        b"",
        b"",
        _dictionary(
            "/Type /Font /Subtype /Type1"
            " /BaseFont /Helvetica /Encoding /WinAnsiEncoding"
            + (" /ToUnicode 4 0 R" if meanings else "")
        ),
    ]
    if meanings:
        objects.append(_stream(_map_of(meanings)))
    kids, laid, fields = [], [], []
    for annotation in annotations:
        objects.append(_dictionary(f"/Type /Annot /Rect [72 600 200 620] {annotation}"))
        laid.append(f"{len(objects)} 0 R")
        fields += laid[-1:] if "/Widget" in annotation else []
    for page in pages:
        content = b"%s %s cm BT /F1 12 Tf %s 3 Tr %s ET" % (
            _PICTURE if picture else b"",
            _TURNS[turn].encode(),
            b" ".join(map(_show, page)),
            b" ".join(map(_show, colourless)),
        )
        objects.append(_stream(content))
        objects.append(
            _dictionary(
                "/Type /Page /Parent 2 0 R /MediaBox"
                f" [0 0 {'792 612' if turn % 2 else '612 792'}]"
                f" /Rotate {90 * turn if rotate is None else rotate} /Contents"
                f" {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >>"
                + (f" /Annots [{' '.join(laid)}]" if page is pages[-1] else "")
            )
        )
        kids.append(f"{len(objects)} 0 R")
    form = f" /AcroForm << /Fields [{' '.join(fields)}] >>" if fields else ""
    objects[0] = _dictionary(f"/Type /Catalog /Pages 2 0 R{form}")
    objects[1] = _dictionary(
        f"/Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)}"
    )
    trailer = b"/Root 1 0 R /ID [<00> <00>]"
    facts = {"Title": title, "CreationDate": created}
    stated = [
        f"/{name} ({value})" for name, value in facts.items() if value is not None
    ]
    if stated:
        objects.append(_dictionary(" ".join(stated)))
        trailer += b" /Info %d 0 R" % len(objects)
    if encrypted:
        trailer += b" /Encrypt %s" % _ENCRYPTION
    return _assemble(objects, trailer)


def _dictionary(entries: str) -> bytes:
    return f"<< {entries} >>".encode("cp1252")


def _show(
    line: tuple[str, float, float] | tuple[str, float, float, float],
) -> bytes:
    text, left, bottom, size = (*line, 12)[:4]
    escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    shown = f"/F1 {size} Tf 1 0 0 1 {left} {bottom} Tm ({escaped}) Tj"
    return shown.encode("cp1252")


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >> stream\n%s\nendstream" % (len(content), content)


def _map_of(meanings: dict[str, str]) -> bytes:
    lines = "\n".join(
        f"<{ord(glyph):02x}> <{text.encode('utf-16-be').hex()}>"
        for glyph, text in meanings.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap"
        " /CMapName /Own def 1 begincodespacerange <00> <ff> endcodespacerange"
        f" {len(meanings)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    ).encode()


def _assemble(objects: list[bytes], trailer: bytes) -> bytes:
    file = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(file))
        file += b"%d 0 obj %s endobj\n" % (number, body)
    start = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        file += b"%010d 00000 n \n" % offset
    file += b"trailer << /Size %d %s >>\n" % (len(objects) + 1, trailer)
    return bytes(file + b"startxref\n%d\n%%%%EOF\n" % start)


def scan(content: bytes, *, keep: Sequence[int] = ()) -> bytes:
    """Return the PDF with pictures in place of its pages; ``keep`` counts from 1."""
    import pypdfium2

    source, scanned = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new()
    for index in range(len(source)):
        if index + 1 in keep:
            scanned.import_pages(source, [index])
            continue
        width, height = source[index].get_size()
        image = pypdfium2.PdfImage.new(scanned)
        image.set_bitmap(source[index].render(scale=300 / 72))
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        page = scanned.new_page(width, height)
        page.insert_obj(image)
        page.gen_content()
    file = io.BytesIO()
    scanned.save(file)
    return file.getvalue()
