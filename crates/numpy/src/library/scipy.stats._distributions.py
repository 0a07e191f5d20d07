"""What all distributions of one number share: arguments, frozen forms, support, location and scale."""

import numpy as _np

_NAN, _INF = _np.nan, _np.inf


def generator(random_state):
    """The source of random numbers that an argument names."""
    if random_state is None or random_state is _np.random:
        return _np.random
    if isinstance(random_state, (int, _np.integer)):
        return _np.random.RandomState(random_state)
    if isinstance(random_state, (_np.random.RandomState, _np.random.Generator)):
        return random_state
    raise ValueError(f"{random_state!r} cannot be used to seed a numpy.random.RandomState instance")


class rv_generic:
    """A distribution of one number."""

    _discrete = False
    _low, _high = -_INF, _INF

    def __init__(self, name, shapes=""):
        self.name = name
        self.shapes = ", ".join(shapes.split()) or None
        self.numargs = len(shapes.split())
        self._parser = None
        self.random_state = None

    def _parse(self, args, kwds):
        if self._parser is None:
            # Python itself complains about arguments that are missing, as it does in SciPy.
            shapes = self.shapes + ", " if self.shapes else ""
            last = "" if self._discrete else ", scale=1"
            made = {}
            given = f"({self.shapes},)" if self.shapes else "()"
            exec(
                f"def _parse_args(self, {shapes}loc=0{last}):\n    return {given}, loc, {1 if self._discrete else 'scale'}",
                made,
            )
            self._parser = made["_parse_args"]
        return self._parser(self, *args, **kwds)

    def __call__(self, *args, **kwds):
        return self.freeze(*args, **kwds)

    def freeze(self, *args, **kwds):
        """The distribution with these parameters."""
        self._parse(args, kwds)
        kind = rv_discrete_frozen if self._discrete else rv_continuous_frozen
        return kind(self, *args, **kwds)

    # What each distribution says.
    def _argcheck(self, *args):
        good = True
        for it in args:
            good = good & (_np.asarray(it) > 0)
        return good

    def _support(self, *args):
        return self._low, self._high

    def _cdf(self, x, *args):
        return 1 - self._sf(x, *args)

    def _sf(self, x, *args):
        return 1 - self._cdf(x, *args)

    def _logcdf(self, x, *args):
        return _np.log(self._cdf(x, *args))

    def _logsf(self, x, *args):
        return _np.log(self._sf(x, *args))

    def _isf(self, q, *args):
        return self._ppf(1 - q, *args)

    def _rvs(self, *args, size=None, random_state=None):
        return self._ppf(random_state.uniform(size=size), *args)

    # What follows from it.
    def _at(self, name, x, args, kwds, before, after, whole=False):
        """The function `name` at `x`: where it is below and above the support, and inside."""
        shapes, loc, scale = self._parse(args, kwds)
        x, loc, scale, *shapes = [_np.asarray(it) for it in (x, loc, scale, *shapes)]
        x = (_np.asarray(x, float) - loc) / scale if not self._discrete else _np.asarray(x, float) - loc
        x, scale, *shapes = _np.broadcast_arrays(x, scale, *shapes)
        shape = x.shape
        x, scale, *shapes = [it.ravel() for it in (x, scale, *shapes)]
        found = _np.full(x.shape, _NAN)
        good = _np.broadcast_to(self._argcheck(*shapes), x.shape) & (scale > 0) & ~_np.isnan(x)
        low, high = [_np.broadcast_to(_np.asarray(it, float), x.shape) for it in self._support(*shapes)]
        floor = _np.floor(x) if whole else x
        found[good & (x < low)] = before
        found[good & (x > high)] = after
        inside = good & (x >= low) & (x <= high)
        if name in ("_cdf", "_logcdf", "_sf", "_logsf"):
            found[good & (floor >= high)] = after
            inside = inside & (floor < high)
        if self._discrete and not whole:
            odd = good & (x != _np.floor(x))
            found[odd], inside = before, inside & ~odd
        if inside.any():
            with _np.errstate(all="ignore"):
                value = getattr(self, name)(floor[inside], *[it[inside] for it in shapes])
                if name == "_pdf":
                    value = value / scale[inside]
                elif name == "_logpdf":
                    value = value - _np.log(scale[inside])
            found[inside] = value
        return found.reshape(shape)[()]

    def cdf(self, x, *args, **kwds):
        """The probability of at most `x`."""
        return self._at("_cdf", x, args, kwds, 0.0, 1.0, self._discrete)

    def logcdf(self, x, *args, **kwds):
        """The logarithm of the probability of at most `x`."""
        return self._at("_logcdf", x, args, kwds, -_INF, 0.0, self._discrete)

    def sf(self, x, *args, **kwds):
        """The probability of more than `x`."""
        return self._at("_sf", x, args, kwds, 1.0, 0.0, self._discrete)

    def logsf(self, x, *args, **kwds):
        """The logarithm of the probability of more than `x`."""
        return self._at("_logsf", x, args, kwds, 0.0, -_INF, self._discrete)

    def _inverse(self, name, q, args, kwds):
        shapes, loc, scale = self._parse(args, kwds)
        q, loc, scale, *shapes = _np.broadcast_arrays(*[_np.asarray(it) for it in (q, loc, scale, *shapes)])
        shape = q.shape
        q, loc, scale, *shapes = [it.ravel() for it in (q, loc, scale, *shapes)]
        q = q.astype(float)
        found = _np.full(q.shape, _NAN)
        good = _np.broadcast_to(self._argcheck(*shapes), q.shape) & (scale > 0)
        low, high = [_np.broadcast_to(_np.asarray(it, float), q.shape) for it in self._support(*shapes)]
        if self._discrete:
            low = low - 1
        first, last = (low, high) if name == "_ppf" else (high, low)
        for value, ends in ((0, first), (1, last)):
            at = good & (q == value)
            found[at] = ends[at] * scale[at] + loc[at]
        inside = good & (q > 0) & (q < 1)
        if inside.any():
            with _np.errstate(all="ignore"):
                value = getattr(self, name)(q[inside], *[it[inside] for it in shapes])
            found[inside] = value * scale[inside] + loc[inside]
        return found.reshape(shape)[()]

    def ppf(self, q, *args, **kwds):
        """Where the distribution has collected the probability `q`."""
        return self._inverse("_ppf", q, args, kwds)

    def isf(self, q, *args, **kwds):
        """Where the distribution still has the probability `q` to come."""
        return self._inverse("_isf", q, args, kwds)

    def rvs(self, *args, size=None, random_state=None, **kwds):
        """Random numbers of the distribution."""
        least = self.numargs + (1 if self._discrete else 2)
        if len(args) == least + 1:
            *args, size = args
        shapes, loc, scale = self._parse(args, kwds)
        shapes = [_np.asarray(it) for it in shapes]
        wide = _np.broadcast_shapes(_np.shape(loc), _np.shape(scale), *[it.shape for it in shapes])
        if size is None:
            size = wide
        else:
            asked, size = size, (int(size),) if _np.ndim(size) == 0 else tuple(int(it) for it in size)
            try:
                fits = _np.broadcast_shapes(wide, size) == size
            except ValueError:
                fits = False
            if not fits:
                raise ValueError(f"size does not match the broadcast shape of the parameters. {asked}, {size}, {wide}")
        if not (_np.all(self._argcheck(*shapes)) and _np.all(_np.asarray(scale) >= 0)):
            raise ValueError(
                "Domain error in arguments. The `scale` parameter must be positive for all distributions, and many "
                "distributions have restrictions on shape parameters. Please see the "
                f"`scipy.stats.{self.name}` documentation for details."
            )
        if _np.all(_np.asarray(scale) == 0):
            return loc * _np.ones(size, "d")
        source = generator(self.random_state if random_state is None else random_state)
        drawn = self._rvs(*shapes, size=size, random_state=source)
        drawn = drawn * scale + loc
        if self._discrete:
            return int(drawn) if size == () else _np.asarray(drawn).astype(_np.int64)
        return drawn if size == () else _np.asarray(drawn)

    def stats(self, *args, moments="mv", **kwds):
        """Mean, variance, skewness and kurtosis, as `moments` asks by their first letters."""
        shapes, loc, scale = self._parse(args, kwds)
        shapes = [_np.asarray(it) for it in shapes]
        loc, scale = _np.asarray(loc), _np.asarray(scale)
        shape = _np.broadcast_shapes(loc.shape, scale.shape, *[it.shape for it in shapes])
        good = _np.broadcast_to(self._argcheck(*shapes) & (scale > 0) & (loc == loc), shape)
        with _np.errstate(all="ignore"):
            mean, variance, skew, kurtosis = self._stats(*shapes)
            values = {"m": mean * scale + loc, "v": variance * scale * scale, "s": skew, "k": kurtosis}
        found = [
            _np.where(good, _np.broadcast_to(_np.asarray(values[it], float), shape), _NAN)[()]
            for it in "mvsk"
            if it in moments
        ]
        return found[0] if len(found) == 1 else tuple(found)

    def mean(self, *args, **kwds):
        """The mean."""
        return self.stats(*args, moments="m", **kwds)

    def var(self, *args, **kwds):
        """The variance."""
        return self.stats(*args, moments="v", **kwds)

    def std(self, *args, **kwds):
        """The standard deviation."""
        return _np.sqrt(self.stats(*args, moments="v", **kwds))

    def median(self, *args, **kwds):
        """The median."""
        return self.ppf(0.5, *args, **kwds)

    def support(self, *args, **kwds):
        """The ends of where the distribution is."""
        shapes, loc, scale = self._parse(args, kwds)
        low, high = self._support(*[_np.asarray(it) for it in shapes])
        return _np.asarray(low * scale + loc)[()], _np.asarray(high * scale + loc)[()]

    def interval(self, confidence, *args, **kwds):
        """The ends of the interval around the median with this probability."""
        confidence = _np.asarray(confidence)
        if _np.any((confidence > 1) | (confidence < 0)):
            raise ValueError("alpha must be between 0 and 1 inclusive")
        return self.ppf((1.0 - confidence) / 2, *args, **kwds), self.ppf((1.0 + confidence) / 2, *args, **kwds)

    def entropy(self, *args, **kwds):
        """The entropy, differential if the distribution is continuous."""
        shapes, loc, scale = self._parse(args, kwds)
        with _np.errstate(all="ignore"):
            found = self._entropy(*[_np.asarray(it, float) for it in shapes])
        return _np.asarray(found + (0 if self._discrete else _np.log(scale)))[()]

    def moment(self, order, *args, **kwds):
        """The moment of this order about zero."""
        return self.expect(lambda x: x**order, *self._placed(args, kwds))

    def _placed(self, args, kwds):
        return self._parse(args, kwds)


class rv_continuous(rv_generic):
    """A continuous distribution."""

    def __init__(self, name=None, shapes="", a=None, b=None):
        if type(self)._pdf is rv_continuous._pdf and type(self)._logpdf is rv_continuous._logpdf and (
            type(self)._cdf is rv_generic._cdf
        ):
            raise NotImplementedError("scipy.stats.rv_continuous: a subclass has to define _pdf, _logpdf or _cdf")
        if not shapes and type(self).__module__ != "scipy.stats._continuous":
            given = type(self)._pdf if type(self)._pdf is not rv_continuous._pdf else type(self)._cdf
            shapes = " ".join(given.__code__.co_varnames[2 : given.__code__.co_argcount])
        super().__init__(name, shapes.replace(",", " "))
        self._low = self._low if a is None else a
        self._high = self._high if b is None else b

    def _pdf(self, x, *args):
        if type(self)._logpdf is rv_continuous._logpdf:
            step = 1e-5 * _np.maximum(1, abs(x))
            return (self._cdf(x + step, *args) - self._cdf(x - step, *args)) / (2 * step)
        return _np.exp(self._logpdf(x, *args))

    def _logpdf(self, x, *args):
        return _np.log(self._pdf(x, *args))

    def _cdf(self, x, *args):
        if type(self)._sf is not rv_generic._sf:
            return 1 - self._sf(x, *args)
        from scipy.integrate import quad

        def value(x, *args):
            return quad(lambda t: self._pdf(t, *args), self._support(*args)[0], x)[0]

        return _np.array([value(*row) for row in zip(x, *args)])

    def _ppf(self, q, *args):
        from scipy.optimize import brentq

        def value(q, *args):
            low, high = self._support(*args)
            left, right = max(low, -10.0), min(high, 10.0)
            while self._cdf(_np.array([left]), *args)[0] > q:
                left, right = 2 * left, left
            while self._cdf(_np.array([right]), *args)[0] < q:
                left, right = right, 2 * right
            return brentq(lambda x: self._cdf(_np.array([x]), *args)[0] - q, left, right, xtol=1e-14)

        return _np.array([value(*row) for row in zip(q, *[_np.atleast_1d(it) for it in args])])

    def _stats(self, *args):
        mean = self.expect(lambda x: x, args)
        centred = [self.expect(lambda x, k=k: (x - mean) ** k, args) for k in (2, 3, 4)]
        return mean, centred[0], centred[1] / centred[0] ** 1.5, centred[2] / centred[0] ** 2 - 3

    def _entropy(self, *args):
        return -self.expect(lambda x: self.logpdf(x, *args), args)

    def pdf(self, x, *args, **kwds):
        """The density at `x`."""
        return self._at("_pdf", x, args, kwds, 0.0, 0.0)

    def logpdf(self, x, *args, **kwds):
        """The logarithm of the density at `x`."""
        return self._at("_logpdf", x, args, kwds, -_INF, -_INF)

    def expect(self, func=None, args=(), loc=0, scale=1, lb=None, ub=None, conditional=False, **kwds):
        """The mean of a function of the random number, by integration."""
        from scipy.integrate import quad

        func = (lambda x: x) if func is None else func
        low, high = self.support(*args, loc=loc, scale=scale)
        low, high = low if lb is None else lb, high if ub is None else ub
        found = quad(lambda x: func(x) * self.pdf(x, *args, loc=loc, scale=scale), low, high, **kwds)[0]
        if conditional:
            found /= self.cdf(high, *args, loc=loc, scale=scale) - self.cdf(low, *args, loc=loc, scale=scale)
        return _np.float64(found)

    def nnlf(self, theta, x):
        """Minus the logarithm of the likelihood of data."""
        return -_np.sum(self.logpdf(_np.asarray(x), *theta[:-2], loc=theta[-2], scale=theta[-1]))

    def _start(self, data):
        shapes = (1.0,) * self.numargs
        return (*shapes, *self.fit_loc_scale(data, *shapes))

    def fit_loc_scale(self, data, *args):
        """Location and scale by which mean and variance are those of the data."""
        data = _np.asarray(data)
        mean, variance = self.stats(*args, moments="mv")
        scale = _np.sqrt(data.var() / variance)
        loc = data.mean() - scale * mean
        loc = loc if _np.isfinite(loc) else 0
        scale = scale if _np.isfinite(scale) and scale > 0 else 1
        low, high = self._support(*args)
        if loc + low * scale < data.min() and data.max() < loc + high * scale:
            return loc, scale
        margin = 0.1 * (data.max() - data.min())
        if high - low < _INF:
            return data.min() - low - margin, (data.max() - data.min() + 2 * margin) / (high - low)
        return (data.min() - low - margin, 1) if low > -_INF else (data.max() - high + margin, 1)

    def fit(self, data, *args, **kwds):
        """Shapes, location and scale of the largest likelihood of the data."""
        from scipy.optimize import fmin

        data = _np.ravel(_np.asarray(data, float))
        if not _np.isfinite(data).all():
            raise ValueError("The data contains non-finite values.")
        names = [*(self.shapes or "").replace(",", "").split(), "loc", "scale"]
        start = [*self._start(data)]
        start[: len(args)] = args
        fixed = {}
        for at, name in enumerate(names):
            start[at] = kwds.pop(name, start[at])
            for key in (f"f{name}", f"fix_{name}", *([f"f{at}"] if at < self.numargs else ())):
                if key in kwds:
                    fixed[at] = kwds.pop(key)
        if kwds:
            raise TypeError(f"Unknown arguments: {kwds}.")
        free = [at for at in range(len(names)) if at not in fixed]
        if not free:
            raise ValueError("All parameters fixed. There is nothing to optimize.")

        def whole(values):
            theta = [fixed.get(at, start[at]) for at in range(len(names))]
            for at, value in zip(free, values):
                theta[at] = value
            return theta

        def loss(values):
            theta = whole(values)
            if theta[-1] <= 0 or not _np.all(self._argcheck(*[_np.float64(it) for it in theta[:-2]])):
                return _INF
            terms = self.logpdf(data, *theta)
            bad = ~_np.isfinite(terms)
            return -_np.sum(terms[~bad]) + bad.sum() * 100 * 709.782712893384

        found = whole(fmin(loss, [start[at] for at in free], disp=0))
        return tuple(_np.float64(it) if at in free else it for at, it in enumerate(found))


class rv_discrete(rv_generic):
    """A distribution of whole numbers; with `values=(numbers, probabilities)` that of a table."""

    _discrete = True
    _low = 0

    def __new__(cls, *args, values=None, **kwds):
        return object.__new__(rv_sample if values is not None and cls is rv_discrete else cls)

    def __init__(self, name=None, shapes="", values=None, a=0, b=_INF, **kwds):
        super().__init__(name, shapes)
        if values is not None:
            self._table(*values)

    def _pmf(self, k, *args):
        return _np.exp(self._logpmf(k, *args))

    def _logpmf(self, k, *args):
        return _np.log(self._pmf(k, *args))

    def _cdf(self, k, *args):
        low = self._support(*args)[0]
        low = _np.broadcast_to(low, k.shape)
        rows = list(zip(k.tolist(), low.tolist(), *[it.tolist() for it in args]))
        found = []
        for last, first, *shapes in rows:
            every = _np.arange(int(first), int(last) + 1)
            wide = [_np.full(every.shape, it) for it in shapes]
            found.append(_np.sum(self._pmf(every.astype(float), *wide)))
        return _np.array(found)

    def _ppf(self, q, *args):
        return self._searched(q, *args)

    def _searched(self, q, *args):
        # The smallest whole number at which the distribution has collected q, by halving.
        found = []
        for p, *shapes in zip(q.tolist(), *[_np.broadcast_to(it, q.shape).tolist() for it in args]):
            one = [_np.array([it]) for it in shapes]
            low, high = [float(_np.asarray(it).ravel()[0]) for it in self._support(*one)]
            left, step = low - 1, 1.0
            right = min(low + 1, high)
            while right < min(high, 1e300) and self._cdf(_np.array([right]), *one)[0] < p:
                left, step = right, step * 2
                right = min(right + step, high)
            while right - left > 1 and right < 1e300:
                middle = _np.floor((left + right) / 2)
                if middle in (left, right):
                    break
                if self._cdf(_np.array([middle]), *one)[0] >= p:
                    right = middle
                else:
                    left = middle
            found.append(right)
        return _np.array(found)

    def _rvs(self, *args, size=None, random_state=None):
        drawn = _np.asarray(random_state.uniform(size=size))
        shapes = [_np.broadcast_to(it, drawn.shape).ravel() for it in args]
        return self._ppf(drawn.ravel(), *shapes).reshape(drawn.shape)

    def _entropy(self, *args):
        every = self._every(*args)
        p = self._pmf(every, *[_np.full(every.shape, it) for it in args])
        return -_np.sum(_np.where(p > 0, p * _np.log(_np.where(p > 0, p, 1)), 0))

    def _every(self, *args):
        # All numbers that have a probability worth counting.
        one = [_np.array([float(it)]) for it in args]
        low, high = [float(_np.asarray(it).ravel()[0]) for it in self._support(*one)]
        last = high if high - low < 2000 else self._searched(_np.array([1 - 1e-15]), *one)[0] + 50
        return _np.arange(low, last + 1)

    def pmf(self, k, *args, **kwds):
        """The probability of `k`."""
        return self._at("_pmf", k, args, kwds, 0.0, 0.0)

    def logpmf(self, k, *args, **kwds):
        """The logarithm of the probability of `k`."""
        return self._at("_logpmf", k, args, kwds, -_INF, -_INF)

    def expect(self, func=None, args=(), loc=0, scale=1, lb=None, ub=None, **kwds):
        """The mean of a function of the random number."""
        func = (lambda x: x) if func is None else func
        every = self._every(*args)
        p = self._pmf(every, *[_np.full(every.shape, it) for it in args])
        every = every + loc
        keep = (every >= (-_INF if lb is None else lb)) & (every <= (_INF if ub is None else ub))
        return _np.float64(sum(func(x) * it for x, it in zip(every[keep], p[keep])))


class rv_sample(rv_discrete):
    """The distribution of a table of numbers and probabilities."""

    def _table(self, numbers, chances):
        numbers, chances = _np.asarray(numbers), _np.asarray(chances)
        if numbers.shape != chances.shape:
            raise ValueError("xk and pk must have the same shape.")
        if _np.less(chances, 0.0).any():
            raise ValueError("All elements of pk must be non-negative.")
        if not _np.allclose(_np.sum(chances), 1):
            raise ValueError("The sum of provided pk is not 1.")
        order = _np.argsort(numbers)
        self.xk, self.pk = numbers[order], chances[order]
        self._low, self._high = self.xk[0], self.xk[-1]
        self._sums = _np.cumsum(self.pk)

    def _pmf(self, k):
        return _np.sum(_np.where(self.xk == k[:, None], self.pk, 0.0), axis=1)

    def _cdf(self, k):
        at = _np.searchsorted(self.xk, k, side="right")
        return _np.where(at > 0, self._sums[_np.maximum(at - 1, 0)], 0.0)

    def _ppf(self, q):
        return self.xk[_np.argmax(self._sums >= _np.asarray(q)[..., None], axis=-1)]

    def _rvs(self, size=None, random_state=None):
        return self._ppf(_np.asarray(random_state.uniform(size=size)))

    def _every(self):
        return self.xk

    def _stats(self):
        mean = _np.sum(self.xk * self.pk)
        centred = [_np.sum((self.xk - mean) ** k * self.pk) for k in (2, 3, 4)]
        return mean, centred[0], centred[1] / centred[0] ** 1.5, centred[2] / centred[0] ** 2 - 3


class rv_frozen:
    """A distribution with its parameters."""

    def __init__(self, dist, *args, **kwds):
        self.args, self.kwds = args, kwds
        self.dist = dist

    @property
    def random_state(self):
        return self.dist.random_state

    @property
    def a(self):
        return self.dist._support(*self.dist._parse(self.args, self.kwds)[0])[0]

    @property
    def b(self):
        return self.dist._support(*self.dist._parse(self.args, self.kwds)[0])[1]

    def cdf(self, x):
        return self.dist.cdf(x, *self.args, **self.kwds)

    def logcdf(self, x):
        return self.dist.logcdf(x, *self.args, **self.kwds)

    def sf(self, x):
        return self.dist.sf(x, *self.args, **self.kwds)

    def logsf(self, x):
        return self.dist.logsf(x, *self.args, **self.kwds)

    def ppf(self, q):
        return self.dist.ppf(q, *self.args, **self.kwds)

    def isf(self, q):
        return self.dist.isf(q, *self.args, **self.kwds)

    def rvs(self, size=None, random_state=None):
        return self.dist.rvs(*self.args, size=size, random_state=random_state, **self.kwds)

    def stats(self, moments="mv"):
        return self.dist.stats(*self.args, moments=moments, **self.kwds)

    def mean(self):
        return self.dist.mean(*self.args, **self.kwds)

    def var(self):
        return self.dist.var(*self.args, **self.kwds)

    def std(self):
        return self.dist.std(*self.args, **self.kwds)

    def median(self):
        return self.dist.median(*self.args, **self.kwds)

    def entropy(self):
        return self.dist.entropy(*self.args, **self.kwds)

    def support(self):
        return self.dist.support(*self.args, **self.kwds)

    def interval(self, confidence=None):
        return self.dist.interval(confidence, *self.args, **self.kwds)

    def moment(self, order=None):
        return self.dist.moment(order, *self.args, **self.kwds)

    def expect(self, func=None, lb=None, ub=None, **kwds):
        shapes, loc, scale = self.dist._parse(self.args, self.kwds)
        return self.dist.expect(func, shapes, loc, scale, lb, ub, **kwds)


class rv_continuous_frozen(rv_frozen):
    """A continuous distribution with its parameters."""

    def pdf(self, x):
        return self.dist.pdf(x, *self.args, **self.kwds)

    def logpdf(self, x):
        return self.dist.logpdf(x, *self.args, **self.kwds)


class rv_discrete_frozen(rv_frozen):
    """A distribution of whole numbers with its parameters."""

    def pmf(self, k):
        return self.dist.pmf(k, *self.args, **self.kwds)

    def logpmf(self, k):
        return self.dist.logpmf(k, *self.args, **self.kwds)
