"""Linear systems that are solved step by step, of arrays or trees of them."""

import functools as _functools
import operator as _operator

import numpy as _np
import jax as _jax
from jax import lax as _lax, numpy as _jnp, tree_util as _tree_util

_map, _leaves = _tree_util.tree_map, _tree_util.tree_leaves
_add = _functools.partial(_map, _operator.add)
_sub = _functools.partial(_map, _operator.sub)


def _real_dot(x, y):
    found = _jnp.vdot(x.real, y.real)
    if _jnp.iscomplexobj(x) or _jnp.iscomplexobj(y):
        found = found + _jnp.vdot(x.imag, y.imag)
    return found


def _real_dots(x, y):
    return sum(_leaves(_map(_real_dot, x, y)))


def _dots(x, y):
    return sum(_leaves(_map(_jnp.vdot, x, y)))


def _norm(x):
    return _jnp.sqrt(sum(_real_dot(it, it) for it in _leaves(x)))


def _times(scalar, tree):
    return _map(lambda it: scalar * it, tree)


def _identity(x):
    return x


def _function(f):
    if callable(f):
        return f
    is_array = isinstance(f, (_np.ndarray, _jax.Array))
    if not is_array and not hasattr(f, "__matmul__"):
        raise TypeError(f"linear operator must be either a function or ndarray: {f}")
    if len(f.shape) != 2 or f.shape[0] != f.shape[1]:
        raise ValueError(f"linear operator must be a square matrix, but has shape: {f.shape}")
    return _functools.partial(_jnp.dot if is_array else _operator.matmul, f)


def _least(b, tol, atol):
    return _jnp.maximum(_jnp.square(tol) * _real_dots(b, b), _jnp.square(atol))


def _conjugate_gradients(A, b, x0=None, *, maxiter, tol=1e-5, atol=0.0, M=_identity):
    least = _least(b, tol, atol)

    def goes_on(state):
        _, r, gamma, _, k = state
        size = gamma.real if M is _identity else _real_dots(r, r)
        return (size > least) & (k < maxiter)

    def step(state):
        x, r, gamma, p, k = state
        along = A(p)
        alpha = gamma / _real_dots(p, along).astype(dtype)
        x, r = _add(x, _times(alpha, p)), _sub(r, _times(alpha, along))
        z = M(r)
        new = _real_dots(r, z).astype(dtype)
        return x, r, new, _add(z, _times(new / gamma, p)), k + 1

    r = _sub(b, A(x0))
    p = M(r)
    dtype = _jnp.result_type(*_leaves(p))
    return _lax.while_loop(goes_on, step, (x0, r, _real_dots(r, p).astype(dtype), p, 0))[0]


def _stabilized(A, b, x0=None, *, maxiter, tol=1e-5, atol=0.0, M=_identity):
    least = _least(b, tol, atol)

    def goes_on(state):
        k = state[-1]
        return (_real_dots(state[1], state[1]) > least) & (k < maxiter) & (k >= 0)

    def step(state):
        x, r, rhat, alpha, omega, rho, p, q, k = state
        new = _dots(rhat, r)
        beta = new / rho * alpha / omega
        p = _add(r, _times(beta, _sub(p, _times(omega, q))))
        phat = M(p)
        q = A(phat)
        alpha = new / _dots(rhat, q)
        s = _sub(r, _times(alpha, q))
        is_done = _real_dots(s, s) < least
        shat = M(s)
        t = A(shat)
        omega = _dots(t, s) / _dots(t, t)
        chosen = lambda first, second: _map(_functools.partial(_jnp.where, is_done), first, second)
        forward = _times(alpha, phat)
        x = chosen(_add(x, forward), _add(x, _add(forward, _times(omega, shat))))
        r = chosen(s, _sub(s, _times(omega, t)))
        k = _jnp.where((omega == 0) | (alpha == 0), -11, k + 1)
        return x, r, rhat, alpha, omega, new, p, q, _jnp.where(new == 0, -10, k)

    r = _sub(b, A(x0))
    one = _jnp.ones((), _jnp.result_type(*_leaves(b)))
    return _lax.while_loop(goes_on, step, (x0, r, r, one, one, one, r, r, 0))[0]


def _same_trees(x0, b):
    own, other = _tree_util.tree_structure(x0), _tree_util.tree_structure(b)
    if own != other:
        raise ValueError(f"x0 and b must have matching tree structure: {own} vs {other}")


def _solved(method, A, b, x0, tol, atol, maxiter, M, checks_symmetry=False):
    if x0 is None:
        x0 = _map(_jnp.zeros_like, b)
    b, x0 = _jax.device_put((b, x0))
    if maxiter is None:
        maxiter = 10 * sum(it.size for it in _leaves(b))
    A, M = _function(A), _identity if M is None else _function(M)
    _same_trees(x0, b)
    shapes = [[_jnp.shape(it) for it in _leaves(tree)] for tree in (x0, b)]
    if shapes[0] != shapes[1]:
        raise ValueError(f"arrays in x0 and b must have matching shapes: {shapes[0]} vs {shapes[1]}")
    solve = _functools.partial(method, x0=x0, tol=tol, atol=atol, maxiter=maxiter, M=M)
    symmetric = checks_symmetry and not any(_jnp.iscomplexobj(it) for it in _leaves(b))
    return _lax.custom_linear_solve(A, b, solve=solve, transpose_solve=solve, symmetric=symmetric), None


def cg(A, b, x0=None, *, tol=1e-5, atol=0.0, maxiter=None, M=None):
    """The solution of `A x = b` by conjugate gradients, for a positive definite `A`, a matrix or a function; and None.

    >>> jax.scipy.sparse.linalg.cg(jnp.array([[4.0, 1.0], [1.0, 3.0]]), jnp.array([1.0, 2.0]))[0].round(3)
    Array([0.09100001, 0.63600004], dtype=float32)
    """
    return _solved(_conjugate_gradients, A, b, x0, tol, atol, maxiter, M, True)


def bicgstab(A, b, x0=None, *, tol=1e-5, atol=0.0, maxiter=None, M=None):
    """The solution of `A x = b` by stabilized biconjugate gradients, for any `A`, a matrix or a function; and None.

    >>> jax.scipy.sparse.linalg.bicgstab(jnp.array([[4.0, 1.0], [2.0, 3.0]]), jnp.array([1.0, 2.0]))[0].round(3)
    Array([0.1, 0.6], dtype=float32)
    """
    return _solved(_stabilized, A, b, x0, tol, atol, maxiter, M)


def _unit(x, least=None):
    # A vector of the length 1, and the length that it had; nothing where that is too small.
    size = _norm(x)
    dtype = _jnp.result_type(*_leaves(x))
    least = _jnp.asarray(_jnp.finfo(size.dtype).eps if least is None else least).astype(dtype).real
    is_there = size > least
    unit = _map(lambda it: _jnp.where(is_there, it / size.astype(dtype), 0.0), x)
    return unit, _jnp.where(is_there, size, 0.0)


def _orthogonal(basis, x, size):
    # What of `x` stands at a right angle on the basis, and its shares of that; once more where much was lost.
    first = _leaves(basis)[0]
    scaled = size / _jnp.sqrt(2.0)

    def once(state):
        k, q, r, _ = state
        h = sum(_leaves(_map(lambda own, it: _jnp.einsum("...n,...->n", own.conj(), it), basis, q)))
        q = _sub(q, _map(lambda own: _jnp.dot(own, h), basis))
        return k + 1, q, _add(r, h), _unit(q)[1] / _jnp.sqrt(2.0)

    goes_on = lambda state: _jnp.logical_and(state[0] < 1, _unit(state[2])[1] < state[3])
    start = once((0, x, _jnp.zeros(first.shape[-1], dtype=first.dtype), scaled))
    _, q, r, _ = _lax.while_loop(goes_on, once, start)
    return q, r


def _arnoldi(k, A, M, basis, rows):
    dtype = _jnp.result_type(*_leaves(basis))
    v = M(A(_map(lambda it: it[..., k], basis)))
    _, before = _unit(v)
    v, h = _orthogonal(basis, v, before)
    unit, size = _unit(v, _jnp.finfo(dtype).eps * before)
    basis = _map(lambda own, it: own.at[..., k + 1].set(it), basis, unit)
    return basis, rows.at[k, :].set(h.at[k + 1].set(size.astype(dtype))), size == 0.0


def _turned(rows, i, cs, sn):
    x, y = rows[i], rows[i + 1]
    rows = rows.at[i].set(cs.conj() * x - sn.conj() * y)
    return rows.at[i + 1].set(sn * x + cs * y)


def _rotation(a, b):
    is_less = abs(a) < abs(b)
    t = -_jnp.where(is_less, a, b) / _jnp.where(is_less, b, a)
    r = _lax.rsqrt(1 + abs(t) ** 2).astype(t.dtype)
    nothing = abs(b) == 0
    cs = _jnp.where(nothing, 1, _jnp.where(is_less, r * t, r))
    return cs, _jnp.where(nothing, 0, _jnp.where(is_less, r, r * t))


def _first_of(unit, restart):
    return _map(lambda it: _jnp.pad(it[..., None], ((0, 0),) * it.ndim + ((0, restart),)), unit)


def _after(A, b, x0, M, basis, y):
    x = _add(x0, _map(lambda own: _jnp.dot(own[..., :-1], y), basis))
    return x, *_unit(M(_sub(b, A(x))))


def _incremental(A, b, x0, unit, size, least, restart, M):
    dtype = _jnp.result_type(*_leaves(b))

    def step(state):
        k, _, basis, R, beta, turns = state
        basis, H, _ = _arnoldi(k, A, M, basis, R)
        row = _lax.fori_loop(0, k, lambda i, row: _turned(row, i, *turns[i, :]), H[k, :])
        own = _rotation(row[k], row[k + 1])
        turns = turns.at[k, :].set(own)
        R = R.at[k, :].set(_turned(row, k, *own))
        beta = _turned(beta, k, *turns[k, :])
        return k + 1, abs(beta[k + 1]), basis, R, beta, turns

    goes_on = lambda state: _jnp.logical_and(state[0] < restart, state[1] > least)
    beta = _jnp.zeros(restart + 1, dtype=dtype).at[0].set(size.astype(dtype))
    start = (0, size, _first_of(unit, restart), _jnp.eye(restart, restart + 1, dtype=dtype), beta, _jnp.zeros((restart, 2), dtype=dtype))
    _, _, basis, R, beta, _ = _lax.while_loop(goes_on, step, start)
    y = _jax.scipy.linalg.solve_triangular(R[:, :-1].T, beta[:-1])
    return _after(A, b, x0, M, basis, y)


def _batched(A, b, x0, unit, size, least, restart, M):
    dtype = _jnp.result_type(*_leaves(b))

    def step(state):
        basis, H, _, k = state
        return *_arnoldi(k, A, M, basis, H), k + 1

    goes_on = lambda state: _jnp.logical_and(state[3] < restart, _jnp.logical_not(state[2]))
    start = (_first_of(unit, restart), _jnp.eye(restart, restart + 1, dtype=dtype), _jnp.array(False), 0)
    basis, H, _, _ = _lax.while_loop(goes_on, step, start)
    beta = _jnp.zeros_like(H, shape=(restart + 1,)).at[0].set(size.astype(dtype))
    back = H.conj()
    y = _jax.scipy.linalg.solve(_jnp.dot(back, H.T), _jnp.dot(back, beta), assume_a="pos")
    return _after(A, b, x0, M, basis, y)


def gmres(A, b, x0=None, *, tol=1e-5, atol=0.0, restart=20, maxiter=None, M=None, solve_method="batched"):
    """The solution of `A x = b` with the least residual, for any `A`, a matrix or a function; and 0, or -1 where it failed.

    >>> jax.scipy.sparse.linalg.gmres(jnp.array([[4.0, 1.0], [2.0, 3.0]]), jnp.array([1.0, 2.0]))[0].round(3)
    Array([0.1, 0.6], dtype=float32)
    """
    if x0 is None:
        x0 = _map(_jnp.zeros_like, b)
    A, M = _function(A), _identity if M is None else _function(M)
    b, x0 = _jax.device_put((b, x0))
    size = sum(it.size for it in _leaves(b))
    maxiter = 10 * size if maxiter is None else maxiter
    restart = min(restart, size)
    _same_trees(x0, b)
    length = _norm(b)
    atol = _jnp.maximum(tol * length, atol)
    least = _norm(M(b)) * _jnp.minimum(1.0, atol / length)
    if solve_method not in ("incremental", "batched"):
        raise ValueError(f"invalid solve_method {solve_method}, must be either 'incremental' or 'batched'")
    method = _incremental if solve_method == "incremental" else _batched

    def solve(A, b):
        unit, size = _unit(M(_sub(b, A(x0))))

        def step(state):
            x, k, unit, size = state
            x, unit, size = method(A, b, x, unit, size, least, restart, M)
            return x, k + 1, unit, size

        goes_on = lambda state: _jnp.logical_and(state[1] < maxiter, state[3] > atol)
        return _lax.while_loop(goes_on, step, (x0, 0, unit, size))[0]

    x = _lax.custom_linear_solve(A, b, solve=solve, transpose_solve=solve)
    return x, _jnp.where(_jnp.isnan(_norm(x)), -1, 0)
