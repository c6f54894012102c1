"""Parts shared by tests and benchmarks: answers, files and devices whose content is known by construction."""
