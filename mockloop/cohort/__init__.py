"""Many recordings at once: a class, a course, a study."""
