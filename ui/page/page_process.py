"""Run the page as ``streamlit run`` does, for clients that ask and take what they get.

``python -m ui.page.page_process`` takes what ``streamlit run`` takes after the script.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import streamlit.web.cli
from uvicorn.config import HTTP_PROTOCOLS

from assistant.service.slow_connections import SlowClosingProtocol
from index.errors import exit_on_displayable_error
from ui.standard_output import whole_output

_PAGE = Path(__file__).with_name("serving_page.py")


def run_page(arguments: Sequence[str], page: Path = _PAGE) -> None:
    """Serve the page until the process ends, which does nothing else.

    Streamlit makes its own server and takes no protocol for it; it asks for uvicorn's
    usual one, which is looked up by its name.
    """
    protocol = SlowClosingProtocol
    HTTP_PROTOCOLS["auto"] = f"{protocol.__module__}:{protocol.__qualname__}"
    # The name of its command is that of which it prints the options.
    streamlit.web.cli.main(["run", str(page), *arguments], prog_name="streamlit")


if __name__ == "__main__":
    with exit_on_displayable_error(), whole_output():
        run_page(sys.argv[1:])
