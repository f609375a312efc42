"""Measure the page as people use it: how soon it answers, alone and twenty at once."""
