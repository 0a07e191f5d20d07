//! Kernels against the answers of JAX in `data/kernels.txt`, which `oracle/kernels.py` writes.
#![allow(clippy::unwrap_used, reason = "a malformed table fails the test")]

use freezeframe_array::kernel::*;
use freezeframe_array::{Array, DType, Result, Scalar, Shape};

fn parse_scalar(dtype: DType, text: &str) -> Scalar {
    if dtype == DType::Bool {
        return Scalar::Bool(text == "1");
    }
    match (text.parse::<i64>(), text.parse::<u64>()) {
        (Ok(value), _) if !dtype.is_float() => Scalar::Int(value),
        (_, Ok(value)) if !dtype.is_float() => Scalar::UInt(value),
        _ => Scalar::Float(text.parse().unwrap()),
    }
}

fn parse_array(text: &str) -> Array {
    let (dtype, rest) = text.split_once('[').unwrap();
    let (dims, values) = rest.split_once(']').unwrap();
    let dtype = DType::parse(dtype).unwrap();
    let shape: Shape = dims
        .split(',')
        .filter(|dim| !dim.is_empty())
        .map(|dim| dim.parse().unwrap())
        .collect();
    let values = values.split(',').filter(|value| !value.is_empty());
    let values: Vec<Scalar> = values.map(|value| parse_scalar(dtype, value)).collect();
    Array::from_scalars(dtype, &values, shape).unwrap()
}

fn numbers<T: std::str::FromStr>(text: &str) -> Vec<T> {
    text.split(',')
        .filter(|number| !number.is_empty())
        .filter_map(|number| number.parse().ok())
        .collect()
}

fn mode(text: &str) -> IndexMode {
    match text {
        "clip" => IndexMode::Clip,
        "fill" => IndexMode::FillOrDrop,
        _ => IndexMode::PromiseInBounds,
    }
}

fn binary_op(name: &str) -> BinaryOp {
    use BinaryOp::*;
    let all = [
        Add,
        Sub,
        Mul,
        Div,
        Rem,
        Pow,
        Max,
        Min,
        Nextafter,
        And,
        Or,
        Xor,
        ShiftLeft,
        ShiftRightLogical,
        ShiftRightArithmetic,
        Eq,
        Ne,
        Lt,
        Le,
        Gt,
        Ge,
    ];
    all.into_iter().find(|op| op.name() == name).unwrap()
}

fn unary_op(name: &str) -> UnaryOp {
    use UnaryOp::*;
    let all = [
        Floor,
        Ceil,
        Sign,
        Abs,
        Neg,
        IsFinite,
        Square,
        Not,
        PopulationCount,
        Clz,
    ];
    match name {
        "round_away" => RoundAway,
        "round_even" => RoundEven,
        _ => all.into_iter().find(|op| op.name() == name).unwrap(),
    }
}

fn run_gather(params: &[&str], x: &[Array]) -> Result<Array> {
    let dimensions = GatherDimensionNumbers {
        offset_dims: numbers(params[0]),
        collapsed_slice_dims: numbers(params[1]),
        start_index_map: numbers(params[2]),
        operand_batching_dims: numbers(params[3]),
        start_indices_batching_dims: numbers(params[4]),
    };
    gather(
        &x[0],
        &x[1],
        &dimensions,
        &numbers::<usize>(params[5]),
        mode(params[6]),
        None,
    )
}

fn run_scatter(params: &[&str], x: &[Array]) -> Result<Array> {
    let dimensions = ScatterDimensionNumbers {
        update_window_dims: numbers(params[0]),
        inserted_window_dims: numbers(params[1]),
        scatter_dims_to_operand_dims: numbers(params[2]),
        operand_batching_dims: numbers(params[3]),
        scatter_indices_batching_dims: numbers(params[4]),
    };
    let op = match params[5] {
        "set" => ScatterOp::Replace,
        "add" => ScatterOp::Add,
        "sub" => ScatterOp::Sub,
        "mul" => ScatterOp::Mul,
        "min" => ScatterOp::Min,
        _ => ScatterOp::Max,
    };
    scatter(op, x[0].clone(), &x[1], &x[2], &dimensions, mode(params[6]))
}

fn run_pad(params: &[&str], x: &[Array]) -> Result<Array> {
    let padding = |text: &&str| {
        let numbers = numbers::<i64>(text);
        Padding {
            low: numbers[0],
            high: numbers[1],
            interior: numbers[2] as usize,
        }
    };
    pad(
        &x[0],
        &x[1],
        &params.iter().map(padding).collect::<Vec<_>>(),
    )
}

fn run_cumulative(params: &[&str], x: &[Array]) -> Result<Array> {
    let op = match params[0] {
        "sum" => CumulativeOp::Sum,
        "prod" => CumulativeOp::Prod,
        "max" => CumulativeOp::Max,
        _ => CumulativeOp::Min,
    };
    cumulative(op, &x[0], params[1].parse().unwrap(), params[2] == "1")
}

fn reduce_op(name: &str) -> ReduceOp {
    let all = [ReduceOp::Sum, ReduceOp::Prod, ReduceOp::Max, ReduceOp::Min];
    all.into_iter().find(|op| op.name() == name).unwrap()
}

fn pairs(text: &str) -> Vec<(i64, i64)> {
    numbers::<i64>(text)
        .chunks(2)
        .map(|pair| (pair[0], pair[1]))
        .collect()
}

fn window(params: &[&str]) -> WindowParams {
    WindowParams {
        window_dimensions: numbers(params[0]),
        window_strides: numbers(params[1]),
        padding: pairs(params[2]),
        base_dilation: numbers(params[3]),
        window_dilation: numbers(params[4]),
    }
}

fn run_conv(params: &[&str], x: &[Array]) -> Result<Array> {
    let groups = numbers::<usize>(params[7]);
    let params = ConvParams {
        window_strides: numbers(params[0]),
        padding: pairs(params[1]),
        lhs_dilation: numbers(params[2]),
        rhs_dilation: numbers(params[3]),
        lhs_spec: numbers(params[4]),
        rhs_spec: numbers(params[5]),
        out_spec: numbers(params[6]),
        feature_group_count: groups[0],
        batch_group_count: groups[1],
    };
    conv_general_dilated(&x[0], &x[1], &params)
}

fn run(kernel: &str, params: &[&str], x: &[Array]) -> Result<Vec<Array>> {
    let first = |index: usize| numbers::<usize>(params[index])[0];
    let one = match kernel {
        "gather" => run_gather(params, x),
        "scatter" => run_scatter(params, x),
        "pad" => run_pad(params, x),
        "cumulative" => run_cumulative(params, x),
        "dynamic_slice" => dynamic_slice(
            &x[0],
            &numbers::<i64>(params[0]),
            &numbers::<usize>(params[1]),
        ),
        "dynamic_update_slice" => {
            dynamic_update_slice(x[0].clone(), &x[1], &numbers::<i64>(params[0]))
        }
        "convert" => convert_element_type(&x[0], DType::parse(params[0]).unwrap()),
        "bitcast" => bitcast_convert_type(&x[0], DType::parse(params[0]).unwrap()),
        "binary" => binary(binary_op(params[0]), &x[0], &x[1]),
        "unary" => unary(unary_op(params[0]), &x[0]),
        "integer_pow" => integer_pow(&x[0], params[0].parse().unwrap()),
        "reduce_precision" => {
            let bits = numbers::<u32>(params[0]);
            reduce_precision(&x[0], bits[0], bits[1])
        }
        "reduce" => reduce(reduce_op(params[0]), &x[0], &numbers::<usize>(params[1])),
        "dot" => {
            let batch = if params[0] == "batch" {
                vec![0]
            } else {
                vec![]
            };
            let dimensions = DotDimensionNumbers {
                lhs_contracting: vec![x[0].ndim() - 1],
                rhs_contracting: vec![batch.len()],
                lhs_batch: batch.clone(),
                rhs_batch: batch,
            };
            dot_general(&x[0], &x[1], &dimensions, None)
        }
        "conv" => run_conv(params, x),
        "reduce_window" => reduce_window(reduce_op(params[0]), &x[0], &window(&params[1..])),
        "select_and_scatter_add" => {
            let window = window(&["2,2", "2,2", "0,0,0,0", "1,1", "1,1"]);
            select_and_scatter_add(reduce_op(params[0]), &x[0], &x[1], &window)
        }
        "argmax" => argmax(&x[0], 0, DType::Int32),
        "argmin" => argmin(&x[0], 0, DType::Int32),
        "sort" => return sort(&x.iter().collect::<Vec<_>>(), first(0), first(1)),
        "top_k" => {
            return top_k(&x[0], first(0), first(1)).map(|(values, indices)| vec![values, indices]);
        }
        _ => panic!("{kernel}"),
    };
    one.map(|array| vec![array])
}

/// Equal in every bit, but any NaN equals any other.
fn same(a: &Array, b: &Array) -> bool {
    let equal = |(a, b): (&Scalar, &Scalar)| match (a, b) {
        (Scalar::Float(a), Scalar::Float(b)) => {
            a.to_bits() == b.to_bits() || a.is_nan() && b.is_nan()
        }
        _ => a == b,
    };
    a.shape() == b.shape()
        && a.dtype() == b.dtype()
        && a.scalars().iter().zip(&b.scalars()).all(equal)
}

#[test]
fn as_jax() {
    let table = include_str!("data/kernels.txt");
    assert!(table.lines().count() > 300);
    let mut failures = Vec::new();
    for line in table.lines() {
        let [kernel, params, inputs, outputs] = line.split("; ").collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let params: Vec<&str> = params.split('/').collect();
        let arrays = |text: &str| text.split(' ').map(parse_array).collect::<Vec<_>>();
        let (inputs, outputs) = (arrays(inputs), arrays(outputs));
        match run(kernel, &params, &inputs) {
            Ok(actual) if actual.iter().zip(&outputs).all(|(a, b)| same(a, b)) => {}
            Ok(actual) => failures.push(format!(
                "{line}\n   got {:?}",
                actual.iter().map(Array::scalars).collect::<Vec<_>>()
            )),
            Err(error) => failures.push(format!("{line}\n   got {error}")),
        }
    }
    assert!(
        failures.is_empty(),
        "{} cases fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}
