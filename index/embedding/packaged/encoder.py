"""Run the packaged model from its folder, without what other models need for theirs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors import safe_open
from tokenizers import Tokenizer
from torch import Tensor, nn

from index.embedding.packaged.batching import one_thread
from index.embedding.packaged.compiling import Compiling
from index.embedding.packaged.network import Bert, BertConfig

_WORDS = "embeddings.word_embeddings.weight"


class PackagedEncoder(nn.Module):
    """What an ``Embedder`` uses of a ``SentenceTransformer``, with the same results."""

    def __init__(self, folder: Path, precision: torch.dtype) -> None:
        """Load the model in ``folder``, to compute in ``precision``."""
        super().__init__()
        config = json.loads((folder / "config.json").read_bytes())
        facts = json.loads((folder / "config_sentence_transformers.json").read_bytes())
        self.prompts: dict[str, str] = facts["prompts"]
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        with one_thread(), safe_open(folder / "model.safetensors", "pt") as file:
            with torch.device("meta"):
                self.network = Bert(BertConfig.of(config))
            weights = {name: file.get_tensor(name) for name in sorted(file.keys())}
            self.network.load_state_dict(
                {k: v if k == _WORDS else v.to(precision) for k, v in weights.items()},
                assign=True,
            )
        self.to(torch.accelerator.current_accelerator(check_available=True))
        self._compiling = Compiling(self.network)

    @property
    def device(self) -> torch.device:
        """Where it runs."""
        return self.network.embeddings.word_embeddings.weight.device

    def get_max_seq_length(self) -> int:
        """Return the most tokens that are read of a text; the rest is cut off."""
        return self.network.config.max_position_embeddings

    def preprocess(self, texts: Sequence[str], prompt: str) -> dict[str, Tensor]:
        """Return the tokens of texts, padded, and where they are no padding."""
        encodings = self.tokenizer.encode_batch([prompt + text for text in texts])
        most = self.get_max_seq_length() - 1  # And the marker of the end.
        rows = [
            torch.tensor([*encoding.ids[:-1][:most], encoding.ids[-1]])
            for encoding in encodings
        ]
        padding = self.network.config.pad_token_id
        ids = nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=padding)
        lengths = torch.tensor([len(row) for row in rows])
        mask = torch.arange(ids.shape[1]) < lengths[:, None]
        return {"input_ids": ids, "attention_mask": mask}

    def forward(self, features: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the mean of the texts' hidden states, in float32."""
        ids, mask = features["input_ids"], features["attention_mask"]
        states = self._compiling.fastest()(ids, mask)
        summed = (states * mask[..., None]).sum(1, dtype=torch.float32)
        return {"sentence_embedding": summed / mask.sum(1, keepdim=True)}

    def expect(self, tokens: int) -> None:
        """Prepare to read texts of so many ``tokens`` in all, where that is worth it.

        They are read meanwhile, too.
        """
        self._compiling.expect(tokens)

    def release(self) -> None:
        """Give back the memory of what ``expect`` prepared."""
        self._compiling.release()
