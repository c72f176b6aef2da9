"""Requests as calls of the tools: moves scaled by strength, fitted to the chain that is there."""
