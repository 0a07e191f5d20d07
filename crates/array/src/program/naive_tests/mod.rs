//! What loops over several places say they compute, done literally and slowly, against what they compute: bit for bit.

mod reductions;
mod windows;

use super::*;
use crate::{Array, Shape, kernel};

const DTYPES: [DType; 15] = [
    DType::Bool,
    DType::Int8,
    DType::Int16,
    DType::Int32,
    DType::Int64,
    DType::UInt8,
    DType::UInt16,
    DType::UInt32,
    DType::UInt64,
    DType::Float16,
    DType::BFloat16,
    DType::Float32,
    DType::Float64,
    DType::Complex64,
    DType::Complex128,
];

/// Numbers of all kinds, the peculiar ones now and then.
fn numbers(dtype: DType, dims: &[usize], seed: usize) -> Array {
    const PECULIAR: [f64; 6] = [f64::NAN, -0.0, f64::INFINITY, 0.0, 3e38, -1e-40];
    let shape = Shape::new(dims);
    let number = |at: usize| {
        let mixed = (at * 7 + seed * 5) % 101;
        // Where everything is NaN, nothing is compared.
        let value = match PECULIAR.get(mixed) {
            Some(value) if seed > 1 => *value,
            _ => (mixed as f64 - 50.0) * 0.37,
        };
        match dtype.is_complex() {
            true => Scalar::Complex(value, 1.5 - 0.25 * value),
            false => Scalar::Float(value),
        }
    };
    let scalars: Vec<Scalar> = (0..shape.size()).map(number).collect();
    Array::from_scalars(dtype, &scalars, shape).expect("numbers")
}

/// The same bits, where they are not those of a NaN.
trait Same {
    fn alike(&self, other: &Self) -> bool;
}

impl Same for Array {
    fn alike(&self, other: &Self) -> bool {
        let of = |value: f64| {
            if value.is_nan() {
                u64::MAX
            } else {
                value.to_bits()
            }
        };
        let bits = |scalar: Scalar| match scalar {
            Scalar::Float(value) => [of(value), 0],
            Scalar::Complex(re, im) => [of(re), of(im)],
            other => other.bits(self.dtype()),
        };
        let all = |array: &Self| array.scalars().into_iter().map(bits).collect::<Vec<_>>();
        (self.dtype(), self.shape()) == (other.dtype(), other.shape()) && all(self) == all(other)
    }
}

fn scalar(array: &Array, at: usize) -> Array {
    Array::from_scalar(array.dtype(), array.get(at).expect("a place"))
}

fn convert(array: &Array, dtype: DType) -> Array {
    kernel::convert_element_type(array, dtype).expect("converts")
}

fn joined(parts: &[Array], dtype: DType, shape: &Shape) -> Array {
    let scalars: Vec<Scalar> = parts.iter().filter_map(Array::item).collect();
    Array::from_scalars(dtype, &scalars, shape.clone()).expect("as many")
}

fn run_blocks(program: &Program, arrays: &[Array]) -> Vec<Array> {
    program.check().expect("a well-formed program");
    let (mut arrays, mut results) = (arrays.to_vec(), Vec::new());
    let blocks = Blocks::new(program).expect("a known program");
    let mut give = |array| results.push(array);
    let mut banks = Banks::default();
    blocks
        .run(&mut arrays, &mut banks, &mut give)
        .expect("runs");
    results
}

/// Steps of a fold, by the instructions that say what a step is.
struct Steps(Blocks, usize);

impl Steps {
    fn new(code: Vec<Instruction>, arity: usize, dtype: DType) -> Self {
        let space = Shape::scalar();
        let last = code.len() as u32 - 1;
        let input = Input {
            dtype,
            size: 1,
            access: Access::whole(&space),
        };
        let program = Program {
            inputs: vec![input; arity + 1],
            space,
            code,
            results: vec![Operand::Result(last)],
        };
        program.check().expect("a step is a well-formed program");
        Self(Blocks::new(&program).expect("a known program"), arity)
    }

    fn take(&self, held: &Array, taken: &[Array]) -> Array {
        assert_eq!(taken.len(), self.1);
        let mut arrays = [std::slice::from_ref(held), taken].concat();
        let mut result = None;
        let mut give = |array| result = Some(array);
        let mut banks = Banks::default();
        self.0
            .run(&mut arrays, &mut banks, &mut give)
            .expect("runs");
        result.expect("a result")
    }
}

/// The index of each place of these dimensions, in row-major order.
fn places(dims: &[usize]) -> Vec<Vec<usize>> {
    let mut places = vec![Vec::new()];
    for dim in dims {
        let longer =
            |place: Vec<usize>| (0..*dim).map(move |at| [place.clone(), vec![at]].concat());
        places = places.into_iter().flat_map(longer).collect();
    }
    places
}
