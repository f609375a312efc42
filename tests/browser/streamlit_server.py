"""A page that Streamlit serves in this process."""

from __future__ import annotations

from pathlib import Path

from ui.page.page_process import run_page


def serve_script(script: Path, port: int) -> None:
    """Do what the command ``chat`` does, until the process ends."""
    options = ["--server.address=127.0.0.1", f"--server.port={port}"]
    run_page([*options, "--server.headless=true"], script)
