"""What the processes of ``tests.forked`` begin with: imports, and what is loaded once.

Nothing here may start a thread, since a fork has none but the one that asks for it; and
nothing of the page is here, which Streamlit imports while it serves.
"""

from __future__ import annotations

import chromadb.api.rust  # noqa: F401
import num2words  # noqa: F401
import streamlit.web.cli  # noqa: F401
import torch
import uvicorn  # noqa: F401

import assistant.service.served
import assistant.service.whole_application  # noqa: F401
import index.pipeline  # noqa: F401
import ui.cli.serving_service  # noqa: F401
from assistant import Settings
from assistant.extract.span_model.model import load_span_model
from assistant.facts.pinyin import is_pinyin
from assistant.facts.vocabulary import is_known_name

_threads = torch.get_num_threads()
torch.set_num_threads(1)
load_span_model(Settings())
torch.set_num_threads(_threads)
is_pinyin("xuzhou")
is_known_name("leeds")
