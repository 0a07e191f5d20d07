//! Which dtype comes out where several meet: JAX's lattice with weak types, and NumPy's rules.

use crate::{DType, Kind};

/// A dtype, and whether it is weak: that of a Python scalar, which gives way to that of an array.
pub type Typed = (DType, bool);

/// A node of JAX's promotion lattice: a dtype by its number, or one of three weak types after them.
type Node = u32;

const WEAK_INT: Node = 34;
const WEAK_FLOAT: Node = 35;
const WEAK_COMPLEX: Node = 36;
const NODES: usize = 37;

/// The nodes directly above a node.
const fn above(node: Node) -> &'static [Node] {
    use DType::*;
    const fn n(dtype: DType) -> Node {
        dtype as Node
    }
    const ABOVE: [&[Node]; 15] = [
        &[WEAK_INT, n(Int1), n(UInt1)],
        &[n(Int16)],
        &[n(Int32)],
        &[n(Int64)],
        &[WEAK_FLOAT],
        &[n(Int16), n(UInt16)],
        &[n(Int32), n(UInt32)],
        &[n(Int64), n(UInt64)],
        &[WEAK_FLOAT],
        &[n(Float32)],
        &[n(Float32)],
        &[n(Float64), n(Complex64)],
        &[n(Complex128)],
        &[n(Complex128)],
        &[],
    ];
    const ABOVE_INT: &[Node] = &[n(UInt8), n(Int8), n(Int2), n(Int4), n(UInt2), n(UInt4)];
    const ABOVE_FLOAT: &[Node] = &[
        n(BFloat16),
        n(Float16),
        WEAK_COMPLEX,
        n(Float8E3M4),
        n(Float8E4M3),
        n(Float8E4M3B11Fnuz),
        n(Float8E4M3Fn),
        n(Float8E4M3Fnuz),
        n(Float8E5M2),
        n(Float8E5M2Fnuz),
        n(Float8E8M0Fnu),
        n(Float6E2M3Fn),
        n(Float6E3M2Fn),
        n(Float4E2M1Fn),
    ];
    const ABOVE_COMPLEX: &[Node] = &[n(Complex64)];
    match node {
        WEAK_INT => ABOVE_INT,
        WEAK_FLOAT => ABOVE_FLOAT,
        WEAK_COMPLEX => ABOVE_COMPLEX,
        // Nothing is above keys, `float0` and small numbers.
        dtype if (dtype as usize) < ABOVE.len() => ABOVE[dtype as usize],
        _ => &[],
    }
}

/// The set of nodes at or above a node, as bits.
const fn upper_bounds(node: Node) -> u64 {
    let above = above(node);
    let (mut bounds, mut at) = (1 << node, 0);
    while at < above.len() {
        bounds |= upper_bounds(above[at]);
        at += 1;
    }
    bounds
}

/// The upper bounds of each node.
static UPPER_BOUNDS: [u64; NODES] = {
    let (mut bounds, mut at) = ([0; NODES], 0);
    while at < NODES {
        bounds[at] = upper_bounds(at as Node);
        at += 1;
    }
    bounds
};

fn least_upper_bound(nodes: impl Iterator<Item = Node>) -> Option<Node> {
    let bounds = |node: Node| UPPER_BOUNDS[node as usize];
    let common = nodes.fold(u64::MAX, |common, node| common & bounds(node));
    let is_common = |node: &Node| common >> node & 1 == 1;
    (0..NODES as Node)
        .filter(is_common)
        .find(|&node| bounds(node) == common)
}

fn node((dtype, weak): Typed) -> Node {
    match dtype.kind() {
        Kind::Signed | Kind::Unsigned if weak => WEAK_INT,
        Kind::Float if weak => WEAK_FLOAT,
        Kind::Complex if weak => WEAK_COMPLEX,
        _ => dtype as Node,
    }
}

/// JAX's result type of operands; `None` if there are none or they do not promote (keys, `float0`).
pub fn promote(operands: &[Typed], enable_x64: bool) -> Option<Typed> {
    let canonical = |&(dtype, weak): &Typed| (dtype.canonicalize(enable_x64), weak);
    let operands = operands.iter().map(canonical);
    let (first, _) = operands.clone().next()?;
    let all_weak = operands.clone().all(|(_, weak)| weak);
    if operands.clone().all(|(dtype, _)| dtype == first) {
        return Some((first, all_weak && first != DType::Bool));
    }
    let promotes = |(dtype, _): Typed| !matches!(dtype.kind(), Kind::Key | Kind::Float0);
    if !operands.clone().all(promotes) {
        return None;
    }
    let result = match all_weak {
        true => least_upper_bound(operands.map(|(dtype, _)| dtype as Node))?,
        false => least_upper_bound(operands.map(node))?,
    };
    let (dtype, weak) = match result {
        WEAK_INT => (DType::Int64, true),
        WEAK_FLOAT => (DType::Float64, true),
        WEAK_COMPLEX => (DType::Complex128, true),
        dtype => (DType::all().nth(dtype as usize)?, all_weak),
    };
    Some((dtype.canonicalize(enable_x64), weak && dtype != DType::Bool))
}

/// NumPy's result type of two arrays' dtypes; `None` if they do not promote.
pub fn numpy_promote_types(a: DType, b: DType) -> Option<DType> {
    if a == b {
        return Some(a);
    }
    let (low, high) = if a.kind() <= b.kind() { (a, b) } else { (b, a) };
    Some(match (low.kind(), high.kind()) {
        (Kind::Key | Kind::Float0, _) | (_, Kind::Key | Kind::Float0) => return None,
        (Kind::Bool, _) => high,
        (Kind::Signed, Kind::Unsigned) if high.bits() < low.bits() => low,
        (Kind::Signed, Kind::Unsigned) => match high {
            DType::UInt8 => DType::Int16,
            DType::UInt16 => DType::Int32,
            DType::UInt32 => DType::Int64,
            _ => DType::Float64,
        },
        (Kind::Float, Kind::Float) if low.bits() == high.bits() => DType::Float32,
        (same, other) if same == other => wider(low, high),
        (Kind::Signed | Kind::Unsigned, Kind::Float) => wider(float_for_integer(low, high), high),
        (_, Kind::Complex) => {
            let real = if low.is_integer() {
                float_for_integer(low, high)
            } else {
                low
            };
            wider(real, high.real_part())
                .to_complex()
                .unwrap_or(DType::Complex64)
        }
        _ => return None,
    })
}

fn wider(a: DType, b: DType) -> DType {
    if a.bits() >= b.bits() { a } else { b }
}

/// The smallest float that takes an integer type.
fn float_for_integer(integer: DType, like: DType) -> DType {
    match integer.bits() {
        8 if like == DType::BFloat16 => DType::BFloat16,
        8 => DType::Float16,
        16 => DType::Float32,
        _ => DType::Float64,
    }
}

/// NumPy 2's result type (NEP 50): weak operands are Python scalars and only raise the kind.
pub fn numpy_promote(operands: &[Typed]) -> Option<DType> {
    let mut result: Option<DType> = None;
    for &(dtype, _) in operands.iter().filter(|(_, weak)| !weak) {
        result = Some(result.map_or(Some(dtype), |so_far| numpy_promote_types(so_far, dtype))?);
    }
    for &(dtype, _) in operands.iter().filter(|(_, weak)| *weak) {
        result = Some(match result {
            None => dtype,
            Some(strong) => with_python_scalar(strong, dtype)?,
        });
    }
    result
}

fn with_python_scalar(strong: DType, scalar: DType) -> Option<DType> {
    Some(match (strong.kind(), scalar.kind()) {
        (Kind::Key | Kind::Float0, _) => return None,
        (strong_kind, Kind::Bool) if strong_kind >= Kind::Bool => strong,
        (Kind::Bool, Kind::Signed | Kind::Unsigned) => DType::Int64,
        (_, Kind::Signed | Kind::Unsigned) => strong,
        (Kind::Bool | Kind::Signed | Kind::Unsigned, Kind::Float) => DType::Float64,
        (Kind::Bool | Kind::Signed | Kind::Unsigned, Kind::Complex) => DType::Complex128,
        (Kind::Float | Kind::Complex, Kind::Float) | (Kind::Complex, Kind::Complex) => strong,
        (Kind::Float, Kind::Complex) => strong.to_complex().unwrap_or(DType::Complex64),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str, enable_x64: bool) -> Typed {
        let weak = |dtype: DType| (dtype.canonicalize(enable_x64), true);
        match name {
            "int*" => weak(DType::Int64),
            "float*" => weak(DType::Float64),
            "complex*" => weak(DType::Complex128),
            _ => (DType::parse(name).unwrap(), false),
        }
    }

    /// Each line: who promotes, whether x64 is on, two operands, the result; a star marks weak types.
    #[test]
    fn oracle_table() {
        let table = include_str!("../tests/data/promotion.txt");
        assert!(table.lines().count() > 400);
        for line in table.lines() {
            let [who, x64, a, b, expected] = line.split(' ').collect::<Vec<_>>()[..] else {
                panic!("{line}");
            };
            let x64 = x64 == "1";
            let (a, b) = (
                typed(a, who == "numpy" || x64),
                typed(b, who == "numpy" || x64),
            );
            if who == "numpy" {
                assert_eq!(numpy_promote(&[a, b]).unwrap().name(), expected, "{line}");
                assert_eq!(numpy_promote(&[b, a]).unwrap().name(), expected, "{line}");
                continue;
            }
            for operands in [[a, b], [b, a]] {
                let (dtype, weak) = promote(&operands, x64).unwrap();
                assert_eq!(
                    format!("{dtype}{}", if weak { "*" } else { "" }),
                    expected,
                    "{line}"
                );
            }
        }
    }

    #[test]
    fn keys_do_not_promote() {
        let key = (DType::Key, false);
        assert_eq!(promote(&[key, key], false), Some(key));
        assert_eq!(promote(&[key, (DType::Int32, false)], false), None);
    }
}
