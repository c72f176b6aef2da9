"""The memory: events, journal, takes and content-addressed audio. Imports nothing of ours."""
