"""Staged functions apart from the program that made them.

What is kept of a function is its jaxpr, which is what runs here: there is neither MLIR nor a format of files.
"""

import jax as _jax
from jax import tree_util as _tree
from jax._src.core import Primitive as _Primitive, ShapedArray as _ShapedArray
from jax._src.library import differences as _differences

minimum_supported_calling_convention_version = 9
maximum_supported_calling_convention_version = 10


class DisabledSafetyCheck:
    """A check that is left out when a function is exported."""

    def __init__(self, _impl):
        self._impl = _impl

    @classmethod
    def platform(cls):
        """That the function is called on a platform that it was exported for."""
        return cls("platform")

    @classmethod
    def custom_call(cls, target_name):
        """That a custom call is one that stays as it is."""
        return cls(f"custom_call:{target_name}")

    def is_custom_call(self):
        """The name of the custom call that is allowed, if this is one."""
        return self._impl.partition(":")[2] or None

    def __str__(self):
        return self._impl

    __repr__ = __str__

    def __eq__(self, other):
        return isinstance(other, DisabledSafetyCheck) and self._impl == other._impl

    def __hash__(self):
        return hash(self._impl)


def default_export_platform():
    """The platform that functions are exported for: the CPU."""
    return "cpu"


class Exported:
    """A staged function with its types."""

    calling_convention_version = maximum_supported_calling_convention_version
    ordered_effects = unordered_effects = ()
    uses_global_constants = False
    nr_devices = 1

    def __init__(self, fun_name, in_tree, in_avals, out_tree, out_avals, platforms, disabled_safety_checks, jaxpr):
        self.fun_name, self.in_tree, self.in_avals = fun_name, in_tree, in_avals
        self.out_tree, self.out_avals, self.platforms = out_tree, out_avals, platforms
        self.disabled_safety_checks, self._jaxpr = disabled_safety_checks, jaxpr
        self.module_kept_var_idx = tuple(range(len(in_avals)))
        self.in_shardings_hlo, self.out_shardings_hlo = (None,) * len(in_avals), (None,) * len(out_avals)

    def __repr__(self):
        return f"Exported(fun_name={self.fun_name}, ...)"

    def call(self, *args, **kwargs):
        """What the function gives, for arguments of the types that it was exported for."""
        given = (args, kwargs)
        found = _tree.tree_structure(given)
        if found != self.in_tree:
            raise ValueError(self._differences(given))
        leaves = _tree.tree_leaves(given)
        for at, (path, leaf) in enumerate(_tree.tree_leaves_with_path(given)):
            self._check(path, self.in_avals[at], _jax.typeof(leaf))
        if "cpu" not in self.platforms and not any(str(it) == "platform" for it in self.disabled_safety_checks):
            raise ValueError(
                f"Function '{self.fun_name}' was exported for platforms '{self.platforms}' but it is used on '('cpu',)'."
            )
        return _tree.tree_unflatten(self.out_tree, _called(self, *leaves))

    def _differences(self, given):
        dummy = _tree.tree_unflatten(self.in_tree, range(self.in_tree.num_leaves))
        lines = []
        for path, now, then, why in _differences(given, dummy):
            where = f"args{path[3:]}" if path.startswith("[0]") else f"kwargs{path[3:]}"
            lines.append(f"   - {where} is a {now} in the invocation and a {then} when exported, so {why}.\n")
        return (
            "The invocation args and kwargs must have the same pytree structure as when the function "
            f"'{self.fun_name}' was exported, but they have the following structural differences:\n" + "".join(lines)
        )

    def _check(self, path, wanted, given):
        where = ("args" if path[0] == _tree.SequenceKey(0) else "kwargs") + _tree.keystr(path[1:])
        if len(wanted.shape) != len(given.shape):
            raise ValueError(
                f"Rank mismatch for {where}: expected {wanted.shape} and called with {given.shape}"
            )
        for at, (a, b) in enumerate(zip(wanted.shape, given.shape)):
            if a != b:
                raise ValueError(
                    f"Shape mismatch for {where}.shape[{at}] (expected same constant): expected {wanted.shape} and called "
                    f"with {given.shape}"
                )
        if wanted.dtype != given.dtype:
            raise ValueError(f"Dtype mismatch for {where}: expected {wanted.dtype} and called with {given.dtype}")

    def has_vjp(self):
        """Whether the function can be differentiated: always."""
        return True

    def vjp(self):
        """The exported function of arguments and cotangents that gives the cotangents of the arguments."""
        count = len(self.in_avals)

        def pulled(*values):
            return _jax.vjp(lambda *args: _run(self, *args), *values[:count])[1](list(values[count:]))

        structs = [_jax.ShapeDtypeStruct(it.shape, it.dtype) for it in (*self.in_avals, *self.out_avals)]
        pulled.__name__ = f"{self.fun_name}_vjp"
        return export(_jax.jit(pulled), platforms=self.platforms)(*structs)

    def in_shardings_jax(self, mesh):
        """How the arguments lie on a mesh: nothing is said of it."""
        return self.in_shardings_hlo

    def out_shardings_jax(self, mesh):
        """How the results lie on a mesh: nothing is said of it."""
        return self.out_shardings_hlo

    def mlir_module(self):
        """Refused: there is no MLIR here."""
        raise NotImplementedError("Exported.mlir_module: lowered programs have no text here, the jaxpr is what runs")

    @property
    def mlir_module_serialized(self):
        raise NotImplementedError("Exported.mlir_module_serialized: there is no MLIR here, the jaxpr is what runs")

    def serialize(self, vjp_order=0):
        """Refused, as by JAX where the package of that format is missing."""
        raise ImportError("Please install 'flatbuffers' in order to use Exported serialization")


def _run(exported, *leaves):
    return _jax.core.eval_jaxpr(exported._jaxpr.jaxpr, exported._jaxpr.consts, *leaves)


def _called(exported, *leaves):
    @_jax.custom_vjp
    def f_flat(*leaves):
        return _call_p.bind(*leaves, exported=exported)

    f_flat.defvjp(
        lambda *leaves: (f_flat(*leaves), leaves),
        lambda leaves, cts: tuple(_jax.vjp(lambda *args: _run(exported, *args), *leaves)[1](cts)),
    )
    return f_flat(*leaves)


_call_p = _Primitive("call_exported")
_call_p.multiple_results = True
_call_p.def_impl(lambda *leaves, exported: _run(exported, *leaves))
_call_p.def_abstract_eval(lambda *avals, exported: list(exported.out_avals))


def _register():
    from jax.interpreters import mlir

    mlir.register_lowering(
        _call_p, mlir.lower_fun(lambda *leaves, exported: _run(exported, *leaves), multiple_results=True)
    )


_register()


def export(fun_jit, *, platforms=None, disabled_checks=(), override_lowering_rules=None):
    """A function of arguments, or of their types, that gives the exported function.

    >>> from jax import export
    >>> exported = export.export(jax.jit(lambda x: x * 2))(jax.ShapeDtypeStruct((), jnp.float32))
    >>> exported.in_avals, exported.call(np.float32(3.0))
    ((ShapedArray(float32[]),), Array(6., dtype=float32))
    """
    if repr(fun_jit).startswith("<PjitFunction of <function") and not hasattr(fun_jit, "trace"):
        fun_jit = _jax.jit(fun_jit)
    if not hasattr(fun_jit, "trace") or not hasattr(fun_jit, "lower"):
        raise ValueError(f"Function to be exported must be the result of `jit` but is: {fun_jit}")

    def exporting(*args, **kwargs):
        traced = fun_jit.trace(*args, **kwargs)
        in_avals, in_tree = _tree.tree_flatten((args, kwargs))
        jaxpr = traced.jaxpr
        avals = lambda found: tuple(_ShapedArray(it.shape, it.dtype, it.weak_type) for it in found)
        return Exported(
            getattr(fun_jit, "__name__", "<unnamed function>"),
            in_tree,
            avals(jaxpr.in_avals),
            _tree.tree_structure(traced.out_info),
            avals(jaxpr.out_avals),
            tuple(platforms or ("cpu",)),
            tuple(disabled_checks),
            jaxpr,
        )

    return exporting


def deserialize(blob):
    """Refused, as by JAX where the package of that format is missing."""
    raise ImportError("Please install 'flatbuffers' in order to use Exported serialization")


def is_symbolic_dim(d):
    """Whether a size is a symbol: none is."""
    return False


def symbolic_shape(shape_spec, **options):
    """Refused: shapes are numbers here."""
    raise NotImplementedError("jax.export.symbolic_shape: shapes are numbers here; export once for each shape")


def symbolic_args_specs(args, shapes_specs, **options):
    """Refused: shapes are numbers here."""
    raise NotImplementedError("jax.export.symbolic_args_specs: shapes are numbers here; export once for each shape")


class SymbolicScope:
    """Refused: shapes are numbers here."""

    def __init__(self, constraints_str=()):
        raise NotImplementedError("jax.export.SymbolicScope: shapes are numbers here")


def symbolic_dim_bounds(dimension):
    """The least and the greatest size that a dimension can have: both are the number that it is.

    >>> jax.export.symbolic_dim_bounds(3)
    (3, 3)
    """
    size = dimension.__index__()
    return size, size


def register_namedtuple_serialization(nodetype, *, serialized_name):
    """The class as it is: nothing is written as a file here."""
    return nodetype


def register_pytree_node_serialization(nodetype, *, serialized_name, serialize_auxdata, deserialize_auxdata, from_children=None):
    """The class as it is: nothing is written as a file here."""
    return nodetype
