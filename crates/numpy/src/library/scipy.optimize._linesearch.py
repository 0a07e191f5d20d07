"""Searches along a line for a step with the strong conditions of Wolfe."""

import numpy as _np


class LineSearchError(RuntimeError):
    """That no step was found."""


def _valley(one, two, bend, slopes_first=False):
    # Where the cubic that has the values and slopes of two points (place, value, slope) has its minimum, as a part of the way
    # from the first to the second; and whether it has one at all. In which order a sum is made decides its last digit.
    (a, _, g_a), (b, _, g_b) = one, two
    size = max(abs(bend), abs(g_a), abs(g_b))
    root = size * _np.sqrt(max(0.0, (bend / size) ** 2 - (g_a / size) * (g_b / size)))
    root = -root if b < a else root
    below = (root + (g_b - g_a)) + root if slopes_first else ((root - g_a) + root) + g_b
    return ((root - g_a) + bend) / below, root != 0


def _bend(end, trial):
    return 3.0 * (end[1] - trial[1]) / (trial[0] - end[0]) + end[2] + trial[2]


def _along(one, two, part):
    return one[0] + part * (two[0] - one[0])


def _propose(best, trial, other, bracketed, low, high):
    # The step that follows a trial, by the four cases of Moré and Thuente ("Line search algorithms with guaranteed sufficient
    # decrease", 1994, section 4), and whether a minimum is bracketed then.
    (a, f_a, g_a), (b, f_b, g_b) = best, trial
    turns = g_a * g_b < 0
    if f_b > f_a:
        cubic = _along(best, trial, _valley(best, trial, _bend(best, trial))[0])
        square = a + ((g_a / ((f_a - f_b) / (b - a) + g_a)) / 2.0) * (b - a)
        is_near = abs(cubic - a) <= abs(square - a)
        return (cubic if is_near else cubic + (square - cubic) / 2.0), True
    secant = b + (g_b / (g_b - g_a)) * (a - b) if turns or abs(g_b) < abs(g_a) else None
    if turns:
        cubic = _along(trial, best, _valley(trial, best, _bend(best, trial))[0])
        return (cubic if abs(cubic - b) > abs(secant - b) else secant), True
    if secant is not None:
        part, has_valley = _valley(trial, best, _bend(best, trial), slopes_first=True)
        if part < 0 and has_valley:
            cubic = _along(trial, best, part)
        else:
            cubic = high if b > a else low
        if not bracketed:
            return _np.clip(cubic if abs(cubic - b) > abs(secant - b) else secant, low, high), False
        step = cubic if abs(cubic - b) < abs(secant - b) else secant
        far = b + 0.66 * (other[0] - b)
        return (min(far, step) if b > a else max(far, step)), True
    if bracketed:
        return _along(trial, other, _valley(trial, other, _bend(other, trial))[0]), True
    return (high if b > a else low), False


def more_thuente(phi, slope, step, f0, g0, ftol, gtol, xtol, least, most, limit=100, lenient=False):
    """A step by the method of Moré and Thuente, with the value there; None where there is none. Who is lenient takes the
    best step also where rounding or a limit keeps it from being good."""
    if step < least or step > most or not g0 < 0:
        return None, f0
    bracketed, first = False, True
    test = ftol * g0
    width, before = most - least, 2 * (most - least)
    best = other = (0.0, f0, g0)
    low, high = 0.0, step + 4.0 * step
    for _ in range(limit):
        f, g = phi(step), slope(step)
        if not _np.isfinite(step):
            return None, f
        goal = f0 + step * test
        if first and f <= goal and g >= 0:
            first = False
        # What is found is told after what hinders, as the last word.
        hindered = bracketed and (step <= low or step >= high)
        hindered = hindered or bracketed and high - low <= xtol * high
        hindered = hindered or step == most and f <= goal and g <= test
        hindered = hindered or step == least and (f > goal or g >= test)
        if f <= goal and abs(g) <= gtol * -g0:
            return step, f
        if hindered:
            return step if lenient else None, f
        # A modified function as long as the value has not fallen enough; what goes back from there has been rounded.
        tilt = test if first and f <= best[1] and f > goal else 0.0
        best, trial, other = [(at, it - at * tilt, rise - tilt) for at, it, rise in (best, (step, f, g), other)]
        step, bracketed = _propose(best, trial, other, bracketed, low, high)
        if trial[1] > best[1]:
            other = trial
        else:
            other, best = best if best[2] * trial[2] < 0 else other, trial
        best, other = [(at, it + at * tilt, rise + tilt) for at, it, rise in (best, other)]
        if bracketed:
            if abs(other[0] - best[0]) >= 0.66 * before:
                step = best[0] + 0.5 * (other[0] - best[0])
            before, width = width, abs(other[0] - best[0])
            low, high = min(best[0], other[0]), max(best[0], other[0])
        else:
            low, high = step + 1.1 * (step - best[0]), step + 4.0 * (step - best[0])
        step = min(max(step, least), most)
        if bracketed and (step <= low or step >= high) or bracketed and high - low <= xtol * high:
            step = best[0]
    return None, f


def _cubic(a, fa, fpa, b, fb, c, fc):
    db, dc = b - a, c - a
    below = (db * dc) ** 2 * (db - dc)
    if not below:
        return None
    u, v = fb - fa - fpa * db, fc - fa - fpa * dc
    x, y = (dc**2 * u - db**2 * v) / below, (-(dc**3) * u + db**3 * v) / below
    radical = y * y - 3 * x * fpa
    if radical < 0 or not x:
        return None
    return a + (-y + _np.sqrt(radical)) / (3 * x)


def _square(a, fa, fpa, b, fb):
    db = b - a
    bend = (fb - fa - fpa * db) / (db * db) if db else 0
    return a - fpa / (2.0 * bend) if bend else None


def _zoom(lo, hi, f_lo, f_hi, g_lo, phi, slope, f0, g0, c1, c2, good):
    recent, f_recent = 0, f0
    for k in range(11):
        span = hi - lo
        a, b = min(lo, hi), max(lo, hi)
        at = _cubic(lo, f_lo, g_lo, hi, f_hi, recent, f_recent) if k else None
        if at is None or at > b - 0.2 * span or at < a + 0.2 * span:
            at = _square(lo, f_lo, g_lo, hi, f_hi)
            if at is None or at > b - 0.1 * span or at < a + 0.1 * span:
                at = lo + 0.5 * span
        f = phi(at)
        if f > f0 + c1 * at * g0 or f >= f_lo:
            f_recent, recent, hi, f_hi = f_hi, hi, at, f
            continue
        g = slope(at)
        if abs(g) <= -c2 * g0 and good(at, f):
            return at, f, g
        if g * (hi - lo) >= 0:
            f_recent, recent, hi, f_hi = f_hi, hi, lo, f_lo
        else:
            f_recent, recent = f_lo, lo
        lo, f_lo, g_lo = at, f, g
    return None, None, None


def _widening(phi, slope, f0, old, g0, c1, c2, most, good):
    # The method of Nocedal and Wright: steps grow until they bracket one that is good.
    a0, a1 = 0, 1.0 if old is None or g0 == 0 else min(1.0, 1.01 * 2 * (f0 - old) / g0)
    a1 = 1.0 if a1 < 0 else a1
    a1 = min(a1, most)
    f1, before, g_before = phi(a1), f0, g0
    for k in range(10):
        if a1 == 0 or a0 > most:
            return None, None, None
        if f1 > f0 + c1 * a1 * g0 or f1 >= before and k > 0:
            return _zoom(a0, a1, before, f1, g_before, phi, slope, f0, g0, c1, c2, good)
        g1 = slope(a1)
        if abs(g1) <= -c2 * g0 and good(a1, f1):
            return a1, f1, g1
        if g1 >= 0:
            return _zoom(a1, a0, f1, before, g1, phi, slope, f0, g0, c1, c2, good)
        a0, a1 = a1, min(2 * a1, most)
        before, f1, g_before = f1, phi(a1), g1
    return a1, f1, None


def wolfe(f, gradient, x, p, g, value, old, c1=1e-4, c2=0.9, least=1e-100, most=1e100, condition=None):
    """A step with the strong conditions of Wolfe: the step, the value and the gradient there."""
    last = [None, None]

    def phi(a):
        return f(x + a * p)

    def slope(a):
        last[:] = a, gradient(x + a * p)
        return _np.dot(last[1], p)

    g0 = _np.dot(g, p)
    first = 1.0 if old is None or g0 == 0 else min(1.0, 1.01 * 2 * (value - old) / g0)
    step, found = more_thuente(phi, slope, 1.0 if first < 0 else first, value, g0, c1, c2, 1e-14, least, most)
    there = last[1]
    if step is not None and condition is not None and not condition(step, x + step * p, found, there):
        step = None
    if step is not None:
        return step, found, there

    def good(a, f_a):
        if condition is None:
            return True
        if last[0] != a:
            slope(a)
        return condition(a, x + a * p, f_a, last[1])

    step, found, end = _widening(phi, slope, value, old, g0, c1, c2, most, good)
    if step is None:
        raise LineSearchError()
    return step, found, last[1] if end is not None else None
