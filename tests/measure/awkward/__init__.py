"""A command that reads a folder of awkward files and tells what became of them."""
