"""Minima of functions of several numbers."""

import warnings as _warnings

import numpy as _np
from scipy.optimize._linesearch import LineSearchError as _NoStep, more_thuente as _more_thuente, wolfe as _wolfe
from scipy.optimize._result import OptimizeResult, OptimizeWarning

_EPS = 1.4901161193847656e-08
_DONE = "Optimization terminated successfully."
_SAYS = {
    0: _DONE,
    1: "Maximum number of iterations has been exceeded.",
    2: "Desired error not necessarily achieved due to precision loss.",
    3: "NaN result encountered.",
}


class LinearConstraint:
    """Limits of the products of numbers with a matrix."""

    def __init__(self, A, lb=-_np.inf, ub=_np.inf, keep_feasible=False):
        self.A, self.lb, self.ub, self.keep_feasible = _np.atleast_2d(A), lb, ub, keep_feasible


class NonlinearConstraint:
    """Limits of what a function of the numbers gives."""

    def __init__(self, fun, lb, ub, jac="2-point", **_):
        self.fun, self.lb, self.ub, self.jac = fun, lb, ub, jac


class Bounds:
    """Limits of each number."""

    def __init__(self, lb=-_np.inf, ub=_np.inf, keep_feasible=False):
        self.lb, self.ub = _np.atleast_1d(lb).astype(float), _np.atleast_1d(ub).astype(float)
        self.keep_feasible = keep_feasible

    def __repr__(self):
        return f"Bounds({self.lb!r}, {self.ub!r})"


def _limits(bounds, n):
    if bounds is None:
        return None
    if isinstance(bounds, Bounds):
        return _np.broadcast_to(bounds.lb, n).copy(), _np.broadcast_to(bounds.ub, n).copy()
    if len(bounds) != n:
        raise ValueError("The number of bounds is not compatible with the length of `x0`.")
    low = _np.array([-_np.inf if it[0] is None else it[0] for it in bounds], float)
    high = _np.array([_np.inf if it[1] is None else it[1] for it in bounds], float)
    if _np.any(low > high):
        raise ValueError("An upper bound is less than the corresponding lower bound.")
    return low, high


def slopes(f, x, value, step=None, scheme="2-point", limits=None, eps=2.0**-52):
    """The gradient (or the rows of a Jacobian, transposed) by differences, and how often `f` was called."""
    side = _np.where(x >= 0, 1.0, -1.0)
    relative = eps**0.5 if scheme == "2-point" else eps ** (1 / 3)
    wide = relative * side * _np.maximum(1.0, abs(x))
    if step is None:
        h = wide
    else:
        h = _np.broadcast_to(_np.asarray(step, float), x.shape)
        h = _np.where((x + h) - x == 0, wide, h)
    if limits is not None:
        low, high = limits
        out = (x + h < low) | (x + h > high)
        fits = abs(h) <= _np.maximum(x - low, high - x)
        h = _np.where(out & fits, -h, h)
        short = out & ~fits
        h = _np.where(short, _np.where(high - x >= x - low, high - x, low - x), h)
    rows, calls = [], 0
    for at in range(x.size):
        moved = x.copy()
        moved[at] += h[at]
        if scheme == "3-point":
            back = x.copy()
            back[at] -= h[at]
            rows.append((f(moved) - f(back)) / (moved[at] - back[at]))
            calls += 2
        else:
            rows.append((f(moved) - value) / (moved[at] - x[at]))
            calls += 1
    return _np.array(rows), calls


class _Function:
    """A function and its gradient, which count their calls and keep the last of each."""

    def __init__(self, fun, x, jac, args, step=None, limits=None):
        self.nfev = self.ngev = 0
        self._fun, self._args, self._step, self._limits = fun, args, step, limits
        self._both = jac is True
        self._jac = jac if callable(jac) else None
        self._scheme = jac if jac in ("2-point", "3-point") else "2-point"
        self._x = self._gx = None
        self.least, self.best = _np.inf, None

    def _value(self, x):
        self.nfev += 1
        found = self._fun(_np.copy(x), *self._args)
        if self._both:
            found, slope = found
            self._pair = _np.copy(x), _np.atleast_1d(_np.asarray(slope, float))
        if not _np.isscalar(found):
            try:
                found = _np.asarray(found).item()
            except (TypeError, ValueError) as error:
                raise ValueError("The user-provided objective function must return a scalar value.") from error
        return found

    def fun(self, x):
        if self._x is None or not _np.array_equal(x, self._x):
            self._x = _np.array(x, float)
            self._f = self._value(self._x)
        return self._f

    def grad(self, x):
        if self._gx is None or not _np.array_equal(x, self._gx):
            self.ngev += 1
            value = self.fun(x) if self._jac is None else None
            if self._both:
                self._g = self._pair[1]
            elif self._jac is not None:
                self._g = _np.atleast_1d(_np.asarray(self._jac(_np.copy(x), *self._args), float))
            else:
                self._g, _ = slopes(
                    self._value, _np.array(x, float), value, self._step, self._scheme, self._limits
                )
            self._gx = _np.array(x, float)
        return self._g


def _long(v, ord):
    return abs(v).max() if ord == _np.inf else _np.sum(abs(v) ** ord) ** (1.0 / ord)


def _told(callback, x, value):
    # True where the callback asks to stop.
    if callback is None:
        return False
    try:
        code = getattr(callback, "__code__", None)
        named = code is not None and code.co_varnames[: code.co_argcount + code.co_kwonlyargcount] == ("intermediate_result",)
        if named:
            callback(intermediate_result=OptimizeResult(x=_np.copy(x), fun=value))
        else:
            callback(_np.copy(x))
    except StopIteration:
        return True
    return False


def _say(flag, message, found, gradients=True):
    if flag:
        _warnings.warn(message, OptimizeWarning if gradients else RuntimeWarning, stacklevel=4)
    else:
        print(message)
    print(f"         Current function value: {found['fun']:f}")
    print(f"         Iterations: {found['nit']:d}")
    print(f"         Function evaluations: {found['nfev']:d}")
    if gradients:
        print(f"         Gradient evaluations: {found['njev']:d}")


def _ended(flag, k, maxiter, gnorm, value, x):
    if flag == 2:
        return flag
    if k >= maxiter:
        return 1
    return 3 if _np.isnan(gnorm) or _np.isnan(value) or _np.isnan(x).any() else 0


def bfgs(fun, x0, args=(), jac=None, callback=None, gtol=1e-5, norm=_np.inf, eps=_EPS, maxiter=None, disp=False,
         return_all=False, xrtol=0, c1=1e-4, c2=0.9, hess_inv0=None, **_):
    """By an approximation of the inverse of second derivatives that each step makes better."""
    x = _np.asarray(x0, float).ravel()
    n = len(x)
    maxiter = n * 200 if maxiter is None else maxiter
    it = _Function(fun, x, jac, args, eps)
    value = it.fun(x)
    g = it.grad(x)
    one = _np.eye(n, dtype=int)
    inverse = one if hess_inv0 is None else hess_inv0
    old = value + _np.linalg.norm(g) / 2
    k, flag, gnorm, path = 0, 0, _long(g, norm), [x]
    while gnorm > gtol and k < maxiter:
        p = -_np.dot(inverse, g)
        try:
            step, found, there = _wolfe(it.fun, it.grad, x, p, g, value, old, c1, c2)
        except _NoStep:
            flag = 2
            break
        old, value = value, found
        s = step * p
        x = x + s
        path.append(x)
        there = it.grad(x) if there is None else there
        y, g = there - g, there
        k += 1
        if _told(callback, x, value):
            break
        gnorm = _long(g, norm)
        if gnorm <= gtol or step * _long(p, 2) <= xrtol * (xrtol + _long(x, 2)):
            break
        if not _np.isfinite(value):
            flag = 2
            break
        along = _np.dot(y, s)
        rho = 1000.0 if along == 0.0 else 1.0 / along
        left = one - s[:, None] * y[None, :] * rho
        right = one - y[:, None] * s[None, :] * rho
        inverse = _np.dot(left, _np.dot(inverse, right)) + rho * s[:, None] * s[None, :]
    flag = _ended(flag, k, maxiter, gnorm, value, x)
    found = OptimizeResult(
        fun=value, jac=g, hess_inv=inverse, nfev=it.nfev, njev=it.ngev, status=flag, success=flag == 0, message=_SAYS[flag],
        x=x, nit=k,
    )
    if disp:
        _say(flag, _SAYS[flag], found)
    if return_all:
        found["allvecs"] = path
    return found


def conjugate(fun, x0, args=(), jac=None, callback=None, gtol=1e-5, norm=_np.inf, eps=_EPS, maxiter=None, disp=False,
              return_all=False, c1=1e-4, c2=0.4, **_):
    """By conjugate gradients, as Polak and Ribiere choose them."""
    x = _np.asarray(x0, float).ravel()
    maxiter = len(x) * 200 if maxiter is None else maxiter
    it = _Function(fun, x, jac, args, eps)
    value = it.fun(x)
    g = it.grad(x)
    old = value + _np.linalg.norm(g) / 2
    k, flag, p, gnorm, path = 0, 0, -g, _long(g, norm), [x]
    while gnorm > gtol and k < maxiter:
        size = _np.dot(g, g)
        kept = [None]

        def following(a, there=None):
            place = x + a * p
            there = it.grad(place) if there is None else there
            beta = max(0, _np.dot(there - g, there) / size)
            return a, place, -there + beta * p, there, _long(there, norm)

        def falls(a, place, f, there):
            kept[:] = following(a, there)
            _, _, direction, there, length = kept
            return length <= gtol or _np.dot(direction, there) <= -0.01 * _np.dot(there, there)

        try:
            step, found, there = _wolfe(it.fun, it.grad, x, p, g, value, old, c1, c2, condition=falls)
        except _NoStep:
            flag = 2
            break
        old, value = value, found
        _, x, p, g, gnorm = kept if step == kept[0] else following(step, there)
        path.append(x)
        k += 1
        if _told(callback, x, value):
            break
    flag = _ended(flag, k, maxiter, gnorm, value, x)
    found = OptimizeResult(
        fun=value, jac=g, nfev=it.nfev, njev=it.ngev, status=flag, success=flag == 0, message=_SAYS[flag], x=x, nit=k
    )
    if disp:
        _say(flag, _SAYS[flag], found)
    if return_all:
        found["allvecs"] = path
    return found


class _Enough(Exception):
    pass


def _counted(fun, args, most):
    calls = [0]

    def counted(x):
        if calls[0] >= most:
            raise _Enough
        calls[0] += 1
        found = fun(_np.copy(x), *args)
        if not _np.isscalar(found):
            try:
                found = _np.asarray(found).item()
            except (TypeError, ValueError) as error:
                raise ValueError("The user-provided objective function must return a scalar value.") from error
        return found

    return calls, counted


def _most(n, maxiter, maxfev, factor):
    if maxiter is None and maxfev is None:
        return n * factor, n * factor
    if maxiter is None:
        return (n * factor if maxfev == _np.inf else _np.inf), maxfev
    if maxfev is None:
        return maxiter, (n * factor if maxiter == _np.inf else _np.inf)
    return maxiter, maxfev


_SEARCHED = {
    0: _DONE,
    1: "Maximum number of function evaluations has been exceeded.",
    2: "Maximum number of iterations has been exceeded.",
    3: "NaN result encountered.",
}


def nelder_mead(fun, x0, args=(), callback=None, maxiter=None, maxfev=None, disp=False, return_all=False,
                initial_simplex=None, xatol=1e-4, fatol=1e-4, adaptive=False, bounds=None, **_):
    """By a simplex that moves, stretches and shrinks."""
    x = _np.atleast_1d(_np.asarray(x0, float)).ravel()
    n = len(x)
    chi, psi, sigma = (1 + 2 / n, 0.75 - 1 / (2 * n), 1 - 1 / n) if adaptive else (2, 0.5, 0.5)

    def within(points):
        return points if bounds is None else _np.clip(points, *bounds)

    x = within(x)
    if initial_simplex is None:
        corners = _np.tile(x, (n + 1, 1))
        for k in range(n):
            corners[k + 1, k] = 1.05 * x[k] if x[k] != 0 else 0.00025
    else:
        corners = _np.array(initial_simplex, float)
    if bounds is not None:
        corners = within(_np.where(corners > bounds[1], 2 * bounds[1] - corners, corners))
    maxiter, maxfev = _most(n, maxiter, maxfev, 200)
    calls, f = _counted(fun, args, maxfev)
    values = _np.full(n + 1, _np.inf)
    try:
        for k in range(n + 1):
            values[k] = f(corners[k])
    except _Enough:
        pass
    order = _np.argsort(values)
    corners, values = corners[order], values[order]
    order = _np.argsort(values)
    corners, values = corners[order], values[order]
    path, rounds = [corners[0]], 1
    while calls[0] < maxfev and rounds < maxiter:
        try:
            if _np.max(abs(corners[1:] - corners[0])) <= xatol and _np.max(abs(values[0] - values[1:])) <= fatol:
                break
            centre = _np.add.reduce(corners[:-1], 0) / n
            mirrored = within(2 * centre - corners[-1])
            f_mirrored = f(mirrored)
            shrink = False
            if f_mirrored < values[0]:
                far = within((1 + chi) * centre - chi * corners[-1])
                f_far = f(far)
                corners[-1], values[-1] = (far, f_far) if f_far < f_mirrored else (mirrored, f_mirrored)
            elif f_mirrored < values[-2]:
                corners[-1], values[-1] = mirrored, f_mirrored
            elif f_mirrored < values[-1]:
                near = within((1 + psi) * centre - psi * corners[-1])
                f_near = f(near)
                shrink = not f_near <= f_mirrored
                if not shrink:
                    corners[-1], values[-1] = near, f_near
            else:
                near = within((1 - psi) * centre + psi * corners[-1])
                f_near = f(near)
                shrink = not f_near < values[-1]
                if not shrink:
                    corners[-1], values[-1] = near, f_near
            if shrink:
                for k in range(1, n + 1):
                    corners[k] = within(corners[0] + sigma * (corners[k] - corners[0]))
                    values[k] = f(corners[k])
            rounds += 1
        except _Enough:
            pass
        order = _np.argsort(values)
        corners, values = corners[order], values[order]
        path.append(corners[0])
        if _told(callback, corners[0], values[0]):
            break
    flag = 1 if calls[0] >= maxfev else 2 if rounds >= maxiter else 0
    found = OptimizeResult(
        fun=_np.min(values), nit=rounds, nfev=calls[0], status=flag, success=flag == 0, message=_SEARCHED[flag],
        x=corners[0], final_simplex=(corners, values),
    )
    if disp:
        _say(flag, _SEARCHED[flag], found, False) if not flag else _warnings.warn(_SEARCHED[flag], RuntimeWarning, stacklevel=3)
    if return_all:
        found["allvecs"] = path
    return found


def powell(fun, x0, args=(), callback=None, bounds=None, xtol=1e-4, ftol=1e-4, maxiter=None, maxfev=None, disp=False,
           direc=None, return_all=False, **_):
    """By minima along lines, whose directions are replaced by those of progress."""
    from scipy.optimize import _scalar

    x = _np.asarray(x0, float).ravel()
    n = len(x)
    maxiter, maxfev = _most(n, maxiter, maxfev, 1000)
    calls, f = _counted(fun, args, maxfev)
    lines = _np.eye(n) if direc is None else _np.array(direc, float)

    def reach(x, d):
        # How far along `d` the limits are.
        low, high = -_np.inf, _np.inf
        for at in _np.nonzero(d)[0]:
            ends = sorted(((bounds[0][at] - x[at]) / d[at], (bounds[1][at] - x[at]) / d[at]))
            low, high = max(low, ends[0]), min(high, ends[1])
        return (low, high) if low < high else (0, 0)

    def search(x, d, value):
        if not _np.any(d):
            return value, x, d

        def along(a):
            return f(x + a * d)

        if bounds is None:
            found = _scalar.brent_of_bracket(along, xtol * 100)
        else:
            low, high = reach(x, d)
            if _np.isinf(low) and _np.isinf(high):
                found = _scalar.brent_of_bracket(along, xtol * 100)
            elif _np.isinf(low) or _np.isinf(high):
                found = _scalar.bounded(lambda a: along(_np.tan(a)), (_np.arctan(low), _np.arctan(high)), xatol=xtol)
                found["x"] = _np.tan(found.x)
            else:
                found = _scalar.bounded(along, (low, high), xatol=xtol)
        d = found.x * d
        return found.fun, x + d, d

    value = f(x)
    start, rounds, path = x.copy(), 0, [x]
    while True:
        try:
            first, largest, at = value, 0, 0
            for k in range(n):
                before = value
                value, x, _ = search(x, lines[k], value)
                if before - value > largest:
                    largest, at = before - value, k
            rounds += 1
            path.append(x)
            if _told(callback, x, value):
                break
            if 2.0 * (first - value) <= ftol * (abs(first) + abs(value)) + 1e-20:
                break
            if calls[0] >= maxfev or rounds >= maxiter or _np.isnan(first) and _np.isnan(value):
                break
            d = x - start
            start = x.copy()
            far = f(x + min(1 if bounds is None else reach(x, d)[1], 1) * d)
            if first > far:
                t = 2.0 * (first + far - 2.0 * value) * (first - value - largest) ** 2 - largest * (first - far) ** 2
                if t < 0.0:
                    value, x, d = search(x, d, value)
                    if _np.any(d):
                        lines[at] = lines[-1]
                        lines[-1] = d
        except _Enough:
            break
    flag = 1 if calls[0] >= maxfev else 2 if rounds >= maxiter else 3 if _np.isnan(value) or _np.isnan(x).any() else 0
    found = OptimizeResult(
        fun=value, direc=lines, nit=rounds, nfev=calls[0], status=flag, success=flag == 0, message=_SEARCHED[flag], x=x
    )
    if disp:
        _say(flag, _SEARCHED[flag], found, False)
    if return_all:
        found["allvecs"] = path
    return found


class LbfgsInvHessProduct:
    """The approximation of the inverse of second derivatives that L-BFGS-B has at its end."""

    def __init__(self, sk, yk):
        self.sk, self.yk = _np.array(sk), _np.array(yk)
        self.n_corrs = len(self.sk)
        self.shape = (self.sk.shape[1],) * 2 if self.n_corrs else (0, 0)
        self.dtype = _np.dtype(float)
        self.rho = 1 / _np.einsum("ij,ij->i", self.sk, self.yk) if self.n_corrs else _np.zeros(0)

    def matvec(self, x):
        """The product with a vector."""
        q = _np.array(x, float).ravel()
        weights = _np.empty(self.n_corrs)
        for k in range(self.n_corrs - 1, -1, -1):
            weights[k] = self.rho[k] * _np.dot(self.sk[k], q)
            q = q - weights[k] * self.yk[k]
        for k in range(self.n_corrs):
            q = q + self.sk[k] * (weights[k] - self.rho[k] * _np.dot(self.yk[k], q))
        return q

    dot = __matmul__ = __call__ = matvec

    def todense(self):
        """The approximation as a matrix."""
        return _np.array([self.matvec(row) for row in _np.eye(self.shape[0])]).T

    def __repr__(self):
        return f"<{self.shape[0]}x{self.shape[1]} LbfgsInvHessProduct with dtype=float64>"


def _cauchy(x, g, matrix, low, high):
    # The first minimum of the quadratic model along the gradient, bent at the limits.
    with _np.errstate(all="ignore"):
        breaks = _np.where(g < 0, (x - high) / g, _np.where(g > 0, (x - low) / g, _np.inf))
    breaks = _np.where(g == 0, _np.inf, breaks)
    d = _np.where(breaks > 0, -g, 0.0)
    z, passed = _np.zeros_like(x), 0.0
    for t in [*sorted(set(breaks[(breaks > 0) & _np.isfinite(breaks)].tolist())), _np.inf]:
        first, second = _np.dot(g, d) + d @ matrix @ z, d @ matrix @ d
        if first >= 0 or not second:
            break
        step = -first / second
        if step < t - passed:
            z = z + step * d
            break
        z = z + (t - passed) * d
        passed = t
        d = _np.where(breaks <= t, 0.0, d)
    return _np.clip(x + z, low, high)


def lbfgsb(fun, x0, args=(), jac=None, bounds=None, callback=None, maxcor=10, ftol=2.2204460492503131e-09, gtol=1e-5,
           eps=1e-8, maxfun=15000, maxiter=15000, maxls=20, disp=None, **_):
    """By the last few steps, within limits."""
    x = _np.asarray(x0, float).ravel()
    n = len(x)
    low, high = (_np.full(n, -_np.inf), _np.full(n, _np.inf)) if bounds is None else bounds
    bounded = bool(_np.isfinite(low).any() or _np.isfinite(high).any())
    boxed = bool(_np.isfinite(low).all() and _np.isfinite(high).all())
    x = _np.clip(x, low, high)
    it = _Function(fun, x, jac, args, eps, (low, high) if bounded else None)

    def projected(x, g):
        move = _np.where(g < 0, _np.maximum(x - high, g), _np.minimum(x - low, g))
        return abs(move).max() if n else 0.0

    value, g = it.fun(x), it.grad(x)
    steps, changes, scale, k = [], [], 1.0, 0
    flag, message = 0, None
    if projected(x, g) <= gtol:
        message = "CONVERGENCE: NORM OF PROJECTED GRADIENT <= PGTOL"
    while message is None:
        if bounded:
            matrix = _np.eye(n) * scale
            for s, y in zip(steps, changes):
                bent = matrix @ s
                matrix = matrix - _np.outer(bent, bent) / (s @ bent) + _np.outer(y, y) / (s @ y)
            goal = _cauchy(x, g, matrix, low, high)
            free = (goal > low) & (goal < high)
            if free.any() and steps:
                left = g + matrix @ (goal - x)
                move = _np.zeros(n)
                move[free] = _np.linalg.solve(matrix[_np.ix_(free, free)], -left[free])
                clipped = _np.clip(goal + move, low, high)
                if _np.dot(clipped - x, g) <= 0:
                    goal = clipped
                else:
                    with _np.errstate(all="ignore"):
                        room = _np.where(move > 0, (high - goal) / move, _np.where(move < 0, (low - goal) / move, 1.0))
                    goal = goal + min(1.0, _np.nanmin(room)) * move
            d = goal - x
        else:
            d = -(LbfgsInvHessProduct(steps, changes).matvec_scaled(g, scale) if steps else g)
        g0 = _np.dot(g, d)
        length = _np.linalg.norm(d)
        most = 1e10
        if bounded:
            if k == 0:
                most = 1.0
            else:
                with _np.errstate(all="ignore"):
                    room = _np.where(d > 0, (high - x) / d, _np.where(d < 0, (low - x) / d, _np.inf))
                most = min(most, room.min())
        first = min(1.0 / length, most) if k == 0 and not boxed and length else 1.0
        if g0 >= 0:
            step = None
        else:

            def at(a):
                return goal if bounded and a == 1.0 else a * d + x

            step, found = _more_thuente(
                lambda a: it.fun(at(a)), lambda a: _np.dot(it.grad(at(a)), d), first, value, g0, 1e-3, 0.9, 0.1, 0.0, most, maxls,
                True,
            )
        if step is None:
            if not steps:
                flag, message = 2, "ABNORMAL: "
                break
            steps, changes, scale = [], [], 1.0
            continue
        before, old, x = value, g, at(step)
        value, g = it.fun(x), it.grad(x)
        k += 1
        if _told(callback, x, value):
            flag, message = 99, "STOP: CALLBACK REQUESTED HALT"
            break
        if projected(x, g) <= gtol:
            message = "CONVERGENCE: NORM OF PROJECTED GRADIENT <= PGTOL"
            s, y = step * d, g - old
            if s @ y > 2.2e-16 * -(step * g0):
                steps, changes = [*steps, s][-maxcor:], [*changes, y][-maxcor:]
            break
        if before - value <= ftol * max(abs(before), abs(value), 1):
            message = "CONVERGENCE: RELATIVE REDUCTION OF F <= FACTR*EPSMCH"
            break
        s, y = step * d, g - old
        if s @ y > 2.2204460492503131e-16 * -(step * g0):
            steps, changes = [*steps, s][-maxcor:], [*changes, y][-maxcor:]
            scale = (y @ y) / (s @ y)
        if k >= maxiter:
            flag, message = 1, "STOP: TOTAL NO. OF ITERATIONS REACHED LIMIT"
        elif it.nfev > maxfun:
            flag, message = 1, "STOP: TOTAL NO. OF F,G EVALUATIONS EXCEEDS LIMIT"
    inverse = LbfgsInvHessProduct(steps, changes)
    if not steps:
        inverse.shape = (n, n)
    return OptimizeResult(
        fun=value, jac=g, nfev=it.nfev, njev=it.ngev, nit=k, status=flag, message=message, x=x, success=flag == 0,
        hess_inv=inverse,
    )


def _scaled(self, g, scale):
    q, weights = _np.array(g), _np.empty(self.n_corrs)
    for k in range(self.n_corrs - 1, -1, -1):
        weights[k] = self.rho[k] * _np.dot(self.sk[k], q)
        q = q - weights[k] * self.yk[k]
    q = q / scale
    for k in range(self.n_corrs):
        q = q + self.sk[k] * (weights[k] - self.rho[k] * _np.dot(self.yk[k], q))
    return q


LbfgsInvHessProduct.matvec_scaled = _scaled


def newton_cg(fun, x0, args=(), jac=None, hess=None, hessp=None, callback=None, xtol=1e-5, eps=_EPS, maxiter=None,
              disp=False, return_all=False, c1=1e-4, c2=0.9, **_):
    """By the method of Newton, whose equations conjugate gradients solve."""
    if jac is None:
        raise ValueError("Jacobian is required for Newton-CG method")
    x = _np.asarray(x0, float).ravel()
    n = len(x)
    maxiter = n * 200 if maxiter is None else maxiter
    it = _Function(fun, x, jac, args, eps)
    value, old, k, flag, seconds = it.fun(x), None, 0, 0, 0
    change, path, matrix = 2 * n * xtol, [x], None
    while change > n * xtol:
        if k >= maxiter:
            flag = 1
            break
        b = -it.grad(x)
        size = _np.sum(abs(b))
        goal = min(0.5, _np.sqrt(size)) * size
        p, r, d = _np.zeros(n), -b, b
        delta = _np.dot(r, r)
        if hess is not None:
            matrix = _np.asarray(hess(x, *args))
            seconds += 1
        for inner in range(20 * n):
            if _np.sum(abs(r)) <= goal:
                break
            if matrix is not None:
                bent = _np.dot(matrix, d)
            elif hessp is not None:
                seconds += 1
                bent = _np.asarray(hessp(x, d, *args))
            else:
                bent = (it.grad(x + eps * d) - it.grad(x)) / eps
            curve = _np.dot(d, bent)
            if 0 <= curve <= 3 * 2.220446049250313e-16:
                break
            if curve < 0:
                p = p if inner > 0 else delta / -curve * b
                break
            a = delta / curve
            p, r = p + a * d, r + a * bent
            fresh = _np.dot(r, r)
            d, delta = -r + fresh / delta * d, fresh
        try:
            step, found, _ = _wolfe(it.fun, it.grad, x, p, -b, value, old, c1, c2)
        except _NoStep:
            flag = 2
            break
        old, value = value, found
        x = x + step * p
        path.append(x)
        change = _np.sum(abs(step * p))
        k += 1
        if _told(callback, x, value):
            break
    if not flag and (_np.isnan(value) or _np.isnan(x).any()):
        flag = 3
    found = OptimizeResult(
        fun=value, jac=-b, nfev=it.nfev, njev=it.ngev, nhev=seconds, status=flag, success=flag == 0,
        message=_SAYS[flag], x=x, nit=k,
    )
    if disp:
        _say(flag, _SAYS[flag], found)
    if return_all:
        found["allvecs"] = path
    return found


_METHODS = {
    "nelder-mead": nelder_mead, "powell": powell, "cg": conjugate, "bfgs": bfgs, "newton-cg": newton_cg, "l-bfgs-b": lbfgsb,
}
_TOLERANCES = {
    "nelder-mead": ("xatol", "fatol"), "powell": ("xtol", "ftol"), "cg": ("gtol",), "bfgs": ("gtol",),
    "newton-cg": ("xtol",), "l-bfgs-b": ("ftol", "gtol"),
}


def minimize(fun, x0, args=(), method=None, jac=None, hess=None, hessp=None, bounds=None, constraints=(), tol=None,
             callback=None, options=None):
    """The minimum of a function of several numbers near `x0`.

    >>> scipy.optimize.minimize(lambda x: (x[0] - 2.0) ** 2, [0.0]).x.round(4)
    array([2.])
    """
    x = _np.atleast_1d(_np.asarray(x0))
    if x.ndim != 1:
        raise ValueError("'x0' must only have one dimension.")
    x = x.astype(float) if x.dtype.kind in "biu" else x
    args = args if isinstance(args, tuple) else (args,)
    if method is None:
        method = "SLSQP" if constraints else "L-BFGS-B" if bounds is not None else "BFGS"
    if callable(method):
        return method(fun, x, args=args, jac=jac, hess=hess, hessp=hessp, bounds=bounds, constraints=constraints,
                      callback=callback, **(options or {}))
    name = method.lower()
    if constraints and name not in ("slsqp", "cobyla", "cobyqa", "trust-constr"):
        _warnings.warn(f"Method {method} cannot handle constraints.", RuntimeWarning, stacklevel=2)
    if name not in _METHODS and name != "slsqp":
        if name in ("cobyla", "cobyqa", "trust-constr", "tnc", "dogleg", "trust-ncg", "trust-exact", "trust-krylov"):
            raise NotImplementedError(
                f"scipy.optimize.minimize: the method {method} is not supported; Nelder-Mead, Powell, CG, BFGS, Newton-CG, "
                "L-BFGS-B and SLSQP are"
            )
        raise ValueError(f"Unknown solver {method}")
    options = dict(options or {})
    if name in ("nelder-mead", "powell") and jac:
        _warnings.warn(f"Method {method} does not use gradient information (jac).", RuntimeWarning, stacklevel=2)
    if bounds is not None:
        if name in ("cg", "bfgs", "newton-cg"):
            _warnings.warn(f"Method {method} cannot handle bounds.", RuntimeWarning, stacklevel=2)
        else:
            options["bounds"] = _limits(bounds, len(x))
    if tol is not None:
        for it in _TOLERANCES.get(name, ("ftol",)):
            options.setdefault(it, tol)
    if name == "newton-cg":
        options.update(hess=hess if callable(hess) else None, hessp=hessp)
    if name not in ("nelder-mead", "powell"):
        options["jac"] = jac
    if name == "slsqp":
        from scipy.optimize._slsqp import slsqp

        return slsqp(fun, x, args=args, callback=callback, constraints=constraints, **options)
    return _METHODS[name](fun, x, args=args, callback=callback, **options)


def _plain(found, full_output, names, retall=False):
    if not full_output:
        return (found.x, found.allvecs) if retall else found.x
    values = tuple(found[it] for it in names)
    return (*values, found.allvecs) if retall else values


def fmin(func, x0, args=(), xtol=1e-4, ftol=1e-4, maxiter=None, maxfun=None, full_output=0, disp=1, retall=0,
         callback=None, initial_simplex=None):
    """The minimum by a simplex."""
    found = nelder_mead(func, x0, args, callback, maxiter, maxfun, disp, retall, initial_simplex, xtol, ftol)
    return _plain(found, full_output, ("x", "fun", "nit", "nfev", "status"), retall)


def fmin_bfgs(f, x0, fprime=None, args=(), gtol=1e-5, norm=_np.inf, epsilon=_EPS, maxiter=None, full_output=0, disp=1,
              retall=0, callback=None, **rest):
    """The minimum by the method BFGS."""
    found = bfgs(f, x0, args, fprime, callback, gtol, norm, epsilon, maxiter, disp, retall, **rest)
    return _plain(found, full_output, ("x", "fun", "jac", "hess_inv", "nfev", "njev", "status"), retall)


def fmin_cg(f, x0, fprime=None, args=(), gtol=1e-5, norm=_np.inf, epsilon=_EPS, maxiter=None, full_output=0, disp=1,
            retall=0, callback=None, **rest):
    """The minimum by conjugate gradients."""
    found = conjugate(f, x0, args, fprime, callback, gtol, norm, epsilon, maxiter, disp, retall, **rest)
    return _plain(found, full_output, ("x", "fun", "nfev", "njev", "status"), retall)


def fmin_powell(func, x0, args=(), xtol=1e-4, ftol=1e-4, maxiter=None, maxfun=None, full_output=0, disp=1, retall=0,
                callback=None, direc=None):
    """The minimum by the method of Powell."""
    found = powell(func, x0, args, callback, None, xtol, ftol, maxiter, maxfun, disp, direc, retall)
    return _plain(found, full_output, ("x", "fun", "direc", "nit", "nfev", "status"), retall)


def fmin_l_bfgs_b(func, x0, fprime=None, args=(), approx_grad=0, bounds=None, m=10, factr=1e7, pgtol=1e-5, epsilon=1e-8,
                  maxfun=15000, maxiter=15000, disp=None, callback=None, maxls=20, iprint=-1):
    """The minimum by the method L-BFGS-B."""
    x = _np.asarray(x0, float).ravel()
    found = lbfgsb(
        func, x, args, None if approx_grad else True if fprime is None else fprime, _limits(bounds, len(x)), callback, m,
        factr * _np.finfo(float).eps, pgtol, epsilon, maxfun, maxiter, maxls,
    )
    told = {"grad": found.jac, "task": found.message, "funcalls": found.nfev, "nit": found.nit, "warnflag": found.status}
    return found.x, found.fun, told


def approx_fprime(xk, f, epsilon=_EPS, *args):
    """The gradient by differences."""
    x = _np.asarray(xk, float)
    x = x.reshape(1) if x.ndim == 0 else x
    value = f(x, *args)
    found, _ = slopes(lambda x: _np.asarray(f(x, *args)), x, value, epsilon)
    return found.T


def check_grad(func, grad, x0, *args, epsilon=_EPS, **_):
    """How far a gradient is from that by differences."""
    apart = _np.asarray(grad(_np.asarray(x0), *args)) - approx_fprime(x0, func, epsilon, *args)
    return _np.sqrt(_np.sum(apart**2))


def rosen(x):
    """The function of Rosenbrock."""
    x = _np.asarray(x)
    return _np.sum(100.0 * (x[1:] - x[:-1] ** 2.0) ** 2.0 + (1 - x[:-1]) ** 2.0, axis=0, dtype=x.dtype if x.dtype.kind == "f" else None)


def rosen_der(x):
    """The gradient of the function of Rosenbrock."""
    x = _np.asarray(x)
    middle = x[1:-1]
    found = _np.zeros_like(x, dtype=float)
    found[1:-1] = 200 * (middle - x[:-2] ** 2) - 400 * (x[2:] - middle**2) * middle - 2 * (1 - middle)
    found[0] = -400 * x[0] * (x[1] - x[0] ** 2) - 2 * (1 - x[0])
    found[-1] = 200 * (x[-1] - x[-2] ** 2)
    return found


def rosen_hess(x):
    """The second derivatives of the function of Rosenbrock."""
    x = _np.atleast_1d(x)
    beside = -400 * x[:-1]
    diagonal = _np.zeros(len(x), float)
    diagonal[0] = 1200 * x[0] ** 2 - 400 * x[1] + 2
    diagonal[-1] = 200
    diagonal[1:-1] = 202 + 1200 * x[1:-1] ** 2 - 400 * x[2:]
    return _np.diag(beside, 1) + _np.diag(beside, -1) + _np.diag(diagonal)
