"""What the processor does fast is asked of torch by names that torch knows."""

from __future__ import annotations

import platform

import pytest
import torch

from index.embedding.packaged.processor import has_fast_bfloat16, has_fast_int8

on_x86 = pytest.mark.skipif(
    platform.machine() not in {"x86_64", "AMD64"}, reason="of x86 processors"
)


@on_x86
def test_torch_knows_each_feature_that_is_asked_for() -> None:
    names = torch.cpu.get_capabilities().keys()
    assert {"amx_bf16", "avx512_bf16", "avx512_vnni"} <= names


def test_eight_bits_are_never_the_fastest_where_there_is_amx() -> None:
    has = torch.cpu.get_capabilities().get
    assert has_fast_bfloat16() is bool(has("amx_bf16") or has("avx512_bf16"))
    assert has_fast_int8() is bool(has("avx512_vnni") and not has("amx_bf16"))
