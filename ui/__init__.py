"""Show questions, answers and sources in a browser; draws, decides nothing."""
