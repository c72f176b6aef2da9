"""Words entries held to a strict schema, the shipped ones and the user's own alike.

The same checks guard the data files in tests and `words.toml` in the user's folder. Every fault is
found at once and says what is allowed; nothing faulty is ever adopted.
"""
