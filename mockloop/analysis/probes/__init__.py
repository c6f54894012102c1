"""The shared bank of probes: each kind is a pure condition on what was told, and the words that follow it up."""
