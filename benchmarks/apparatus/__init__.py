"""Parts shared by several benchmarks: a sound server without a sound card, answers of any length, models."""
