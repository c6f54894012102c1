"""What the candidate sees while the interview runs."""
