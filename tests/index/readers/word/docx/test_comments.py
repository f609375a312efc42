from __future__ import annotations

import io

import docx

from index.readers.word.word import read_word


def test_comments_stand_at_the_end_and_the_sentence_stays_as_it_is() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The cluster has ")
    run = paragraph.add_run("252 firms")
    paragraph.add_run(" and 9,000 jobs.")
    comment = document.add_comment(run, "Should be 300.", author="Anna Li")
    comment.add_paragraph("See annex 2.")
    document.add_comment(run, "Checked.", author="Bo Ek")
    document.add_paragraph("The end.")
    file = io.BytesIO()
    document.save(file)

    extract = read_word(file.getvalue())

    assert extract.text == (
        "The cluster has 252 firms and 9,000 jobs.\n\nThe end.\n\n"
        "Comment by Anna Li: Should be 300. See annex 2.\n\n"
        "Comment by Bo Ek: Checked."
    )
