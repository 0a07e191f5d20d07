"""Operations by the names that StableHLO has for them, for lowerings that programs write: each computes at once."""

from jax import lax as _lax


class _Op:
    # What an operation gives: other operations take it, or its result.
    def __init__(self, *operands, **attributes):
        if attributes:
            raise NotImplementedError(f"hlo.{type(self).__name__} with {', '.join(attributes)}: there is no MLIR here")
        self.results = [type(self)._function(*[it.result if isinstance(it, _Op) else it for it in operands])]

    result = property(lambda self: self.results[0])

    def __jax_array__(self):
        return self.result


def _op(name, function):
    return type(name, (_Op,), {"_function": staticmethod(function), "__doc__": f"`{name}`, computed at once."})


AbsOp = _op("AbsOp", _lax.abs)
AddOp = _op("AddOp", _lax.add)
AndOp = _op("AndOp", _lax.bitwise_and)
CeilOp = _op("CeilOp", _lax.ceil)
CosineOp = _op("CosineOp", _lax.cos)
DivOp = _op("DivOp", _lax.div)
ExpOp = _op("ExpOp", _lax.exp)
Expm1Op = _op("Expm1Op", _lax.expm1)
FloorOp = _op("FloorOp", _lax.floor)
LogOp = _op("LogOp", _lax.log)
Log1pOp = _op("Log1pOp", _lax.log1p)
LogisticOp = _op("LogisticOp", _lax.logistic)
MaxOp = _op("MaxOp", _lax.max)
MinOp = _op("MinOp", _lax.min)
MulOp = _op("MulOp", _lax.mul)
NegOp = _op("NegOp", _lax.neg)
NotOp = _op("NotOp", _lax.bitwise_not)
OrOp = _op("OrOp", _lax.bitwise_or)
PowOp = _op("PowOp", _lax.pow)
RemOp = _op("RemOp", _lax.rem)
RsqrtOp = _op("RsqrtOp", _lax.rsqrt)
SelectOp = _op("SelectOp", lambda which, x, y: _lax.select(which, x, y))
SignOp = _op("SignOp", _lax.sign)
SineOp = _op("SineOp", _lax.sin)
SqrtOp = _op("SqrtOp", _lax.sqrt)
SubtractOp = _op("SubtractOp", _lax.sub)
TanhOp = _op("TanhOp", _lax.tanh)
XorOp = _op("XorOp", _lax.bitwise_xor)


def _function(name, op):
    def function(*operands, **attributes):
        return op(*operands, **attributes).result

    function.__name__ = function.__qualname__ = name
    function.__doc__ = f"`{name}`, computed at once."
    return function


add, multiply, subtract, divide = (
    _function(*pair) for pair in (("add", AddOp), ("multiply", MulOp), ("subtract", SubtractOp), ("divide", DivOp))
)
sine, cosine, tanh, exponential, log, negate, sqrt = (
    _function(*pair)
    for pair in (
        ("sine", SineOp),
        ("cosine", CosineOp),
        ("tanh", TanhOp),
        ("exponential", ExpOp),
        ("log", LogOp),
        ("negate", NegOp),
        ("sqrt", SqrtOp),
    )
)


def __getattr__(name):
    raise AttributeError(f"module 'jax._src.lib.mlir.dialects.hlo' has no attribute '{name}': there is no MLIR here")
