"""Record an answer and find its end."""
