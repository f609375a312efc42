"""Help with a quote in another language: no translation, but what is sure of it."""
