"""What those build on JAX who extend it."""
