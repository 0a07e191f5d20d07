"""Primitives of special functions that few programs need: each is a function of arrays, which compiled programs run."""

import functools as _functools

import jax as _jax
from numpy import dtype as _np_dtype
from jax import lax as _lax, numpy as _jnp
from jax._src.library import jitted as _jitted
from jax._src.core import Primitive as _Primitive
from jax.core import ShapedArray as _ShapedArray
from jax.interpreters import ad as _ad, batching as _batching, mlir as _mlir


def _shape_of(name, avals):
    shapes = [aval.shape for aval in avals if aval.shape]
    ranks = {len(shape) for shape in shapes}
    if len(ranks) > 1:
        found = ", ".join(f"{aval.dtype.name}[{','.join(map(str, aval.shape))}]" for aval in avals)
        raise TypeError(f"{name}: arrays must have same number of dimensions, got {found}")
    shape = []
    for sizes in zip(*shapes):
        wide = {size for size in sizes if size != 1}
        if len(wide) > 1:
            raise TypeError(f"{name} got incompatible shapes for broadcasting: {', '.join(map(str, shapes))}.")
        shape.append(wide.pop() if wide else 1)
    return tuple(shape)


def _checked(name, avals, kind):
    for at, aval in enumerate(avals):
        if not _jnp.issubdtype(aval.dtype, kind):
            raise TypeError(
                f"{name} does not accept dtype {aval.dtype} at position {at}. Accepted dtypes at position {at} are subtypes of "
                "floating."
            )
    dtypes = [aval.dtype for aval in avals]
    if len(set(dtypes)) > 1:
        raise TypeError(
            f"lax.{name} requires arguments to have the same dtypes, got {', '.join(str(it) for it in dtypes)}."
        )
    weak = all(aval.weak_type for aval in avals)
    return _ShapedArray(_shape_of(name, avals), dtypes[0], weak)


def _float_primitive(name, impl, kind=_jnp.floating):
    # A primitive of float arrays of one dtype, which is what `impl` computes of them in 32 bits or 64.
    made = _Primitive(name)

    def widened(*args, **params):
        shape = _jnp.broadcast_shapes(*[arg.shape for arg in args])
        dtype = args[0].dtype
        args = [_jnp.broadcast_to(arg, shape) for arg in args]
        if dtype.itemsize < 4:
            return _lax.convert_element_type(impl(*[_lax.convert_element_type(arg, "float32") for arg in args]), dtype)
        return impl(*args)

    def evaluated(*args, **params):
        return _jitted(name, str(params), lambda *args: made.bind(*args, **params), *args)

    made.def_impl(evaluated)
    made.def_abstract_eval(lambda *avals, **params: _checked(name, avals, kind))
    _batching.defbroadcasting(made)
    _mlir.register_lowering(made, _mlir.lower_fun(widened, multiple_results=False))
    return made


def _as(dtype, x):
    # A number takes the dtype of the arrays beside it; another array keeps its own, which is an error then.
    if hasattr(x, "dtype") and (x.dtype == dtype or not getattr(x, "weak_type", False)):
        return x
    return _jnp.asarray(x).astype(dtype)


def _together(*args):
    # Numbers beside arrays become arrays of their shape, and take their dtype.
    strong = [arg.dtype for arg in args if hasattr(arg, "dtype") and not getattr(arg, "weak_type", False)]
    args = [_as(strong[0], arg) for arg in args] if strong else [_jnp.asarray(arg) for arg in args]
    shapes = {arg.shape for arg in args}
    if () in shapes and len(shapes) > 1:
        shape = _jnp.broadcast_shapes(*shapes)
        return [arg if arg.shape else _jnp.broadcast_to(arg, shape) for arg in args]
    return args


def _outside(a, x):
    # Where neither function of `a` and `x` is defined.
    both_zero = (a == 0) & (x == 0)
    both_far = _jnp.isposinf(a) & _jnp.isposinf(x)
    return (x < 0) | (a < 0) | both_zero | both_far | _jnp.isnan(a) | _jnp.isnan(x)


def _scale(a, x):
    # The logarithm of what all expansions are multiplied by, and where that is too small for a float.
    ax = a * _lax.log(x) - x - _lax.lgamma(a)
    return ax, ax < -_lax.log(_jnp.asarray(_jnp.finfo(x.dtype).max, x.dtype))


def _kept(running, new, old):
    return [_lax.select(running, each, before) for each, before in zip(new, old)]


def _series(ax, x, a, running, kind):
    # The power series of the lower function, and with `kind` that of its derivative along `a`.
    eps = _jnp.finfo(a.dtype).eps
    one, zero = _lax.full_like(a, 1), _lax.full_like(a, 0)

    def step(state):
        running, *old = state
        r, c, total, slope_of_c, slope = old
        r = r + _lax.full_like(r, 1)
        slope_of_c = slope_of_c * (x / r) - (c * x) / (r * r)
        slope = slope + slope_of_c
        c = c * (x / r)
        total = total + c
        error = c / total if kind == "value" else _lax.abs(slope_of_c / slope)
        return [running & (error > eps), *_kept(running, [r, c, total, slope_of_c, slope], old)]

    start = [running, a, one, one, zero, zero]
    _, _, _, total, _, slope = _lax.while_loop(lambda state: _jnp.any(state[0]), step, start)
    if kind == "value":
        return (total * ax) / a
    logarithm = _lax.log(x) - _lax.digamma(a + _lax.full_like(a, 1))
    if kind == "slope":
        return ax * (total * logarithm + slope) / a
    return -(slope + total * logarithm) * x / a


def _fraction(ax, x, a, running, kind):
    # The continued fraction of the upper function, and with `kind` that of its derivative along `a`.
    eps = _jnp.asarray(_jnp.finfo(a.dtype).eps, a.dtype)
    one, zero = _lax.full_like(x, 1), _lax.full_like(x, 0)

    def step(state):
        running, count, *old = state
        found, y, z, p1, q1, p2, q2, dp2, dq2, dp1, dq1, slope = old
        count = count + _jnp.asarray(1, count.dtype)
        y = y + one
        z = z + _lax.full_like(z, 2)
        yc = y * count
        p = p1 * z - p2 * yc
        q = q1 * z - q2 * yc
        is_there = q != zero
        r = p / q
        error = _lax.select(is_there, _lax.abs((found - r) / r), one)
        found = _lax.select(is_there, r, found)
        dp = dp1 * z - p1 - dp2 * yc + p2 * count
        dq = dq1 * z - q1 - dq2 * yc + q2 * count
        new_slope = _lax.select(is_there, (dp - found * dq) / q, slope)
        change = _lax.select(is_there, _lax.abs(new_slope - slope), one)
        is_large = _lax.abs(p) > 1 / eps
        scaled = [_lax.select(is_large, it * eps, it) for it in (p, q, p1, q1, dp1, dq1, dp, dq)]
        p, q, p1, q1, dp1, dq1, dp, dq = scaled
        error = error if kind == "value" else change
        new = [found, y, z, p, q, p1, q1, dp1, dq1, dp, dq, new_slope]
        return [running & (error > eps), count, *_kept(running, new, old)]

    y = one - a
    z = x + y + one
    p1, q1 = x + one, z * x
    found = p1 / q1
    slope = (zero - found * -x) / q1
    count = _jnp.zeros((), x.dtype)
    start = [running, count, found, y, z, p1, q1, one, x, zero, zero, zero, -x, slope]
    goes_on = lambda state: (state[1] < 2000) & _jnp.any(state[0])
    _, _, found, *_, slope = _lax.while_loop(goes_on, step, start)
    if kind == "value":
        return found * ax
    logarithm = _lax.log(x) - _lax.digamma(a)
    if kind == "slope":
        return ax * (found * logarithm + slope)
    return -((slope + found * logarithm) * x)


def _igamma(a, x):
    wrong = _outside(a, x)
    is_far = _jnp.isposinf(x)
    upper = (x >= 1) & (x > a)
    ax, underflow = _scale(a, x)
    ax = _lax.exp(ax)
    running = ~((x == 0) | wrong | underflow | is_far | _jnp.isposinf(a))
    found = _lax.select(
        upper,
        _lax.full_like(a, 1) - _fraction(ax, x, a, running & upper, "value"),
        _series(ax, x, a, running & ~upper, "value"),
    )
    found = _jnp.where(_jnp.isposinf(a) | (x == 0), 0, found)
    return _jnp.where(wrong, _jnp.nan, _jnp.where(is_far, 1, found))


def _igammac(a, x):
    wrong = _outside(a, x)
    is_far = _jnp.isposinf(x)
    lower = (x < 1) | (x < a)
    ax, underflow = _scale(a, x)
    running = ~(wrong | underflow | is_far | (a == 0) | _jnp.isposinf(a))
    ax = _lax.exp(ax)
    found = _lax.select(
        lower,
        _lax.full_like(a, 1) - _series(ax, x, a, running & lower, "value"),
        _fraction(ax, x, a, running & ~lower, "value"),
    )
    found = _jnp.where(_jnp.isposinf(a), 1, found)
    return _jnp.where(wrong, _jnp.nan, _jnp.where(is_far | (a == 0), 0, found))


def _along_a(kind, a, x):
    wrong = (x < 0) | (a <= 0) | _jnp.isnan(a) | _jnp.isnan(x)
    upper = (x > 1) & (x > a)
    ax, underflow = _scale(a, x)
    ax = _lax.exp(ax)
    running = ~((x == 0) | wrong | underflow)
    found = _lax.select(
        upper,
        -_fraction(ax, x, a, running & upper, kind),
        _series(ax, x, a, running & ~upper, kind),
    )
    return _jnp.where(wrong, _jnp.nan, _jnp.where(x == 0, 0, found))


def _lentz(numerator, a, b, x, turns, small):
    # The continued fraction of these numerators whose denominators are 1 but for the first, by the method of Lentz.
    floor = _lax.full_like(x, small)
    one = _lax.full_like(x, 1)

    def step(state):
        at, running, *old = state
        c, d, h = old
        top = numerator(at, a, b, x)
        c = one + top / c
        c = _lax.select(_lax.abs(c) < floor, floor, c)
        d = one + top * d
        d = _lax.select(_lax.abs(d) < floor, floor, d)
        d = 1 / d
        change = c * d
        new = [c, d, h * change]
        return [at + 1, running & (_lax.abs(change - one) >= small), *_kept(running, new, old)]

    start = [_jnp.int32(1), _jnp.full(x.shape, True), floor, _lax.full_like(x, 0), floor]
    goes_on = lambda state: (state[0] < turns) & _jnp.any(state[1])
    return _lax.while_loop(goes_on, step, start)[4]


def _beta_numerator(at, a, b, x):
    one, two = _lax.full_like(a, 1), _lax.full_like(a, 2)
    half = (at - 1) // 2
    m = _lax.convert_element_type(half, x.dtype)
    first = -(a + b) * x / (a + one)
    even = _jnp.where(half == 0, first, -(a + m) * (a + b + m) * x / ((a + two * m) * (a + two * m + one)))
    odd = m * (b - m) * x / ((a + two * m - one) * (a + two * m))
    return _jnp.where(at == 1, one, _jnp.where(at % 2 == 0, even, odd))


def _betainc(a, b, x):
    finfo = _jnp.finfo(x.dtype)
    no_a = (a == 0) | _jnp.isposinf(b)
    no_b = (b == 0) | _jnp.isposinf(a)
    is_zero = (no_b & (x != 1)) | (no_a & (x == 0))
    is_one = (no_a & (x != 0)) | (no_b & (x == 1))
    wrong = (a < 0) | (b < 0) | (x < 0) | (x > 1) | (no_a & no_b) | _jnp.isnan(a) | _jnp.isnan(b) | _jnp.isnan(x)
    # The fraction converges soon on one side; the other follows by symmetry.
    soon = x < (a + _lax.full_like(a, 1)) / (a + b + _lax.full_like(b, 2))
    a, b = _lax.select(soon, a, b), _lax.select(soon, b, a)
    x = _lax.select(soon, x, _lax.full_like(x, 1) - x)
    small = _jnp.asarray(finfo.eps / 2, x.dtype)
    fraction = _lentz(_beta_numerator, a, b, x, 200 if x.dtype == _jnp.float32 else 600, small)
    part = _lax.lgamma(b) - _lax.lgamma(a + b)
    whole = _lax.lgamma(a) + part
    factor = _lax.select(
        a < _lax.full_like(a, finfo.tiny * 2),
        _lax.exp(_lax.log1p(-x) * b - part),
        _lax.exp(_lax.log(x) * a + _lax.log1p(-x) * b - whole) / a,
    )
    found = fraction * factor
    found = _lax.select(soon, found, _lax.full_like(found, 1) - found)
    found = _jnp.where(is_one, 1, _jnp.where(is_zero, 0, found))
    return _jnp.where(wrong, _jnp.nan, found)


# The coefficients of the expansion of Euler and Maclaurin: factorials over Bernoulli numbers.
_ZETA = [
    -7.1661652561756670113e18,
    1.8152105401943546773e17,
    -4.5979787224074726105e15,
    1.1646782814350067249e14,
    -2.950130727918164224e12,
    7.47242496e10,
    -1.8924375803183791606e9,
    47900160.0,
    -1209600.0,
    30240.0,
    -720.0,
    12.0,
]


def _zeta(x, q):
    # Nine terms one by one, the rest by the formula of Euler and Maclaurin.
    one, half = _lax.full_like(x, 1), _lax.full_like(x, 0.5)
    a, term = q, q ** -x
    total = term
    for _ in range(9):
        a = a + one
        term = a ** -x
        total = total + term
    a = a + one
    term = a ** -x
    total = total + term * a / (x - one)
    # Where a term is as small as this, what follows changes nothing.
    reciprocal = one / (a * a)
    sum_of_rest = _lax.full_like(x, 0)
    for at, coefficient in enumerate(_ZETA[:-1]):
        later = _lax.full_like(x, 22 - 2 * at)
        factor = (x + later) * (x + later - one)
        sum_of_rest = factor * reciprocal * (sum_of_rest + one / _lax.full_like(x, coefficient))
    total = total + term * (half + x / a * (one / _lax.full_like(x, 12) + sum_of_rest))
    is_small = _lax.abs(term) < _lax.abs(total) * _jnp.finfo(x.dtype).eps
    total = _jnp.where(x == 1, _jnp.inf, total)
    total = _jnp.where(x < 1, _jnp.nan, total)
    whole = _lax.floor(q) == q
    below = q <= 0
    even = x % 2 == 0
    integral = _lax.floor(x) == x
    total = _jnp.where(below & ~(whole) & ~integral, _jnp.nan, total)
    return _jnp.where(below & whole & (x > 1), _jnp.where(even & integral, _jnp.inf, _jnp.nan), total)


def _polygamma(n, x):
    one = _lax.full_like(n, 1)
    sign = n % 2 * 2 - one
    found = sign * _lax.exp(_lax.lgamma(n + one)) * _zeta(n + one, x)
    found = _jnp.where(n == 0, _lax.digamma(x), found)
    return _jnp.where((n < 0) | (n != _lax.floor(n)), _jnp.nan, found)


igamma_p = _float_primitive("igamma", _igamma)
igammac_p = _float_primitive("igammac", _igammac)
igamma_grad_a_p = _float_primitive("igamma_grad_a", _functools.partial(_along_a, "slope"))
regularized_incomplete_beta_p = _float_primitive("regularized_incomplete_beta", _betainc)
zeta_p = _float_primitive("zeta", _zeta)
polygamma_p = _float_primitive("polygamma", _polygamma)


def igamma(a, x):
    return igamma_p.bind(*_together(a, x))


def igammac(a, x):
    return igammac_p.bind(*_together(a, x))


def igamma_grad_a(a, x):
    return igamma_grad_a_p.bind(*_together(a, x))


def betainc(a, b, x):
    return regularized_incomplete_beta_p.bind(*_together(a, b, x))


def zeta(x, q):
    return zeta_p.bind(*_together(x, q))


def polygamma(m, x):
    return polygamma_p.bind(*_together(m, x))


def random_gamma_grad(a, x):
    a, x = _together(a, x)
    shape = _jnp.broadcast_shapes(a.shape, x.shape)
    a, x = _jnp.broadcast_to(a, shape), _jnp.broadcast_to(x, shape)
    kind = a.dtype
    if kind.itemsize < 4:
        a, x = a.astype("float32"), x.astype("float32")
    return _along_a("sample", a, x).astype(kind)


def _density(tangent, a, x):
    return tangent * _lax.exp(-x + (a - _lax.full_like(a, 1)) * _lax.log(x) - _lax.lgamma(a))


def _beta_density(tangent, a, b, x):
    whole = _lax.lgamma(a) + _lax.lgamma(b) - _lax.lgamma(a + b)
    return _lax.exp((b - 1) * _lax.log1p(-x) + (a - 1) * _lax.log(x) - whole) * tangent


def _refuse(text):
    def rule(tangent, *operands):
        raise ValueError(text)

    return rule


def _polynomial_value(x, *coefficients):
    found = _lax.full_like(x, 0) + coefficients[-1]
    for coefficient in coefficients[-2::-1]:
        found = found * x + coefficient
    return found


def _polynomial_jvp(primals, tangents, **params):
    x, *coefficients = primals
    x_dot, *others = tangents
    found = polynomial_p.bind(*primals, **params)
    total = _ad.Zero.from_primal_value(found)
    if type(x_dot) is not _ad.Zero:
        lower = [coefficient * power for power, coefficient in enumerate(coefficients)][1:]
        slope = polynomial(x, lower, **params)
        total = x_dot * slope
    for power, tangent in enumerate(others):
        if type(tangent) is not _ad.Zero:
            total = _ad.add_tangents(total, tangent * _lax.integer_pow(x, power))
    return found, total


def polynomial(x, coeffs, *, unroll=None):
    dtype = _jax.typeof(x).dtype

    def converted(it):
        if not hasattr(it, "dtype") and dtype.name in _PLAIN:
            return _np_dtype(dtype).type(it)
        return it if hasattr(it, "dtype") and it.dtype == dtype else _lax.convert_element_type(it, dtype)

    coefficients = [converted(it) for it in coeffs]
    if not coefficients:
        return _jnp.zeros_like(x)
    if len(coefficients) == 1:
        return _jnp.broadcast_to(coefficients[0], _jnp.broadcast_shapes(_jnp.shape(x), _jnp.shape(coefficients[0])))
    return polynomial_p.bind(x, *coefficients, **({} if unroll is None else {"unroll": unroll}))


_PLAIN = ("float16", "float32", "float64", "complex64", "complex128")
polynomial_p = _float_primitive("polynomial", _polynomial_value, _jnp.inexact)
_ad.primitive_jvps[polynomial_p] = _polynomial_jvp

_NO_BETA = _refuse("Betainc gradient with respect to a and b not supported.")
_ad.defjvp(igamma_p, lambda tangent, a, x: tangent * igamma_grad_a(a, x), _density)
_ad.defjvp(igammac_p, lambda tangent, a, x: -(tangent * igamma_grad_a(a, x)), lambda *args: -_density(*args))
_ad.defjvp(regularized_incomplete_beta_p, _NO_BETA, _NO_BETA, _beta_density)
_ad.defjvp(
    polygamma_p,
    _refuse("polygamma gradient with respect to m is not supported"),
    lambda tangent, m, x: tangent * polygamma(m + _lax.full_like(m, 1), x),
)
