"""Keep what was asked and answered, exactly as it was shown, and produce answers."""
