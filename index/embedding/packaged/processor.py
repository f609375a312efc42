"""Which numbers this machine's processor multiplies fast."""

from __future__ import annotations


def has_fast_bfloat16() -> bool:
    """Return whether it multiplies bfloat16 faster than float32."""
    return _has("amx_bf16") or _has("avx512_bf16")


def has_fast_int8() -> bool:
    """Return whether it multiplies whole numbers of eight bits the fastest.

    Where there is AMX, its bfloat16 is fast enough, and OpenVINO does not use its
    eight bits for what is rounded as it comes.
    """
    return _has("avx512_vnni") and not _has("amx_bf16")


def _has(feature: str) -> bool:
    import torch

    return bool(torch.cpu.get_capabilities().get(feature))
