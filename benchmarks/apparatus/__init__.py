"""What several benchmarks use: a sound server without a sound card, answers of any length, models of the real size."""
