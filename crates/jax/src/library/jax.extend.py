"""What those build on JAX who extend it."""


def __getattr__(name):
    if name not in ("core", "linear_util", "source_info_util"):
        raise AttributeError(f"module 'jax.extend' has no attribute '{name}'")
    import importlib

    return importlib.import_module(f"jax.extend.{name}")
