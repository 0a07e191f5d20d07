"""The rest of jax.scipy.linalg."""

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp
from jax.scipy import linalg as _linalg


def expm_frechet(A, E, *, method=None, compute_expm=True):
    """The exponential of a matrix and its derivative in the direction `E`; only the second without `compute_expm`.

    >>> jax.scipy.linalg.expm_frechet(jnp.zeros((2, 2)), jnp.eye(2), compute_expm=False)
    Array([[1., 0.],
           [0., 1.]], dtype=float32)
    """
    A, E = _jnp.asarray(A), _jnp.asarray(E)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError(f"expected A to be a square matrix, got A with shape {A.shape}")
    if E.ndim != 2 or E.shape[0] != E.shape[1]:
        raise ValueError(f"expected E to be a square matrix, got E with shape {E.shape}")
    if A.shape != E.shape:
        raise ValueError(f"expected A and E to be the same shape, got A with shape {A.shape} E with shape {E.shape}")
    found = _jax.jvp(_linalg.expm, (A,), (E,))
    return found if compute_expm else found[1]


def invhilbert(n, exact=False):
    """The inverse of the Hilbert matrix, whose elements are whole numbers.

    >>> jax.scipy.linalg.invhilbert(2)
    Array([[ 4., -6.],
           [-6., 12.]], dtype=float32)
    """
    from math import comb

    rows = [
        [
            (-1) ** (i + j) * (i + j + 1) * comb(n + i, n - j - 1) * comb(n + j, n - i - 1) * comb(i + j, i) ** 2
            for j in range(n)
        ]
        for i in range(n)
    ]
    return _jnp.array(_np.array(rows, float))


def rsf2csf(T, Z, check_finite=True):
    """The complex Schur form of a real one.

    >>> T, Z = jax.scipy.linalg.schur(jnp.array([[1.0, 2.0], [3.0, 4.0]]))
    >>> [part.dtype for part in jax.scipy.linalg.rsf2csf(T, Z)]
    [dtype('complex64'), dtype('complex64')]
    """
    T, Z = _jnp.asarray(T), _jnp.asarray(Z)
    for name, matrix in (("Z", Z), ("T", T)):
        if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1]:
            raise ValueError(f"Input {name} must be a square matrix.")
    if T.shape != Z.shape:
        raise ValueError(f"Input array shapes must match: Z: {Z.shape} vs. T: {T.shape}")
    dtype = _jnp.result_type(T.dtype, _jnp.complex64)
    T, Z = T.astype(dtype), Z.astype(dtype)
    for m in range(T.shape[0] - 1, 0, -1):
        T, Z = _lax.cond(_jnp.abs(T[m, m - 1]) > 0, lambda T, Z, m=m: _turned(T, Z, m), lambda T, Z: (T, Z), T, Z)
        T = T.at[m, m - 1].set(0.0)
    return T, Z


def _turned(T, Z, m):
    # A rotation that makes the element below the diagonal zero.
    block = T[m - 1 : m + 1, m - 1 : m + 1]
    mean, rest = _jnp.trace(block) / 2, _jnp.linalg.det(block)
    root = _jnp.sqrt(mean * mean - rest)
    values = _jnp.stack([mean + root, mean - root]) - T[m, m]
    length = _jnp.hypot(_jnp.abs(values[0]), _jnp.abs(T[m, m - 1])).astype(T.dtype)
    c, s = values[0] / length, T[m, m - 1] / length
    turn = _jnp.array([[_jnp.conj(c), s], [-s, c]], T.dtype)
    T = T.at[m - 1 : m + 1, m - 1 :].set(turn @ T[m - 1 : m + 1, m - 1 :])
    back = _jnp.conj(turn.T)
    T = T.at[: m + 1, m - 1 : m + 1].set(T[: m + 1, m - 1 : m + 1] @ back)
    return T, Z.at[:, m - 1 : m + 1].set(Z[:, m - 1 : m + 1] @ back)


def funm(A, func, disp=True):
    """A function of numbers, of a matrix: by its Schur form.

    >>> jax.scipy.linalg.funm(jnp.diag(jnp.array([0.0, 1.0])), jnp.exp).real.round(3)
    Array([[1.   , 0.   ],
           [0.   , 2.718]], dtype=float32)
    """
    A = _jnp.asarray(A)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError("expected square array_like input")
    T, Z = rsf2csf(*_linalg.schur(A))
    n = T.shape[0]
    F = _jnp.diag(func(_jnp.diag(T))).astype(T.dtype)
    least = _jnp.abs(T[0, 0])
    # Parlett's recurrence, one diagonal after the other.
    for p in range(1, n):
        for i in range(n - p):
            j = i + p
            rest = T[i, j] * (F[j, j] - F[i, i])
            inner = slice(i + 1, j)
            rest = rest + T[i, inner] @ F[inner, j] - F[i, inner] @ T[inner, j]
            apart = T[j, j] - T[i, i]
            F = F.at[i, j].set(_jnp.where(apart != 0, rest / apart, rest))
            least = _jnp.minimum(least, _jnp.abs(apart))
    F = Z @ F @ _jnp.conj(Z.T)
    if not disp:
        raise NotImplementedError("jax.scipy.linalg.funm: the error is not estimated here; leave disp as it is")
    return F


def eigh_tridiagonal(d, e, *, eigvals_only=False, select="a", select_range=None, tol=None):
    """The eigenvalues of a symmetric matrix of which the diagonal and the one beside it are given.

    >>> jax.scipy.linalg.eigh_tridiagonal(jnp.ones(3), jnp.zeros(2), eigvals_only=True)
    Array([1., 1., 1.], dtype=float32)
    """
    if not eigvals_only:
        raise NotImplementedError("Calculation of eigenvectors is not implemented")
    if select not in ("a", "i"):
        raise NotImplementedError(f"jax.scipy.linalg.eigh_tridiagonal: select={select!r}")
    d, e = _jnp.asarray(d), _jnp.asarray(e)
    found = _jnp.linalg.eigvalsh(_jnp.diag(d) + _jnp.diag(_jnp.conj(e), 1) + _jnp.diag(e, -1))
    return found if select == "a" else found[select_range[0] : select_range[1] + 1]


def solve_sylvester(A, B, C, *, method="schur", tol=1e-8):
    """The matrix X with `A @ X + X @ B` equal to C.

    >>> jax.scipy.linalg.solve_sylvester(2 * jnp.eye(2), jnp.eye(2), 3 * jnp.eye(2)).round(3)
    Array([[1., 0.],
           [0., 1.]], dtype=float32)
    """
    A, B, C = map(_jnp.asarray, (A, B, C))
    if method not in ("schur", "eigen"):
        raise ValueError(f"Unrecognized method {method}. The two valid methods are either \"schur\" or \"eigen\".")
    m, n = C.shape
    whole = _jnp.kron(A, _jnp.eye(n, dtype=A.dtype)) + _jnp.kron(_jnp.eye(m, dtype=B.dtype), B.T)
    return _jnp.linalg.solve(whole, C.reshape(-1)).reshape(m, n)
