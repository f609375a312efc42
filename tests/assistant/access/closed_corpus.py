"""A corpus with a folder that is for economists alone, and what must not get out."""

from __future__ import annotations

import os
import re
from pathlib import Path

from assistant import Settings
from assistant.access import Role, Visitor
from index import sync_index

READER = Visitor("Ann", "ann@example.org", frozenset(), Role.READER, "a 1")
EDITOR = Visitor("Eva", "eva@example.org", frozenset({"press"}), Role.EDITOR, "a 2")
ECONOMIST = Visitor(
    "Bo", "bo@example.org", frozenset({"economists"}), Role.READER, "a 3"
)
ADMINISTRATOR = Visitor("Adam", "", frozenset(), Role.ADMINISTRATOR, "a 4")

SECRETS = (
    "zirconia",
    "8642",
    "Falkenberg",
    "lavender",
    "hemligt",
    "secret",
    "broken.pdf",
    "2031",
    "Kestrel",
    "银杏",
)
"""What stands nowhere but in the closed folder, or is the name of something in it."""

WRITTEN = 1_700_000_000
"""When all of it was, so that one copy of the open documents is as another."""

# The hash in the id of a widget or of a generation, a time and a score can have any
# digits in them.
_CHANCE = re.compile(r"[0-9a-f]{32,}|\d\.\d{4,}")

OPEN = {
    "glass.md": "# The glass cluster\n\nThe glass cluster in Xuzhou has 252 registered "
    "firms.\n\nIt was founded in 2004 by the Ministry of Industry.\n\n"
    "Article 3. The board meets every month.\n",
    "toys.md": "# The toy cluster\n\nThe toy cluster in Shantou employs 1,200 people."
    "\n\nIts budget is 40 million euros.\n",
    "skogen.md": "# Skogsklustret\n\nSkogsklustret i Växjö har 96 företag.\n\n"
    "Det leds av Linda Berg.\n",
    "old-plan.md": "# Cluster plan 2020\n\nThis plan is valid until 2025.\n\n"
    "The plan names four clusters.\n",
    "old-rules.md": "# Mooring rules 2019\n\nA berth costs 40 euros.\n",
    "rules.md": "# Mooring rules 2024\n\nThese rules replace the Mooring rules 2019."
    "\n\nA berth costs 55 euros.\n",
}
_SECRET = (
    "# The Kestrel programme\n\nThe Kestrel programme of Falkenberg makes zirconia in "
    "8642 plants.\n\nThe Kestrel programme was founded in 2031.\n\n"
    "Article 9. The board of the Kestrel programme meets in the lavender house.\n"
)
CLOSED = {
    "secret/kestrel.md": _SECRET,
    "secret/kestrel-copy.md": _SECRET + "\nA copy.\n",
    "secret/deep/hemligt.md": "# Hemligt\n\nDet hemliga programmet Kestrel har 8642 "
    "anläggningar i Falkenberg.\n",
    "secret/plan.md": "# Cluster plan 2031\n\nThis plan replaces the Cluster plan 2020."
    "\n\nThe plan names the Kestrel programme.\n",
    "secret/rules.md": "# Mooring rules of Kestrel\n\nThese rules replace the Mooring "
    "rules 2019.\n\nA berth costs 8642 euros.\n",
    "secret/中文.md": "# 银杏计划\n\n银杏计划在常州有8642家企业。\n",
    "secret/table.csv": "Plant,City,Workers\nKestrel One,Falkenberg,7731\n"
    "Kestrel Two,Falkenberg,7732\n",
}


def leaked(said: str, asked: str = "") -> list[str]:
    """Return the words of the closed folder in what is said, but for those asked."""
    said = _CHANCE.sub("", said)
    return [word for word in SECRETS if word in said and word not in asked]


def index_corpus(folder: Path) -> Settings:
    """Write all of it below ``folder``, index it, and return the settings for it."""
    write_corpus(folder / "corpus")
    settings = Settings(corpus_dir=folder / "corpus", index_dir=folder / "index")
    sync_index(settings)
    return settings


def write_corpus(corpus: Path, rule: str = "groups: [economists]\n") -> None:
    """Write all documents, a file that cannot be read, and the access file."""
    for name, text in {**OPEN, **CLOSED}.items():
        (corpus / name).parent.mkdir(parents=True, exist_ok=True)
        (corpus / name).write_text(text, encoding="utf-8")
        os.utime(corpus / name, (WRITTEN, WRITTEN))
    (corpus / "secret/broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (corpus / "secret/access.yaml").write_text(rule, encoding="utf-8")
