"""Functions that all devices of a mesh run, each on its part."""

import functools as _functools
import inspect as _inspect
import math as _math

import jax as _jax
from jax import sharding as _sharding
from jax._src import sharding as _engine

_Mesh = _sharding.Mesh
_P = _sharding.PartitionSpec
_axes = _sharding._axes
_INFERRED = object()


def shard_map(f=None, /, *, out_specs, in_specs=_INFERRED, mesh=None, axis_names=frozenset(), check_vma=True):
    """A function that calls `f` on each device of a mesh, with the device's part of the arguments, and joins the results.

    Specs say along which axes of the mesh arguments are split and results are joined. With `check_vma` it is told apart
    which values differ from device to device: `{V:x}` in types.

    >>> mesh = jax.make_mesh((1,), ("x",), axis_types=(jax.sharding.AxisType.Auto,))
    >>> jax.shard_map(lambda a: lax.psum(a, "x"), mesh=mesh, in_specs=jax.P("x"), out_specs=jax.P())(jnp.arange(3))
    Array([0, 1, 2], dtype=int32)
    """
    if f is None:
        return lambda f: _mapped(f, mesh, in_specs, out_specs, axis_names, check_vma)
    return _mapped(f, mesh, in_specs, out_specs, axis_names, check_vma)


def _mapped(f, mesh, in_specs, out_specs, axis_names, check):
    if not callable(f):
        raise TypeError(f"shard_map requires a callable for its first argument, but got {f} of type {type(f)}.")
    if mesh is not None and not isinstance(mesh, _Mesh):
        raise TypeError(
            f"shard_map requires a `jax.sharding.Mesh` or a `jax.sharding.AbstractMesh` instance for its second argument, "
            f"but got {mesh} of type {type(mesh)}."
        )

    @_functools.wraps(f)
    def wrapped(*args):
        own, shown = mesh, str(mesh)
        if own is None:
            own = _sharding.get_mesh()
            shown = str(_sharding.get_abstract_mesh())
            if own.empty:
                raise ValueError("The context mesh cannot be empty. Use `jax.set_mesh(mesh)` to enter into a mesh context")
        if axis_names and set(axis_names) != set(own.axis_names):
            raise NotImplementedError("shard_map over some of the axes of a mesh: name all of them in axis_names")
        return _Call(f, own, shown, check).run(args, in_specs, out_specs)

    return wrapped


class _Call:
    def __init__(self, f, mesh, shown, check):
        self.f, self.mesh, self.shown, self.check = f, mesh, shown, check
        self.name = getattr(f, "__name__", type(f).__name__)

    def run(self, args, in_specs, out_specs):
        leaves, structure = _jax.tree.flatten(args)
        leaves = [_engine.array(leaf) for leaf in leaves]
        given = self.in_specs(args, leaves, in_specs)
        self.check_specs("out_specs", out_specs)
        results = []

        def inner(*parts):
            out = self.f(*_jax.tree.unflatten(structure, parts))
            results[:] = [out]
            return _jax.tree.leaves(out)

        # Outside of traces JAX runs the function on what is known, whose types say nothing of devices.
        shown = any(isinstance(leaf, _jax.core.Tracer) for leaf in leaves)

        def out(avals):
            if not shown:
                avals = [(shape, text.partition("{")[0], varies) for shape, text, varies in avals]
            return [self.entries(spec) for spec in self.out_specs(out_specs, results[0], avals)]

        flat = _engine.shard_map(
            self.mesh._key, inner, self.check, self.shown, self.name, [self.entries(it) for it in given], out, leaves
        )
        return _jax.tree.unflatten(_jax.tree.structure(results[0]), flat)

    def entries(self, spec):
        return [_axes(entry) for entry in spec]

    def count(self, entry):
        return _math.prod(self.mesh.shape[name] for name in _axes(entry))

    def in_specs(self, args, leaves, in_specs):
        explicit = self.mesh.are_all_axes_explicit
        if in_specs is _INFERRED:
            if not explicit:
                raise TypeError("shard_map in_specs argument must be given where axes of the mesh are not Explicit")
            return [self.typed(leaf, trim=True) for leaf in leaves]
        alone = isinstance(in_specs, _P)
        if alone:
            in_specs = (in_specs,) * len(args)
        self.check_specs("in_specs", in_specs)
        specs = _spread(in_specs, args, "shard_map in_specs")
        names = self.paths(args)
        several = len(leaves) > 1
        self.check_ranks(specs, leaves, names, several)
        self.check_lengths(specs, leaves, names, alone)
        for spec, leaf in zip(specs, leaves):
            own = self.typed(leaf)
            if explicit and own != _padded(spec, leaf.ndim):
                raise ValueError(
                    f"in_specs passed to shard_map: {spec} does not match the specs of the input: {own} for arg: "
                    f"{_jax.typeof(leaf).str_short()}. `in_specs` is an optional argument so you can omit specifying it "
                    "and shard_map will infer the in_specs from the arguments. If you want to reshard your inputs, you "
                    "can use `jax.reshard` on the arguments and then pass those args to shard_map."
                )
        return specs

    def typed(self, leaf, trim=False):
        found = _engine.places(leaf)
        entries = [axes or None for axes in found[1]] if found and isinstance(found[0], _Mesh) else []
        spec = _P(*entries)
        return spec if trim else _padded(spec, leaf.ndim)

    def check_specs(self, what, specs):
        for path, spec in _jax.tree_util.tree_leaves_with_path(specs, is_leaf=lambda it: isinstance(it, _P) or it is None):
            if spec is None and what == "in_specs":
                continue
            if not isinstance(spec, _P):
                place = _jax.tree_util.keystr(path)
                raise TypeError(
                    f"shard_map {what} argument must be a pytree of `jax.sharding.PartitionSpec` instances, but:\n\n"
                    f"  {what}{place} is {spec} of type {type(spec).__name__}, \n\n"
                    f"Check the {what} values passed to shard_map."
                )
            for name in (name for entry in spec for name in _axes(entry)):
                if name not in self.mesh.axis_names:
                    place = _jax.tree_util.keystr(path) if path and what == "out_specs" else ""
                    raise ValueError(
                        f"shard_map {what} argument must refer to an axis marked as manual "
                        f"(frozenset({set(self.mesh.axis_names)})), but:\n\n  {what}{place} refers to {name!r}\n\n"
                        f"Check the {what} values passed to shard_map."
                    )
            _sharding._check(self.mesh, spec)

    def paths(self, args):
        # How each leaf is called in complaints.
        try:
            parameters = [it for it in _inspect.signature(self.f).parameters.values()]
        except (TypeError, ValueError):
            parameters = []
        named = [it.name for it in parameters if it.kind in (it.POSITIONAL_ONLY, it.POSITIONAL_OR_KEYWORD)]
        paths = []
        for path, _ in _jax.tree_util.tree_leaves_with_path(args):
            at = path[0].idx
            bound = f", where args[{at}] is bound to {self.name}'s parameter '{named[at]}'," if at < len(named) else ""
            paths.append((f"args{_jax.tree_util.keystr(path)}", bound))
        return paths

    def check_ranks(self, specs, leaves, names, several):
        wrong = []
        for at, (spec, leaf, (path, bound)) in enumerate(zip(specs, leaves, names)):
            if len(spec) > leaf.ndim:
                place = f"[{at}]" if several else ""
                wrong.append(
                    f"in_specs{place} is {spec} which has length {len(spec)}, but the passed {path}{bound} has shape "
                    f"{_jax.typeof(leaf).str_short()}, which has rank {leaf.ndim} (and {leaf.ndim} < {len(spec)})"
                )
        if wrong:
            raise ValueError(
                f"shard_map applied to the function '{self.name}' was given an in_specs entry which is too long to be "
                "compatible with the corresponding input value from the function:\n\n" + "\n\n".join(wrong) + "\n\n"
                "Entries in in_specs must be of length no greater than the number of axes in the corresponding input "
                f"value.\n\nEither revise the spec to be shorter, or modify '{self.name}' so that its inputs have "
                "sufficient rank."
                + _for_scalars(any(leaf.ndim == 0 and len(spec) for spec, leaf in zip(specs, leaves)), "inputs")
            )

    def described(self):
        sizes, names = tuple(self.mesh.axis_sizes), tuple(self.mesh.axis_names)
        return f"The mesh given has shape {sizes} with corresponding axis names {names}."

    def check_lengths(self, specs, leaves, names, alone):
        wrong = []
        for spec, leaf, (path, bound) in zip(specs, leaves, names):
            for axis, entry in enumerate(spec):
                count, size = self.count(entry), leaf.shape[axis]
                if size % count:
                    over = _axes(entry)
                    if len(over) == 1:
                        to = f"mesh axis '{over[0]}' (of size {count}), but {count}"
                    else:
                        to = f"mesh axes {over} (of total size {count}), but {count}"
                    wrong.append(
                        f"the passed {path} of shape {_jax.typeof(leaf).str_short()}{bound} corresponds to in_specs{'' if alone else path[4:]} "
                        f"of value {spec}, which maps array axis {axis} (of size {size}) to {to} does not evenly divide {size}"
                    )
        if wrong:
            raise ValueError(
                f"shard_map applied to the function '{self.name}' was given argument arrays with axis sizes that are not "
                f"evenly divisible by the corresponding mesh axis sizes:\n\n{self.described()}\n\n"
                + "\n\n".join(wrong)
                + "\n\nArray arguments' axis sizes must be evenly divisible by the mesh axis or axes indicated by the "
                "corresponding elements of the argument's in_specs entry. Consider checking that in_specs are correct, and "
                f"if so consider changing the mesh axis sizes or else padding the input and adapting '{self.name}' "
                "appropriately."
            )

    def out_specs(self, out_specs, out, avals):
        specs = _spread(out_specs, out, "shard_map out_specs")
        paths = [_jax.tree_util.keystr(path) for path, _ in _jax.tree_util.tree_leaves_with_path(out)]
        alone = isinstance(out_specs, _P)
        wrong = []
        for spec, (shape, text, _), path in zip(specs, avals, paths):
            if len(spec) > len(shape):
                wrong.append(
                    f"out_specs{'' if alone else path} is {spec} which has length {len(spec)}, but {self.name}(*args){path} has shape {text}, "
                    f"which has rank {len(shape)} (and {len(shape)} < {len(spec)})"
                )
        if wrong:
            scalars = any(not shape and len(spec) for spec, (shape, *_) in zip(specs, avals))
            raise ValueError(
                f"shard_map applied to the function '{self.name}' was given an out_specs entry which is too long to be "
                "compatible with the corresponding output value from the function:\n\n" + "\n\n".join(wrong) + "\n\n"
                "Entries in out_specs must be of length no greater than the number of axes in the corresponding output "
                f"value.\n\nEither revise the spec to be shorter, or modify '{self.name}' so that its outputs have "
                "sufficient rank." + _for_scalars(scalars, "outputs")
            )
        if self.check:
            self.check_same(specs, avals)
        return specs

    def check_same(self, specs, avals):
        names = self.mesh.axis_names
        wrong = []
        for spec, (_, _, varies) in zip(specs, avals):
            mentioned = [name for entry in spec for name in _axes(entry)]
            clash = [name for name in varies if name not in mentioned]
            if not clash:
                continue
            missing = [name for name in names if name not in mentioned]
            what = f"mesh axis '{missing[0]}'" if len(missing) == 1 else f"mesh axes {_listed(missing)}"
            says = f"out_specs is {spec} which implies that the corresponding output value is "
            if len(varies) == len(names):
                wrong.append(f"{says}replicated across {what}, but could not infer replication over any axes")
                continue
            own, other, all_of = (f"{{{','.join(it)}}}" for it in (mentioned, clash, varies))
            wrong.append(
                f"{says}only varying across mesh axes {own} and not {other}, but it was inferred to be possibly varying "
                f"over {all_of}"
            )
        if wrong:
            raise ValueError(
                "shard_map applied to the function '_rem_singleton' was given out_specs which require replication which "
                f"can't be statically inferred given the mesh:\n\n{self.described()}\n\n"
                + "\n\n".join(wrong)
                + "\n\nCheck if these output values are meant to be replicated over those mesh axes. If not, consider "
                "revising the corresponding out_specs entries. If so, consider disabling the check by passing the "
                "check_vma=False argument to `jax.shard_map`."
            )


def _listed(names):
    return f"'{names[0]}'" if len(names) == 1 else str(tuple(names))


def _for_scalars(scalars, what):
    if not scalars:
        return ""
    return (
        "\n\nFor scalar values (rank 0), consider using an out_specs entry of `P()`, where `P = "
        "jax.sharding.PartitionSpec`. In particular, for rank 0 outputs which are not constant over the mesh, add at least "
        "one (singleton) axis to them so that they can be concatenated using out_specs."
    )


def _padded(spec, ndim):
    return _P(*spec, *[None] * (ndim - len(spec)))


def _spread(specs, tree, what):
    # The specs of all leaves, from a tree of specs that stands for the top of it.
    if isinstance(specs, _P) or specs is None:
        return [_P() if specs is None else specs] * len(_jax.tree.leaves(tree))
    if isinstance(specs, (tuple, list)) and isinstance(tree, (tuple, list)) and len(specs) != len(tree):
        kind = type(specs).__name__
        raise ValueError(
            f"pytree structure error: different lengths of {kind} at key path\n    {what}\nAt that key path, the prefix "
            f"pytree {what} has a subtree of type {kind} of length {len(specs)}, but the full pytree has a subtree of the "
            f"same type but of length {len(tree)}."
        )
    is_spec = lambda it: isinstance(it, _P) or it is None
    spread = _jax.tree.map(
        lambda own, part: _Own([_P() if own is None else own] * len(_jax.tree.leaves(part))), specs, tree, is_leaf=is_spec
    )
    return [spec for own in _jax.tree.leaves(spread) for spec in own.specs]


class _Own:
    def __init__(self, specs):
        self.specs = specs
