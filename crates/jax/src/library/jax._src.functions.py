"""Which of JAX's functions are jitted, or have derivatives of their own, by the modules that have them: how they are written
out as objects."""

_JITTED = {
    "jax.lax": """\
dynamic_index_in_dim dynamic_update_index_in_dim fft
""",
    "jax.nn": """\
celu elu glu hard_sigmoid hard_silu hard_tanh identity leaky_relu log_sigmoid log_softmax logmeanexp mish selu
sigmoid silu soft_sign softplus sparse_plus sparse_sigmoid squareplus standardize tanh
""",
    "jax.numpy": """\
abs allclose angle append arccos arccosh arcsin arcsinh arctan arctan2 arctanh argpartition argsort atleast_1d
atleast_2d atleast_3d bitwise_count block cbrt ceil clip conjugate convolve copysign corrcoef correlate cos
cosh count_nonzero cov cross cumprod cumsum degrees diagonal diff digitize divide divmod dot ediff1d equal exp
exp2 expm1 fabs float_power floor floor_divide fmax fmin fmod frexp gcd gradient greater greater_equal
heaviside hypot i0 imag inner invert isclose iscomplex isfinite isinf isnan isreal kron lcm ldexp left_shift
less less_equal lexsort log log10 log1p log2 logical_not matmul matvec median modf nan_to_num nancumprod
nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod nanquantile nanstd nansum nanvar nextafter
not_equal outer packbits partition percentile poly polyadd polyder polyint polysub polyval positive
put_along_axis quantile radians ravel real reciprocal remainder resize right_shift rint rollaxis rot90 round
searchsorted sign signbit sin sinc sinh sort sort_complex spacing sqrt square swapaxes take_along_axis tan
tanh top_k trace trapezoid tril triu trunc unpackbits unstack unwrap vander vdot vecmat
""",
    "jax.numpy.linalg": """\
cholesky cond det eigh eigvals eigvalsh inv matrix_power matrix_rank norm qr slogdet solve svd
""",
    "jax.scipy.linalg": """\
block_diag convolution_matrix dft expm hadamard helmert hessenberg hilbert invpascal lu lu_factor lu_solve
pascal polar
""",
    "jax.scipy.special": """\
gammasgn
""",
}
_CUSTOM = {
    "jax.nn": """\
log1mexp relu relu6
""",
    "jax.scipy.special": """\
log_ndtr logit xlog1py xlogy
""",
}


def text(function):
    """A function of JAX as an object's text."""
    module, name = function.__module__, function.__name__
    at = f"at {id(function):#x}"
    if name in _CUSTOM.get(module, "").split():
        return f"<jax._src.custom_derivatives.custom_jvp object {at}>"
    plain = f"<function {name} {at}>"
    return f"<PjitFunction of {plain}>" if name in _JITTED.get(module, "").split() else plain
