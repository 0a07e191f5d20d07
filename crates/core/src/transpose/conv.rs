//! The transposes of convolutions: convolutions again, with the roles of the operands changed.

use super::not_transposable;
use crate::ad::{Input, Tangent};
use crate::batch::{merge_axis, split_axis};
use crate::{Conv, Primitive, Result, Value, bind1};
use freezeframe_array::Shape;
use std::rc::Rc;

fn dilated(size: usize, by: usize) -> i64 {
    if size == 0 {
        0
    } else {
        1 + by as i64 * (size as i64 - 1)
    }
}

fn swapped(spec: &[usize]) -> Vec<usize> {
    let mut spec = spec.to_vec();
    spec.swap(0, 1);
    spec
}

/// Dilated lengths of input, window and output along each spatial axis.
fn lengths(conv: &Conv, x: &Shape, window: &Shape, out: &Shape) -> Vec<[i64; 3]> {
    let along = |at: usize| {
        [
            dilated(x[conv.lhs_spec[at + 2]], conv.lhs_dilation[at]),
            dilated(window[conv.rhs_spec[at + 2]], conv.rhs_dilation[at]),
            dilated(out[conv.out_spec[at + 2]], conv.window_strides[at]),
        ]
    };
    (0..conv.window_strides.len()).map(along).collect()
}

/// The cotangent of whichever operand is linear.
#[inline(never)]
pub(super) fn transpose(
    conv: &Rc<Conv>,
    ct: &Value,
    inputs: &[Input],
) -> Result<Vec<Option<Tangent>>> {
    if conv.batch_group_count != 1 {
        return Err(not_transposable(&Primitive::ConvGeneralDilated(
            conv.clone(),
        )));
    }
    match inputs {
        [Input::Undefined(aval), Input::Value(window)] => Ok(vec![
            Some(Tangent::Nonzero(of_input(conv, ct, &aval.shape, window)?)),
            None,
        ]),
        [Input::Value(x), Input::Undefined(aval)] => Ok(vec![
            None,
            Some(Tangent::Nonzero(of_window(conv, ct, x, &aval.shape)?)),
        ]),
        _ => Err(not_transposable(&Primitive::ConvGeneralDilated(
            conv.clone(),
        ))),
    }
}

fn of_input(conv: &Conv, ct: &Value, shape: &Shape, window: &Value) -> Result<Value> {
    let pad = |(&[input, window, out], (low, _)): (&[i64; 3], &(i64, i64))| {
        let before = window - low - 1;
        (before, input + window - 1 - out - before)
    };
    let padding = lengths(conv, shape, &window.shape(), &ct.shape())
        .iter()
        .zip(&conv.padding)
        .map(pad)
        .collect();
    let mut window = window.clone();
    if conv.feature_group_count > 1 {
        let parted = split_axis(conv.rhs_spec[0], conv.feature_group_count, &window)?;
        window = merge_axis(conv.rhs_spec[0], conv.rhs_spec[1], &parted)?;
    }
    let reversed = bind1(
        &Primitive::Rev {
            dimensions: conv.rhs_spec[2..].to_vec(),
        },
        &[window],
    )?;
    let params = Conv {
        lhs_spec: conv.out_spec.clone(),
        rhs_spec: swapped(&conv.rhs_spec),
        out_spec: conv.lhs_spec.clone(),
        window_strides: conv.lhs_dilation.clone(),
        padding,
        lhs_dilation: conv.window_strides.clone(),
        ..conv.clone()
    };
    bind1(
        &Primitive::ConvGeneralDilated(Rc::new(params)),
        &[ct.clone(), reversed],
    )
}

fn of_window(conv: &Conv, ct: &Value, x: &Value, shape: &Shape) -> Result<Value> {
    let pad = |(&[input, window, out], (low, _)): (&[i64; 3], &(i64, i64))| {
        (*low, out - input + window - low - 1)
    };
    let padding = lengths(conv, &x.shape(), shape, &ct.shape())
        .iter()
        .zip(&conv.padding)
        .map(pad)
        .collect();
    let params = Conv {
        lhs_spec: swapped(&conv.lhs_spec),
        rhs_spec: swapped(&conv.out_spec),
        out_spec: swapped(&conv.rhs_spec),
        window_strides: conv.rhs_dilation.clone(),
        padding,
        rhs_dilation: conv.window_strides.clone(),
        feature_group_count: 1,
        batch_group_count: conv.feature_group_count,
        ..conv.clone()
    };
    bind1(
        &Primitive::ConvGeneralDilated(Rc::new(params)),
        &[x.clone(), ct.clone()],
    )
}
