"""Content signals, one file each; a file's name is the signal's name."""
