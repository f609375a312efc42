"""Train, calibrate and measure the reader: ``python -m assistant.training --help``."""
