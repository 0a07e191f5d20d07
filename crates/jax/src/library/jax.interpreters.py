"""What the transformations do with primitives."""


def __getattr__(name):
    if name != "xla":
        raise AttributeError(f"module 'jax.interpreters' has no attribute {name!r}")
    import importlib

    return importlib.import_module("jax.interpreters.xla")
