"""A reader asks in a loop while a writer syncs and is killed at random moments."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from assistant import Settings
from index import sync_index
from index.storage.live_index import LiveIndex

pytestmark = pytest.mark.slow

SYNCS = 12
DOCUMENTS = 6
SENTENCES = 12

# Asks until it is told to stop; each answer must come from one version of its document.
READER = """
import json, re, sys
from pathlib import Path
from assistant import Assistant, Settings

corpus, index, stop, log = sys.argv[1:]
settings = Settings(corpus_dir=corpus, index_dir=index)
with Assistant.open(settings) as assistant, open(log, "w") as out:
    while True:
        last = Path(stop).exists()
        try:
            hits = assistant.search("the output of the park", 100)
            versions = {}
            for hit in hits:
                found = set(re.findall(r"version (\\d+)", hit.passage.text))
                versions.setdefault(hit.passage.document_id, set()).update(found)
            answer = assistant.ask("What is the output of park 3?")
            exact = all(
                assistant.document(c.document_id) is not None for c in answer.citations
            )
            line = {
                "mixed": [d for d, v in versions.items() if len(v) != 1],
                "documents": len(versions),
                "generation": answer.index_version,
                "exact": exact,
            }
        except Exception as error:
            line = {"error": repr(error)}
        out.write(json.dumps(line) + "\\n")
        out.flush()
        if last:
            break
"""
WRITER = """
import sys
from assistant import Settings
from index import sync_index

report = sync_index(Settings(corpus_dir=sys.argv[1], index_dir=sys.argv[2]))
print(report.generation, flush=True)
"""


def write_version(corpus: Path, version: int) -> None:
    for park in range(DOCUMENTS):
        lines = [
            f"In version {version} the output of park {park} in year {year} was "
            f"{version * 1000 + year} tons of glass, more than was planned for it."
            for year in range(SENTENCES)
        ]
        staged = corpus / f".park-{park}"
        staged.write_text("\n".join(lines))
        staged.replace(corpus / f"park-{park}.txt")


def live_versions(settings: Settings) -> set[str]:
    """Return the versions of which the live documents are, all of them there."""
    with closing(LiveIndex(settings)) as live, live.use() as (_, store):
        texts = [store.document(d.id) for d in store.documents()]
    assert len(texts) == DOCUMENTS
    return {text.text.split()[2] for text in texts if text}


def test_killing_the_writer_fails_no_question_and_loses_nothing_published(
    settings: Settings, tmp_path: Path
) -> None:
    small = settings.model_copy(update={"chunk_size": 60})
    environment = {**os.environ, "CLUSTER_POLICY_CHUNK_SIZE": "60"}
    write_version(small.corpus_dir, 0)
    sync_index(small)
    folders = [str(small.corpus_dir), str(small.index_dir)]
    stop, log = tmp_path / "stop", tmp_path / "log"
    reader = subprocess.Popen(
        [sys.executable, "-c", READER, *folders, str(stop), str(log)], env=environment
    )
    published = 0
    chance = random.Random(7)
    killed = 0
    try:
        for version in range(1, SYNCS + 1):
            write_version(small.corpus_dir, version)
            writer = subprocess.Popen(
                [sys.executable, "-c", WRITER, *folders],
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
            )
            kill = version % 4 != 0
            if kill:
                time.sleep(chance.uniform(1.0, 5.0))
                writer.send_signal(signal.SIGKILL)
            acknowledged, _ = writer.communicate(timeout=120)
            killed += writer.returncode == -signal.SIGKILL
            (live,) = live_versions(small)
            assert int(live) in ({version} if acknowledged else {published, version})
            published = int(live)
            assert reader.poll() is None
    finally:
        stop.touch()
        reader.wait(120)
    answers = [json.loads(line) for line in log.read_text().splitlines()]
    assert killed >= SYNCS // 4
    assert len({answer.get("generation") for answer in answers}) >= 3
    assert [answer for answer in answers if "error" in answer] == []
    assert all(
        answer["mixed"] == [] and answer["documents"] == DOCUMENTS and answer["exact"]
        for answer in answers
    )
