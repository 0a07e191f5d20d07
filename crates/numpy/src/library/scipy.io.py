"""Says that this module is not here."""

raise ModuleNotFoundError(
    "scipy.io is not here: scipy has constants, fft, integrate, interpolate, linalg, ndimage, optimize, signal, spatial, "
    "special and stats",
    name="scipy.io",
)
