"""The pure floor: nouns of a spoken interview and the machine that drives one."""
