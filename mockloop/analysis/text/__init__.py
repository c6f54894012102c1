"""Read the words of an answer: clauses, phrases, fillers."""
