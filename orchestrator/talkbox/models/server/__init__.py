"""Gemma 4 behind a server: one client for all that speak OpenAI's API, and a table of differences.

Nothing here is imported before an address is named: the planner and models in this process need
none of it.
"""
