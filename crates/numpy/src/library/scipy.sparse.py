"""Says that there are no sparse matrices here."""

raise ModuleNotFoundError(
    "scipy.sparse is not here: scipy has constants, fft, integrate, interpolate, linalg, ndimage, optimize, signal, spatial, "
    "special and stats; jax.experimental.sparse and jax.scipy.sparse.linalg are here",
    name="scipy.sparse",
)
