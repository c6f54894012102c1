"""What a question asks for - a disagreement, a deadline - and whether an answer tells of it."""
