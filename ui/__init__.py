"""Every way in: the page and the command; they show what is there, decide nothing."""

import logging

# Nothing is printed before ``ui.log_lines`` is asked to.
logging.getLogger(__name__).addHandler(logging.NullHandler())
