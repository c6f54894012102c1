"""Practise interview answers aloud, alone, at a desk."""

__version__ = "0.1.0"
