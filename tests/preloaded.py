"""What the processes of ``tests.forked`` begin with: imports, and the model's weights.

Nothing here may start a thread, since a fork has none but the one that asks for it; and
nothing of ``ui`` is here, which Streamlit imports while it serves.
"""

from __future__ import annotations

import torch

import index.pipeline  # noqa: F401
from assistant import Settings
from index.embedding.embedder import load_embedder

_threads = torch.get_num_threads()
torch.set_num_threads(1)
load_embedder(Settings())
torch.set_num_threads(_threads)
