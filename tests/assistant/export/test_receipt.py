from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import ReceiptError
from assistant.export.receipt import (
    read_receipt,
    receipt_json,
    receipt_of,
    text_hash,
    write_receipt,
)
from tests.assistant.export.answers import CUT_OFF, DOCUMENTS, TWO


def test_it_has_all_that_the_answer_rests_on() -> None:
    receipt = json.loads(receipt_json(receipt_of([TWO])))
    (answer,) = receipt["answers"]
    assert answer["question"] == answer["standalone_question"] == "How many firms?"
    assert (answer["generation"], answer["model"]) == ("7", "small")
    assert answer["asked"] == "2026-03-04T09:30:00+00:00"
    for quote in answer["quotes"]:
        document = DOCUMENTS[quote["document"]]
        assert document.text[quote["start"] : quote["end"]] == quote["quote"]
        assert quote["content_hash"] == document.content_hash
    for passage in answer["passages"]:
        text = DOCUMENTS[passage["document"]].text
        read = text[passage["start"] : passage["end"]]
        assert passage["text_hash"] == text_hash(read)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    receipt = receipt_of([TWO, CUT_OFF], "Firms")
    write_receipt(receipt, tmp_path / "receipt.json")
    assert read_receipt(tmp_path / "receipt.json") == receipt


def quote_of(receipt: dict[str, Any]) -> dict[str, Any]:
    quote: dict[str, Any] = receipt["answers"][0]["quotes"][0]
    return quote


@pytest.mark.parametrize(
    "change",
    [
        lambda receipt: receipt.pop("format"),
        lambda receipt: receipt.update(format="cluster-policy receipt 9"),
        lambda receipt: quote_of(receipt).update(start=-1),
        lambda receipt: quote_of(receipt).update(quote="", end=0, start=0),
        lambda receipt: quote_of(receipt).update(quote="shorter"),
    ],
)
def test_what_is_no_receipt_is_said_to_be_none(change: Any, tmp_path: Path) -> None:
    receipt = json.loads(receipt_json(receipt_of([TWO])))
    change(receipt)
    path = tmp_path / "receipt.json"
    path.write_text(json.dumps(receipt), encoding="utf-8")
    with pytest.raises(ReceiptError, match="is no receipt"):
        read_receipt(path)


def test_a_file_that_is_not_there_or_no_json_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(ReceiptError, match="cannot be read"):
        read_receipt(tmp_path / "none.json")
    (tmp_path / "text.json").write_bytes(b"\xff no JSON")
    with pytest.raises(ReceiptError, match="is no receipt"):
        read_receipt(tmp_path / "text.json")
    with pytest.raises(ReceiptError, match="cannot be written"):
        write_receipt(receipt_of([TWO]), tmp_path / "none" / "receipt.json")
