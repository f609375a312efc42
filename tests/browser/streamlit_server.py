"""A page that Streamlit serves in this process."""

from __future__ import annotations

from pathlib import Path

import streamlit.web.cli


def serve_script(script: Path, port: int) -> None:
    """Do what ``streamlit run`` does, until the process ends."""
    options = ["--server.address=127.0.0.1", f"--server.port={port}"]
    streamlit.web.cli.main(["run", str(script), *options, "--server.headless=true"])
