//! Convolutions.

use crate::arg;
use crate::ops::window;
use crate::py::*;
use crate::row::{Call, Outcome, Sizes};
use crate::sharding::OutSharding;
use freezeframe_base::Lists;
use freezeframe_core::Conv;

/// Convolutions.
#[natives(scope = Call)]
pub(super) mod functions {
    use super::*;

    /// The convolution of arrays with kernels, with strides, padding, dilation and groups; `dimension_numbers` names the axes.
    ///
    /// >>> lax.conv_general_dilated(jnp.ones((1, 1, 5)), jnp.ones((1, 1, 3)), (1,), 'SAME')
    /// Array([[[2., 3., 3., 3., 2.]]], dtype=float32)
    #[native(
        "(lhs, rhs, window_strides, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers=None, feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None, out_sharding=None)"
    )]
    fn conv_general_dilated(
        vm: &mut Vm,
        out_sharding: OutSharding,
        lhs: &Value,
        rhs: &Value,
        window_strides: &Py,
        padding: &Py,
        lhs_dilation: Option<&Py>,
        rhs_dilation: Option<&Py>,
        dimension_numbers: &Py,
        feature_group_count: i64,
        batch_group_count: i64,
    ) -> Outcome {
        let rank = same_rank(vm, lhs, rhs)?;
        let [lhs_spec, rhs_spec, out_spec] = conv_specs(vm, dimension_numbers, rank)?;
        let window_strides = arg::sizes(vm, window_strides)?;
        let mut dilation = |given: Option<&Py>| match given {
            Some(dilation) => arg::sizes(vm, dilation),
            None => Ok(vec![1; rank - 2]),
        };
        let (lhs_dilation, rhs_dilation) = (dilation(lhs_dilation)?, dilation(rhs_dilation)?);
        let lengths = lengths(lhs, &lhs_spec, rhs, &rhs_spec);
        let padding = conv_padding(vm, padding, &lengths, &window_strides, &rhs_dilation)?;
        let conv = Conv {
            lhs_spec,
            rhs_spec,
            out_spec,
            window_strides,
            padding,
            lhs_dilation,
            rhs_dilation,
            feature_group_count: usize::try_from(feature_group_count).unwrap_or(1),
            batch_group_count: usize::try_from(batch_group_count).unwrap_or(1),
            preferred_element_type: None,
        };
        Ok(out_sharding.laid(window::conv(lhs, rhs, conv))?)
    }

    /// The convolution of arrays with kernels; the axes are batch, feature and those of space.
    ///
    /// >>> lax.conv(jnp.ones((1, 1, 5)), jnp.ones((1, 1, 3)), (1,), 'VALID')
    /// Array([[[3., 3., 3.]]], dtype=float32)
    #[native("(lhs, rhs, window_strides, padding, precision=None, preferred_element_type=None)")]
    fn conv(vm: &mut Vm, lhs: &Value, rhs: &Value, window_strides: Sizes, padding: &Py) -> Outcome {
        let rank = same_rank(vm, lhs, rhs)?;
        let plain: Vec<usize> = (0..rank).collect();
        let ones = vec![1; rank - 2];
        let lengths = lengths(lhs, &plain, rhs, &plain);
        let conv = Conv {
            lhs_spec: plain.clone(),
            rhs_spec: plain.clone(),
            out_spec: plain,
            padding: conv_padding(vm, padding, &lengths, &window_strides.0, &ones)?,
            window_strides: window_strides.0,
            lhs_dilation: ones.clone(),
            rhs_dilation: ones,
            feature_group_count: 1,
            batch_group_count: 1,
            preferred_element_type: None,
        };
        Ok(window::conv(lhs, rhs, conv)?)
    }
}

fn same_rank(vm: &Vm, lhs: &Value, rhs: &Value) -> PyResult<usize> {
    let rank = lhs.ndim();
    if rank < 2 || rhs.ndim() != rank {
        return Err(vm.type_error(format_args!(
            "convolution requires lhs and rhs ndim to be equal, got {rank} and {}.",
            rhs.ndim()
        )));
    }
    Ok(rank)
}

/// How long array and kernel are along each axis of space.
fn lengths(
    lhs: &Value,
    lhs_spec: &[usize],
    rhs: &Value,
    rhs_spec: &[usize],
) -> Vec<(usize, usize)> {
    let both = lhs_spec.iter().zip(rhs_spec).skip(2);
    both.map(|(x, k)| (lhs.shape()[*x], rhs.shape()[*k]))
        .collect()
}

/// The axes of operand, kernel and output in the order batch, feature, spatial ...
pub(super) fn conv_specs(vm: &mut Vm, value: &Py, rank: usize) -> PyResult<[Vec<usize>; 3]> {
    let plain: Vec<usize> = (0..rank).collect();
    let items = sequence(value).unwrap_or_default();
    let texts: Vec<String> = items
        .iter()
        .filter_map(|item| item.as_str().map(str::to_string))
        .list();
    let [lhs, rhs, out] = texts.as_slice() else {
        return match items.as_slice() {
            [a, b, c] => Ok([arg::sizes(vm, a)?, arg::sizes(vm, b)?, arg::sizes(vm, c)?]),
            _ => Ok([plain.clone(), plain.clone(), plain]),
        };
    };
    let spatial: String = rhs.chars().filter(|c| !"OI".contains(*c)).collect();
    let spec = |text: &str, first: char, second: char| -> Vec<usize> {
        let mut order = vec![first, second];
        order.extend(spatial.chars());
        order
            .iter()
            .filter_map(|label| text.chars().position(|other| other == *label))
            .list()
    };
    Ok([
        spec(lhs, 'N', 'C'),
        spec(rhs, 'O', 'I'),
        spec(out, 'N', 'C'),
    ])
}

/// The padding of each axis, as it is given or as its name says.
pub(super) fn conv_padding(
    vm: &mut Vm,
    value: &Py,
    lengths: &[(usize, usize)],
    strides: &[usize],
    dilation: &[usize],
) -> PyResult<Vec<(i64, i64)>> {
    match value.as_str() {
        Some(name) if name.eq_ignore_ascii_case("valid") => Ok(vec![(0, 0); lengths.len()]),
        Some(name) if name.eq_ignore_ascii_case("same") => {
            let padding = lengths.iter().enumerate().map(|(at, (length, kernel))| {
                let width = (kernel.max(&1) - 1) * dilation[at] + 1;
                let out = length.div_ceil(strides[at].max(1));
                let total = ((out.max(1) - 1) * strides[at] + width).saturating_sub(*length) as i64;
                (total / 2, total - total / 2)
            });
            Ok(padding.collect())
        }
        Some(other) => Err(vm.value_error(format_args!(
            "Unrecognized padding type: expected 'VALID', 'SAME', or 'SAME_LOWER', got {other}."
        ))),
        None => {
            let mut pairs = Vec::new();
            for pair in vm.iterate(value)? {
                match arg::ints(vm, &pair)?.as_slice() {
                    [low, high] => pairs.push((*low, *high)),
                    _ => return Err(vm.type_error("padding must be a sequence of pairs")),
                }
            }
            Ok(pairs)
        }
    }
}
