"""The modules of jax.lax, one of each kind of function."""
