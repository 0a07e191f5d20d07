"""Functions of compiled libraries, which cannot be called here: there is no machine code of others."""


def _out(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"jax.ffi.{name}: compiled libraries cannot be called here; jax.pure_callback calls Python")

    refused.__name__ = refused.__qualname__ = name
    refused.__doc__ = "Refused: compiled libraries cannot be called here."
    return refused


build_ffi_lowering_function = _out("build_ffi_lowering_function")
ffi_call = _out("ffi_call")
ffi_lowering = _out("ffi_lowering")
include_dir = _out("include_dir")
pycapsule = _out("pycapsule")
register_ffi_target = _out("register_ffi_target")
register_ffi_target_as_batch_partitionable = _out("register_ffi_target_as_batch_partitionable")
register_ffi_type = _out("register_ffi_type")
register_ffi_type_id = _out("register_ffi_type_id")


def _token():
    from jax.extend.core import AbstractToken

    return AbstractToken()


abstract_token = _token()
