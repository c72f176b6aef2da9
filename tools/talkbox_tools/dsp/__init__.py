"""Signal processing: the pedalboard backend, rendering, measuring, audio files."""
