"""Find the sections of an answer."""
