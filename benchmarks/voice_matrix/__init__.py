"""Spoken instructions through the whole program; `benchmarks/voice_figures.py` runs it."""
