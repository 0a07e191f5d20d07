"""Primitives by name."""

from jax import lax as _lax
from jax._src.library import primitive as _primitive

_OTHERS = """
add_jaxvals call cholesky closed_call custom_jvp_call custom_lin custom_vjp_call eig eigh empty2 get hessenberg
householder_product jit lu name qr random_bits random_fold_in random_gamma random_seed random_split remat schur svd swap
threefry2x32 triangular_solve tridiagonal tridiagonal_solve
"""


def _fill():
    for name in dir(_lax):
        if name.endswith("_p"):
            globals()[name] = getattr(_lax, name)
    for name in _OTHERS.split():
        globals().setdefault(f"{name}_p", _primitive({"remat": "checkpoint"}.get(name, name)))


_lax.sin_p
_fill()
