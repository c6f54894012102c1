"""Reports of a debrief, with one file for each format."""
