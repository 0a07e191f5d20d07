"""Lowerings of primitives that programs define: functions of arrays. There is no MLIR here."""

from typing import Any as MeshAxisName

from jax._src import core as _core
from jax.sharding import Mesh as Mesh
from jax._src.core import LoweringRuleContext as LoweringRuleContext


def register_lowering(prim, rule, platform=None, inline=True, cacheable=True):
    """Says what a primitive is in a compiled program: a function of a context, the operands and the parameters.

    `lower_fun` makes one of a function of arrays.
    """
    if platform in (None, "cpu"):
        _core._lowerings[prim] = rule
    return rule


def lower_fun(fun, multiple_results=True):
    """A lowering that does what a function of arrays does.

    >>> from jax.extend.core import Primitive
    >>> from jax.interpreters import mlir
    >>> twice_p = Primitive("twice")
    >>> _ = twice_p.def_abstract_eval(lambda x: x)
    >>> mlir.register_lowering(twice_p, mlir.lower_fun(lambda x: 2 * x, multiple_results=False)) is not None
    True
    >>> jax.jit(twice_p.bind)(3.0)
    Array(6., dtype=float32, weak_type=True)
    """

    def rule(context, *args, **params):
        found = fun(*args, **params)
        return list(found) if multiple_results else [found]

    return rule


def __getattr__(name):
    raise AttributeError(
        f"module 'jax.interpreters.mlir' has no attribute '{name}': programs are not lowered to MLIR here; mlir.lower_fun "
        "makes a lowering of a function"
    )


def _refused(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(
            f"jax.interpreters.mlir.{name}: programs are not lowered to MLIR here; mlir.lower_fun makes a lowering of a function"
        )

    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = "Refused: programs are not lowered to MLIR here."
    return refused


for _name in """
AxisContext ConstantHandler LoweringParameters LoweringResult LoweringRule ModuleContext SPMDAxisContext
ShapePolyLoweringState ShardingContext Token TokenSet Value aval_to_ir_type aval_to_ir_types core_call_lowering
dense_int_array dense_int_elements dtype_to_ir_type emit_python_callback flatten_ir_types flatten_ir_values i32_attr
i64_attr ir_attribute ir_constant ir_constants ir_tree_registry ir_type_handlers jaxpr_subcomp lower_jaxpr_to_fun
lower_jaxpr_to_module lowerable_effects make_ir_context merge_mlir_modules module_to_bytecode module_to_string
register_constant_handler shape_tensor token_type unflatten_ir_values_like_types
""".split():
    globals()[_name] = _refused(_name)

DEVICE_TO_DEVICE_TYPE, SEND_TO_HOST_TYPE, RECV_FROM_HOST_TYPE = 1, 2, 3
