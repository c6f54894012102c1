"""The session folder on disk: facts only."""
