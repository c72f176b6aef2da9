"""What can be done to sound: tools, effects, chains, backends, measuring."""
