"""Where NumPy keeps functions by their topics."""
