"""The process that serves the page: Streamlit, whose words may have nowhere to go."""

from __future__ import annotations

from streamlit.web.cli import main

from index.errors import exit_on_displayable_error
from ui.standard_output import whole_output

if __name__ == "__main__":
    with exit_on_displayable_error(), whole_output():
        # The name of its command is that of which it prints the options.
        main(prog_name="streamlit")
