"""Bringing a sound towards a reference: read it, compare, and work out stages for each axis."""
