"""Every way in: the page and the command; they show what is there, decide nothing."""
