"""Recognizers, one file each; a file's name is the engine's name."""
