"""What is there before it is changed: the source, its chain, and where a filter belongs on it."""
