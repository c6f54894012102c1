"""Sound in and out, and speech to text."""
