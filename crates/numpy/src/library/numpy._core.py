"""Where NumPy keeps what its modules are made of."""
