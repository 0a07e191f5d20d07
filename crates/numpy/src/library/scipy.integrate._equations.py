"""Ordinary differential equations: the methods of Runge and Kutta, and an implicit one for stiff equations."""

import warnings as _warnings

import numpy as _np
from scipy.optimize._result import OptimizeResult as _Optimized

_ENDED = "The solver successfully reached the end of the integration interval."
_EVENT = "A termination event occurred."
_SMALL = "Required step size is less than spacing between numbers."


class OdeResult(_Optimized):
    """What solving equations gave."""


class _Method:
    def __init__(self, order, nodes, stages, weights, errors, dense):
        self.order, self.nodes = order, nodes
        self.stages = [_np.array(it) for it in stages]
        self.weights, self.errors, self.dense = _np.array(weights), _np.array(errors), _np.array(dense)


_RK23 = _Method(
    2, (0, 1 / 2, 3 / 4), ([0.0], [1 / 2], [0, 3 / 4]), [2 / 9, 1 / 3, 4 / 9], [5 / 72, -1 / 12, -1 / 9, 1 / 8],
    [[1, -4 / 3, 5 / 9], [0, 1, -2 / 3], [0, 4 / 3, -8 / 9], [0, -1, 1]],
)
# The coefficients of Dormand and Prince, and those by which Shampine's polynomial goes between two steps.
_RK45 = _Method(
    4,
    (0, 1 / 5, 3 / 10, 4 / 5, 8 / 9, 1),
    (
        [0.0], [1 / 5], [3 / 40, 9 / 40], [44 / 45, -56 / 15, 32 / 9],
        [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
        [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
    ),
    [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
    [-71 / 57600, 0, 71 / 16695, -71 / 1920, 17253 / 339200, -22 / 525, 1 / 40],
    [
        [1, -8048581381 / 2820520608, 8663915743 / 2820520608, -12715105075 / 11282082432],
        [0, 0, 0, 0],
        [0, 131558114200 / 32700410799, -68118460800 / 10900136933, 87487479700 / 32700410799],
        [0, -1754552775 / 470086768, 14199869525 / 1410260304, -10690763975 / 1880347072],
        [0, 127303824393 / 49829197408, -318862633887 / 49829197408, 701980252875 / 199316789632],
        [0, -282668133 / 205662961, 2019193451 / 616988883, -1453857185 / 822651844],
        [0, 40617522 / 29380423, -110615467 / 29380423, 69997945 / 29380423],
    ],
)


def _size(x):
    return _np.linalg.norm(x) / x.size**0.5


class _Solver:
    """Steps from `t` towards `end`."""

    def __init__(self, fun, t, y, end, rtol, atol, max_step, first_step, order):
        self.calls = 0
        self._plain = fun
        self.t, self.y, self.end = t, y, end
        self.way = 1.0 if end == t else float(_np.sign(end - t))
        self.rtol, self.atol, self.max_step = rtol, atol, max_step
        self.f = self.fun(t, y)
        self.jacobians = self.factors = 0
        self.h = first_step if first_step is not None else self._first(order)

    def fun(self, t, y):
        self.calls += 1
        return _np.asarray(self._plain(t, y), dtype=self.y.dtype)

    def _first(self, order):
        # A step that is neither too large for the equation nor far too small.
        length = abs(self.end - self.t)
        if self.y.size == 0 or length == 0:
            return 0.0 if length == 0 else _np.inf
        scale = self.atol + abs(self.y) * self.rtol
        d0, d1 = _size(self.y / scale), _size(self.f / scale)
        h0 = 1e-6 if d0 < 1e-5 or d1 < 1e-5 else 0.01 * d0 / d1
        h0 = min(h0, length)
        other = self.fun(self.t + h0 * self.way, self.y + h0 * self.way * self.f)
        d2 = _size((other - self.f) / scale) / h0
        h1 = max(1e-6, h0 * 1e-3) if d1 <= 1e-15 and d2 <= 1e-15 else (0.01 / max(d1, d2)) ** (1 / (order + 1))
        return min(100 * h0, h1, length, self.max_step)

    def _begin(self):
        least = 10 * abs(_np.nextafter(self.t, self.way * _np.inf) - self.t)
        return least, min(max(self.h, least), self.max_step)


class _Explicit(_Solver):
    def __init__(self, method, *rest):
        self.method = method
        super().__init__(*rest, method.order)

    def step(self):
        """One step; false where it would be too small. The second is a function of the time within it."""
        method, t, y = self.method, self.t, self.y
        least, size = self._begin()
        power = -1 / (method.order + 1)
        refused = False
        while True:
            if size < least:
                return None
            after = t + size * self.way
            if self.way * (after - self.end) > 0:
                after = self.end
            h = after - t
            size = abs(h)
            slopes = [self.f]
            for node, row in zip(method.nodes[1:], method.stages[1:]):
                slopes.append(self.fun(t + node * h, y + _np.dot(_np.array(slopes).T, row) * h))
            found = y + h * _np.dot(_np.array(slopes).T, method.weights)
            last = self.fun(t + h, found)
            slopes = _np.array([*slopes, last])
            scale = self.atol + _np.maximum(abs(y), abs(found)) * self.rtol
            error = _size(_np.dot(slopes.T, method.errors) * h / scale)
            if error < 1:
                factor = 10 if error == 0 else min(10, 0.9 * error**power)
                size *= min(1, factor) if refused else factor
                break
            size *= max(0.2, 0.9 * error**power)
            refused = True
        self.t, self.y, self.f, self.h = after, found, last, size
        mixed = slopes.T.dot(method.dense)

        def between(times):
            x = (_np.asarray(times) - t) / h
            powers = _np.cumprod(_np.tile(x, (mixed.shape[1], 1) if x.ndim else mixed.shape[1]), axis=0)
            value = h * _np.dot(mixed, powers)
            return value + (y[:, None] if x.ndim else y)

        return between


class _Implicit(_Solver):
    """The method Radau IIA with three stages, whose error is known from two half steps beside a whole one."""

    def __init__(self, jac, *rest):
        self.jac = jac
        root = 6**0.5
        self.nodes = _np.array([(4 - root) / 10, (4 + root) / 10, 1.0])
        powers = self.nodes[:, None] ** _np.arange(3)
        self.matrix = (self.nodes[:, None] ** _np.arange(1, 4) / _np.arange(1, 4)) @ _np.linalg.inv(powers)
        super().__init__(*rest, 5)

    def _jacobian(self, t, y, f):
        self.jacobians += 1
        if callable(self.jac):
            return _np.atleast_2d(_np.asarray(self.jac(t, y), float))
        if self.jac is not None:
            return _np.asarray(self.jac, float)
        columns = []
        for at in range(y.size):
            step = 1.5e-8 * max(1e-5, abs(y[at]))
            moved = y.copy()
            moved[at] += step
            columns.append((self.fun(t, moved) - f) / step)
        return _np.array(columns).T

    def _stages(self, t, y, h, slope, tolerance, scale):
        n = y.size
        self.factors += 1
        system = _np.linalg.inv(_np.eye(3 * n) - h * _np.kron(self.matrix, slope))
        z, before = _np.zeros((3, n)), None
        for _ in range(12):
            values = _np.array([self.fun(t + c * h, y + it) for c, it in zip(self.nodes, z)])
            change = (system @ (h * self.matrix @ values - z).ravel()).reshape(3, n)
            z = z + change
            size = _size(change / scale)
            if not _np.isfinite(size) or before is not None and size > 2 * before:
                return None
            if size < tolerance:
                return z
            before = size
        return None

    def step(self):
        t, y = self.t, self.y
        least, size = self._begin()
        slope = self._jacobian(t, y, self.f)
        while True:
            if size < least:
                return None
            after = t + size * self.way
            if self.way * (after - self.end) > 0:
                after = self.end
            h = after - t
            size = abs(h)
            scale = self.atol + abs(y) * self.rtol
            tolerance = 1e-3
            z = self._stages(t, y, h, slope, tolerance, scale)
            first = None if z is None else self._stages(t, y, h / 2, slope, tolerance, scale)
            second = None if first is None else self._stages(t + h / 2, y + first[2], h / 2, slope, tolerance, scale)
            if second is None:
                size *= 0.25
                continue
            found = y + first[2] + second[2]
            scale = self.atol + _np.maximum(abs(y), abs(found)) * self.rtol
            error = _size((found - y - z[2]) / 31 / scale)
            if error < 1:
                break
            size *= max(0.2, 0.9 * error ** (-1 / 6))
        self.t, self.y = after, found
        self.h = size * min(8.0, 0.9 * max(error, 1e-12) ** (-1 / 6))
        self.f = self.fun(after, found)
        places = _np.array([0, *(self.nodes / 2), *(0.5 + self.nodes / 2)])
        values = _np.array([_np.zeros_like(y), *first, *(first[2] + second)])
        series = _np.linalg.solve(places[:, None] ** _np.arange(7), values)

        def between(times):
            x = (_np.asarray(times) - t) / h
            value = (x[..., None] ** _np.arange(7)) @ series
            return (value + y).T

        return between


class OdeSolution:
    """The solution as a function of the time."""

    def __init__(self, ts, interpolants):
        self.ts, self.interpolants = _np.asarray(ts), interpolants
        self.t_min, self.t_max = min(ts[0], ts[-1]), max(ts[0], ts[-1])

    def _at(self, t):
        rising = self.ts[-1] >= self.ts[0]
        edges = self.ts if rising else self.ts[::-1]
        at = int(_np.searchsorted(edges, t, side="left" if rising else "right")) - 1
        at = min(max(at, 0), len(self.interpolants) - 1)
        return self.interpolants[at if rising else len(self.interpolants) - 1 - at](t)

    def __call__(self, t):
        t = _np.asarray(t)
        return self._at(t) if t.ndim == 0 else _np.array([self._at(it) for it in t]).T


def _solver(method, fun, t0, y0, end, rtol, atol, max_step, first_step, jac):
    rest = fun, t0, y0, end, rtol, atol, max_step, first_step
    if method in ("RK45", "RK23"):
        return _Explicit(_RK45 if method == "RK45" else _RK23, *rest)
    if method in ("Radau", "BDF", "LSODA"):
        return _Implicit(jac, *rest)
    if method == "DOP853":
        raise NotImplementedError("scipy.integrate.solve_ivp: the method DOP853 is not supported; RK45, RK23 and Radau are")
    raise ValueError("`method` must be one of {'RK23', 'RK45', 'DOP853', 'Radau', 'BDF', 'LSODA'} or OdeSolver class.")


def _crossed(before, after, direction):
    up, down = before <= 0 and after >= 0, before >= 0 and after <= 0
    return up if direction > 0 else down if direction < 0 else up or down


def solve_ivp(
    fun, t_span, y0, method="RK45", t_eval=None, dense_output=False, events=None, vectorized=False, args=None, **options
):
    """Solves `dy/dt = fun(t, y)` from `t_span[0]` to `t_span[1]`. BDF and LSODA take the steps of Radau.

    >>> scipy.integrate.solve_ivp(lambda t, y: -y, (0, 1), [1.0]).y[0, -1].round(3)
    np.float64(0.368)
    """
    from scipy.optimize import brentq

    t0, end = map(float, t_span)
    y = _np.asarray(y0)
    if y.ndim != 1:
        raise ValueError("`y0` must be 1-dimensional.")
    y = y.astype(complex if y.dtype.kind == "c" else float)
    given = () if args is None else tuple(args)
    rtol, atol = options.pop("rtol", 1e-3), options.pop("atol", 1e-6)
    max_step, first_step, jac = options.pop("max_step", _np.inf), options.pop("first_step", None), options.pop("jac", None)
    for name in options:
        _warnings.warn(f"The following arguments have no relevance for the chosen solver: `{name}`", stacklevel=2)
    if _np.any(rtol < 100 * _np.finfo(float).eps):
        _warnings.warn(f"At least one element of `rtol` is too small. Setting `rtol = np.maximum(rtol, {100 * _np.finfo(float).eps})`.", stacklevel=2)
        rtol = _np.maximum(rtol, 100 * _np.finfo(float).eps)
    if t_eval is not None:
        t_eval = _np.asarray(t_eval)
        if t_eval.ndim != 1:
            raise ValueError("`t_eval` must be 1-dimensional.")
        if _np.any(t_eval < min(t0, end)) or _np.any(t_eval > max(t0, end)):
            raise ValueError("Values in `t_eval` are not within `t_span`.")
        steps = _np.diff(t_eval)
        if end > t0 and _np.any(steps <= 0) or end < t0 and _np.any(steps >= 0):
            raise ValueError("Values in `t_eval` are not properly sorted.")
    derivative = (lambda t, y: fun(t, y, *given)) if given else fun
    slope = (lambda t, y: jac(t, y, *given)) if callable(jac) else jac
    it = _solver(method, derivative, t0, y, end, rtol, atol, max_step, first_step, slope)
    watched = [events] if callable(events) else list(events or [])
    asked = [(lambda t, y, e=e: e(t, y, *given)) for e in watched]
    now = [e(t0, y) for e in asked]
    event_times, event_states = [[] for _ in asked], [[] for _ in asked]
    ts, ys, pieces, status, message = [t0], [y], [], None, None
    evaluated = 0
    if t_eval is not None:
        ts, ys = [], []
    edges = [t0]
    while status is None:
        before = it.t
        between = it.step()
        if between is None:
            status, message = -1, _SMALL
            break
        if it.way * (it.t - it.end) >= 0:
            status = 0
        t, y = it.t, it.y
        stop = None
        if asked:
            after = [e(t, y) for e in asked]
            found = []
            for k, e in enumerate(asked):
                direction = getattr(watched[k], "direction", 0)
                if _crossed(now[k], after[k], direction):
                    root = brentq(lambda s: e(s, between(s)), before, t, xtol=4 * 2.0**-52, rtol=4 * 2.0**-52)
                    found.append((root, k))
            found.sort(key=lambda pair: it.way * pair[0])
            for root, k in found:
                event_times[k].append(root)
                event_states[k].append(between(root))
                last = getattr(watched[k], "terminal", False)
                if last and len(event_times[k]) >= int(last):
                    stop = root
                    break
            now = after
            if stop is not None:
                status, t, y = 1, stop, between(stop)
        pieces.append(between)
        edges.append(t)
        if t_eval is None:
            ts.append(t)
            ys.append(y)
        else:
            upto = _np.searchsorted(it.way * t_eval, it.way * t, side="right")
            inside = t_eval[evaluated:upto]
            if inside.size:
                ts.extend(inside)
                ys.extend(between(inside).T)
                evaluated = upto
    if message is None:
        message = _EVENT if status == 1 else _ENDED
    return OdeResult(
        t=_np.array(ts), y=_np.array(ys).T if len(ys) else _np.zeros((y.size, 0)),
        sol=OdeSolution(edges, pieces) if dense_output else None,
        t_events=[_np.array(them) for them in event_times] if events is not None else None,
        y_events=[_np.array(them) for them in event_states] if events is not None else None,
        nfev=it.calls, njev=it.jacobians, nlu=it.factors, status=status, message=message, success=status >= 0,
    )


def odeint(
    func, y0, t, args=(), Dfun=None, col_deriv=0, full_output=0, ml=None, mu=None, rtol=None, atol=None, tcrit=None,
    h0=0.0, hmax=0.0, hmin=0.0, ixpr=0, mxstep=0, mxhnil=0, mxordn=12, mxords=5, printmessg=0, tfirst=False,
):
    """Solves `dy/dt = func(y, t)` at the times `t`, more exactly than SciPy does unless a tolerance is given."""
    t = _np.asarray(t, float)
    y = _np.atleast_1d(_np.array(y0, float))
    args = args if isinstance(args, tuple) else (args,)

    def derivative(s, y):
        return _np.ravel(func(s, y, *args) if tfirst else func(y, s, *args))

    def slope(s, y):
        found = _np.asarray(Dfun(s, y, *args) if tfirst else Dfun(y, s, *args))
        return found.T if col_deriv else found

    rtol, atol = 1e-10 if rtol is None else rtol, 1e-10 if atol is None else atol
    found = [y]
    jac = None if Dfun is None else slope
    if len(t) > 1 and t[-1] != t[0]:
        way = _np.sign(t[-1] - t[0])
        it = _solver("RK45", derivative, t[0], y, t[-1], rtol, atol, hmax or _np.inf, h0 or None, jac)
        steps, at = 0, 1
        while at < len(t):
            if way * (t[at] - it.t) <= 0 and steps == 0:
                found.append(y)
                at += 1
                continue
            between = it.step()
            steps += 1
            if steps == 4000 and isinstance(it, _Explicit):
                # So many steps are for stiff equations, of which the implicit method takes few.
                rest = max(rtol, 1e-9), max(atol, 1e-9)
                it = _solver("Radau", derivative, it.t, it.y, t[-1], *rest, hmax or _np.inf, None, jac)
            if between is None:
                _warnings.warn("Excess work done on this call (perhaps wrong Dfun type).", RuntimeWarning, stacklevel=2)
                found.extend([it.y] * (len(t) - at))
                break
            while at < len(t) and way * (it.t - t[at]) >= 0:
                found.append(between(t[at]) if t[at] != it.t else it.y)
                at += 1
    else:
        found.extend([y] * (len(t) - 1))
    found = _np.array(found)
    return (found, {"message": "Integration successful."}) if full_output else found
