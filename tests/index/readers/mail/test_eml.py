from dataclasses import replace
from email.message import EmailMessage

import pytest

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS
from index.readers.mail.eml import read_mail

HEAD = (
    b"From: Anna Berg <anna@example.se>\nTo: Li Wei <li@example.cn>\n"
    b"Subject: Clusters\nDate: Wed, 3 Mar 2021 10:15:00 +0100\n"
)


def message(subject: str, text: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "anna@example.se"
    made["Subject"] = subject
    made.set_content(text)
    return made


def test_head_and_text_are_read_as_a_person_sees_them() -> None:
    extract = read_mail(HEAD + b"\nThere are 252 firms.\n")

    assert extract.text == (
        "Clusters\n\n"
        "From: Anna Berg <anna@example.se>\n"
        "To: Li Wei <li@example.cn>\n"
        "Date: 2021-03-03 10:15 +0100\n\n"
        "There are 252 firms."
    )
    assert (extract.title, extract.date) == ("Clusters", "2021-03-03")
    assert [h.span.of(extract.text) for h in extract.headings] == ["Clusters"]


@pytest.mark.parametrize(
    ("charset", "encoding", "cte"),
    [
        ("gb2312", "gb18030", "base64"),
        ("utf-8", "utf-8", "8bit"),
        ("gb18030", "gb18030", "quoted-printable"),
    ],
)
def test_charsets_and_transfer_encodings_are_undone(
    charset: str, encoding: str, cte: str
) -> None:
    made = message("产业集群", "")
    made.set_content("支持中小企业发展。", charset=charset, cte=cte)

    extract = read_mail(made.as_bytes())

    assert extract.text.endswith("支持中小企业发展。")
    assert (extract.title, extract.encoding) == ("产业集群", encoding)
    assert extract.notes == ()


def test_a_false_charset_is_not_believed() -> None:
    head = HEAD + b"Content-Type: text/plain; charset=us-ascii\n\n"

    extract = read_mail(head + "支持中小企业发展，鼓励技术创新。".encode("gb18030"))

    assert extract.text.endswith("支持中小企业发展，鼓励技术创新。")
    assert extract.notes == ("The encoding was guessed: GB18030.",)


def test_a_subject_with_bytes_that_nobody_encoded_loses_no_letter() -> None:
    content = HEAD.replace(b"Clusters", "Åtgärder för företag".encode())

    assert read_mail(content + b"\nText.").title == "Åtgärder för företag"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_message_saved_as_utf16_is_read(codec: str) -> None:
    content = (HEAD + b"\nThere are 252 firms.\n").decode().encode(codec)

    assert read_mail(content).text.endswith("There are 252 firms.")


def test_the_plain_text_is_read_where_there_are_both() -> None:
    made = message("Clusters", "There are 252 firms.")
    made.add_alternative("<p>There are <b>252</b> firms.</p>", subtype="html")

    assert read_mail(made.as_bytes()).text.endswith("se\n\nThere are 252 firms.")


def test_the_page_is_read_where_the_plain_text_says_little() -> None:
    made = message("Clusters", "See the page.")
    page = "<h2>The clusters of the year</h2><ul><li>Xuzhou: 252 firms</ul>"
    made.add_alternative(page, subtype="html")

    text = read_mail(made.as_bytes()).text

    assert text.endswith("The clusters of the year\n\n- Xuzhou: 252 firms")


def test_attachments_are_named_and_pictures_in_the_text_are_not() -> None:
    made = message("Clusters", "Text.")
    made.add_attachment(b"PK", "application", "zip", filename="budget.xlsx")
    made.add_attachment(b"x", "image", "png", filename="logo.png", cid="<logo>")
    made.add_attachment("more", filename="åtgärder.txt")

    assert read_mail(made.as_bytes()).notes == (
        "The attachments budget.xlsx and åtgärder.txt were not read.",
    )


def test_an_attached_message_follows_the_text() -> None:
    made = message("Outer", "Outer text.")
    made.add_attachment(message("Inner", "Inner text."))

    extract = read_mail(made.as_bytes())

    assert extract.title == "Outer"
    assert extract.text.endswith("Inner\n\nFrom: anna@example.se\n\nInner text.")
    assert [(h.level, h.span.of(extract.text)) for h in extract.headings] == [
        (1, "Outer"),
        (2, "Inner"),
    ]


def test_an_attached_message_in_a_transfer_encoding_is_read() -> None:
    content = HEAD + (
        b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
        b"U3ViamVjdDogSW5uZXIKCklubmVyIHRleHQuCg==\n"
    )

    assert read_mail(content).text.endswith("Inner\n\nInner text.")


def test_messages_are_followed_to_a_limit() -> None:
    made = message("0", "Text 0.")
    for number in range(1, 5):
        outer = message(str(number), f"Text {number}.")
        outer.add_attachment(made)
        made = outer

    extract = read_mail(made.as_bytes(), replace(DEFAULT_LIMITS, nesting=2))

    assert "Text 2." in extract.text
    assert "Text 1." not in extract.text
    assert extract.notes == ("Messages nested deeper than 2 were not read.",)


@pytest.mark.parametrize(
    ("date", "shown", "issued"),
    [
        ("2021-03-03T10:15:00Z", "2021-03-03 10:15 +0000", "2021-03-03"),
        ("the third of March", "the third of March", None),
    ],
)
def test_a_date_that_breaks_the_standard_is_read_or_shown(
    date: str, shown: str, issued: str | None
) -> None:
    content = HEAD.replace(b"Wed, 3 Mar 2021 10:15:00 +0100", date.encode())

    extract = read_mail(content + b"\nText.")

    assert f"Date: {shown}\n" in extract.text
    assert extract.date == issued


def test_an_encrypted_message_is_refused() -> None:
    head = HEAD + b"Content-Type: multipart/encrypted; boundary=x\n\n"

    with pytest.raises(UnreadableDocumentError, match="is encrypted"):
        read_mail(head + b"--x\nContent-Type: text/plain\n\nhQEMA\n--x--\n")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b" \n\n ", "has no text"),
        (b"Just a text\nwithout a head.", "is not an e-mail"),
        (b"%PDF-1.7\n\xe2\xe3", "is not an e-mail"),
    ],
)
def test_what_is_no_message_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason):
        read_mail(content)
