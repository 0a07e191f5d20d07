"""Searches along a line for a step with the strong conditions of Wolfe."""

import numpy as _np


class LineSearchError(RuntimeError):
    """That no step was found."""


def _trial(stx, fx, dx, sty, fy, dy, stp, fp, dp, bracketed, low, high):
    """The next step of More and Thuente, and the interval that it leaves."""
    opposite = _np.sign(dp) * _np.sign(dx)
    if fp > fx:
        # A higher value: the minimum is bracketed; the cubic step if that is nearer to the best, else between both.
        theta = 3.0 * (fx - fp) / (stp - stx) + dx + dp
        s = max(abs(theta), abs(dx), abs(dp))
        gamma = s * _np.sqrt((theta / s) ** 2 - (dx / s) * (dp / s))
        gamma = -gamma if stp < stx else gamma
        r = ((gamma - dx) + theta) / (((gamma - dx) + gamma) + dp)
        cubic = stx + r * (stp - stx)
        square = stx + ((dx / ((fx - fp) / (stp - stx) + dx)) / 2.0) * (stp - stx)
        following = cubic if abs(cubic - stx) <= abs(square - stx) else cubic + (square - cubic) / 2.0
        bracketed = True
    elif opposite < 0.0:
        # Slopes of opposite signs: bracketed; the step that is farther from the last.
        theta = 3 * (fx - fp) / (stp - stx) + dx + dp
        s = max(abs(theta), abs(dx), abs(dp))
        gamma = s * _np.sqrt((theta / s) ** 2 - (dx / s) * (dp / s))
        gamma = -gamma if stp > stx else gamma
        r = ((gamma - dp) + theta) / (((gamma - dp) + gamma) + dx)
        cubic = stp + r * (stx - stp)
        square = stp + (dp / (dp - dx)) * (stx - stp)
        following = cubic if abs(cubic - stp) > abs(square - stp) else square
        bracketed = True
    elif abs(dp) < abs(dx):
        # The slope falls: the cubic only where it goes up beyond the step.
        theta = 3 * (fx - fp) / (stp - stx) + dx + dp
        s = max(abs(theta), abs(dx), abs(dp))
        gamma = s * _np.sqrt(max(0, (theta / s) ** 2 - (dx / s) * (dp / s)))
        gamma = -gamma if stp > stx else gamma
        r = ((gamma - dp) + theta) / ((gamma + (dx - dp)) + gamma)
        if r < 0 and gamma != 0:
            cubic = stp + r * (stx - stp)
        else:
            cubic = high if stp > stx else low
        square = stp + (dp / (dp - dx)) * (stx - stp)
        if bracketed:
            following = cubic if abs(cubic - stp) < abs(square - stp) else square
            far = stp + 0.66 * (sty - stp)
            following = min(far, following) if stp > stx else max(far, following)
        else:
            following = cubic if abs(cubic - stp) > abs(square - stp) else square
            following = _np.clip(following, low, high)
    elif bracketed:
        theta = 3.0 * (fp - fy) / (sty - stp) + dy + dp
        s = max(abs(theta), abs(dy), abs(dp))
        gamma = s * _np.sqrt((theta / s) ** 2 - (dy / s) * (dp / s))
        gamma = -gamma if stp > sty else gamma
        r = ((gamma - dp) + theta) / (((gamma - dp) + gamma) + dy)
        following = stp + r * (sty - stp)
    else:
        following = high if stp > stx else low
    if fp > fx:
        sty, fy, dy = stp, fp, dp
    else:
        if opposite < 0:
            sty, fy, dy = stx, fx, dx
        stx, fx, dx = stp, fp, dp
    return stx, fx, dx, sty, fy, dy, following, bracketed


def more_thuente(phi, slope, step, f0, g0, ftol, gtol, xtol, least, most, limit=100, lenient=False):
    """A step by the method of More and Thuente, with the value there; None where there is none. Who is lenient takes the
    best step also where rounding or a limit keeps it from being good."""
    if step < least or step > most or not g0 < 0:
        return None, f0
    bracketed, first = False, True
    test = ftol * g0
    width, before = most - least, 2 * (most - least)
    stx, fx, gx, sty, fy, gy = 0.0, f0, g0, 0.0, f0, g0
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
        if first and f <= fx and f > goal:
            # A modified function as long as the value has not fallen enough.
            fm, fxm, fym, gm, gxm, gym = f - step * test, fx - stx * test, fy - sty * test, g - test, gx - test, gy - test
            stx, fxm, gxm, sty, fym, gym, step, bracketed = _trial(
                stx, fxm, gxm, sty, fym, gym, step, fm, gm, bracketed, low, high
            )
            fx, fy, gx, gy = fxm + stx * test, fym + sty * test, gxm + test, gym + test
        else:
            stx, fx, gx, sty, fy, gy, step, bracketed = _trial(
                stx, fx, gx, sty, fy, gy, step, f, g, bracketed, low, high
            )
        if bracketed:
            if abs(sty - stx) >= 0.66 * before:
                step = stx + 0.5 * (sty - stx)
            before, width = width, abs(sty - stx)
            low, high = min(stx, sty), max(stx, sty)
        else:
            low, high = step + 1.1 * (step - stx), step + 4.0 * (step - stx)
        step = min(max(step, least), most)
        if bracketed and (step <= low or step >= high) or bracketed and high - low <= xtol * high:
            step = stx
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
