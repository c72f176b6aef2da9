"""The next step after a verdict: what missed, what broke, and what else leads to the same goal."""
