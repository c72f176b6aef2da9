"""What is said of an edit that was made: steps back, more or less of it, its settings."""
