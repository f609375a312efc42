"""Formulas are written so that no figure stands where it does not belong."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from index.readers.office.formulas import formula_text

NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def t(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def parts(tag: str, **inside: str) -> str:
    written = "".join(f"<m:{name}>{part}</m:{name}>" for name, part in inside.items())
    return f"<m:{tag}>{written}</m:{tag}>"


def square(base: str) -> str:
    return parts("sSup", e=t(base), sup=t("2"))


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        (t("A=π") + square("r"), "A=πr²"),
        (parts("f", num=t("1"), den=t("2")), "1/2"),
        (parts("f", num=t("-b±4"), den=t("2a")), "(-b±4)/2a"),
        (
            parts(
                "sSup", e=parts("d", e=parts("f", num=t("a"), den=t("b"))), sup=t("2")
            ),
            "(a/b)²",
        ),
        (parts("sSup", e=t("x"), sup=t("n+1")), "x^(n+1)"),
        (parts("sSub", e=t("x"), sub=t("10")) + t("8"), "x₁₀8"),
        (parts("sSubSup", e=t("x"), sub=t("i"), sup=t("2")), "x_i²"),
        (parts("rad", deg="", e=t("b-4")), "√(b-4)"),
        (parts("rad", deg=t("3"), e=t("8")), "³√(8)"),
        (
            '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>'
            f"{t('k=1')}</m:sub><m:sup>{t('n')}</m:sup><m:e>{t('k')}</m:e></m:nary>",
            "∑_(k=1)^n k",
        ),
        (
            '<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr>'
            f"<m:e>{t('1')}</m:e><m:e>{t('2')}</m:e></m:d>",
            "[1|2]",
        ),
        (parts("func", fName=t("sin"), e=t("x")), " sin x"),
        (parts("limLow", e=t("lim"), lim=t("n→∞")), "lim_(n→∞)"),
        (
            '<m:f><m:fPr><m:type m:val="noBar"/></m:fPr>'
            f"<m:num>{t('n')}</m:num><m:den>{t('k')}</m:den></m:f>",
            "n over k",
        ),
        (
            f"<m:m><m:mr><m:e>{t('1')}</m:e><m:e>{t('2')}</m:e></m:mr>"
            f"<m:mr><m:e>{t('3')}</m:e><m:e>{t('4')}</m:e></m:mr></m:m>",
            "1, 2; 3, 4",
        ),
        (parts("acc", e=t("x")), "x"),
    ],
)
def test_a_formula_is_written_on_one_line(formula: str, text: str) -> None:
    root = f'<m:oMath xmlns:m="{NAMESPACE}">{formula}</m:oMath>'

    assert formula_text(ElementTree.fromstring(root)) == text
