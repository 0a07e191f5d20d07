"""Linear algebra, over numpy.linalg."""

import numpy as _np
from numpy import linalg as _la
from numpy.linalg import LinAlgError
from scipy._lib import missing as _missing


def _read(a, check_finite=True, square=True):
    a = _np.asarray_chkfinite(a) if check_finite else _np.asarray(a)
    if a.dtype.kind not in "fc":
        a = a.astype(float)
    if square and a.ndim < 2:
        raise ValueError(f"Expected at least ndim=2, got a1.ndim={a.ndim}")
    if square and a.shape[-1] != a.shape[-2]:
        raise ValueError(f"Expected square matrix, got a1.shape={a.shape}")
    return a


def inv(a, overwrite_a=False, check_finite=True, **kwds):
    """The inverse of a matrix."""
    try:
        return _la.inv(_read(a, check_finite))
    except LinAlgError:
        raise LinAlgError("A singular matrix detected: slice(s) [0] are singular.") from None


def det(a, overwrite_a=False, check_finite=True):
    """The determinant of a matrix."""
    return _la.det(_read(a, check_finite))


def solve(a, b, lower=False, overwrite_a=False, overwrite_b=False, check_finite=True, assume_a=None, transposed=False):
    """What `a`, multiplied with, gives `b`."""
    a, b = _read(a, check_finite), _read(b, check_finite, False)
    if a.shape[-1] != b.shape[0 if b.ndim == 1 else -2]:
        raise ValueError(f"incompatible shapes: a1.shape={a.shape} and b1.shape={b.shape if b.ndim > 1 else (len(b), 1)}")
    if transposed:
        a = a.swapaxes(-1, -2)
    if assume_a in ("pos", "sym", "her", "positive definite", "symmetric", "hermitian"):
        part = _np.tril(a) if lower else _np.triu(a)
        a = part + _np.conj(part.swapaxes(-1, -2)) - _np.eye(a.shape[-1]) * a
    try:
        return _la.solve(a, b)
    except LinAlgError:
        raise LinAlgError("A singular matrix detected: slice(s) [0] are singular.") from None


def solve_triangular(a, b, trans=0, lower=False, unit_diagonal=False, overwrite_b=False, check_finite=True):
    """What a triangular matrix, multiplied with, gives `b`."""
    a, b = _read(a, check_finite), _read(b, check_finite, False)
    if a.shape[-1] != b.shape[0]:
        raise ValueError(f"shapes of a {a.shape} and b {b.shape} are incompatible")
    a = _np.tril(a) if lower else _np.triu(a)
    if unit_diagonal:
        a = a - _np.diag(_np.diag(a)) + _np.eye(len(a))
    if trans in (1, "T", 2, "C"):
        a, lower = (a.T if trans in (1, "T") else a.conj().T), not lower
    found = _np.array(b, dtype=_np.result_type(a, b))
    n = len(a)
    for at in range(n) if lower else range(n - 1, -1, -1):
        if a[at, at] == 0:
            raise LinAlgError(f"singular matrix: resolution failed at diagonal {at}")
        rest = slice(0, at) if lower else slice(at + 1, n)
        found[at] = (found[at] - a[at, rest] @ found[rest]) / a[at, at]
    return found


def lstsq(a, b, cond=None, overwrite_a=False, overwrite_b=False, check_finite=True, lapack_driver=None):
    """The least squares solution, the sums of squares that are left, the rank and the singular values."""
    a, b = _read(a, check_finite, False), _read(b, check_finite, False)
    found, left, rank, values = _la.lstsq(a, b, rcond=_np.finfo(a.dtype).eps if cond is None else cond)
    return found, left if b.ndim > 1 or not left.size else _np.asarray(left[0]), _np.int64(rank), values


def pinv(a, *, atol=None, rtol=None, return_rank=False, check_finite=True):
    """The pseudo-inverse of Moore and Penrose."""
    a = _read(a, check_finite, False)
    u, s, vh = _la.svd(a, full_matrices=False)
    largest = _np.max(s, initial=0.0)
    rtol = max(a.shape) * _np.finfo(u.dtype).eps if rtol is None else rtol
    rank = int(_np.sum(s > (atol or 0.0) + largest * rtol))
    found = ((u[:, :rank] / s[:rank]) @ vh[:rank]).conj().T
    return (found, rank) if return_rank else found


def pinvh(a, **kwds):
    """The pseudo-inverse of a symmetric matrix."""
    return _la.pinv(_read(a), hermitian=True)


def norm(a, ord=None, axis=None, keepdims=False, check_finite=True):
    """The norm of a matrix or vector."""
    return _la.norm(_read(a, check_finite, False), ord, axis, keepdims)


def cholesky(a, lower=False, overwrite_a=False, check_finite=True):
    """The triangular matrix whose product with its transpose is `a`, the upper one by default."""
    a = _read(a, check_finite)
    part = _np.tril(a) if lower else _np.triu(a).conj().swapaxes(-1, -2)
    try:
        found = _la.cholesky(part)
    except LinAlgError:
        raise LinAlgError(f"Internal potrf return info = [{_minor(part)}] for slices [0].") from None
    return found if lower else found.conj().swapaxes(-1, -2)


def _minor(lower):
    whole = lower + _np.tril(lower, -1).conj().swapaxes(-1, -2)
    for k in range(1, len(whole) + 1):
        try:
            _la.cholesky(whole[:k, :k])
        except LinAlgError:
            return k
    return len(whole)


def cho_factor(a, lower=False, overwrite_a=False, check_finite=True):
    """A factor for `cho_solve`, and whether it is the lower one."""
    return cholesky(a, lower, check_finite=check_finite), lower


def cho_solve(c_and_lower, b, overwrite_b=False, check_finite=True):
    """The solution by a factor of Cholesky."""
    c, lower = c_and_lower
    c = _np.asarray(c)
    if lower:
        return solve_triangular(c, solve_triangular(c, b, lower=True), trans="C", lower=True)
    return solve_triangular(c, solve_triangular(c, b, trans="C"))


def qr(a, overwrite_a=False, lwork=None, mode="full", pivoting=False, check_finite=True):
    """An orthogonal and an upper triangular matrix whose product is `a`."""
    if pivoting:
        raise NotImplementedError("scipy.linalg.qr: pivoting is not supported")
    if mode not in ("full", "r", "economic"):
        raise ValueError("Mode argument should be one of ['full', 'r', 'economic', 'raw']")
    a = _read(a, check_finite, False)
    found = _la.qr(a, "reduced" if mode == "economic" else "complete")
    return (found[1],) if mode == "r" else tuple(found)


def svd(a, full_matrices=True, compute_uv=True, overwrite_a=False, check_finite=True, lapack_driver="gesdd"):
    """The singular value decomposition."""
    found = _la.svd(_read(a, check_finite, False), full_matrices, compute_uv)
    return tuple(found) if compute_uv else found


def svdvals(a, overwrite_a=False, check_finite=True):
    """The singular values."""
    return svd(a, compute_uv=False)


def diagsvd(s, M, N):
    """The matrix with these singular values on its diagonal."""
    found = _np.zeros((M, N), _np.asarray(s).dtype)
    _np.fill_diagonal(found, s)
    return found


def eig(a, b=None, left=False, right=True, **kwds):
    """Eigenvalues and right eigenvectors."""
    if left:
        raise NotImplementedError("scipy.linalg.eig: left eigenvectors are not supported")
    a = _read(a) if b is None else _la.solve(_read(b), _read(a))
    values, vectors = _la.eig(a)
    values = values.astype(_np.result_type(values, _np.complex64))
    return (values, vectors) if right else values


def eigvals(a, b=None, **kwds):
    """Eigenvalues, as complex numbers."""
    return eig(a, b, right=False)


def eigh(a, b=None, *, lower=True, eigvals_only=False, subset_by_index=None, subset_by_value=None, **kwds):
    """Eigenvalues and eigenvectors of a symmetric matrix; with `b`, of the generalized problem."""
    a = _read(a)
    if b is not None:
        root = _la.cholesky(_read(b))
        half = _la.solve(root, _np.tril(a) + _np.tril(a, -1).conj().T if lower else a)
        values, vectors = _la.eigh(_la.solve(root, half.conj().T).conj().T)
        vectors = _la.solve(root.conj().T, vectors)
    else:
        values, vectors = _la.eigh(a, UPLO="L" if lower else "U")
    if subset_by_index is not None:
        low, high = subset_by_index
        values, vectors = values[low : high + 1], vectors[:, low : high + 1]
    if subset_by_value is not None:
        keep = (values > subset_by_value[0]) & (values <= subset_by_value[1])
        values, vectors = values[keep], vectors[:, keep]
    return values if eigvals_only else (values, vectors)


def eigvalsh(a, b=None, **kwds):
    """Eigenvalues of a symmetric matrix."""
    return eigh(a, b, eigvals_only=True, **kwds)


def eigh_tridiagonal(d, e, eigvals_only=False, **kwds):
    """Eigenvalues and eigenvectors of a symmetric tridiagonal matrix."""
    return eigh(_np.diag(d) + _np.diag(e, -1) + _np.diag(e, 1), eigvals_only=eigvals_only)


def _pivoted(a):
    # Both factors in one matrix, and which rows were exchanged.
    a = _np.array(a)
    rows = []
    for k in range(min(a.shape)):
        at = k + int(_np.argmax(abs(a[k:, k])))
        rows.append(at)
        if at != k:
            a[[k, at]] = a[[at, k]]
        if a[k, k] != 0:
            a[k + 1 :, k] /= a[k, k]
            a[k + 1 :, k + 1 :] -= _np.outer(a[k + 1 :, k], a[k, k + 1 :])
    return a, _np.array(rows, dtype=_np.int32)


def lu_factor(a, overwrite_a=False, check_finite=True):
    """Both factors in one matrix, and which row each was exchanged with."""
    return _pivoted(_read(a, check_finite, False))


def lu_solve(lu_and_piv, b, trans=0, overwrite_b=False, check_finite=True):
    """The solution by what `lu_factor` gives."""
    factors, rows = lu_and_piv
    b = _np.array(b, dtype=_np.result_type(factors, b, _np.float32))
    order = _order(rows, len(factors))
    if trans == 0:
        return solve_triangular(factors, solve_triangular(factors, b[order], lower=True, unit_diagonal=True))
    how = "T" if trans == 1 else "C"
    found = solve_triangular(factors, b, trans=how)
    found = solve_triangular(factors, found, trans=how, lower=True, unit_diagonal=True)
    back = _np.empty_like(found)
    back[order] = found
    return back


def _order(rows, n):
    order = _np.arange(n)
    for k, at in enumerate(rows):
        order[[k, at]] = order[[at, k]]
    return order


def lu(a, permute_l=False, overwrite_a=False, check_finite=True, p_indices=False):
    """A permutation, a lower and an upper triangular matrix whose product is `a`."""
    a = _read(a, check_finite, False)
    factors, rows = _pivoted(a)
    m, n = a.shape
    k = min(m, n)
    low = _np.tril(factors[:, :k], -1) + _np.eye(m, k, dtype=factors.dtype)
    high = _np.triu(factors[:k])
    order = _order(rows, m)
    if p_indices:
        return _np.argsort(order), low, high
    permutation = _np.zeros((m, m), factors.dtype)
    permutation[order, _np.arange(m)] = 1
    return (permutation @ low, high) if permute_l else (permutation, low, high)


def expm(A):
    """The exponential of a matrix, by an approximant of Pade and squaring."""
    a = _read(A)
    if a.ndim > 2:
        return _np.array([expm(it) for it in a.reshape(-1, *a.shape[-2:])]).reshape(a.shape)
    n = len(a)
    if n == 0:
        return a
    if n == 1:
        return _np.exp(a)
    if _np.array_equal(a, _np.diag(_np.diag(a))):
        return _np.diag(_np.exp(_np.diag(a)))
    size = _la.norm(a, 1)
    squarings = max(0, int(_np.ceil(_np.log2(size / 5.371920351148152)))) if size > 0 and _np.isfinite(size) else 0
    a = a / 2.0**squarings
    order, coefficient = 13, 1.0
    even, odd = _np.eye(n, dtype=a.dtype), _np.zeros_like(a)
    power = _np.eye(n, dtype=a.dtype)
    for k in range(1, order + 1):
        coefficient *= (order - k + 1) / (k * (2 * order - k + 1))
        power = power @ a
        if k % 2:
            odd = odd + coefficient * power
        else:
            even = even + coefficient * power
    found = _la.solve(even - odd, even + odd)
    for _ in range(squarings):
        found = found @ found
    return found


def sqrtm(A):
    """The principal square root of a matrix."""
    a = _read(A)
    if _np.allclose(a, a.conj().T, rtol=0, atol=1e-14 * (abs(a).max() if a.size else 1)):
        values, vectors = _la.eigh(a)
        roots = _np.sqrt(values.astype(complex) if (values < -1e-14 * abs(values).max()).any() else _np.maximum(values, 0))
        return (vectors * roots) @ vectors.conj().T
    values, vectors = _la.eig(a)
    found = _la.solve(vectors.T, (vectors * _np.sqrt(values.astype(complex))).T).T
    if _la.norm(found @ found - a) > 1e-6 * max(1, _la.norm(a)):
        raise NotImplementedError("scipy.linalg.sqrtm: matrices without a basis of eigenvectors are not supported")
    real = _np.isrealobj(a) and abs(found.imag).max() <= 1e-12 * max(1, abs(found).max())
    return found.real if real else found


def _by_values(a, function):
    a = _read(a)
    values, vectors = _la.eig(a)
    found = _la.solve(vectors.T, (vectors * function(values.astype(complex))).T).T
    real = _np.isrealobj(a) and abs(found.imag).max() <= 1e-12 * max(1, abs(found).max())
    return found.real if real else found


def logm(A, disp=True):
    """The principal logarithm of a matrix with a basis of eigenvectors."""
    return _by_values(A, _np.log)


def funm(A, func, disp=True):
    """A function of a matrix with a basis of eigenvectors."""
    return _by_values(A, func)


def cosm(A):
    """The cosine of a matrix."""
    a = _read(A)
    return expm(1j * a).real if _np.isrealobj(a) else 0.5 * (expm(1j * a) + expm(-1j * a))


def sinm(A):
    """The sine of a matrix."""
    a = _read(A)
    return expm(1j * a).imag if _np.isrealobj(a) else -0.5j * (expm(1j * a) - expm(-1j * a))


def fractional_matrix_power(A, t):
    """A matrix to a power that need not be whole."""
    return _la.matrix_power(_read(A), int(t)) if t == int(t) else _by_values(A, lambda x: x**t)


def block_diag(*arrs):
    """The matrix with these matrices on its diagonal."""
    parts = [_np.atleast_2d(it) for it in arrs] or [_np.zeros((1, 0))]
    wrong = [at for at, it in enumerate(parts) if it.ndim > 2]
    if wrong:
        raise ValueError(f"arguments in the following positions have dimension greater than 2: {wrong}")
    found = _np.zeros(_np.sum([it.shape for it in parts], axis=0), _np.result_type(*parts))
    row = column = 0
    for it in parts:
        found[row : row + it.shape[0], column : column + it.shape[1]] = it
        row, column = row + it.shape[0], column + it.shape[1]
    return found


def toeplitz(c, r=None):
    """The matrix whose diagonals are constant."""
    c = _np.asarray(c).ravel()
    r = _np.conj(c) if r is None else _np.asarray(r).ravel()
    whole = _np.concatenate([c[::-1], r[1:]])
    return whole[len(c) - 1 - _np.arange(len(c))[:, None] + _np.arange(len(r))]


def circulant(c):
    """The matrix whose columns are `c`, each moved one further."""
    c = _np.atleast_1d(c)
    return c[(_np.arange(len(c))[:, None] - _np.arange(len(c))) % len(c)]


def hankel(c, r=None):
    """The matrix whose antidiagonals are constant."""
    c = _np.asarray(c).ravel()
    r = _np.zeros_like(c) if r is None else _np.asarray(r).ravel()
    whole = _np.concatenate([c, r[1:]])
    return whole[_np.arange(len(c))[:, None] + _np.arange(len(r))]


def hilbert(n):
    """The matrix of Hilbert."""
    return 1.0 / (1.0 + _np.arange(n)[:, None] + _np.arange(n))


def hadamard(n, dtype=int):
    """The matrix of Hadamard, of a size that is a power of 2."""
    if n < 1 or n & (n - 1):
        raise ValueError("n must be an positive integer, and n must be a power of 2")
    found = _np.array([[1]], dtype=dtype)
    while len(found) < n:
        found = _np.block([[found, found], [found, -found]])
    return found


def companion(a):
    """The matrix whose eigenvalues are the roots of a polynomial."""
    a = _np.atleast_1d(a)
    first = -a[1:] / (1.0 * a[0])
    found = _np.zeros((len(a) - 1, len(a) - 1), first.dtype)
    found[0] = first
    found[_np.arange(1, len(a) - 1), _np.arange(len(a) - 2)] = 1
    return found


def dft(n, scale=None):
    """The matrix of the discrete Fourier transform."""
    if scale not in (None, "sqrtn", "n"):
        raise ValueError(f"scale must be None, 'sqrtn', or 'n'; {scale!r} is not valid.")
    found = _np.exp(-2j * _np.pi * _np.arange(n) / n).reshape(-1, 1) ** _np.arange(n)
    return found / {None: 1, "sqrtn": n**0.5, "n": n}[scale]


def khatri_rao(a, b):
    """The products of Kronecker, column by column."""
    a, b = _np.asarray(a), _np.asarray(b)
    if a.ndim != 2 or b.ndim != 2:
        raise ValueError("The both arrays should be 2-dimensional.")
    return (a[:, None] * b[None]).reshape(-1, a.shape[1])


def orthogonal_procrustes(A, B, check_finite=True):
    """The orthogonal matrix that brings one matrix nearest to another, and the sum of the singular values."""
    u, w, vt = _la.svd(_np.asarray(B).T @ _np.asarray(A))
    return (u @ vt).T, w.sum()


def _basis(a, rcond):
    u, s, vh = _la.svd(_read(a, True, False), full_matrices=True)
    rcond = _np.finfo(s.dtype).eps * max(u.shape[0], vh.shape[1]) if rcond is None else rcond
    return u, vh, int(_np.sum(s > _np.max(s, initial=0.0) * rcond))


def null_space(A, rcond=None, **kwds):
    """An orthonormal basis of what a matrix makes zero."""
    _, vh, rank = _basis(A, rcond)
    return vh[rank:].T.conj()


def orth(A, rcond=None):
    """An orthonormal basis of what a matrix reaches."""
    u, _, rank = _basis(A, rcond)
    return u[:, :rank]


def polar(a, side="right"):
    """A unitary and a positive matrix whose product is `a`."""
    u, s, vh = _la.svd(_read(a, True, False), full_matrices=False)
    return u @ vh, (vh.conj().T * s) @ vh if side == "right" else (u * s) @ u.conj().T


def solve_sylvester(a, b, q):
    """The solution of `a @ x + x @ b = q`."""
    a, b, q = _read(a), _read(b), _read(q, True, False)
    m, n = len(a), len(b)
    whole = _np.kron(a, _np.eye(n)) + _np.kron(_np.eye(m), b.T)
    return _la.solve(whole, q.ravel()).reshape(m, n)


def solve_continuous_lyapunov(a, q):
    """The solution of `a @ x + x @ a.T = q`."""
    a = _read(a)
    return solve_sylvester(a, a.conj().T, q)


def solve_discrete_lyapunov(a, q, method=None):
    """The solution of `a @ x @ a.T - x + q = 0`."""
    a, q = _read(a), _read(q)
    return _la.solve(_np.eye(a.size) - _np.kron(a, a.conj()), q.ravel()).reshape(q.shape)


def solve_discrete_are(a, b, q, r):
    """The solution of the discrete algebraic equation of Riccati, by doubling."""
    a, b, q, r = (_read(it, True, False) for it in (a, b, q, r))
    one = _np.eye(len(a))
    g, h = b @ _la.solve(r, b.T), q
    for _ in range(100):
        w = one + g @ h
        step = _la.solve(w, a)
        following = h + a.T @ h @ step
        g = g + a @ _la.solve(w, g) @ a.T
        a = a @ step
        if _la.norm(following - h) <= 1e-15 * _la.norm(following):
            return (following + following.T) / 2
        h = following
    return (h + h.T) / 2


def solve_continuous_are(a, b, q, r):
    """The solution of the continuous algebraic equation of Riccati, by eigenvectors."""
    a, b, q, r = (_read(it, True, False) for it in (a, b, q, r))
    values, vectors = _la.eig(_np.block([[a, -b @ _la.solve(r, b.T)], [-q, -a.T]]))
    stable = vectors[:, values.real < 0]
    n = len(a)
    found = _la.solve(stable[:n].T, stable[n:].T).T.real
    return (found + found.T) / 2


def solve_toeplitz(c_or_cr, b, check_finite=True):
    """The solution with a matrix whose diagonals are constant."""
    matrix = toeplitz(*c_or_cr) if isinstance(c_or_cr, tuple) else toeplitz(c_or_cr)
    return _la.solve(matrix, b)


def solve_banded(l_and_u, ab, b, **kwds):
    """The solution with a matrix that is given by its diagonals."""
    low, high = l_and_u
    ab, n = _np.asarray(ab), _np.shape(ab)[1]
    a = _np.zeros((n, n), _np.result_type(ab, float))
    for k in range(-low, high + 1):
        row = ab[high - k]
        a += _np.diag(row[k:] if k >= 0 else row[: n + k], k)
    return _la.solve(a, b)


__getattr__ = _missing("scipy.linalg")
