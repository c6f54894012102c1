"""What tests and benchmarks are made of: answers, files and devices whose truth is known by construction."""
