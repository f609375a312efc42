"""A question asked on the command line does not wait for what it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_what_an_answer_does_not_need_is_not_imported(model_cache_dir: Path) -> None:
    program = (
        "import sys, assistant.pipeline\n"
        "from assistant import Settings\n"
        "from assistant.extract.span_model.model import load_span_model\n"
        "load_span_model(Settings.load()).compare('glass', ['gloves'])\n"
        "slow = {'sentence_transformers', 'transformers', 'torch._dynamo', 'sklearn',\n"
        "        'scipy', 'sympy', 'langchain_core.retrievers'}\n"
        "sys.exit(', '.join(slow & sys.modules.keys()) or 0)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"CLUSTER_POLICY_MODEL_CACHE_DIR": str(model_cache_dir)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
