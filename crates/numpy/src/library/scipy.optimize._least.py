"""Least squares, systems of equations, and linear problems."""

import warnings as _warnings

import numpy as _np
from scipy.optimize._minimize import _limits, slopes as _slopes
from scipy.optimize._result import OptimizeResult, OptimizeWarning

_EPS = 2.220446049250313e-16


def _jacobian(f, jac, args, scheme="2-point", limits=None):
    def rows(x, value):
        if callable(jac):
            return _np.atleast_2d(_np.asarray(jac(x, *args), float)), 0
        way = jac if jac in ("2-point", "3-point") else scheme
        # Values of single precision need longer steps.
        eps = getattr(f, "eps", _EPS)
        found, calls = _slopes(f, x, value, scheme=way, limits=limits, eps=eps)
        return _np.atleast_2d(found.T), calls

    return rows


def _loss(name, scale):
    # What a loss makes of squares: the sum, and the weights by which residuals count.
    if callable(name):
        return name
    table = {
        "soft_l1": lambda z: (2 * ((1 + z) ** 0.5 - 1), (1 + z) ** -0.5),
        "huber": lambda z: (_np.where(z <= 1, z, 2 * z**0.5 - 1), _np.where(z <= 1, 1, z**-0.5)),
        "cauchy": lambda z: (_np.log1p(z), 1 / (1 + z)),
        "arctan": lambda z: (_np.arctan(z), 1 / (1 + z**2)),
        "linear": lambda z: (z, _np.ones_like(z)),
    }
    if name not in table:
        raise ValueError("`loss` must be one of {'linear', 'soft_l1', 'huber', 'cauchy', 'arctan'} or a callable.")
    return table[name]


def least_squares(fun, x0, jac="2-point", bounds=(-_np.inf, _np.inf), method="trf", ftol=1e-8, xtol=1e-8, gtol=1e-8,
                  x_scale=None, loss="linear", f_scale=1.0, diff_step=None, tr_solver=None, tr_options=None,
                  jac_sparsity=None, max_nfev=None, verbose=0, args=(), kwargs=None, **_):
    """The least sum of squares of the elements that `fun` gives.

    >>> scipy.optimize.least_squares(lambda x: [x[0] - 1, x[1] + 2], [0.0, 0.0]).x
    array([ 1., -2.])
    """
    if method not in ("trf", "dogbox", "lm"):
        raise ValueError("`method` must be 'trf', 'dogbox' or 'lm'.")
    x = _np.atleast_1d(_np.asarray(x0, float))
    if x.ndim > 1:
        raise ValueError("`x0` must have at most 1 dimension.")
    n = len(x)
    ends = (bounds.lb, bounds.ub) if hasattr(bounds, "lb") else bounds
    low, high = (_np.broadcast_to(_np.asarray(it, float), (n,)) for it in ends)
    if not _np.all((x >= low) & (x <= high)):
        raise ValueError("Initial guess is outside of provided bounds")
    kwargs = kwargs or {}
    calls = [0]

    def residuals(x):
        found = _np.atleast_1d(_np.asarray(fun(x, *args, **kwargs)))
        residuals.eps = float(_np.finfo(found.dtype).eps) if found.dtype in (_np.float32, _np.float16) else _EPS
        return found.astype(float)

    free = _np.isinf(low).all() and _np.isinf(high).all()
    rows = _jacobian(residuals, jac, args, limits=None if free else (low, high))
    weigh = _loss(loss, f_scale)
    f = residuals(x)
    calls[0] = 1
    if not _np.all(_np.isfinite(f)):
        raise ValueError("Residuals are not finite in the initial point.")
    matrix, _ = rows(x, f)
    derivatives = 1
    most = 100 * n if max_nfev is None else max_nfev

    def cost_of(f):
        z = (f / f_scale) ** 2
        return 0.5 * f_scale**2 * _np.sum(weigh(z)[0])

    cost = cost_of(f)
    radius = max(_np.linalg.norm(x), 0) or 1.0
    status, rounds = None, 0
    while True:
        weight = weigh((f / f_scale) ** 2)[1]
        gradient = matrix.T @ (weight * f)
        on = (x <= low) & (gradient > 0) | (x >= high) & (gradient < 0)
        room = _np.where(gradient > 0, x - low, high - x)
        measure = gradient * _np.where(_np.isfinite(room), room, 1.0) if not free else gradient
        optimality = _np.max(abs(measure)) if n else 0.0
        if optimality < gtol:
            status = 1
        if status is not None or calls[0] >= most:
            break
        root = _np.sqrt(weight)
        active = ~on
        a, b = (matrix * root[:, None])[:, active], root * f
        u, s, vh = _np.linalg.svd(a, full_matrices=False)
        along = u.T @ b
        while True:
            step = _np.zeros(n)
            step[active] = -_within(s, along, vh, radius)
            there = _np.clip(x + step, low, high)
            step = there - x
            length = _np.linalg.norm(step)
            f_there = residuals(there)
            calls[0] += 1
            if not _np.all(_np.isfinite(f_there)):
                radius = 0.25 * length
                if calls[0] >= most or not length:
                    break
                continue
            fallen = cost - cost_of(f_there)
            model = matrix @ step
            foretold = -(0.5 * _np.dot(root * model, root * model) + gradient @ step)
            ratio = fallen / foretold if foretold > 0 else 1.0 if foretold == fallen == 0 else 0.0
            edge = length > 0.95 * radius
            if ratio < 0.25:
                new_radius = 0.25 * length
            else:
                new_radius = 2.0 * radius if ratio > 0.75 and edge else radius
            by_cost = fallen < ftol * cost and ratio > 0.25
            by_step = length < xtol * (xtol + _np.linalg.norm(x))
            if by_cost or by_step:
                status = 4 if by_cost and by_step else 2 if by_cost else 3
            radius = new_radius
            if status is not None or fallen > 0 or calls[0] >= most:
                break
        if fallen > 0:
            x, f, cost = there, f_there, cost_of(f_there)
            matrix, _ = rows(x, f)
            derivatives += 1
        rounds += 1
    status = 0 if status is None else status
    text = (
        "The maximum number of function evaluations is exceeded.",
        "`gtol` termination condition is satisfied.",
        "`ftol` termination condition is satisfied.",
        "`xtol` termination condition is satisfied.",
        "Both `ftol` and `xtol` termination conditions are satisfied.",
    )[status]
    mask = _np.where((x <= low) & _np.isfinite(low), -1, _np.where((x >= high) & _np.isfinite(high), 1, 0))
    return OptimizeResult(
        message=text, success=status > 0, status=status, fun=f, x=x, cost=cost, jac=matrix, grad=gradient,
        optimality=optimality, active_mask=_np.zeros(n) if free else mask, nfev=calls[0], njev=derivatives,
    )


def _within(s, along, vh, radius):
    # The step of Gauss and Newton, or the one that is as long as the radius.
    full = s[-1] > _EPS * max(len(s), 1) * s[0] if len(s) else False
    if full:
        step = vh.T @ (along / s)
        if _np.linalg.norm(step) <= radius:
            return step
    scaled = s * along
    low, high = 0.0, _np.linalg.norm(scaled) / radius
    alpha = max(0.001 * high, 0.0)
    for _ in range(60):
        below = s**2 + alpha
        length = _np.linalg.norm(scaled / below)
        gap = length - radius
        if abs(gap) < 0.01 * radius:
            break
        slope = -_np.sum(scaled**2 / below**3) / length if length else 0
        low, high = (alpha, high) if gap > 0 else (low, alpha)
        alpha = alpha - (gap + radius) / radius * gap / slope if slope else 0.5 * (low + high)
        if not low < alpha < high:
            alpha = max(0.001 * high, (low * high) ** 0.5)
    step = vh.T @ (scaled / (s**2 + alpha))
    length = _np.linalg.norm(step)
    return step * (radius / length) if length > radius else step


def leastsq(func, x0, args=(), Dfun=None, full_output=False, col_deriv=False, ftol=1.49012e-8, xtol=1.49012e-8, gtol=0.0,
            maxfev=0, epsfcn=None, factor=100, diag=None):
    """The least sum of squares: what it is at, and a number that is 1 to 4 where it was found."""
    args = args if isinstance(args, tuple) else (args,)
    jac = "2-point" if Dfun is None else (lambda x, *a: _np.asarray(Dfun(x, *a)).T if col_deriv else Dfun(x, *a))
    found = least_squares(func, x0, jac, ftol=ftol, xtol=xtol, gtol=max(gtol, 1e-15), args=args, max_nfev=maxfev or None)
    flag = {0: 5, 1: 1, 2: 1, 3: 2, 4: 3}[found.status]
    if not full_output:
        return found.x, flag
    try:
        cov = _np.linalg.inv(found.jac.T @ found.jac)
    except _np.linalg.LinAlgError:
        cov = None
    return found.x, cov, {"nfev": found.nfev, "fvec": found.fun}, found.message, flag


def _narrow(found):
    # Residuals as they are, for the steps of differences depend on their precision.
    return found if getattr(found, "dtype", None) in (_np.float32, _np.float16) else _np.asarray(found, float)


def curve_fit(f, xdata, ydata, p0=None, sigma=None, absolute_sigma=False, check_finite=None, bounds=(-_np.inf, _np.inf),
              method=None, jac=None, *, full_output=False, nan_policy=None, **kwargs):
    """The parameters by which `f(x, *parameters)` is nearest to data, and their covariances."""
    if p0 is None:
        code = f.__code__ if hasattr(f, "__code__") else f.__call__.__code__
        names = code.co_varnames[: code.co_argcount]
        names = names[1:] if names and names[0] == "self" else names
        if code.co_argcount < 2 or getattr(code, "co_flags", 0) & 4:
            raise ValueError("Unable to determine number of fit parameters.")
        count = len(names) - 1
        low, high = (_np.broadcast_to(_np.asarray(it, float), (count,)) for it in (
            (bounds.lb, bounds.ub) if hasattr(bounds, "lb") else bounds))
        p0 = _np.ones(count)
        both = _np.isfinite(low) & _np.isfinite(high)
        with _np.errstate(invalid="ignore"):
            p0 = _np.where(both, 0.5 * (low + high), p0)
        p0 = _np.where(_np.isfinite(low) & ~both, low + 1, p0)
        p0 = _np.where(_np.isfinite(high) & ~both, high - 1, p0)
    p0 = _np.atleast_1d(_np.asarray(p0, float))
    ydata = _np.asarray_chkfinite(ydata, float) if check_finite is not False else _np.asarray(ydata, float)
    if ydata.size == 0:
        raise ValueError("`ydata` must not be empty!")
    xdata = _np.asarray(xdata, float) if isinstance(xdata, (list, tuple, _np.ndarray)) else xdata
    white = None
    if sigma is not None:
        sigma = _np.asarray(sigma, float)
        if sigma.ndim == 2:
            white = _np.linalg.inv(_np.linalg.cholesky(sigma))
        elif sigma.shape not in ((), (ydata.size,)):
            raise ValueError("`sigma` has incorrect shape.")

    def residuals(p):
        value = _np.asarray(f(xdata, *p))
        apart = _narrow((value - ydata).astype(value.dtype if value.dtype in (_np.float32, _np.float16) else float))
        if sigma is None:
            return _np.ravel(apart)
        return white @ apart if white is not None else apart / sigma

    slope = "2-point"
    if callable(jac):

        def slope(p):
            found = _np.asarray(jac(xdata, *p), float)
            if sigma is None:
                return found
            return white @ found if white is not None else found / _np.reshape(sigma, (-1, 1))

    ends = (bounds.lb, bounds.ub) if hasattr(bounds, "lb") else bounds
    free = all(_np.isinf(it).all() for it in ends)
    limits = {it: kwargs[it] for it in ("ftol", "xtol", "gtol", "loss", "f_scale") if it in kwargs}
    tight = {"ftol": 1.49012e-8, "xtol": 1.49012e-8, "gtol": 1e-15} if free and method in (None, "lm") else {}
    most = kwargs.get("max_nfev", kwargs.get("maxfev"))
    found = least_squares(residuals, p0, slope, bounds, max_nfev=most or 200 * (len(p0) + 1), **{**tight, **limits})
    if not found.success:
        raise RuntimeError("Optimal parameters not found: " + (
            f"Number of calls to function has reached maxfev = {most or 200 * (len(p0) + 1)}." if method != "trf" else found.message))
    _, s, vh = _np.linalg.svd(found.jac, full_matrices=False)
    kept = s > _EPS * max(found.jac.shape) * s[0]
    s, vh = s[kept], vh[: len(s[kept])]
    cov = (vh.T / s**2) @ vh
    unsure = len(s) < len(p0) or not _np.isfinite(cov).all()
    if not unsure and not absolute_sigma:
        if ydata.size > p0.size:
            cov = cov * (2 * found.cost / (ydata.size - p0.size))
        else:
            unsure = True
    if unsure:
        cov = _np.full((len(p0), len(p0)), _np.inf)
        _warnings.warn("Covariance of the parameters could not be estimated", OptimizeWarning, stacklevel=2)
    if full_output:
        return found.x, cov, {"nfev": found.nfev, "fvec": found.fun}, found.message, found.status
    return found.x, cov


def root(fun, x0, args=(), method="hybr", jac=None, tol=None, callback=None, options=None):
    """A root of a system of equations."""
    args = args if isinstance(args, tuple) else (args,)
    if method not in ("hybr", "lm"):
        raise NotImplementedError(f"scipy.optimize.root: the method {method} is not supported; hybr and lm are")
    x = _np.atleast_1d(_np.asarray(x0, float))
    shape = x.shape
    x = x.ravel()
    if jac is True:
        whole = fun
        fun, jac = (lambda x, *a: whole(x, *a)[0]), (lambda x, *a: whole(x, *a)[1])
    calls = [0]

    def f(x):
        calls[0] += 1
        found = _np.atleast_1d(_np.asarray(fun(x.reshape(shape) if len(shape) > 1 else x, *args)))
        f.eps = float(_np.finfo(found.dtype).eps) if found.dtype in (_np.float32, _np.float16) else _EPS
        return found.astype(float).ravel()

    value = f(x)
    if method == "hybr" and value.shape != x.shape:
        raise TypeError(f"fsolve: there is a mismatch between the input and output shape of the 'func' argument '{getattr(fun, '__name__', '')}'.Shape should be {x.shape} but it is {value.shape}.")
    limit = 1.49012e-8 if tol is None else tol
    rows = _jacobian(f, jac, args)
    matrix, _ = rows(x, value)
    radius = 100 * (_np.linalg.norm(x) or 1.0)
    status, stale, bad = 1, False, 0
    for _ in range(400 * (len(x) + 1)):
        size = _np.linalg.norm(value)
        if size == 0:
            break
        u, s, vh = _np.linalg.svd(matrix)
        good = s > 1e-14 * s[0] if s[0] else s > 0
        newton = -vh.T[:, : len(s)] @ _np.where(good, (u.T[: len(s)] @ value) / _np.where(good, s, 1), 0)
        step = newton
        if _np.linalg.norm(newton) > radius:
            slope = matrix.T @ value
            down = -slope * (_np.dot(slope, slope) / max(_np.dot(matrix @ slope, matrix @ slope), 1e-300))
            if _np.linalg.norm(down) >= radius:
                step = down * radius / _np.linalg.norm(down)
            else:
                apart = newton - down
                a, b, c = apart @ apart, 2 * down @ apart, down @ down - radius**2
                step = down + (-b + _np.sqrt(b * b - 4 * a * c)) / (2 * a) * apart
        there = x + step
        fresh = f(there)
        length, after = _np.linalg.norm(step), _np.linalg.norm(fresh)
        foretold = size - _np.linalg.norm(value + matrix @ step)
        ratio = (size - after) / foretold if foretold > 0 and _np.isfinite(after) else -1.0
        if ratio < 0.1:
            radius, bad = 0.5 * length, bad + 1
        else:
            radius, bad = max(radius, 2 * length) if ratio > 0.5 else radius, 0
        if _np.isfinite(after) and length:
            matrix = matrix + _np.outer(fresh - value - matrix @ step, step) / (length * length)
            stale = True
        moved = ratio > 1e-4
        if moved:
            x, value = there, fresh
        if length <= limit * _np.linalg.norm(x) or after == 0:
            status = 1 if _np.linalg.norm(value) <= 1e-5 * max(1.0, abs(matrix).max()) else 4
            if status == 1 or not stale:
                break
        if bad >= 2 or ratio < 0.1 and stale:
            if not stale or radius < 1e-14 * max(1, _np.linalg.norm(x)):
                status = 4
                break
            matrix, _ = rows(x, value)
            stale, bad = False, 0
            radius = max(radius, 1e-3 * (_np.linalg.norm(x) or 1))
    else:
        status = 2
    text = {
        1: "The solution converged.",
        2: f"The number of calls to function has reached maxfev = {200 * (len(x) + 1)}.",
        4: "The iteration is not making good progress, as measured by the \n improvement from the last five Jacobian evaluations.",
    }[status]
    return OptimizeResult(
        x=x.reshape(shape), success=status == 1, status=status, message=text, fun=value, nfev=calls[0], method=method
    )


def fsolve(func, x0, args=(), fprime=None, full_output=0, col_deriv=0, xtol=1.49012e-8, maxfev=0, band=None, epsfcn=None,
           factor=100, diag=None):
    """A root of a system of equations.

    >>> scipy.optimize.fsolve(lambda x: x**2 - 4, 1.0)
    array([2.])
    """
    jac = fprime if fprime is None or not col_deriv else (lambda x, *a: _np.asarray(fprime(x, *a)).T)
    found = root(func, x0, args, jac=jac, tol=xtol)
    if full_output:
        return found.x, {"nfev": found.nfev, "fvec": found.fun}, found.status, found.message
    if found.status != 1:
        _warnings.warn(found.message, RuntimeWarning, stacklevel=2)
    return found.x


def fixed_point(func, x0, args=(), xtol=1e-8, maxiter=500, method="del2"):
    """A number that a function leaves as it is."""
    x = _np.asarray(x0, float)
    for _ in range(maxiter):
        p1 = func(x, *args)
        if method == "del2":
            p2 = func(p1, *args)
            d = p2 - 2.0 * p1 + x
            with _np.errstate(all="ignore"):
                p = _np.where(d != 0, x - (p1 - x) ** 2 / _np.where(d != 0, d, 1), p2)
        else:
            p = p1
        if _np.all(abs(_np.where(x != 0, (p - x) / _np.where(x != 0, x, 1), p)) < xtol):
            return p[()] if isinstance(p, _np.ndarray) else p
        x = p
    raise RuntimeError(f"Failed to converge after {maxiter} iterations, value is {p}")


def nnls(A, b, *, maxiter=None, atol=None):
    """The least squares by numbers that are not negative, and the length of what is left."""
    a, b = _np.asarray(A, float), _np.asarray(b, float).ravel()
    n = a.shape[1]
    x, chosen = _np.zeros(n), _np.zeros(n, bool)
    for _ in range(maxiter or 3 * n + 10):
        slope = a.T @ (b - a @ x)
        slope[chosen] = -_np.inf
        if chosen.all() or slope.max() <= 1e-12 * max(1.0, abs(a.T @ b).max()):
            return x, float(_np.linalg.norm(b - a @ x))
        chosen[_np.argmax(slope)] = True
        while True:
            s = _np.zeros(n)
            s[chosen] = _np.linalg.lstsq(a[:, chosen], b, rcond=None)[0]
            if s[chosen].min() > 0:
                break
            down = chosen & (s <= 0)
            x = x + _np.min(x[down] / (x[down] - s[down])) * (s - x)
            chosen &= x > 1e-14
            x[~chosen] = 0
            if not chosen.any():
                break
        x = s if chosen.any() else x
    raise RuntimeError("Maximum number of iterations reached.")


def linear_sum_assignment(cost_matrix, maximize=False):
    """Which column each row takes, so that the sum is least."""
    cost = _np.asarray(cost_matrix)
    if cost.ndim != 2:
        raise ValueError(f"expected a matrix (2-D array), got a {cost.ndim} array")
    cost = (-cost if maximize else cost).astype(float)
    turned = cost.shape[0] > cost.shape[1]
    cost = cost.T if turned else cost
    n, m = cost.shape
    u, v = [0.0] * n, [0.0] * m
    row_of, column_of = [-1] * m, [-1] * n
    rows = cost.tolist()
    for start in range(n):
        shortest, came = [_np.inf] * m, [-1] * m
        seen_rows, seen = [], [False] * m
        row, lowest, sink = start, 0.0, -1
        while sink < 0:
            seen_rows.append(row)
            at, best = -1, _np.inf
            for j in range(m):
                if seen[j]:
                    continue
                length = lowest + rows[row][j] - u[row] - v[j]
                if length < shortest[j]:
                    shortest[j], came[j] = length, row
                if shortest[j] < best or shortest[j] == best and row_of[j] < 0:
                    best, at = shortest[j], j
            if best == _np.inf:
                raise ValueError("cost matrix is infeasible")
            lowest, seen[at] = best, True
            if row_of[at] < 0:
                sink = at
            else:
                row = row_of[at]
        u[start] += lowest
        for i in seen_rows[1:]:
            u[i] += lowest - shortest[column_of[i]]
        for j in range(m):
            if seen[j]:
                v[j] -= lowest - shortest[j]
        at = sink
        while True:
            i = came[at]
            row_of[at] = i
            column_of[i], at = at, column_of[i]
            if i == start:
                break
    columns = _np.array(column_of, dtype=int)
    if turned:
        order = _np.argsort(columns)
        return columns[order], order
    return _np.arange(n), columns


def linprog(c, A_ub=None, b_ub=None, A_eq=None, b_eq=None, bounds=(0, None), method="highs", callback=None, options=None,
            x0=None, integrality=None):
    """The least `c @ x` under linear conditions, by the method of simplices."""
    if integrality is not None and _np.any(integrality):
        raise NotImplementedError("scipy.optimize.linprog: whole numbers are not supported")
    c = _np.asarray(c, float).ravel()
    n = len(c)
    pairs = [bounds] * n if len(bounds) == 2 and _np.ndim(bounds[0]) == 0 else [*bounds]
    pairs = pairs * n if len(pairs) == 1 else pairs
    low, high = _limits([(None if a is None else a, b) for a, b in pairs], n)
    upper = _np.zeros((0, n)) if A_ub is None else _np.atleast_2d(_np.asarray(A_ub, float))
    equal = _np.zeros((0, n)) if A_eq is None else _np.atleast_2d(_np.asarray(A_eq, float))
    b_ub = _np.zeros(0) if b_ub is None else _np.asarray(b_ub, float).ravel()
    b_eq = _np.zeros(0) if b_eq is None else _np.asarray(b_eq, float).ravel()
    # Each number is a lower limit and more, an upper limit and less, or the difference of two that are not negative.
    parts, offset, more = [], _np.zeros(n), []
    for k in range(n):
        if _np.isfinite(low[k]):
            offset[k] = low[k]
            parts.append((k, 1.0))
            if _np.isfinite(high[k]):
                more.append((k, high[k]))
        elif _np.isfinite(high[k]):
            offset[k] = high[k]
            parts.append((k, -1.0))
        else:
            parts += [(k, 1.0), (k, -1.0)]
    spread = _np.zeros((n, len(parts)))
    for at, (k, sign) in enumerate(parts):
        spread[k, at] = sign
    limits = _np.zeros((len(more), n))
    for at, (k, _) in enumerate(more):
        limits[at, k] = 1.0
    inner = _np.vstack([upper, limits])
    right = _np.concatenate([b_ub - upper @ offset, [value - offset[k] for k, value in more], b_eq - equal @ offset])
    count = len(inner)
    table = _np.vstack([inner @ spread, equal @ spread])
    table = _np.hstack([table, _np.eye(len(table), count)])
    status, y, rounds = _simplex(c @ spread, table, right, len(parts))
    x = offset + spread @ y[: len(parts)] if y is not None else None
    text = {
        0: "Optimization terminated successfully. (HiGHS Status 7: Optimal)",
        2: "The problem is infeasible. (HiGHS Status 8: model_status is Infeasible; primal_status is None)",
        3: "The problem is unbounded. (HiGHS Status 10: model_status is Unbounded; primal_status is At upper bound)",
        1: "Iteration limit reached.",
    }[status]
    slack = None if x is None else b_ub - upper @ x
    return OptimizeResult(
        message=text, success=status == 0, status=status, fun=None if x is None else _np.dot(c, x), x=x, nit=rounds,
        slack=slack, con=None if x is None else b_eq - equal @ x,
    )


def _simplex(c, a, b, kept):
    m, n = a.shape
    sign = _np.where(b < 0, -1.0, 1.0)
    table = _np.hstack([a * sign[:, None], _np.eye(m), (b * sign)[:, None]])
    basis = [n + i for i in range(m)]
    rounds = 0

    def turn(costs, columns):
        nonlocal rounds
        while True:
            prices = costs[: len(costs)] - _np.array([costs[j] for j in basis]) @ table[:, :-1]
            rising = [j for j in columns if prices[j] < -1e-10]
            if not rising:
                return 0
            # The steepest column, or the first one where steps go round in circles.
            j = rising[0] if rounds > 50 * (m + n) else min(rising, key=lambda j: prices[j])
            rows = [i for i in range(m) if table[i, j] > 1e-10]
            if not rows:
                return 3
            i = min(rows, key=lambda i: (table[i, -1] / table[i, j], basis[i]))
            table[i] /= table[i, j]
            for other in range(m):
                if other != i and table[other, j]:
                    table[other] -= table[other, j] * table[i]
            basis[i] = j
            rounds += 1
            if rounds > 200 * (m + n) + 1000:
                return 1

    first = _np.concatenate([_np.zeros(n), _np.ones(m)])
    status = turn(first, range(n))
    if status or sum(table[i, -1] for i in range(m) if basis[i] >= n) > 1e-8 * max(1.0, abs(b).max() if m else 1):
        return status or 2, None, rounds
    for i in range(m):
        if basis[i] >= n:
            usable = [j for j in range(n) if abs(table[i, j]) > 1e-10]
            if usable:
                table[i] /= table[i, usable[0]]
                for other in range(m):
                    if other != i:
                        table[other] -= table[other, usable[0]] * table[i]
                basis[i] = usable[0]
    costs = _np.concatenate([c, _np.zeros(n - len(c)), _np.zeros(m)])
    status = turn(costs, range(n))
    if status:
        return status, None, rounds
    y = _np.zeros(n + m)
    for i, j in enumerate(basis):
        y[j] = table[i, -1]
    return 0, y, rounds
