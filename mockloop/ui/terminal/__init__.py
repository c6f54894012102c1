"""The interview as lines of text on any terminal."""
