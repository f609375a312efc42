"""Read the fields of a PDF form that somebody filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from index.readers.pdf.annotations import Annotation, read_text

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_PASSWORD = 1 << 13
_OFF = "Off"
# How programs call the box that is checked, where it has no meaning of its own.
_CHECKED = re.compile(r"yes|on|true|checked|x|1|ja|oui|si|是|✓", re.IGNORECASE)
_INDEX = re.compile(r"\[\d+\]|\(\d+\)|#\w+")


class Form:
    """The form of an open document; it must be closed before the document is."""

    def __init__(self, document: PdfDocument) -> None:
        """Begin to read the fields, where there are any."""
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._handle = None
        if document.get_formtype() != pdfium.FORMTYPE_NONE:
            self._config = pdfium.FPDF_FORMFILLINFO(version=2)
            self._handle = pdfium.FPDFDOC_InitFormFillEnvironment(
                document, self._config
            )

    def close(self) -> None:
        """End it."""
        if self._handle:
            self._pdfium.FPDFDOC_ExitFormFillEnvironment(self._handle)
            self._handle = None

    def describe(self, annotation: Annotation) -> str:
        """Return "Name: value"; "" for what is no field or not filled in."""
        if not self._handle:
            return ""
        value = " ".join(self._value(annotation).split())
        return f"{self._name(annotation)}: {value}" if value else ""

    def _value(self, annotation: Annotation) -> str:
        pdfium, handle = self._pdfium, self._handle
        kind = pdfium.FPDFAnnot_GetFormFieldType(handle, annotation)
        if kind == pdfium.FPDF_FORMFIELD_TEXTFIELD:
            flags = pdfium.FPDFAnnot_GetFormFieldFlags(handle, annotation)
            return "" if flags & _PASSWORD else self._stored(annotation)
        if kind in (pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX):
            return ", ".join(self._chosen(annotation)) or self._stored(annotation)
        if kind in (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON):
            value = self._stored(annotation)
            if value == _OFF:
                return ""
            return "checked" if _CHECKED.fullmatch(value) else value
        return ""

    def _chosen(self, annotation: Annotation) -> Iterator[str]:
        pdfium, handle = self._pdfium, self._handle
        for index in range(pdfium.FPDFAnnot_GetOptionCount(handle, annotation)):
            if pdfium.FPDFAnnot_IsOptionSelected(handle, annotation, index):
                yield read_text(
                    pdfium.FPDFAnnot_GetOptionLabel, handle, annotation, index
                )

    def _stored(self, annotation: Annotation) -> str:
        return self._read(self._pdfium.FPDFAnnot_GetFormFieldValue, annotation)

    def _name(self, annotation: Annotation) -> str:
        """Return what people are told of a field, else what programs call it."""
        pdfium = self._pdfium
        told = self._read(pdfium.FPDFAnnot_GetFormFieldAlternateName, annotation)
        full = self._read(pdfium.FPDFAnnot_GetFormFieldName, annotation)
        own = _INDEX.sub("", full.rpartition(".")[2]).replace("_", " ")
        return " ".join((told or own).split()).rstrip(":： ") or "Field"

    def _read(self, function: Callable[..., int], annotation: Annotation) -> str:
        return read_text(function, self._handle, annotation)
