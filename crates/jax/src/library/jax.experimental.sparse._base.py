"""What all sparse arrays have."""

import math as _math

import jax as _jax
from jax._src.core import Primitive as _Primitive
from jax.interpreters import ad as _ad, batching as _batching, mlir as _mlir


class SparseEfficiencyError(ValueError):
    """That an array would be stored with many zeros."""


class SparseEfficiencyWarning(UserWarning):
    """That an array is stored with many zeros."""


class CuSparseEfficiencyWarning(SparseEfficiencyWarning):
    """That a library of graphics processors cannot be used: there is none here."""


def _refused(name, why="is not there"):
    raise NotImplementedError(f"jax.experimental.sparse: {name} {why}")


class JAXSparse:
    """What all sparse arrays have."""

    __hash__ = None
    __array_priority__ = 100
    size = property(lambda self: _math.prod(self.shape))
    ndim = property(lambda self: len(self.shape))
    T = property(lambda self: self.transpose())

    def __len__(self):
        return self.shape[0]

    def _more(self):
        return ""

    def __repr__(self):
        try:
            name = type(self).__name__
            text = f"{name}({self.dtype}{list(self.shape)}, nse={self.nse}{self._more()})"
        except Exception:
            return f"{type(self).__name__}(<invalid>)"
        return f"{type(self.data).__name__}[{text}]" if isinstance(self.data, _jax.core.Tracer) else text

    def block_until_ready(self):
        """Itself: the arrays are there."""
        return self

    def astype(self, dtype):
        """The array in another dtype."""
        from jax.experimental.sparse.transform import sparsify

        return sparsify(lambda it: it.astype(dtype))(self)


def _absent(name):
    def absent(self, *args):
        raise NotImplementedError(f"{type(self)}.{name}")

    return absent


for _name in "sum __neg__ __pos__ __matmul__ __rmatmul__ __mul__ __rmul__ __add__ __radd__ __sub__ __rsub__ __getitem__".split():
    setattr(JAXSparse, _name, _absent(_name))


def _folded(function, count):
    # The function over `count` axes in front.
    for _ in range(count):
        function = _jax.vmap(function)
    return function


def _bound(name, function, several=False):
    # A primitive that is a function of arrays.
    own = _Primitive(name)
    own.multiple_results = several
    own.def_impl(function)

    def shapes(*avals, **params):
        out = _jax.eval_shape(lambda *args: function(*args, **params), *avals)
        of = lambda it: _jax.core.ShapedArray(it.shape, it.dtype)
        return [of(it) for it in out] if several else of(out)

    def jvp(primals, tangents, **params):
        tangents = [_ad.instantiate_zeros(it) for it in tangents]
        return _jax.jvp(lambda *args: function(*args, **params), primals, tuple(tangents))

    def transposed(cotangent, *operands, **params):
        at = [number for number, it in enumerate(operands) if _ad.is_undefined_primal(it)]

        def of_these(*given):
            args = list(operands)
            for number, it in zip(at, given):
                args[number] = it
            return function(*args, **params)

        pulled = _jax.linear_transpose(of_these, *[operands[number].aval for number in at])(cotangent)
        found = [None] * len(operands)
        for number, it in zip(at, pulled):
            found[number] = it
        return found

    def batched(args, dims, **params):
        out = _jax.vmap(lambda *args: function(*args, **params), in_axes=tuple(dims))(*args)
        return out, [0] * len(out) if several else 0

    own.def_abstract_eval(shapes)
    _ad.primitive_jvps[own] = jvp
    _ad.primitive_transposes[own] = transposed
    _batching.primitive_batchers[own] = batched
    _mlir.register_lowering(own, _mlir.lower_fun(function, multiple_results=several))
    return own
