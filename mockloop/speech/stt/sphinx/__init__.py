"""PocketSphinx, the recognizer that works at once."""
