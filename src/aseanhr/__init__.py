"""aseanhr."""
