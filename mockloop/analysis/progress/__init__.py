"""Compare attempts and follow progress over sessions."""
