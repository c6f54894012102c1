"""Play a session again with its words."""
