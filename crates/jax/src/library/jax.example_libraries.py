"""Small libraries that show how programs are made: optimizers, and layers of networks."""
