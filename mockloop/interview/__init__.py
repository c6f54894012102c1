"""Run an interview: the engine, its wiring, and the answer while it is spoken."""
