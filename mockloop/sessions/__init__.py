"""The session folder on disk, which contains only facts."""
