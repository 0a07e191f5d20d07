"""What the transformations do with primitives."""
