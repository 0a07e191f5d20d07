"""Layers of networks as pairs of functions: one that makes parameters of a key and a shape, one that applies them."""

import functools as _functools
import operator as _operator

import jax as _jax
from jax import lax as _lax, numpy as _jnp, random as _random
from jax.nn import elu as elu, gelu as gelu, leaky_relu as leaky_relu, log_softmax as log_softmax, relu as relu
from jax.nn import selu as selu, sigmoid as sigmoid, softmax as softmax, softplus as softplus, standardize as standardize
from jax.nn.initializers import glorot_normal as glorot_normal, normal as normal, ones as ones, zeros as zeros

glorot = glorot_normal
randn = normal
logsoftmax = log_softmax


def Dense(out_dim, W_init=glorot_normal(), b_init=normal()):
    """A layer that multiplies with a matrix and adds.

    >>> from jax.example_libraries import stax
    >>> init, apply = stax.Dense(3)
    >>> shape, params = init(jax.random.key(0), (-1, 2))
    >>> shape, apply(params, jnp.ones((1, 2))).shape
    ((-1, 3), (1, 3))
    """

    def init_fun(rng, input_shape):
        k1, k2 = _random.split(rng)
        return input_shape[:-1] + (out_dim,), (W_init(k1, (input_shape[-1], out_dim)), b_init(k2, (out_dim,)))

    def apply_fun(params, inputs, **kwargs):
        W, b = params
        return _jnp.dot(inputs, W) + b

    return init_fun, apply_fun


def _convolution(dimension_numbers, out_chan, filter_shape, strides, W_init, b_init, shape_of, apply):
    _, rhs_spec, out_spec = dimension_numbers
    strides = strides or (1,) * len(filter_shape)
    W_init = W_init or glorot_normal(rhs_spec.index("I"), rhs_spec.index("O"))

    def init_fun(rng, input_shape):
        sizes = iter(filter_shape)
        channels = input_shape[dimension_numbers[0].index("C")]
        kernel = [out_chan if it == "O" else channels if it == "I" else next(sizes) for it in rhs_spec]
        bias = tuple(out_chan if it == "C" else 1 for it in out_spec)
        k1, k2 = _random.split(rng)
        return shape_of(input_shape, kernel, strides), (W_init(k1, kernel), b_init(k2, bias))

    def apply_fun(params, inputs, **kwargs):
        W, b = params
        return apply(inputs, W, strides) + b

    return init_fun, apply_fun


def GeneralConv(dimension_numbers, out_chan, filter_shape, strides=None, padding="VALID", W_init=None, b_init=normal(1e-6)):
    """A convolution with these dimension numbers."""
    shape_of = lambda shape, kernel, strides: _lax.conv_general_shape_tuple(shape, kernel, strides, padding, dimension_numbers)
    apply = lambda x, W, strides: _lax.conv_general_dilated(x, W, strides, padding, dimension_numbers=dimension_numbers)
    return _convolution(dimension_numbers, out_chan, filter_shape, strides, W_init, b_init, shape_of, apply)


Conv = _functools.partial(GeneralConv, ("NHWC", "HWIO", "NHWC"))


def GeneralConvTranspose(
    dimension_numbers, out_chan, filter_shape, strides=None, padding="VALID", W_init=None, b_init=normal(1e-6)
):
    """The transpose of a convolution with these dimension numbers."""
    shape_of = lambda shape, kernel, strides: _lax.conv_transpose_shape_tuple(shape, kernel, strides, padding, dimension_numbers)
    apply = lambda x, W, strides: _lax.conv_transpose(x, W, strides, padding, dimension_numbers=dimension_numbers)
    return _convolution(dimension_numbers, out_chan, filter_shape, strides, W_init, b_init, shape_of, apply)


Conv1DTranspose = _functools.partial(GeneralConvTranspose, ("NHC", "HIO", "NHC"))
ConvTranspose = _functools.partial(GeneralConvTranspose, ("NHWC", "HWIO", "NHWC"))


def BatchNorm(axis=(0, 1, 2), epsilon=1e-5, center=True, scale=True, beta_init=zeros, gamma_init=ones):
    """A layer that makes mean and deviation along axes 0 and 1, or what it learned."""
    axis = (axis,) if _jnp.isscalar(axis) else axis

    def init_fun(rng, input_shape):
        shape = tuple(size for at, size in enumerate(input_shape) if at not in axis)
        k1, k2 = _random.split(rng)
        return input_shape, (beta_init(k1, shape) if center else (), gamma_init(k2, shape) if scale else ())

    def apply_fun(params, x, **kwargs):
        beta, gamma = params
        wide = tuple(None if at in axis else slice(None) for at in range(_jnp.ndim(x)))
        z = standardize(x, axis, epsilon=epsilon)
        if scale:
            z = gamma[wide] * z
        return z + beta[wide] if center else z

    return init_fun, apply_fun


def elementwise(fun, **fun_kwargs):
    """A layer that applies a function, and learns nothing."""
    init_fun = lambda rng, input_shape: (input_shape, ())
    return init_fun, lambda params, inputs, **kwargs: fun(inputs, **fun_kwargs)


Tanh = elementwise(_jnp.tanh)
Relu = elementwise(relu)
Exp = elementwise(_jnp.exp)
LogSoftmax = elementwise(log_softmax, axis=-1)
Softmax = elementwise(softmax, axis=-1)
Softplus = elementwise(softplus)
Sigmoid = elementwise(sigmoid)
Elu = elementwise(elu)
LeakyRelu = elementwise(leaky_relu)
Selu = elementwise(selu)
Gelu = elementwise(gelu)


def _pooling(reducer, init_val, rescaler=None):
    def layer(window_shape, strides=None, padding="VALID", spec=None):
        """A layer that reduces windows."""
        strides = strides or (1,) * len(window_shape)
        if spec is None:
            places = (0, len(window_shape) + 1)
        else:
            places = (spec.index("N"), spec.index("C"))
        window, steps = list(window_shape), list(strides)
        for at in sorted(places):
            window.insert(at, 1)
            steps.insert(at, 1)
        window, steps = tuple(window), tuple(steps)
        rescale = rescaler and rescaler(window, steps, padding)

        def init_fun(rng, input_shape):
            pads = _lax.padtype_to_pads(input_shape, window, steps, padding)
            out = [(size + sum(pad) - wide) // step + 1 for size, pad, wide, step in zip(input_shape, pads, window, steps)]
            return tuple(out), ()

        def apply_fun(params, inputs, **kwargs):
            out = _lax.reduce_window(inputs, init_val, reducer, window, steps, padding)
            return rescale(out, inputs, spec) if rescale else out

        return init_fun, apply_fun

    return layer


def _mean_of(window, steps, padding):
    def rescale(outputs, inputs, spec):
        batch, channel = (0, inputs.ndim - 1) if spec is None else (spec.index("N"), spec.index("C"))
        shape = tuple(size for at, size in enumerate(inputs.shape) if at not in (batch, channel))
        keep = lambda sizes: tuple(size for at, size in enumerate(sizes) if at not in (batch, channel))
        counts = _lax.reduce_window(_jnp.ones(shape, inputs.dtype), 0.0, _lax.add, keep(window), keep(steps), padding)
        for at in sorted((batch, channel)):
            counts = _jnp.expand_dims(counts, at)
        return outputs / counts

    return rescale


MaxPool = _pooling(_lax.max, -_jnp.inf)
SumPool = _pooling(_lax.add, 0.0)
AvgPool = _pooling(_lax.add, 0.0, _mean_of)


def _flatten():
    init_fun = lambda rng, shape: ((shape[0], _functools.reduce(_operator.mul, shape[1:], 1)), ())
    return init_fun, lambda params, inputs, **kwargs: _jnp.reshape(inputs, (inputs.shape[0], -1))


Flatten = _flatten()
Identity = (lambda rng, input_shape: (input_shape, ()), lambda params, inputs, **kwargs: inputs)


def FanOut(num):
    """A layer that gives its input so many times."""
    return lambda rng, input_shape: ([input_shape] * num, ()), lambda params, inputs, **kwargs: [inputs] * num


FanInSum = (lambda rng, input_shape: (input_shape[0], ()), lambda params, inputs, **kwargs: sum(inputs))


def FanInConcat(axis=-1):
    """A layer that joins its inputs along an axis."""

    def init_fun(rng, input_shape):
        at = axis % len(input_shape[0])
        return input_shape[0][:at] + (sum(shape[at] for shape in input_shape),) + input_shape[0][at + 1 :], ()

    return init_fun, lambda params, inputs, **kwargs: _jnp.concatenate(inputs, axis)


def Dropout(rate, mode="train"):
    """A layer that leaves elements out with a chance, or none in another mode than `"train"`; applied with `rng`."""

    def apply_fun(params, inputs, **kwargs):
        rng = kwargs.get("rng", None)
        if rng is None:
            raise ValueError(
                "Dropout layer requires apply_fun to be called with a PRNG key argument. That is, instead of "
                "`apply_fun(params, inputs)`, call it like `apply_fun(params, inputs, rng)` where `rng` is a PRNG key (e.g. from "
                "`jax.random.key`)."
            )
        if mode != "train":
            return inputs
        keep = _random.bernoulli(rng, rate, inputs.shape)
        return _jnp.where(keep, inputs / rate, 0)

    return lambda rng, input_shape: (input_shape, ()), apply_fun


def serial(*layers):
    """Layers one behind the other.

    >>> from jax.example_libraries import stax
    >>> init, apply = stax.serial(stax.Dense(4), stax.Relu, stax.Dense(1))
    >>> init(jax.random.key(0), (-1, 2))[0]
    (-1, 1)
    """
    inits, applies = zip(*layers)

    def init_fun(rng, input_shape):
        params = []
        for init in inits:
            rng, own = _random.split(rng)
            input_shape, param = init(own, input_shape)
            params.append(param)
        return input_shape, params

    def apply_fun(params, inputs, **kwargs):
        rng = kwargs.pop("rng", None)
        rngs = _random.split(rng, len(layers)) if rng is not None else (None,) * len(layers)
        for fun, param, own in zip(applies, params, rngs):
            inputs = fun(param, inputs, rng=own, **kwargs)
        return inputs

    return init_fun, apply_fun


def parallel(*layers):
    """Layers side by side, of a list of inputs."""
    inits, applies = zip(*layers)

    def init_fun(rng, input_shape):
        rngs = _random.split(rng, len(layers))
        found = [init(own, shape) for init, own, shape in zip(inits, rngs, input_shape)]
        return tuple(list(part) for part in zip(*found))

    def apply_fun(params, inputs, **kwargs):
        rng = kwargs.pop("rng", None)
        rngs = _random.split(rng, len(layers)) if rng is not None else (None,) * len(layers)
        return [f(p, x, rng=own, **kwargs) for f, p, x, own in zip(applies, params, inputs, rngs)]

    return init_fun, apply_fun


def shape_dependent(make_layer):
    """The layer that a function makes of the shape of its input."""
    init_fun = lambda rng, input_shape: make_layer(input_shape)[0](rng, input_shape)
    return init_fun, lambda params, inputs, **kwargs: make_layer(inputs.shape)[1](params, inputs, **kwargs)
