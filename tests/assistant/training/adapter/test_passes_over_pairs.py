"""An adapter is trained from the model without one, written, and can be added."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import load_file

from assistant.training.adapter.low_rank import (
    add_low_rank,
    load_bare_encoder,
    save_adapter,
)
from assistant.training.adapter.passes_over_pairs import (
    ContrastPlan,
    read_pairs,
    train_contrast,
)
from index.embedding.packaged.adapter import ADAPTER, DOWN, UP, add_adapter

TOWNS = ["徐州", "扬州", "潮州", "佛山", "泉州", "宁波"]
SPELLED = ["Xuzhou", "Yangzhou", "Chaozhou", "Foshan", "Quanzhou", "Ningbo"]


def test_a_few_steps_bring_questions_nearer_to_their_passages(tmp_path: Path) -> None:
    file = tmp_path / "pairs.jsonl"
    lines = [
        {
            "question": f"Hur många företag finns i klustret i {spelled}?",
            "passage": f"{town}的产业集群有企业。",
            "document": town,
        }
        for town, spelled in zip(TOWNS, SPELLED, strict=True)
    ]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    encoder = load_bare_encoder()
    added = add_low_rank(encoder, rank=2)
    plan = ContrastPlan(steps=12, batch=6, learning_rate=5e-3, mine_every=6)
    said: list[str] = []
    losses = train_contrast(encoder, added, read_pairs(file), plan, said.append)
    assert len(losses) == 12
    assert sum(losses[-3:]) < 0.7 * sum(losses[:3])
    assert said

    save_adapter(added, tmp_path / "adapter.safetensors")
    written = load_file(tmp_path / "adapter.safetensors")
    assert written.keys() == load_file(ADAPTER).keys()
    name, layer = next(iter(added.items()))
    whole = {name: layer.whole.weight.detach().cpu().numpy().astype(np.float16)}
    one = {key: written[key] for key in (name + DOWN, name + UP)}
    assert not np.array_equal(add_adapter(whole, one)[name], whole[name])
