"""A llama-server of our own: on loopback, for one model, and never outliving who started it."""
