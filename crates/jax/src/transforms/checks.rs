//! What derivatives demand of inputs and outputs, in JAX's words.

use crate::py::*;
use freezeframe_array::DType;

/// Inputs of `grad` and `jacrev`.
pub(super) fn reverse_input(
    vm: &Vm,
    name: &str,
    holomorphic: bool,
    allow_int: bool,
    dtype: DType,
) -> PyResult<()> {
    if holomorphic && !dtype.is_complex() {
        return Err(vm.type_error(format_args!(
            "{name} with holomorphic=True requires inputs with complex dtype, but got {dtype}."
        )));
    }
    if !dtype.is_inexact() && !allow_int {
        return Err(vm.type_error(format_args!(
            "{name} requires real- or complex-valued inputs (input dtype that is a sub-dtype of np.inexact), but got \
             {dtype}. If you want to use Boolean- or integer-valued inputs, use vjp or set allow_int to True."
        )));
    }
    Ok(())
}

/// Outputs of `grad` and `jacrev`.
pub(super) fn reverse_output(vm: &Vm, name: &str, holomorphic: bool, dtype: DType) -> PyResult<()> {
    if holomorphic {
        if !dtype.is_complex() {
            return Err(vm.type_error(format_args!(
                "{name} with holomorphic=True requires outputs with complex dtype, but got {dtype}."
            )));
        }
        return Ok(());
    }
    let prefix = format!(
        "{name} requires real-valued outputs (output dtype that is a sub-dtype of np.floating), but got {dtype}. "
    );
    if dtype.is_complex() {
        return Err(vm.type_error(
            prefix
                + "For holomorphic differentiation, pass holomorphic=True. For differentiation of non-holomorphic \
                   functions involving complex outputs, use jax.vjp directly.",
        ));
    }
    if !dtype.is_float() {
        return Err(vm.type_error(
            prefix + "For differentiation of functions with integer outputs, use jax.vjp directly.",
        ));
    }
    Ok(())
}

/// Inputs of `jacfwd`.
pub(super) fn forward_input(vm: &Vm, holomorphic: bool, dtype: DType) -> PyResult<()> {
    if holomorphic {
        if !dtype.is_complex() {
            return Err(vm.type_error(format_args!(
                "jacfwd with holomorphic=True requires inputs with complex dtype, but got {dtype}."
            )));
        }
        return Ok(());
    }
    if !dtype.is_float() {
        return Err(vm.type_error(format_args!(
            "jacfwd requires real-valued inputs (input dtype that is a sub-dtype of np.floating), but got {dtype}. For \
             holomorphic differentiation, pass holomorphic=True. For differentiation of non-holomorphic functions \
             involving complex inputs or integer inputs, use jax.jvp directly."
        )));
    }
    Ok(())
}

/// The output of `grad` is one scalar.
pub(super) fn scalar_output(vm: &mut Vm, output: &Py) -> PyResult<()> {
    let Some(value) = crate::convert::arraylike(vm, output)? else {
        let text = vm.str_text(output)?;
        return Err(vm.type_error(format_args!(
            "Gradient only defined for scalar-output functions. Output was {text}."
        )));
    };
    let shape = value.shape();
    if shape.ndim() == 0 {
        return Ok(());
    }
    let extract = if shape.size() == 1 {
        let index = if shape.ndim() == 1 {
            " or output[0]"
        } else {
            ""
        };
        format!("extract the scalar with output.reshape(()){index}, ")
    } else {
        String::new()
    };
    Err(vm.type_error(format_args!(
        "Gradient only defined for scalar-output functions. Output had shape: {shape}. To get the gradient, \
         {extract}reduce the output to a scalar with output.sum(), or use jax.jacobian to differentiate a function with a \
         non-scalar output."
    )))
}
