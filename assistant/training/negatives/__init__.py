"""Find passages that do not answer a question and look as if they did."""
