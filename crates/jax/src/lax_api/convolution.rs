//! Convolutions.

use super::*;
use freezeframe_base::Lists;

pub(super) fn conv_general_dilated(vm: &mut Vm, args: Args) -> PyResult {
    let operands = vec![
        array(vm, args, "conv_general_dilated", 0)?,
        array(vm, args, "conv_general_dilated", 1)?,
    ];
    let both = values(&operands);
    let rank = both[0].ndim();
    if rank < 2 || both[1].ndim() != rank {
        return Err(vm.value_error(format_args!(
            "conv_general_dilated lhs and rhs must have the same number of dimensions, but got {} and {}.",
            both[0].shape(),
            both[1].shape()
        )));
    }
    let spatial = rank - 2;
    let specs = conv_specs(vm, &args[6].clone(), rank)?;
    let window_strides = usizes(vm, &args[2])?;
    let option = |vm: &mut Vm, at: usize| {
        if args.some(at).is_some() {
            usizes(vm, &args[at].clone())
        } else {
            Ok(vec![1; spatial])
        }
    };
    let (lhs_dilation, rhs_dilation) = (option(vm, 4)?, option(vm, 5)?);
    let padding = conv_padding(vm, &args[3], &both, &specs, &window_strides, &rhs_dilation)?;
    let conv = Conv {
        lhs_spec: specs[0].clone(),
        rhs_spec: specs[1].clone(),
        out_spec: specs[2].clone(),
        window_strides,
        padding,
        lhs_dilation,
        rhs_dilation,
        feature_group_count: usize::try_from(arg::int_or(vm, args, 7, 1)?).unwrap_or(1),
        batch_group_count: usize::try_from(arg::int_or(vm, args, 8, 1)?).unwrap_or(1),
        preferred_element_type: None,
    };
    let result = run(vm, operands, || window::conv(&both[0], &both[1], conv))?;
    Ok(wrap(vm, result))
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
            [a, b, c] => Ok([usizes(vm, a)?, usizes(vm, b)?, usizes(vm, c)?]),
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

pub(super) fn conv_padding(
    vm: &mut Vm,
    value: &Py,
    both: &[Value],
    specs: &[Vec<usize>; 3],
    strides: &[usize],
    dilation: &[usize],
) -> PyResult<Vec<(i64, i64)>> {
    let spatial = both[0].ndim() - 2;
    match value.as_str() {
        Some(name) if name.eq_ignore_ascii_case("valid") => Ok(vec![(0, 0); spatial]),
        Some(name) if name.eq_ignore_ascii_case("same") => Ok((0..spatial)
            .map(|at| {
                let (length, kernel) = (
                    both[0].shape()[specs[0][at + 2]],
                    both[1].shape()[specs[1][at + 2]],
                );
                let width = (kernel.max(1) - 1) * dilation[at] + 1;
                let out = length.div_ceil(strides[at].max(1));
                let total = ((out.max(1) - 1) * strides[at] + width).saturating_sub(length) as i64;
                (total / 2, total - total / 2)
            })
            .collect()),
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
