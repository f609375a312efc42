"""Whenever a sync is killed, what was published goes on answering, whole."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from assistant import Settings
from index import sync_index
from index.storage.live_index import LiveIndex
from index.sync.file_states import TICK
from tests.index.stepping import SteppingSync
from tests.waiting import PATIENCE, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.long]

SYNCS = 6
DOCUMENTS = 6
SENTENCES = 12

PUBLICATION = "rename current"
STEPS = [
    *("scan", "write writer.lock", "mkdir generations/*", "read", "embed", "publish"),
    *("mkdir segments/*", "flush segments/*", "flush generations/*"),
    *("flush generations", "write current.new"),
    *("flush current.new", PUBLICATION, "flush", "rmtree generations/*"),
    *("remove leases/*.lock", "rmtree segments/*"),
]
"""Some of what a sync does, in this order."""
KEPT_TIMES = " files."
"""In the steps that keep the times of files, which they do of old ones alone."""

DEPENDING = re.compile(rf"{re.escape(KEPT_TIMES)}|^rmtree|^remove|\)$")
"""Steps that depend on what earlier syncs left; the next sync may have none such."""

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


def let_settle(corpus: Path) -> None:
    """Wait until the times of the files are old enough to be relied on."""
    changed = max(path.stat().st_ctime for path in corpus.iterdir())
    wait_until(lambda: time.time() - changed > TICK)


def live_versions(settings: Settings) -> set[str]:
    """Return the versions of which the live documents are, all of them there."""
    with closing(LiveIndex(settings)) as live, live.use() as (_, store):
        texts = [store.document(d.id) for d in store.documents()]
    assert len(texts) == DOCUMENTS
    return {text.text.split()[2] for text in texts if text}


def kill_somewhere(sync: SteppingSync, steps: list[str], chance: random.Random) -> None:
    """Kill a sync in the middle of one of its steps."""
    sync.go_to(chance.choice(steps))
    sync.go_on()
    time.sleep(chance.uniform(0, 0.1))
    sync.kill()


def test_a_sync_killed_before_any_of_its_steps_leaves_one_whole_generation(
    settings: Settings,
) -> None:
    small = settings.model_copy(update={"chunk_size": 60, "keep_generations": 1})
    write_version(small.corpus_dir, 0)
    sync_index(small)
    write_version(small.corpus_dir, 1)
    let_settle(small.corpus_dir)
    with SteppingSync(small) as sync:
        steps = [step for step in sync.steps() if not step.endswith(")")]
        assert sync.succeeded
    assert live_versions(small) == {"1"}
    # They are those of which the design speaks, from the lock to the cleaning up.
    place = [steps.index(step) for step in STEPS]
    assert place == sorted(place)
    for version, step in enumerate(steps, 2):
        write_version(small.corpus_dir, version)
        if KEPT_TIMES in step:
            let_settle(small.corpus_dir)
        with SteppingSync(small) as sync:
            sync.go_to(step)
            sync.kill()
        published = PUBLICATION in sync.reached[:-1]
        assert live_versions(small) == {str(version if published else version - 1)}, (
            f"killed before {step}"
        )
        report = sync_index(small)
        assert live_versions(small) == {str(version)}, f"after {step}"
        left = [path.name for path in (small.index_dir / "generations").iterdir()]
        assert left == [report.generation], f"after {step}"


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
    published, steps = 0, STEPS[: STEPS.index(PUBLICATION)]
    chance = random.Random(7)
    try:
        wait_until(lambda: log.exists() and log.read_text())
        for version in range(1, SYNCS + 1):
            write_version(small.corpus_dir, version)
            with SteppingSync(small) as sync:
                if version % 3:
                    kill_somewhere(sync, steps, chance)
                else:
                    steps = [s for s in sync.steps() if not DEPENDING.search(s)]
                    assert sync.succeeded
                    published = version
            (live,) = live_versions(small)
            assert int(live) in {published, version}
            published = int(live)
            assert reader.poll() is None
    finally:
        stop.touch()
        reader.wait(PATIENCE)
    answers = [json.loads(line) for line in log.read_text().splitlines()]
    assert len({answer.get("generation") for answer in answers}) >= 3
    assert [answer for answer in answers if "error" in answer] == []
    assert all(
        answer["mixed"] == [] and answer["documents"] == DOCUMENTS and answer["exact"]
        for answer in answers
    )
