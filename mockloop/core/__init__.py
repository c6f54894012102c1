"""The pure core: the data of a spoken interview and the state machine that drives one."""
