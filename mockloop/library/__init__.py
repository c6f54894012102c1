"""Scenario files: found by name or path, read safely, and checked."""
