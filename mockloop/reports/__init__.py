"""Renderings of a debrief, one file a format."""
