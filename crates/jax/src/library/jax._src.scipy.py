"""What the modules of jax.scipy are made of."""
