"""The rest of jax.lax.linalg."""

import enum as _enum

from jax._src.library import primitive as _primitive


class EigImplementation(_enum.Enum):
    """What computes eigenvalues; here it is always the same."""

    CUSOLVER = "cusolver"
    MAGMA = "magma"
    LAPACK = "lapack"


class EighImplementation(_enum.Enum):
    """What computes eigenvalues of symmetric matrices; here it is always the same."""

    QR = "qr"
    JACOBI = "jacobi"
    QDWH = "qdwh"


class SvdAlgorithm(_enum.Enum):
    """What computes singular values; here it is always the same."""

    DEFAULT = "default"
    QR = "QR"
    JACOBI = "Jacobi"
    POLAR = "polar"
    DIVIDE_AND_CONQUER = "divide_and_conquer"


for _name in """
cholesky cholesky_update eig eigh hessenberg householder_product lu lu_pivots_to_permutation ormqr qr schur svd
symmetric_product triangular_solve tridiagonal tridiagonal_solve
""".split():
    globals()[f"{_name}_p"] = _primitive(_name)
