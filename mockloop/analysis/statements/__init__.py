"""What each statement of an answer is likely to show."""
