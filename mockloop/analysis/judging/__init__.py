"""Judge an answer: delivery, pacing, probes, verdict, debrief."""
