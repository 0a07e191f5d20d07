"""The rest of jax.lax.linalg."""

import enum as _enum

from jax import lax as _lax, numpy as _jnp
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


def qdwh(x, *, is_hermitian=False, max_iterations=None, eps=None, dynamic_shape=None):
    """The polar factors of a matrix: `u` with orthogonal columns and a Hermitian `h` with `u @ h` the matrix; how many steps
    it took, and whether they converged. Each step is one of the weighted iterations of Halley.

    >>> u, h, steps, converged = lax.linalg.qdwh(jnp.array([[2.0, 0.0], [0.0, 3.0]]))
    >>> jnp.allclose(u @ h, jnp.array([[2.0, 0.0], [0.0, 3.0]]), atol=1e-5), converged
    (Array(True, dtype=bool), Array(True, dtype=bool))
    """
    if dynamic_shape is not None:
        raise NotImplementedError("lax.linalg.qdwh with dynamic_shape")
    x = _jnp.asarray(x)
    rows, columns = x.shape
    if rows < columns:
        raise ValueError(f"The input matrix of shape M x N must have M >= N, got {x.shape}.")
    most = 10 if max_iterations is None else max_iterations
    eps = float(_jnp.finfo(x.dtype).eps) if eps is None else eps
    size = lambda it: _jnp.sqrt(_jnp.linalg.norm(it, 1) * _jnp.linalg.norm(it, _jnp.inf))
    bound = size(x)
    u = x / _jnp.where(bound == 0, 1, bound)
    real = u.real.dtype

    def step(state):
        u, low, k, _ = state
        square = low * low
        d = _jnp.cbrt(4.0 * (1.0 / square - 1.0) / square)
        root = _jnp.sqrt(1.0 + d)
        a = root + _jnp.sqrt(2.0 - d + 2.0 * (2.0 - square) / (square * root))
        b = (a - 1.0) ** 2 / 4.0
        c = a + b - 1.0
        e = b / c
        stacked = _jnp.concatenate([_jnp.sqrt(c).astype(u.dtype) * u, _jnp.eye(columns, dtype=u.dtype)])
        q, _ = _jnp.linalg.qr(stacked)
        new = e.astype(u.dtype) * u + ((a - e) / _jnp.sqrt(c)).astype(u.dtype) * (q[:rows] @ q[rows:].conj().T)
        low = low * (a + b * square) / (1.0 + c * square)
        is_still = (_jnp.linalg.norm(new - u) < (5.0 * eps) ** (1 / 3)) & (_jnp.abs(1.0 - low) < 10.0 * eps)
        return new, _jnp.minimum(low, 1.0), k + 1, ~is_still

    start = (u, _jnp.asarray(eps, real), 0, _jnp.array(True))
    u, _, k, goes_on = _lax.while_loop(lambda state: state[3] & (state[2] < most), step, start)
    u = 1.5 * u - 0.5 * u @ (u.conj().T @ u)
    h = u.conj().T @ x
    return u, (h + h.conj().T) / 2.0, k, ~goes_on
