"""What stands in for the compiled part of JAX."""
