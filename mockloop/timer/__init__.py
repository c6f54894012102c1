"""The timing self-check: a clock for each section."""
