"""What the stages of a compiled function are told: their arguments, and what a jaxpr costs."""

from typing import Any as _Any, NamedTuple as _NamedTuple, Protocol as _Protocol, runtime_checkable as _runtime_checkable

from jax.core import Literal as _Literal


class ArgInfo:
    """What is known of an argument that a function was staged for: its shape and dtype, and whether it is donated."""

    def __init__(self, _aval, donated):
        self._aval = _aval
        self.donated = donated

    @property
    def shape(self):
        return self._aval.shape

    @property
    def dtype(self):
        return self._aval.dtype

    def __eq__(self, other):
        return isinstance(other, ArgInfo) and (self._aval, self.donated) == (other._aval, other.donated)

    def __hash__(self):
        return hash((self._aval, self.donated))

    def __repr__(self):
        return f"ArgInfo(_aval={self._aval!r}, donated={self.donated})"


@_runtime_checkable
class Wrapped(_Protocol):
    """A function that can be traced and lowered for arguments, such as a jitted one."""

    def __call__(self, *args, **kwargs): ...

    def trace(self, *args, **kwargs): ...

    def lower(self, *args, **kwargs): ...


class CompiledMemoryStats(_NamedTuple):
    """Bytes that a compiled function needs."""

    generated_code_size_in_bytes: int = 0
    argument_size_in_bytes: int = 0
    output_size_in_bytes: int = 0
    alias_size_in_bytes: int = 0
    temp_size_in_bytes: int = 0
    host_generated_code_size_in_bytes: int = 0
    host_argument_size_in_bytes: int = 0
    host_output_size_in_bytes: int = 0
    host_alias_size_in_bytes: int = 0
    host_temp_size_in_bytes: int = 0


# How XLA counts: a flop for each element that a function gives, except where that is a transcendental function; a product of
# matrices two for each pair; a reduction one for each element but the first of each result. What only moves is free.
_TRANSCENDENTAL = set(
    "exp exp2 expm1 log log1p logistic tanh sin cos tan sqrt rsqrt cbrt pow atan2 erf lgamma digamma".split()
)
_MOVES = set(
    "reshape squeeze expand_dims broadcast_in_dim transpose slice dynamic_slice dynamic_update_slice concatenate pad rev "
    "gather copy copy_p iota bitcast_convert_type stop_gradient split".split()
)
_REDUCES = set("reduce_sum reduce_prod reduce_max reduce_min reduce_and reduce_or reduce_xor argmax argmin".split())
_FREE = set("copy copy_p stop_gradient".split())
_SHAPES = set("reshape squeeze expand_dims broadcast_in_dim".split())


def _size(atom):
    count = 1
    for length in atom.aval.shape:
        count *= length
    return count


def _bytes(atom):
    return _size(atom) * getattr(atom.aval.dtype, "itemsize", 4)


class _Instruction(_NamedTuple):
    """An instruction as XLA would have it: the bytes of its operands and of its result."""

    name: str
    operands: list
    result: int
    flops: int = 0
    transcendentals: int = 0
    inputs: tuple = ()
    output: _Any = None


def _inner(eqn):
    """The jaxprs that an equation's parameters hold."""
    for value in eqn.params.values():
        for item in value if isinstance(value, (tuple, list)) else [value]:
            if hasattr(item, "eqns"):
                yield item


def _plain(eqn):
    """The instructions of an equation that holds no jaxpr."""
    name, out = eqn.primitive.name, eqn.outvars[0]
    size, result = _size(out), sum(map(_bytes, eqn.outvars))
    operands = []
    for atom in eqn.invars:
        # A number beside an array becomes an array first.
        if name not in _MOVES and not atom.aval.shape and out.aval.shape:
            operands.append(_bytes(atom) * size)
            yield _Instruction("broadcast", [_bytes(atom)], operands[-1])
        else:
            operands.append(_bytes(atom))
    flops = transcendentals = 0
    if name == "transpose":
        yield _Instruction(name, [0], 0)
        return
    if name in _FREE or name == "convert_element_type" and eqn.invars[0].aval.dtype == out.aval.dtype:
        return
    if name in _SHAPES:
        operands = operands[:1]
    elif name in ("slice", "dynamic_slice"):
        operands[0] = result
    elif name == "dot_general":
        (contracted, _), _ = eqn.params["dimension_numbers"]
        flops = 2 * size
        for axis in contracted:
            flops *= eqn.invars[0].aval.shape[axis]
    elif name == "conv_general_dilated":
        window = eqn.invars[1].aval.shape
        flops = 2 * size * _size(eqn.invars[1]) // max(window[eqn.params["dimension_numbers"].rhs_spec[0]], 1)
    elif name in _REDUCES:
        flops = _size(eqn.invars[0]) - size
        operands.append(out.aval.dtype.itemsize)
    elif name in _TRANSCENDENTAL:
        transcendentals = size
    elif name in ("integer_pow", "square"):
        power = abs(eqn.params.get("y", 2))
        products = max(power.bit_length() + power.bit_count() - 2, 1)
        for _ in range(products):
            yield _Instruction("multiply", [result, result], result, size, 0, eqn.invars, out)
        return
    elif name == "one_minus_square":
        yield _Instruction("multiply", [result, result], result, size, 0, eqn.invars, out)
        if out.aval.shape:
            yield _Instruction("broadcast", [out.aval.dtype.itemsize], result)
        yield _Instruction("subtract", [result, result], result, size, 0, eqn.invars, out)
        return
    elif name not in _MOVES:
        flops = size
    yield _Instruction(name, operands, result, flops, transcendentals, eqn.invars, out)


def _needed(jaxpr):
    """The equations on which a result depends, and those without results, which are for their effects."""
    wanted, found = {atom for atom in jaxpr.outvars if not isinstance(atom, _Literal)}, []
    for eqn in reversed(jaxpr.eqns):
        if not eqn.outvars or wanted.intersection(eqn.outvars):
            wanted.update(atom for atom in eqn.invars if not isinstance(atom, _Literal))
            found.append(eqn)
    return reversed(found)


def _instructions(jaxpr):
    """All instructions of a jaxpr; the body of a loop counts once."""
    for eqn in _needed(jaxpr):
        inner = list(_inner(eqn))
        for body in inner:
            yield from _instructions(body)
        if not inner:
            yield from _plain(eqn)


def _report(instructions, whole):
    costs = {
        "flops": sum(one.flops for one in instructions),
        "transcendentals": sum(one.transcendentals for one in instructions),
    }
    found = {name: float(value) for name, value in costs.items() if value}
    found["bytes accessed"] = float(whole)
    columns = {}
    for one in instructions:
        for at, size in enumerate(one.operands):
            columns.setdefault(at, []).append(size)
    places = sorted(columns)
    for some in places[:2], places[2:]:
        found.update((f"utilization{at}{{}}", float(len(columns[at]))) for at in some)
        found.update((f"bytes accessed{at}{{}}", float(sum(columns[at]))) for at in some)
        if some == places[:2]:
            found["bytes accessedout{}"] = float(sum(one.result for one in instructions))
    return found


def lowered_cost(jaxpr):
    """What a jaxpr costs if each of its equations is done by itself."""
    instructions = list(_instructions(jaxpr))
    return _report(instructions, sum(sum(one.operands) + one.result for one in instructions))


def _stands_alone(one):
    return one.name in _REDUCES or one.name in ("dot_general", "conv_general_dilated")


def _kept(jaxpr, instructions):
    """The results that are written to memory: those of the jaxpr, and what sums and products take and give."""
    kept = [atom for atom in jaxpr.outvars if not isinstance(atom, _Literal)]
    for one in instructions:
        if _stands_alone(one):
            kept.append(one.output)
            kept.extend(atom for atom in one.inputs if not isinstance(atom, _Literal))
    return list(dict.fromkeys(kept))


def compiled_cost(jaxpr):
    """What a jaxpr costs if loops over single elements that follow each other are one."""
    instructions = list(_instructions(jaxpr))
    kept = _kept(jaxpr, instructions)
    given = [atom for atom in jaxpr.invars if atom not in kept]
    return _report(instructions, sum(map(_bytes, given)) + sum(2 * _bytes(atom) for atom in kept) - _result_bytes(jaxpr))


def _result_bytes(jaxpr):
    return sum(_bytes(atom) for atom in jaxpr.outvars)


def memory(jaxpr):
    """The bytes of a jaxpr's arguments and results, and of what is held meanwhile."""
    kept = _kept(jaxpr, list(_instructions(jaxpr)))
    ends = [*jaxpr.invars, *jaxpr.outvars]
    return CompiledMemoryStats(
        argument_size_in_bytes=sum(map(_bytes, jaxpr.invars)),
        output_size_in_bytes=_result_bytes(jaxpr),
        temp_size_in_bytes=sum(_bytes(atom) for atom in kept if atom not in ends),
    )
