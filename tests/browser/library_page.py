"""The page over sixty documents in memory; answers quote the long one and a PDF."""

from __future__ import annotations

import os
import runpy
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import streamlit as st

from assistant import Settings
from index import SyncReport, sync_index
from index.documents import Heading, Page, ReadFailure, SourceWarning, Span
from tests.browser.conftest import APP
from tests.index.readers.pdf.pdf_files import paragraph, write_pdf
from tests.ui.page.fakes import SmallAssistant, make_document
from ui.page.indexing import Indexing

FILLER = "This paragraph is about the weather and says nothing else.\n\n" * 80
START = "A plan for glass\n\nThere are 252 firms.\n\n"
END = "What is to come\n\nIn 2030 there will be 300 firms."
TEXT = f"{START}{FILLER}{END}"
TURN = TEXT.index(END)
LONG = make_document(
    "plan.txt",
    "A plan for glass",
    TEXT,
    pages=(Page(1, Span(0, TURN)), Page(2, Span(TURN, len(TEXT)))),
    headings=(Heading(1, Span(0, 16)), Heading(2, Span(TURN, TURN + 15))),
    warnings=(SourceWarning("figure", Span(28, 31), "252"),),
)
OTHERS = [
    make_document(f"{n}.txt", f"Regional plan for clusters, number {n}", "Glass.")
    for n in range(58)
]
PDF = write_pdf(
    paragraph("There are 40 works."), paragraph("They are built", "by the river.")
)
WORKS = "There are 40 works.\nThey are built by the river."
PRINTED = replace(
    make_document(
        "works.pdf",
        "The works",
        WORKS,
        pages=(Page(1, Span(0, 20)), Page(2, Span(20, len(WORKS)))),
    ),
    content_hash=sha256(PDF).hexdigest(),
)
QUOTES = {
    "Where are the works?": [("works.pdf", "They are built by the river.")],
    "How many firms?": [("plan.txt", "There are 252 firms.")],
    "And in 2030?": [("plan.txt", "In 2030 there will be 300 firms.")],
}
FAILURES = tuple(ReadFailure(f"{n}.pdf", "The file is damaged.") for n in range(20))


if "assistant" not in st.session_state:
    corpus = Path(os.environ["CLUSTER_POLICY_CORPUS_DIR"])
    corpus.mkdir(exist_ok=True)
    (corpus / "works.pdf").write_bytes(PDF)
    (corpus / "plan.txt").write_text(TEXT, encoding="utf-8")
    alike = (("0.txt", "1.txt"),)
    small = SmallAssistant([LONG, PRINTED, *OTHERS], QUOTES, {}, FAILURES, alike)
    indexing = Indexing(sync_index, Settings())
    added = tuple(document.id for document in small.documents())
    indexing.report = SyncReport(added, (), (), (), FAILURES, 60, "1", 0.5)
    st.session_state["assistant"], st.session_state["indexing"] = small, indexing
runpy.run_path(str(APP))
