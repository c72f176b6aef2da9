"""Requests as aims: what must be measurable when they came true, and what of it can be heard."""
