"""Find what changed in the corpus folder, and carry it out."""
