"""What a staged function is in StableHLO's text: of the jaxpr, which is what runs."""

import contextlib as _contextlib
import re as _re

import numpy as _np
from jax import tree_util as _tree
from jax.extend.core import Literal as _Literal

_ONE = {
    "abs": "abs",
    "cbrt": "cbrt",
    "ceil": "ceil",
    "cos": "cosine",
    "exp": "exponential",
    "expm1": "exponential_minus_one",
    "floor": "floor",
    "imag": "imag",
    "log": "log",
    "log1p": "log_plus_one",
    "logistic": "logistic",
    "neg": "negate",
    "not": "not",
    "real": "real",
    "rsqrt": "rsqrt",
    "sign": "sign",
    "sin": "sine",
    "sqrt": "sqrt",
    "tan": "tan",
    "tanh": "tanh",
}
_TWO = {
    "add": "add",
    "add_any": "add",
    "and": "and",
    "atan2": "atan2",
    "div": "divide",
    "max": "maximum",
    "min": "minimum",
    "mul": "multiply",
    "or": "or",
    "pow": "power",
    "rem": "remainder",
    "sub": "subtract",
    "xor": "xor",
}
_REDUCED = {
    "reduce_and": "and",
    "reduce_max": "maximum",
    "reduce_min": "minimum",
    "reduce_or": "or",
    "reduce_prod": "multiply",
    "reduce_sum": "add",
}
_TYPES = {"bool": "i1", "bfloat16": "bf16", "complex64": "complex<f32>", "complex128": "complex<f64>"}


def _element(dtype):
    name = str(dtype)
    short = name.replace("uint", "ui").replace("int", "i").replace("float", "f")
    return _TYPES.get(name, short)


def _type(aval):
    return f"tensor<{''.join(f'{size}x' for size in aval.shape)}{_element(aval.dtype)}>"


def _number(value, dtype):
    if _np.issubdtype(dtype, _np.bool_):
        return "true" if value else "false"
    if not _np.issubdtype(dtype, _np.floating):
        return str(int(value))
    value = _np.asarray(value, dtype)
    if not _np.isfinite(value):
        return "0x" + value.tobytes()[::-1].hex().upper()
    text = f"{float(value):.6e}"
    return text if _np.asarray(float(text), dtype) == value else f"{float(value):.9g}"


def _elements(value, dtype):
    value = _np.asarray(value)
    if value.ndim == 0 or (value.size and (value == value.ravel()[0]).all()):
        return _number(value.ravel()[0], dtype)
    return f"[{', '.join(_elements(part, dtype) if part.ndim else _number(part, dtype) for part in value)}]"


class _Module:
    # The functions of a module, each once.
    def __init__(self):
        self.names, self.known, self.waiting = {"main"}, {}, []

    def function(self, name, closed):
        """The name of a function of a jaxpr, or of lines that are written already."""
        key = (name, str(closed))
        if key not in self.known:
            name = _plain(name)
            own, number = name, 0
            while own in self.names:
                own, number = f"{name}_{number}", number + 1
            self.names.add(own)
            self.known[key] = own
            self.waiting.append((own, closed))
        return self.known[key]


def _plain(name):
    return _re.sub(r"\W+", "_", name).rstrip("_") or "_"


class _Function:
    # The lines of one function.
    def __init__(self, module):
        self.module, self.lines, self.known = module, [], {}
        self.count, self.conflicts, self.taken, self.indent = 0, 0, set(), "    "

    def named(self, name):
        if name in self.taken:
            name, self.conflicts = f"{name}_{self.conflicts}", self.conflicts + 1
        self.taken.add(name)
        return f"%{name}"

    def fresh(self):
        self.count += 1
        return f"%{self.count - 1}"

    def line(self, text):
        self.lines.append(self.indent + text)

    def constant(self, value, aval):
        name = self.named("cst" if _np.issubdtype(aval.dtype, _np.inexact) else "c")
        self.line(f"{name} = stablehlo.constant dense<{_elements(value, aval.dtype)}> : {_type(aval)}")
        return name

    def read(self, atom):
        return self.constant(atom.val, atom.aval) if isinstance(atom, _Literal) else self.known[atom]

    def step(self, text):
        name = self.fresh()
        self.line(f"{name} = {text}")
        return name

    def spread(self, atom, out):
        # An operand in the shape of the result.
        name = self.read(atom)
        if tuple(atom.aval.shape) == tuple(out.shape):
            return name
        whole = f"tensor<{''.join(f'{size}x' for size in out.shape)}{_element(atom.aval.dtype)}>"
        dims = _listed(range(len(atom.aval.shape)))
        return self.step(f"stablehlo.broadcast_in_dim {name}, dims = {dims} : ({_type(atom.aval)}) -> {whole}")

    def run(self, jaxpr, consts):
        for var, value in zip(jaxpr.constvars, consts):
            self.known[var] = self.constant(value, var.aval)
        for eqn in jaxpr.eqns:
            self.known.update(zip(eqn.outvars, self.equation(eqn)))

    def equation(self, eqn):
        name, params = str(eqn.primitive), eqn.params
        if name in ("jit", "pjit"):
            return self.call(eqn, params["jaxpr"], params["name"])
        if name in ("while", "scan", "cond"):
            return getattr(self, f"_{name}")(eqn, params)
        if name in ("custom_jvp_call", "custom_vjp_call"):
            closed = params["call_jaxpr"]
            self.known.update(zip(closed.jaxpr.invars, [self.read(atom) for atom in eqn.invars]))
            self.run(closed.jaxpr, closed.consts)
            return [self.read(atom) for atom in closed.jaxpr.outvars]
        return [self.simple(eqn, name, params, eqn.outvars[0].aval)]

    @_contextlib.contextmanager
    def region(self):
        # Names within a region are free again behind it.
        before = self.count, self.conflicts, set(self.taken), self.indent
        self.indent += "  "
        yield
        self.count, self.conflicts, self.taken, self.indent = before

    def inlined(self, closed, operands):
        jaxpr = closed.jaxpr
        self.known.update(zip(jaxpr.invars, operands))
        self.run(jaxpr, closed.consts)
        return [self.read(atom) for atom in jaxpr.outvars]

    def returned(self, names, types):
        self.line(f"stablehlo.return {', '.join(names)} : {', '.join(types)}" if names else "stablehlo.return")

    def several(self, count):
        name = self.fresh()
        return f"{name}:{count}" if count > 1 else name, [f"{name}#{at}" for at in range(count)] if count > 1 else [name]

    def loop(self, operands, types, condition, body):
        # What a loop carries, under the names that its regions have for it.
        told, results = self.several(len(operands))
        names = [self.named("iterArg") for _ in operands]
        pairs = ", ".join(f"{name} = {operand}" for name, operand in zip(names, operands))
        self.line(f"{told} = stablehlo.while({pairs}) : {', '.join(types)}")
        self.line("cond {")
        with self.region():
            self.returned([condition(names)], ["tensor<i1>"])
        self.line("} do {")
        with self.region():
            self.returned(body(names), types)
        self.line("}")
        return results

    def _while(self, eqn, params):
        operands, types = [self.read(atom) for atom in eqn.invars], [_type(atom.aval) for atom in eqn.invars]
        first, second = params["cond_nconsts"], params["body_nconsts"]
        kept = first + second

        def condition(names):
            return self.inlined(params["cond_jaxpr"], names[:first] + names[kept:])[0]

        def body(names):
            return names[:kept] + self.inlined(params["body_jaxpr"], names[first:])

        return self.loop(operands, types, condition, body)[kept:]

    def _scan(self, eqn, params):
        closed, length = params["jaxpr"], params["length"]
        if params.get("unroll", 1) != 1:
            raise NotImplementedError("Lowered.as_text: the text of an unrolled scan is not known here")
        num_consts, num_carry = map(len, params["ft_in"][:2])
        names, avals = [self.read(atom) for atom in eqn.invars], [atom.aval for atom in eqn.invars]
        ends = num_consts, num_consts + num_carry
        parts = lambda items: (items[ends[1] :], items[: ends[0]], items[ends[0] : ends[1]])
        stacked = [var.aval for var in eqn.outvars[num_carry:]]
        empty = []
        for aval in stacked:
            zero = self.constant(0, _Scalar(aval.dtype))
            dims = f"(tensor<{_element(aval.dtype)}>) -> {_type(aval)}"
            empty.append(self.step(f"stablehlo.broadcast_in_dim {zero}, dims = [] : {dims}"))
        counter, index = _Scalar(_np.dtype("int32")), "tensor<i32>"
        start = self.constant(0, counter)
        xs, consts, carry = parts(names)
        x_avals, const_avals, carry_avals = parts(avals)
        before, after = len(xs) + len(consts), len(xs) + len(consts) + 1 + len(carry)
        types = [*map(_type, [*x_avals, *const_avals]), index, *map(_type, [*carry_avals, *stacked])]

        def condition(names):
            end = self.constant(length, counter)
            return self.step(f"stablehlo.compare LT, {names[before]}, {end}, SIGNED : ({index}, {index}) -> tensor<i1>")

        def body(names):
            at = names[before]
            if params["reverse"]:
                at = self.step(f"stablehlo.subtract {self.constant(length, counter)}, {at} : {index}")
                at = self.step(f"stablehlo.subtract {at}, {self.constant(1, counter)} : {index}")
            rows = [self.row(name, aval, at) for name, aval in zip(names, x_avals)]
            given = self.inlined(closed, [*names[len(xs) : before], *names[before + 1 : after], *rows])
            ys = [self.put(own, aval, y, at) for own, aval, y in zip(names[after:], stacked, given[len(carry) :])]
            following = self.step(f"stablehlo.add {names[before]}, {self.constant(1, counter)} : {index}")
            return [*names[:before], following, *given[: len(carry)], *ys]

        return self.loop([*xs, *consts, start, *carry, *empty], types, condition, body)[before + 1 :]

    def row(self, name, aval, at):
        own = self.module.function("dynamic_index_in_dim", _Written(_row_lines(aval)))
        return self.step(f"func.call @{own}({name}, {at}) : ({_type(aval)}, tensor<i32>) -> {_type(_row(aval))}")

    def put(self, name, aval, row, at):
        own = self.module.function("dynamic_update_index_in_dim", _Written(_put_lines(aval)))
        types = f"({_type(aval)}, {_type(_row(aval))}, tensor<i32>) -> {_type(aval)}"
        return self.step(f"func.call @{own}({name}, {row}, {at}) : {types}")

    def _cond(self, eqn, params):
        which, *operands = [self.read(atom) for atom in eqn.invars]
        types = [_type(var.aval) for var in eqn.outvars]
        told, results = self.several(len(types))
        opening = f'{told} = "stablehlo.case"({which}) ({{'
        for closed in params["branches"]:
            self.line(opening)
            with self.region():
                self.returned(self.inlined(closed, operands), types)
            opening = "}, {"
        outs = types[0] if len(types) == 1 else f"({', '.join(types)})"
        self.line(f"}}) : (tensor<i32>) -> {outs}")
        return results

    def call(self, eqn, closed, name):
        operands = [self.read(atom) for atom in eqn.invars]
        own = self.module.function(name, closed)
        ins, outs = ", ".join(_type(atom.aval) for atom in eqn.invars), [_type(var.aval) for var in eqn.outvars]
        result = outs[0] if len(outs) == 1 else f"({', '.join(outs)})"
        found = self.fresh()
        several = f":{len(outs)}" if len(outs) > 1 else ""
        self.line(f"{found}{several} = call @{own}({', '.join(operands)}) : ({ins}) -> {result}")
        return [found] if len(outs) == 1 else [f"{found}#{at}" for at in range(len(outs))]

    def simple(self, eqn, name, params, out):
        if name in _ONE:
            return self.step(f"stablehlo.{_ONE[name]} {self.read(eqn.invars[0])} : {_type(out)}")
        if name in _TWO:
            x, y = (self.spread(atom, out) for atom in eqn.invars)
            return self.step(f"stablehlo.{_TWO[name]} {x}, {y} : {_type(out)}")
        if name in ("eq", "ne", "lt", "le", "gt", "ge"):
            return self.compared(eqn, name, out)
        if name in _REDUCED:
            return self.reduced(eqn, _REDUCED[name], params, out)
        rule = getattr(self, f"_{name}", None)
        if rule is None:
            raise NotImplementedError(f"Lowered.as_text: the text of {name} is not known here; use .trace(...).jaxpr")
        return rule(eqn, params, out)

    def compared(self, eqn, name, out):
        x, y = (self.spread(atom, out) for atom in eqn.invars)
        dtype = eqn.invars[0].aval.dtype
        kind = "FLOAT" if _np.issubdtype(dtype, _np.inexact) else "SIGNED" if _np.issubdtype(dtype, _np.signedinteger) else "UNSIGNED"
        whole = f"tensor<{''.join(f'{size}x' for size in out.shape)}{_element(dtype)}>"
        return self.step(f"stablehlo.compare {name.upper()}, {x}, {y}, {kind} : ({whole}, {whole}) -> {_type(out)}")

    def reduced(self, eqn, op, params, out):
        (atom,) = eqn.invars
        dtype = atom.aval.dtype
        if op in ("maximum", "minimum") and _np.issubdtype(dtype, _np.floating):
            first = -_np.inf if op == "maximum" else _np.inf
        elif op in ("maximum", "minimum"):
            first = _np.iinfo(dtype).min if op == "maximum" else _np.iinfo(dtype).max
        else:
            first = {"add": 0, "multiply": 1, "and": True, "or": False}[op]
        own, start = self.read(atom), self.constant(first, _Scalar(dtype))
        axes = ", ".join(map(str, params["axes"]))
        return self.step(
            f"stablehlo.reduce({own} init: {start}) applies stablehlo.{op} across dimensions = [{axes}] : "
            f"({_type(atom.aval)}, tensor<{_element(dtype)}>) -> {_type(out)}"
        )

    def changed(self, op, eqn, out, more=""):
        (atom,) = eqn.invars
        return self.step(f"stablehlo.{op} {self.read(atom)}{more} : ({_type(atom.aval)}) -> {_type(out)}")

    def _convert_element_type(self, eqn, params, out):
        (atom,) = eqn.invars
        if atom.aval.dtype == out.dtype:
            return self.step(f"stablehlo.convert {self.read(atom)} : {_type(out)}")
        return self.changed("convert", eqn, out)

    def _broadcast_in_dim(self, eqn, params, out):
        return self.changed("broadcast_in_dim", eqn, out, f", dims = {_listed(params['broadcast_dimensions'])}")

    def _transpose(self, eqn, params, out):
        return self.changed("transpose", eqn, out, f", dims = {_listed(params['permutation'])}")

    def _reshape(self, eqn, params, out):
        return self.changed("reshape", eqn, out)

    def _squeeze(self, eqn, params, out):
        return self.changed("reshape", eqn, out)

    def _slice(self, eqn, params, out):
        steps = params["strides"] or [1] * len(out.shape)
        bounds = zip(params["start_indices"], params["limit_indices"], steps)
        texts = [f"{start}:{end}" if step == 1 else f"{start}:{end}:{step}" for start, end, step in bounds]
        return self.changed("slice", eqn, out, f" [{', '.join(texts)}]")

    def _concatenate(self, eqn, params, out):
        names, types = [self.read(atom) for atom in eqn.invars], [_type(atom.aval) for atom in eqn.invars]
        joined = f"{', '.join(names)}, dim = {params['dimension']}"
        return self.step(f"stablehlo.concatenate {joined} : ({', '.join(types)}) -> {_type(out)}")

    def _iota(self, eqn, params, out):
        return self.step(f"stablehlo.iota dim = {params['dimension']} : {_type(out)}")

    def _select_n(self, eqn, params, out):
        if len(eqn.invars) != 3:
            raise NotImplementedError("Lowered.as_text: the text of select_n of several cases is not known here")
        which, first, second = map(self.read, eqn.invars)
        kind = _type(eqn.invars[0].aval)
        return self.step(f"stablehlo.select {which}, {second}, {first} : {kind}, {_type(out)}")

    def _stop_gradient(self, eqn, params, out):
        return self.read(eqn.invars[0])

    def _copy(self, eqn, params, out):
        return self.read(eqn.invars[0])

    def _integer_pow(self, eqn, params, out):
        own, power = self.read(eqn.invars[0]), params["y"]
        if power not in (2, 3):
            raise NotImplementedError(f"Lowered.as_text: the text of integer_pow[y={power}] is not known here")
        found = self.step(f"stablehlo.multiply {own}, {own} : {_type(out)}")
        return found if power == 2 else self.step(f"stablehlo.multiply {found}, {own} : {_type(out)}")

    def _square(self, eqn, params, out):
        own = self.read(eqn.invars[0])
        return self.step(f"stablehlo.multiply {own}, {own} : {_type(out)}")

    def _clamp(self, eqn, params, out):
        low, x, high = map(self.read, eqn.invars)
        return self.step(f"stablehlo.clamp {low}, {x}, {high} : {_type(out)}")

    def _dot_general(self, eqn, params, out):
        x, y = map(self.read, eqn.invars)
        (left, right), (left_batch, right_batch) = params["dimension_numbers"]
        batch = f"batching_dims = {_listed(left_batch)} x {_listed(right_batch)}, " if len(left_batch) else ""
        types = ", ".join(_type(atom.aval) for atom in eqn.invars)
        return self.step(
            f"stablehlo.dot_general {x}, {y}, {batch}contracting_dims = {_listed(left)} x {_listed(right)}, "
            f"precision = [DEFAULT, DEFAULT] : ({types}) -> {_type(out)}"
        )


class _Scalar:
    shape = ()

    def __init__(self, dtype):
        self.dtype = dtype


class _Row:
    def __init__(self, shape, dtype):
        self.shape, self.dtype = shape, dtype


def _row(aval):
    return _Row(tuple(aval.shape[1:]), aval.dtype)


class _Written:
    # The body of a function, parameters and result of which are said.
    def __init__(self, parts):
        self.parts = parts

    def __str__(self):
        parameters, function, found, out = self.parts
        return str((parameters, function.lines, found, _type(out)))


def _starts(function, at, aval):
    zeros = [function.constant(0, _Scalar(_np.dtype("int32"))) for _ in aval.shape[1:]]
    return ", ".join([at, *zeros]), ", ".join(["tensor<i32>"] * len(aval.shape))


def _row_lines(aval):
    function, row, one = _Function(None), _row(aval), _Row((1, *aval.shape[1:]), aval.dtype)
    starts, kinds = _starts(function, "%arg1", aval)
    sizes = f"sizes = {_listed(one.shape)} : ({_type(aval)}, {kinds}) -> {_type(one)}"
    found = function.step(f"stablehlo.dynamic_slice %arg0, {starts}, {sizes}")
    found = function.step(f"stablehlo.reshape {found} : ({_type(one)}) -> {_type(row)}")
    return ["%arg0: " + _type(aval), "%arg1: tensor<i32>"], function, found, row


def _put_lines(aval):
    function, row, one = _Function(None), _row(aval), _Row((1, *aval.shape[1:]), aval.dtype)
    dims = _listed(range(1, len(aval.shape)))
    wide = function.step(f"stablehlo.broadcast_in_dim %arg1, dims = {dims} : ({_type(row)}) -> {_type(one)}")
    starts, kinds = _starts(function, "%arg2", aval)
    types = f"({_type(aval)}, {_type(one)}, {kinds}) -> {_type(aval)}"
    found = function.step(f"stablehlo.dynamic_update_slice %arg0, {wide}, {starts} : {types}")
    return ["%arg0: " + _type(aval), "%arg1: " + _type(row), "%arg2: tensor<i32>"], function, found, aval


def _listed(numbers):
    return f"[{', '.join(map(str, numbers))}]"


def _text_of(module, name, closed, results=None):
    # One function: with the names of its results it is the module's own, which drops arguments that nothing reads.
    if isinstance(closed, _Written):
        parameters, function, found, out = closed.parts
        function.line(f"return {found} : {_type(out)}")
        return [f"  func.func private @{name}({', '.join(parameters)}) -> {_type(out)} {{", *function.lines, "  }"]
    function, jaxpr = _Function(module), closed.jaxpr
    read = {atom for eqn in jaxpr.eqns for atom in eqn.invars if not isinstance(atom, _Literal)}
    read |= {atom for atom in jaxpr.outvars if not isinstance(atom, _Literal)}
    kept = [var for var in jaxpr.invars if results is None or var in read]
    parameters = []
    for at, var in enumerate(kept):
        function.known[var] = f"%arg{at}"
        parameters.append(f"%arg{at}: {_type(var.aval)}")
    function.run(jaxpr, closed.consts)
    given = [function.read(atom) for atom in jaxpr.outvars]
    types = [_type(atom.aval) for atom in jaxpr.outvars]
    if results is None:
        head, outs = "private", types[0] if len(types) == 1 else f"({', '.join(types)})"
    else:
        head = "public"
        told = [f'{kind} {{jax.result_info = "{result}"}}' for kind, result in zip(types, results)]
        outs = f"({', '.join(told)})"
    function.line(f"return {', '.join(given)} : {', '.join(types)}" if given else "return")
    opening = f"  func.func {head} @{name}({', '.join(parameters)}) -> {outs} {{"
    return [opening, *function.lines, "  }"]


def text(name, closed, out_tree):
    """The module of a function with this jaxpr, whose results make up a tree."""
    paths = [path for path, _ in _tree.tree_leaves_with_path(_tree.tree_unflatten(out_tree, range(out_tree.num_leaves)))]
    module = _Module()
    lines = _text_of(module, "main", closed, [f"result{_tree.keystr(path)}" for path in paths])
    done = 0
    while done < len(module.waiting):
        lines += _text_of(module, *module.waiting[done])
        done += 1
    opening = f"module @jit_{_plain(name)} attributes {{mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32}} {{"
    return "\n".join([opening, *lines, "}", ""])
