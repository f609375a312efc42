from dataclasses import replace
from datetime import UTC, datetime

import pytest

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS
from index.readers.mail.msg import read_outlook
from tests.index.readers.mail.msg_files import (
    attach_file,
    attach_message,
    write_compound,
    write_message,
)

SENT = datetime(2021, 3, 3, 10, 15, tzinfo=UTC)


def test_head_and_text_are_read_as_a_person_sees_them() -> None:
    content = write_compound(
        write_message(
            subject="产业集群 clusters",
            sender="Anna Berg",
            to="Li Wei; Åsa Öst",
            cc="Ola",
            body="There are 252 firms.\r\n",
            sent=SENT,
        )
    )

    extract = read_outlook(content)

    assert extract.text == (
        "产业集群 clusters\n\n"
        "From: Anna Berg\nTo: Li Wei; Åsa Öst\nCc: Ola\n"
        "Date: 2021-03-03 10:15 +0000\n\n"
        "There are 252 firms."
    )
    assert (extract.title, extract.date) == ("产业集群 clusters", "2021-03-03")


def test_texts_in_a_code_page_are_read() -> None:
    content = write_compound(
        write_message(subject="Åtgärder", body="Små företag – 5 €", code_page=1252)
    )

    extract = read_outlook(content)

    assert extract.text == "Åtgärder\n\nSmå företag – 5 €"


@pytest.mark.parametrize("named_by", [(0x3FDE,), (0x3FFD,)])
@pytest.mark.parametrize(
    ("code_page", "subject"),
    [
        (936, "补贴"),
        # These bytes happen to be UTF-8, too.
        (936, "通知"),
        (54936, "徐州"),
        (950, "申請"),
        (932, "通知"),
        (949, "기업"),
        (1251, "Отчёт"),
        (28591, "Åsa Öst"),
        (65001, "集群"),
    ],
)
def test_a_code_page_that_one_property_names_holds_for_all_texts(
    code_page: int, subject: str, named_by: tuple[int, ...]
) -> None:
    # Too short for its encoding to be guessed.
    attached = attach_file(f"{subject}.xlsx", code_page)
    message = write_message(
        subject=subject,
        code_page=code_page,
        named_by=named_by,
        attachments=(attached,),
    )

    extract = read_outlook(write_compound(message))

    assert extract.text == subject
    assert extract.notes == (f"The attachment {subject}.xlsx was not read.",)


def test_a_body_that_is_a_page_is_read() -> None:
    page = "<p>支持<b>中小</b>企业发展。</p>".encode("cp936")
    content = write_compound(write_message(subject="A", html=page, code_page=936))

    extract = read_outlook(content)

    assert extract.text == "A\n\n支持中小企业发展。"
    assert extract.encoding == "gb18030"


def test_attachments_are_named_and_messages_read() -> None:
    inner = write_message(subject="Inner", body="Inner text.", header=24)
    content = write_compound(
        write_message(
            subject="Outer",
            body="Text.",
            attachments=(attach_file("budget.xlsx"), attach_message(inner)),
        )
    )

    extract = read_outlook(content)

    assert extract.text == "Outer\n\nText.\n\nInner\n\nInner text."
    assert extract.notes == ("The attachment budget.xlsx was not read.",)


def test_messages_are_followed_to_a_limit() -> None:
    message = write_message(subject="3", header=24)
    for subject in ("2", "1"):
        attached = (attach_message(message),)
        message = write_message(subject=subject, attachments=attached, header=24)
    outer = write_message(subject="0", attachments=(attach_message(message),))

    extract = read_outlook(write_compound(outer), replace(DEFAULT_LIMITS, nesting=2))

    assert extract.text == "0\n\n1\n\n2"
    assert extract.notes == ("Messages nested deeper than 2 were not read.",)


def test_what_is_no_message_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="is not an Outlook message"):
        read_outlook(b"From: Anna\n\nText")
    with pytest.raises(UnreadableDocumentError, match="is not an Outlook message"):
        read_outlook(write_compound({"WordDocument": b"text"}))


def test_a_broken_file_is_refused() -> None:
    content = write_compound(write_message(subject="A", body="Text."))

    with pytest.raises(UnreadableDocumentError, match="cannot be read as an Outlook"):
        read_outlook(content[:600])
