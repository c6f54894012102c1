"""Analyze an answer without touching the outside world: from words and times to findings."""
