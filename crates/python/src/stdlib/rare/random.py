"""What few programs need of random numbers."""

import math as _math


class SystemRandom(Random):
    """Numbers from the entropy of the machine: they cannot be had again."""

    def seed(self, *args, **kwargs):
        pass

    def _refuse(self, *args, **kwargs):
        raise NotImplementedError("System entropy source does not have state.")

    getstate = setstate = _refuse


def _gammavariate(self, alpha, beta):
    if alpha <= 0.0 or beta <= 0.0:
        raise ValueError("gammavariate: alpha and beta must be > 0.0")
    if alpha > 1.0:
        spread = _math.sqrt(2.0 * alpha - 1.0)
        shift, rate = alpha - _LOG4, alpha + spread
        while True:
            first = self.random()
            if not 1e-7 < first < 0.9999999:
                continue
            second = 1.0 - self.random()
            v = _math.log(first / (1.0 - first)) / spread
            x = alpha * _math.exp(v)
            z = first * first * second
            r = shift + rate * v - x
            if r + _MAGIC - 4.5 * z >= 0.0 or r >= _math.log(z):
                return x * beta
    if alpha == 1.0:
        return -_math.log(1.0 - self.random()) * beta
    while True:
        b = (_math.e + alpha) / _math.e
        p = b * self.random()
        x = p ** (1.0 / alpha) if p <= 1.0 else -_math.log((b - p) / alpha)
        limit = self.random()
        if p > 1.0 and limit <= x ** (alpha - 1.0) or p <= 1.0 and limit <= _math.exp(-x):
            return x * beta


def _betavariate(self, alpha, beta):
    y = self.gammavariate(alpha, 1.0)
    return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0


def _paretovariate(self, alpha):
    return (1.0 - self.random()) ** (-1.0 / alpha)


def _weibullvariate(self, alpha, beta):
    return alpha * (-_math.log(1.0 - self.random())) ** (1.0 / beta)


def _vonmisesvariate(self, mu, kappa):
    if kappa <= 1e-6:
        return _math.tau * self.random()
    s = 0.5 / kappa
    r = s + _math.sqrt(1.0 + s * s)
    while True:
        z = _math.cos(_math.pi * self.random())
        d, u = z / (r + z), self.random()
        if u < 1.0 - d * d or u <= (1.0 - d) * _math.exp(d):
            break
    q = 1.0 / r
    f = (q + z) / (1.0 + q * z)
    return (mu + _math.acos(f)) % _math.tau if self.random() > 0.5 else (mu - _math.acos(f)) % _math.tau


_LOG4, _MAGIC = _math.log(4.0), 1.0 + _math.log(4.5)
_here = globals()


def _shared(name, method):
    def function(*args, **kwargs):
        # The functions of the module draw from the generator that its others draw from.
        return method(_Module, *args, **kwargs)
    function.__name__ = function.__qualname__ = name
    _here.setdefault(name, function)


class _Module:
    random = staticmethod(lambda: _here["random"]())
    gammavariate = staticmethod(lambda alpha, beta: _gammavariate(_Module, alpha, beta))


def _binomialvariate(self, n=1, p=0.5):
    if n < 0:
        raise ValueError("n must be non-negative")
    if p <= 0.0 or p >= 1.0:
        if p == 0.0 or p == 1.0:
            return 0 if p == 0.0 else n
        raise ValueError("p must be in the range 0.0 <= p <= 1.0")
    if n == 1:
        return int(self.random() < p)
    if p > 0.5:
        return n - _binomialvariate(self, n, 1.0 - p)
    if n * p < 10.0:
        x = y = 0
        c = _math.log2(1.0 - p)
        if not c:
            return x
        while True:
            y += _math.floor(_math.log2(self.random()) / c) + 1
            if y > n:
                return x
            x += 1
    spread = _math.sqrt(n * p * (1.0 - p))
    b = 1.15 + 2.53 * spread
    a, c, vr = -0.0873 + 0.0248 * b + 0.01 * p, n * p + 0.5, 0.92 - 4.2 / b
    ready = False
    while True:
        u = self.random() - 0.5
        us = 0.5 - abs(u)
        k = _math.floor((2.0 * a / us + b) * u + c)
        if k < 0 or k > n:
            continue
        v = self.random()
        if us >= 0.07 and v <= vr:
            return k
        if not ready:
            alpha = (2.83 + 5.1 / b) * spread
            lpq, m = _math.log(p / (1.0 - p)), _math.floor((n + 1) * p)
            h = _math.lgamma(m + 1) + _math.lgamma(n - m + 1)
            ready = True
        v *= alpha / (a / (us * us) + b)
        if _math.log(v) <= h - _math.lgamma(k + 1) - _math.lgamma(n - k + 1) + (k - m) * lpq:
            return k


_METHODS = {"gammavariate": _gammavariate, "betavariate": _betavariate, "paretovariate": _paretovariate,
            "weibullvariate": _weibullvariate, "vonmisesvariate": _vonmisesvariate, "binomialvariate": _binomialvariate}
for _name, _method in _METHODS.items():
    _shared(_name, _method)
