"""Pure reading of an answer: from words and times to findings."""
