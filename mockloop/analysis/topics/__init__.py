"""What a question asks for - a disagreement, a failure - and whether an answer tells of it."""
