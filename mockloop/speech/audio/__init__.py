"""Sound devices, files and voice activity."""
