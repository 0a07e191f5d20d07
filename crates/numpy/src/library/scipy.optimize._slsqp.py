"""Minima under conditions: a sequence of quadratic problems."""

import numpy as _np
from scipy.optimize._minimize import _EPS, _Function, _told, slopes as _slopes
from scipy.optimize._result import OptimizeResult

_SAYS = {
    0: "Optimization terminated successfully",
    4: "Inequality constraints incompatible",
    8: "Positive directional derivative for linesearch",
    9: "Iteration limit reached",
}


def _quadratic(matrix, g, a, b, equal):
    """The least `x @ matrix @ x / 2 + g @ x` with `a @ x >= b`, the first rows as equations, and the multipliers; nothing
    where no `x` is so. By the dual method of Goldfarb and Idnani."""
    inverse = _np.linalg.inv(matrix)
    x = -inverse @ g
    a, b, signs = _np.array(a), _np.array(b), _np.ones(len(b))
    active, weights = [], []
    for _ in range(50 * (len(b) + 1)):
        left = a @ x - b
        gap = left.copy()
        gap[:equal] = -abs(gap[:equal])
        gap[active] = 0
        limit = -1e-12 * (1 + abs(b))
        worst = [k for k in range(len(b)) if gap[k] < limit[k]]
        if not worst:
            found = _np.zeros(len(b))
            found[active] = weights
            return x, found * signs
        p = next((k for k in worst if k < equal), min(worst, key=lambda k: gap[k]))
        if p < equal and left[p] > 0:
            a[p], b[p], signs[p] = -a[p], -b[p], -signs[p]
        weight = 0.0
        while True:
            n = a[p]
            if active:
                rows = a[active]
                dual = _np.linalg.lstsq(rows @ inverse @ rows.T, rows @ inverse @ n, rcond=None)[0]
                z = inverse @ (n - rows.T @ dual)
            else:
                dual, z = _np.zeros(0), inverse @ n
            drops = [(weights[j] / dual[j], j) for j, k in enumerate(active) if k >= equal and dual[j] > 1e-14]
            first, gone = min(drops, default=(_np.inf, None))
            slope = z @ n
            full = (b[p] - n @ x) / slope if slope > 1e-14 * max(1.0, n @ inverse @ n) else _np.inf
            step = min(first, full)
            if step == _np.inf:
                return None, None
            weights = [w - step * d for w, d in zip(weights, dual)]
            weight += step
            if full < _np.inf:
                x = x + step * z
            if step == full:
                active.append(p)
                weights.append(weight)
                break
            del active[gone], weights[gone]
    return None, None


def _conditions(constraints, x):
    # Each kind's functions, as one that gives all values and one that gives all slopes.
    given = [constraints] if isinstance(constraints, dict) or not hasattr(constraints, "__len__") else list(constraints)
    kinds = {"eq": [], "ineq": []}
    for it in given:
        if hasattr(it, "A") or hasattr(it, "lb"):
            low, high = (_np.atleast_1d(_np.asarray(v, float)) for v in (it.lb, it.ub))
            fun = (lambda x, m=_np.atleast_2d(it.A): m @ x) if hasattr(it, "A") else (lambda x, f=it.fun: _np.atleast_1d(f(x)))
            low, high = (_np.broadcast_to(v, fun(x).shape) for v in (low, high))
            same = low == high
            for kind, keep, sign, edge in (
                ("eq", same, 1, low), ("ineq", ~same & _np.isfinite(low), 1, low), ("ineq", ~same & _np.isfinite(high), -1, high)
            ):
                if keep.any():
                    kinds[kind].append((lambda x, f=fun, k=keep, s=sign, e=edge: s * (f(x)[k] - e[k]), None, ()))
            continue
        kind = it["type"].lower()
        if kind not in kinds:
            raise ValueError(f"Unknown constraint type '{it['type']}'.")
        args = it.get("args", ())
        kinds[kind].append((it["fun"], it.get("jac"), args if isinstance(args, tuple) else (args,)))
    every = [*kinds["eq"], *kinds["ineq"]]

    def values(x):
        return [_np.atleast_1d(_np.asarray(f(_np.copy(x), *args), float)).ravel() for f, _, args in every]

    def rows(x, step, limits):
        found = [_np.zeros((0, x.size))]
        for f, jac, args in every:
            if callable(jac):
                found.append(_np.atleast_2d(_np.asarray(jac(_np.copy(x), *args), float)))
            else:
                def plain(x, f=f, args=args):
                    return _np.atleast_1d(_np.asarray(f(x, *args), float)).ravel()

                found.append(_np.atleast_2d(_slopes(plain, x, plain(x), step, limits=limits)[0].T))
        return _np.vstack(found)

    first = values(x)
    return values, rows, sum(it.size for it in first[: len(kinds["eq"])])


def slsqp(fun, x0, args=(), jac=None, bounds=None, constraints=(), callback=None, maxiter=100, ftol=1e-6, eps=_EPS,
          disp=False, **_):
    """By quadratic problems whose solutions are searched along."""
    x = _np.asarray(x0, float).ravel()
    n = len(x)
    low, high = (_np.full(n, -_np.inf), _np.full(n, _np.inf)) if bounds is None else bounds
    x = _np.clip(x, low, high)
    limits = None if bounds is None else (low, high)
    it = _Function(fun, x, jac, args, eps, limits)
    values, rows, equal = _conditions(constraints, x)

    def at(x):
        found = values(x)
        return _np.concatenate(found) if found else _np.zeros(0)

    def missed(c):
        return _np.concatenate([abs(c[:equal]), _np.maximum(-c[equal:], 0)])

    value, g, c, a = it.fun(x), it.grad(x), at(x), rows(x, eps, limits)
    matrix, penalty, k, flag, resets, multipliers = _np.eye(n), _np.zeros(len(c)), 0, None, 0, _np.zeros(len(c))
    low_on, high_on = _np.isfinite(low), _np.isfinite(high)
    while flag is None:
        k += 1
        if k > maxiter:
            flag, k = 9, maxiter
            break
        one = _np.eye(n)
        whole = _np.vstack([a, one[low_on], -one[high_on]])
        edges = _np.concatenate([-c, (low - x)[low_on], (x - high)[high_on]])
        s, found = _quadratic(matrix, g, whole, edges, equal)
        if s is None:
            flag = 4
            break
        multipliers = found[: len(c)]
        lagrange = g - whole.T @ found
        penalty = _np.maximum(abs(multipliers), (penalty + abs(multipliers)) / 2)
        slope = g @ s - penalty @ missed(c)
        if abs(g @ s) + penalty @ missed(c) < ftol and missed(c).sum() < ftol:
            flag = 0
            break
        if slope >= 0:
            resets += 1
            if resets > 5:
                flag = 8
                break
            matrix = _np.eye(n)
            continue
        start, merit, alpha = x, value + penalty @ missed(c), 1.0
        for line in range(1, 12):
            x = _np.clip(start + s, low, high)
            here, c = it.fun(x), at(x)
            change = here + penalty @ missed(c) - merit
            if change <= slope / 10 or line > 10:
                break
            alpha = max(slope / (2 * (slope - change)), 0.1)
            slope, s = alpha * slope, alpha * s
        old, value = value, here
        if (abs(value - old) < ftol or _np.linalg.norm(s) < ftol) and missed(c).sum() < ftol:
            flag = 0
        if _told(callback, x, value) or flag is not None:
            break
        before, g, a = lagrange, it.grad(x), rows(x, eps, limits)
        whole = _np.vstack([a, one[low_on], -one[high_on]])
        y = g - whole.T @ found - before
        bent = matrix @ s
        h1, h2 = s @ y, s @ bent
        if h1 < 0.2 * h2:
            part = 0.8 * h2 / (h2 - h1)
            y = part * y + (1 - part) * bent
            h1 = s @ y
        matrix = matrix + _np.outer(y, y) / h1 - _np.outer(bent, bent) / h2
    flag = 0 if flag is None else flag
    result = OptimizeResult(
        x=x, fun=value, jac=g, nit=k, nfev=it.nfev, njev=it.ngev, status=flag, message=_SAYS[flag], success=flag == 0,
        multipliers=multipliers,
    )
    if disp:
        print(f"{_SAYS[flag]}    (Exit mode {flag})")
        print(f"            Current function value: {value}")
        print(f"            Iterations: {k}")
        print(f"            Function evaluations: {it.nfev}")
        print(f"            Gradient evaluations: {it.ngev}")
    return result
