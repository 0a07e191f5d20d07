"""Minima and roots of functions of one number."""

import math as _math
import warnings as _warnings

import numpy as _np
from scipy.optimize._result import OptimizeResult

_SAME = "f(a) and f(b) must have different signs"
_LIMIT = 4 * 2.0**-52


class BracketError(RuntimeError):
    """That no three numbers around a minimum were found."""


def bracket(func, xa=0.0, xb=1.0, args=(), grow_limit=110.0, maxiter=1000):
    """Three numbers of which the one between has the lowest value, their values, and how often `func` was called."""
    xa, xb = _np.asarray([xa, xb])
    fa, fb = func(xa, *args), func(xb, *args)
    if fa < fb:
        xa, xb, fa, fb = xb, xa, fb, fa
    gold = 1.618034
    xc = xb + gold * (xb - xa)
    fc = func(xc, *args)
    calls, rounds = 3, 0
    while fc < fb:
        u, v = (xb - xa) * (fb - fc), (xb - xc) * (fb - fa)
        below = 2.0 * (v - u if abs(v - u) >= 1e-21 else 1e-21)
        w = xb - ((xb - xc) * v - (xb - xa) * u) / below
        far = xb + grow_limit * (xc - xb)
        if rounds > maxiter:
            raise RuntimeError(
                "No valid bracket was found before the iteration limit was reached. Consider trying different initial "
                "points or increasing `maxiter`."
            )
        rounds += 1
        if (w - xc) * (xb - w) > 0.0:
            fw = func(w, *args)
            calls += 1
            if fw < fc:
                xa, xb, fa, fb = xb, w, fb, fw
                break
            if fw > fb:
                xc, fc = w, fw
                break
            w = xc + gold * (xc - xb)
            fw = func(w, *args)
            calls += 1
        elif (w - far) * (far - xc) >= 0.0:
            w = far
            fw = func(w, *args)
            calls += 1
        elif (w - far) * (xc - w) > 0.0:
            fw = func(w, *args)
            calls += 1
            if fw < fc:
                xb, xc, fb, fc = xc, w, fc, fw
                w = xc + gold * (xc - xb)
                fw = func(w, *args)
                calls += 1
        else:
            w = xc + gold * (xc - xb)
            fw = func(w, *args)
            calls += 1
        xa, xb, xc, fa, fb, fc = xb, xc, w, fb, fc, fw
    low = fb < fc and fb <= fa or fb < fa and fb <= fc
    if not (low and (xa < xb < xc or xc < xb < xa) and _np.isfinite([xa, xb, xc]).all()):
        error = BracketError(
            "The algorithm terminated without finding a valid bracket. Consider trying different initial points."
        )
        error.data = xa, xb, xc, fa, fb, fc, calls
        raise error
    return xa, xb, xc, fa, fb, fc, calls


def _around(func, args, brack):
    if brack is None:
        return bracket(func, args=args)
    if len(brack) == 2:
        return bracket(func, *brack, args=args)
    if len(brack) != 3:
        raise ValueError("Bracketing interval must be length 2 or 3 sequence.")
    xa, xb, xc = brack if brack[0] <= brack[2] else brack[::-1]
    if not xa < xb < xc:
        raise ValueError("Bracketing values (xa, xb, xc) do not fulfill this requirement: (xa < xb) and (xb < xc)")
    fa, fb, fc = (func(it, *args) for it in (xa, xb, xc))
    if not (fb < fa and fb < fc):
        raise ValueError(
            "Bracketing values (xa, xb, xc) do not fulfill this requirement: (f(xb) < f(xa)) and (f(xb) < f(xc))"
        )
    return xa, xb, xc, fa, fb, fc, 3


def _brent(func, args=(), brack=None, tol=1.48e-8, maxiter=500):
    # Parabolas through the three best points, and golden sections where those are of no use.
    xa, xb, xc, _, fb, _, calls = _around(func, args, brack)
    x = w = v = xb
    fx = fw = fv = fb
    a, b = (xa, xc) if xa < xc else (xc, xa)
    before, rounds, step = 0.0, 0, 0.0
    while rounds < maxiter:
        near = tol * abs(x) + 1.0e-11
        middle = 0.5 * (a + b)
        if abs(x - middle) < 2.0 * near - 0.5 * (b - a):
            break
        golden = abs(before) <= near
        if not golden:
            t1, t2 = (x - w) * (fx - fv), (x - v) * (fx - fw)
            p = (x - v) * t2 - (x - w) * t1
            t2 = 2.0 * (t2 - t1)
            p = -p if t2 > 0.0 else p
            t2 = abs(t2)
            last, before = before, step
            if p > t2 * (a - x) and p < t2 * (b - x) and abs(p) < abs(0.5 * t2 * last):
                step = p * 1.0 / t2
                u = x + step
                if u - a < 2.0 * near or b - u < 2.0 * near:
                    step = near if middle - x >= 0 else -near
            else:
                golden = True
        if golden:
            before = a - x if x >= middle else b - x
            step = 0.3819660 * before
        u = x + step if abs(step) >= near else x + near if step >= 0 else x - near
        fu = func(u, *args)
        calls += 1
        if fu > fx:
            a, b = (u, b) if u < x else (a, u)
            if fu <= fw or w == x:
                v, w, fv, fw = w, u, fw, fu
            elif fu <= fv or v == x or v == w:
                v, fv = u, fu
        else:
            a, b = (x, b) if u >= x else (a, x)
            v, w, x, fv, fw, fx = w, x, u, fw, fx, fu
        rounds += 1
    return x, fx, rounds, calls


def _found(x, f, rounds, calls, maxiter, tol):
    good = rounds < maxiter and not (_np.isnan(x) or _np.isnan(f))
    text = (
        "\nOptimization terminated successfully;\nThe returned value satisfies the termination criteria\n"
        f"(using xtol = {tol} )"
        if good
        else "\nMaximum number of iterations exceeded" if rounds >= maxiter else "NaN result encountered."
    )
    return OptimizeResult(fun=f, x=x, nit=rounds, nfev=calls, success=good, message=text)


def brent_of_bracket(func, tol):
    """The minimum along a line, for other methods; what the search for a bracket saw where there is none."""
    try:
        return _found(*_brent(func, tol=tol), 500, tol)
    except BracketError as error:
        xs, fs = _np.array(error.data[:3]), _np.array(error.data[3:6])
        at = 0 if _np.isnan(fs).any() else int(_np.argmin(fs))
        return OptimizeResult(fun=fs[at], x=xs[at])


def bounded(func, bounds, args=(), xatol=1e-5, maxiter=500, disp=0, **_):
    """The minimum between two numbers."""
    if len(bounds) != 2:
        raise ValueError("bounds must have two elements.")
    a, b = bounds
    if not (_np.ndim(a) == 0 and _np.ndim(b) == 0 and _np.isfinite(a) and _np.isfinite(b)):
        raise ValueError("Optimization bounds must be finite scalars.")
    if a > b:
        raise ValueError("The lower bound exceeds the upper bound.")
    part = 0.5 * (3.0 - _math.sqrt(5.0))
    tiny = _math.sqrt(2.2e-16)
    x = w = v = a + part * (b - a)
    fx = fw = fv = func(x, *args)
    step = before = 0.0
    calls, flag = 1, 0
    while True:
        middle = 0.5 * (a + b)
        near = tiny * abs(x) + xatol / 3.0
        if not abs(x - middle) > 2.0 * near - 0.5 * (b - a):
            break
        golden = True
        if abs(before) > near:
            r, q = (x - w) * (fx - fv), (x - v) * (fx - fw)
            p = (x - v) * q - (x - w) * r
            q = 2.0 * (q - r)
            p = -p if q > 0.0 else p
            q = abs(q)
            r, before = before, step
            if abs(p) < abs(0.5 * q * r) and p > q * (a - x) and p < q * (b - x):
                golden = False
                step = (p + 0.0) / q
                u = x + step
                if u - a < 2.0 * near or b - u < 2.0 * near:
                    step = near * (1 if middle - x >= 0 else -1)
        if golden:
            before = a - x if x >= middle else b - x
            step = part * before
        u = x + (1 if step >= 0 else -1) * max(abs(step), near)
        fu = func(u, *args)
        calls += 1
        if fu <= fx:
            a, b = (x, b) if u >= x else (a, x)
            v, fv, w, fw, x, fx = w, fw, x, fx, u, fu
        else:
            a, b = (u, b) if u < x else (a, u)
            if fu <= fw or w == x:
                v, fv, w, fw = w, fw, u, fu
            elif fu <= fv or v == x or v == w:
                v, fv = u, fu
        if calls >= maxiter:
            flag = 1
            break
    if _np.isnan(x) or _np.isnan(fx) or _np.isnan(fu):
        flag = 2
    text = ("Solution found.", "Maximum number of function calls reached.", "NaN result encountered.")[flag]
    return OptimizeResult(fun=fx, status=flag, success=flag == 0, message=text, x=_np.float64(x), nfev=calls, nit=calls)


def _golden(func, args=(), brack=None, tol=1.4901161193847656e-08, maxiter=5000):
    xa, xb, xc, _, _, _, calls = _around(func, args, brack)
    ratio = 0.61803399
    x0, x3 = xa, xc
    if abs(xc - xb) > abs(xb - xa):
        x1, x2 = xb, xb + (1.0 - ratio) * (xc - xb)
    else:
        x1, x2 = xb - (1.0 - ratio) * (xb - xa), xb
    f1, f2 = func(x1, *args), func(x2, *args)
    calls, rounds = calls + 2, 0
    while rounds < maxiter and abs(x3 - x0) > tol * (abs(x1) + abs(x2)):
        if f2 < f1:
            x0, x1, f1 = x1, x2, f2
            x2 = ratio * x1 + (1.0 - ratio) * x3
            f2 = func(x2, *args)
        else:
            x3, x2, f2 = x2, x1, f1
            x1 = ratio * x2 + (1.0 - ratio) * x0
            f1 = func(x1, *args)
        calls, rounds = calls + 1, rounds + 1
    return (x1, f1, rounds, calls) if f1 < f2 else (x2, f2, rounds, calls)


def minimize_scalar(fun, bracket=None, bounds=None, args=(), method=None, tol=None, options=None):
    """The minimum of a function of one number.

    >>> scipy.optimize.minimize_scalar(lambda x: (x - 2.0) ** 2).x.round(6)
    np.float64(2.0)
    """
    args = args if isinstance(args, tuple) else (args,)
    options = dict(options or {})
    method = ("brent" if bounds is None else "bounded") if method is None else method.lower()
    if bounds is not None and method in ("brent", "golden"):
        raise ValueError(f"Use of `bounds` is incompatible with 'method={method}'.")
    if method == "bounded":
        if bounds is None:
            raise ValueError("The `bounds` parameter is mandatory for method `bounded`.")
        if tol is not None:
            options.setdefault("xatol", tol)
        return bounded(fun, bounds, args, **options)
    if method not in ("brent", "golden"):
        raise ValueError(f"Unknown solver {method}")
    first, default = (_brent, (1.48e-8, 500)) if method == "brent" else (_golden, (1.4901161193847656e-08, 5000))
    limit = options.get("xtol", default[0] if tol is None else tol)
    most = options.get("maxiter", default[1])
    return _found(*first(fun, args, bracket, limit, most), most, limit)


def brent(func, args=(), brack=None, tol=1.48e-8, full_output=0, maxiter=500):
    """The minimum by parabolas."""
    found = _brent(func, args, brack, tol, maxiter)
    return found if full_output else found[0]


def golden(func, args=(), brack=None, tol=1.4901161193847656e-08, full_output=0, maxiter=5000):
    """The minimum by golden sections."""
    x, f, _, calls = _golden(func, args, brack, tol, maxiter)
    return (x, f, calls) if full_output else x


def fminbound(func, x1, x2, args=(), xtol=1e-5, maxfun=500, full_output=0, disp=1):
    """The minimum between two numbers."""
    found = bounded(func, (x1, x2), args, xtol, maxfun)
    return (found.x, found.fun, found.status, found.nfev) if full_output else found.x


class RootResults(OptimizeResult):
    """A root, and how it was found."""

    def __init__(self, root, iterations, function_calls, flag, method):
        self.root = root
        self.iterations, self.function_calls = iterations, function_calls
        self.converged = flag == "converged"
        self.flag = flag
        self.method = method


def _told(root, rounds, calls, good, method, full_output, disp, maxiter):
    if not good and disp:
        raise RuntimeError(f"Failed to converge after {rounds} iterations.")
    found = RootResults(root, rounds, calls, "converged" if good else "convergence error", method)
    return (root, found) if full_output else root


def _ends(f, a, b, args, xtol, rtol):
    if xtol <= 0:
        raise ValueError(f"xtol too small ({xtol:g} <= 0)")
    if rtol < _LIMIT:
        raise ValueError(f"rtol too small ({rtol:g} < {_LIMIT:g})")
    a, b = float(a), float(b)
    calls = [0]

    def g(x):
        calls[0] += 1
        found = float(f(x, *args))
        if _math.isnan(found):
            raise ValueError(f"The function value at x={x} is NaN; solver cannot continue.")
        return found

    fa, fb = g(a), g(b)
    if fa and fb and (fa > 0) == (fb > 0):
        raise ValueError(_SAME)
    return g, calls, a, b, fa, fb


def bisect(f, a, b, args=(), xtol=2e-12, rtol=_LIMIT, maxiter=100, full_output=False, disp=True):
    """A root between two numbers, by halving."""
    args = args if isinstance(args, tuple) else (args,)
    g, calls, a, b, fa, fb = _ends(f, a, b, args, xtol, rtol)
    if fa == 0 or fb == 0:
        return _told(a if fa == 0 else b, 0, calls[0], True, "bisect", full_output, disp, maxiter)
    width = b - a
    for rounds in range(1, maxiter + 1):
        width *= 0.5
        middle = a + width
        value = g(middle)
        if (value > 0) == (fa > 0) and value:
            a = middle
        if value == 0 or abs(width) < xtol + rtol * abs(middle):
            return _told(middle, rounds, calls[0], True, "bisect", full_output, disp, maxiter)
    return _told(a, maxiter, calls[0], False, "bisect", full_output, disp, maxiter)


def _brentlike(f, a, b, args, xtol, rtol, maxiter, full_output, disp, method):
    args = args if isinstance(args, tuple) else (args,)
    g, calls, before, now, f_before, f_now = _ends(f, a, b, args, xtol, rtol)
    if f_before == 0 or f_now == 0:
        return _told(before if f_before == 0 else now, 0, calls[0], True, method, full_output, disp, maxiter)
    other = f_other = last = step = 0.0
    for rounds in range(1, maxiter + 1):
        if f_before and f_now and (f_before > 0) != (f_now > 0):
            other, f_other = before, f_before
            last = step = now - before
        if abs(f_other) < abs(f_now):
            before, now, other = now, other, now
            f_before, f_now, f_other = f_now, f_other, f_now
        near = (xtol + rtol * abs(now)) / 2
        half = (other - now) / 2
        if f_now == 0 or abs(half) < near:
            return _told(now, rounds, calls[0], True, method, full_output, disp, maxiter)
        if abs(last) > near and abs(f_now) < abs(f_before):
            if before == other:
                trial = -f_now * (now - before) / (f_now - f_before)
            else:
                u, v = (f_before - f_now) / (before - now), (f_other - f_now) / (other - now)
                if method == "brentq":
                    trial = -f_now * (f_other * v - f_before * u) / (v * u * (f_other - f_before))
                else:
                    trial = -f_now * (f_other - f_before) / (f_other * u - f_before * v)
            if 2 * abs(trial) < min(abs(last), 3 * abs(half) - near):
                last, step = step, trial
            else:
                last = step = half
        else:
            last = step = half
        before, f_before = now, f_now
        now += step if abs(step) > near else near if half > 0 else -near
        f_now = g(now)
    return _told(now, maxiter, calls[0], False, method, full_output, disp, maxiter)


def brentq(f, a, b, args=(), xtol=2e-12, rtol=_LIMIT, maxiter=100, full_output=False, disp=True):
    """A root between two numbers, by the method of Brent.

    >>> scipy.optimize.brentq(lambda x: x * x - 4, 0, 5)
    2.0
    """
    return _brentlike(f, a, b, args, xtol, rtol, maxiter, full_output, disp, "brentq")


def brenth(f, a, b, args=(), xtol=2e-12, rtol=_LIMIT, maxiter=100, full_output=False, disp=True):
    """A root between two numbers, by hyperbolas."""
    return _brentlike(f, a, b, args, xtol, rtol, maxiter, full_output, disp, "brenth")


def ridder(f, a, b, args=(), xtol=2e-12, rtol=_LIMIT, maxiter=100, full_output=False, disp=True):
    """A root between two numbers, by the method of Ridder."""
    args = args if isinstance(args, tuple) else (args,)
    g, calls, a, b, fa, fb = _ends(f, a, b, args, xtol, rtol)
    if fa == 0 or fb == 0:
        return _told(a if fa == 0 else b, 0, calls[0], True, "ridder", full_output, disp, maxiter)
    for rounds in range(1, maxiter + 1):
        half = 0.5 * (b - a)
        middle = a + half
        fm = g(middle)
        move = half * (1.0 if (fa > fb) else -1.0) * fm / _math.sqrt(fm * fm - fa * fb)
        move = _math.copysign(min(abs(move), abs(half) - 0.5 * (xtol + rtol * abs(middle))), move)
        x = middle + move
        fx = g(x)
        if (fx > 0) != (fm > 0) and fx and fm:
            a, fa, b, fb = middle, fm, x, fx
        elif (fx > 0) != (fa > 0):
            b, fb = x, fx
        else:
            a, fa = x, fx
        if fx == 0 or abs(b - a) < xtol + rtol * abs(x):
            return _told(x, rounds, calls[0], True, "ridder", full_output, disp, maxiter)
    return _told(x, maxiter, calls[0], False, "ridder", full_output, disp, maxiter)


def newton(func, x0, fprime=None, args=(), tol=1.48e-8, maxiter=50, fprime2=None, x1=None, rtol=0.0, full_output=False,
           disp=True):
    """A root near a number, by the derivative; without one, by the slope between two points."""
    args = args if isinstance(args, tuple) else (args,)
    if tol <= 0:
        raise ValueError(f"tol too small ({tol:g} <= 0)")
    if maxiter < 1:
        raise ValueError("maxiter must be greater than 0")
    if _np.size(x0) > 1:
        return _newton_of_arrays(func, x0, fprime, args, tol, maxiter, fprime2)
    x = _np.asarray(x0)[()] * 1.0

    def told(root, calls, rounds, good, method):
        flag = "converged" if good else "convergence error"
        return (root, RootResults(root, rounds, calls, flag, method)) if full_output else root

    def failed(text, root, calls, rounds, method):
        if disp:
            raise RuntimeError(f"{text} Failed to converge after {rounds} iterations, value is {root}.".strip())
        _warnings.warn(text, RuntimeWarning, stacklevel=3)
        return told(root, calls, rounds, False, method)

    def near(a, b):
        return abs(a - b) <= tol + rtol * abs(b)

    calls = 0
    if fprime is not None:
        method = "newton" if fprime2 is None else "halley"
        for rounds in range(maxiter):
            value = func(x, *args)
            calls += 1
            if value == 0:
                return told(x, calls, rounds, True, method)
            slope = fprime(x, *args)
            calls += 1
            if slope == 0:
                return failed("Derivative was zero.", x, calls, rounds + 1, method)
            step = value / slope
            if fprime2 is not None:
                bend = fprime2(x, *args)
                calls += 1
                adjust = step * bend / slope / 2
                if abs(adjust) < 1:
                    step /= 1.0 - adjust
            following = x - step
            if near(following, x):
                return told(following, calls, rounds + 1, True, method)
            x = following
        p = following
    else:
        method = "secant"
        p0 = x
        if x1 is not None:
            if x1 == x0:
                raise ValueError("x1 and x0 must be different")
            p1 = x1
        else:
            p1 = x * (1 + 1e-4)
            p1 += 1e-4 if p1 >= 0 else -1e-4
        q0, q1 = func(p0, *args), func(p1, *args)
        calls = 2
        if abs(q1) < abs(q0):
            p0, p1, q0, q1 = p1, p0, q1, q0
        for rounds in range(maxiter):
            if q1 == q0:
                p = (p1 + p0) / 2.0
                if p1 != p0:
                    return failed(f"Tolerance of {p1 - p0} reached.", p1, calls, rounds + 1, method)
                return told(p, calls, rounds + 1, True, method)
            if abs(q1) > abs(q0):
                p = (-q0 / q1 * p1 + p0) / (1 - q0 / q1)
            else:
                p = (-q1 / q0 * p0 + p1) / (1 - q1 / q0)
            if near(p, p1):
                return told(p, calls, rounds + 1, True, method)
            p0, q0, p1 = p1, q1, p
            q1 = func(p1, *args)
            calls += 1
    if disp:
        raise RuntimeError(f"Failed to converge after {rounds + 1} iterations, value is {p}.")
    return told(p, calls, rounds + 1, False, method)


def _newton_of_arrays(func, x0, fprime, args, tol, maxiter, fprime2):
    x = _np.array(x0, float)
    before = None
    for _ in range(maxiter):
        value = _np.asarray(func(x, *args))
        if fprime is not None:
            slope = _np.asarray(fprime(x, *args))
        else:
            other = x * (1 + 1e-4) + _np.where(x >= 0, 1e-4, -1e-4) if before is None else before
            slope = (_np.asarray(func(other, *args)) - value) / _np.where(other == x, 1, other - x)
        with _np.errstate(all="ignore"):
            step = _np.where((slope != 0) & (value != 0), value / slope, 0.0)
            if fprime2 is not None:
                step = step / (1 - 0.5 * step * _np.asarray(fprime2(x, *args)) / slope)
        before, x = x, x - step
        if _np.all(abs(step) < tol):
            return x
    raise RuntimeError(f"all failed to converge after {maxiter} iterations")


def root_scalar(f, args=(), method=None, bracket=None, fprime=None, fprime2=None, x0=None, x1=None, xtol=None, rtol=None,
                maxiter=None, options=None):
    """A root of a function of one number, and how it was found."""
    args = args if isinstance(args, tuple) else (args,)
    if method is None:
        if bracket is not None:
            method = "brentq"
        elif x0 is not None:
            method = ("halley" if fprime2 else "newton") if fprime else "secant" if x1 is not None else "newton"
        else:
            raise ValueError("Unable to select a solver as neither bracket nor starting point provided.")
    method = method.lower()
    limits = {name: it for name, it in (("xtol", xtol), ("rtol", rtol), ("maxiter", maxiter)) if it is not None}
    if method in ("bisect", "brentq", "brenth", "ridder"):
        if not isinstance(bracket, (list, tuple, _np.ndarray)):
            raise ValueError(f"Bracket needed for {method}")
        ends = bracket[:2]
        way = {"bisect": bisect, "brentq": brentq, "brenth": brenth, "ridder": ridder}[method]
        return way(f, *ends, args=args, full_output=True, disp=False, **limits)[1]
    if method not in ("newton", "halley", "secant"):
        if method == "toms748":
            raise NotImplementedError("scipy.optimize.root_scalar: the method toms748 is not supported; brentq is")
        raise ValueError(f"Unknown solver {method}")
    if x0 is None:
        raise ValueError(f"x0 must not be None for {method}")
    if "xtol" in limits:
        limits["tol"] = limits.pop("xtol")
    slope = fprime if method != "secant" else None
    if slope is True:
        whole, f = f, lambda x, *rest: whole(x, *rest)[0]
        slope = lambda x, *rest: whole(x, *rest)[1]
    if slope is None and method == "newton":
        def slope(x, *rest):
            step = 1.4901161193847656e-08 * (1 if x >= 0 else -1) * max(1.0, abs(x))
            return (f(x + step, *rest) - f(x, *rest)) / ((x + step) - x)
    bend = fprime2 if method == "halley" else None
    return newton(f, x0, slope, args, fprime2=bend, x1=x1, full_output=True, disp=False, **limits)[1]
