"""The shared bank of probes: each kind is a pure condition on the story, and the question that follows it up."""
