//! The iterators of `itertools` over all ways to pick items.

use super::lazy::{lazy, size};
use crate::natives;
use crate::object::*;
use crate::vm::Vm;
use freezeframe_base::Lists;

/// Yields the tuples that ever new positions into pools of items pick; `advance` moves on and says if there is a next.
fn picked(
    name: &'static str,
    pools: Vec<Vec<Value>>,
    start: Option<Vec<usize>>,
    mut advance: impl FnMut(&mut Vec<usize>, &[Vec<Value>]) -> bool + 'static,
) -> Value {
    let held: Vec<Value> = pools.iter().flatten().cloned().list();
    let mut positions = start;
    let mut first = true;
    lazy(name, held, move |_| {
        let Some(current) = &mut positions else {
            return Ok(None);
        };
        if !std::mem::take(&mut first) && !advance(current, &pools) {
            positions = None;
            return Ok(None);
        }
        let pick = |(at, position): (usize, &usize)| {
            let pool = if pools.len() == 1 {
                pools.first()
            } else {
                pools.get(at)
            };
            pool.and_then(|pool| pool.get(*position))
                .cloned()
                .unwrap_or(Value::None)
        };
        Ok(Some(Value::tuple(
            current.iter().enumerate().map(pick).collect(),
        )))
    })
}

/// The iterators over all ways to pick items.
#[natives]
pub(super) mod functions {
    use super::*;

    /// Tuples of `r` items in the order of the iterable, each at most once.
    ///
    /// >>> list(itertools.combinations("abc", 2))
    /// [('a', 'b'), ('a', 'c'), ('b', 'c')]
    #[native("(iterable, r)")]
    fn combinations(vm: &mut Vm, iterable: &Value, r: &Value) -> Result<Value, Raise> {
        let pool = vm.iterate(iterable)?;
        let (n, r) = (pool.len(), size(vm, r, "r must be non-negative")?);
        let start = (r <= n).then(|| (0..r).collect());
        Ok(picked(
            "itertools.combinations",
            vec![pool],
            start,
            move |positions, _| {
                let Some(at) = (0..r).rev().find(|at| positions[*at] != at + n - r) else {
                    return false;
                };
                positions[at] += 1;
                for next in at + 1..r {
                    positions[next] = positions[next - 1] + 1;
                }
                true
            },
        ))
    }

    /// Tuples of `r` items in the order of the iterable, each as often as you like.
    ///
    /// >>> list(itertools.combinations_with_replacement("ab", 2))
    /// [('a', 'a'), ('a', 'b'), ('b', 'b')]
    #[native("(iterable, r)")]
    fn combinations_with_replacement(
        vm: &mut Vm,
        iterable: &Value,
        r: &Value,
    ) -> Result<Value, Raise> {
        let pool = vm.iterate(iterable)?;
        let (n, r) = (pool.len(), size(vm, r, "r must be non-negative")?);
        if r > 1 << 20 {
            return Err(vm.memory_error());
        }
        let start = (n > 0 || r == 0).then(|| vec![0; r]);
        Ok(picked(
            "itertools.combinations_with_replacement",
            vec![pool],
            start,
            move |positions, _| {
                let Some(at) = (0..r).rev().find(|at| positions[*at] != n - 1) else {
                    return false;
                };
                let next = positions[at] + 1;
                positions[at..].fill(next);
                true
            },
        ))
    }

    /// Tuples of `r` items in every order.
    ///
    /// >>> list(itertools.permutations("ab"))
    /// [('a', 'b'), ('b', 'a')]
    #[native("(iterable, r=None)")]
    fn permutations(vm: &mut Vm, iterable: &Value, r: Option<&Value>) -> Result<Value, Raise> {
        let pool = vm.iterate(iterable)?;
        let n = pool.len();
        let r = match r {
            Some(r)
                if !matches!(
                    r.unwrapped(),
                    Value::Int(_) | Value::BigInt(_) | Value::Bool(_)
                ) =>
            {
                return Err(vm.type_error("Expected int as r"));
            }
            Some(r) => size(vm, r, "r must be non-negative")?,
            None => n,
        };
        let mut indices: Vec<usize> = (0..n).collect();
        let mut cycles: Vec<usize> = (0..r.min(n)).map(|at| n - at).collect();
        let start = (r <= n).then(|| (0..r).collect());
        Ok(picked(
            "itertools.permutations",
            vec![pool],
            start,
            move |positions, _| {
                for at in (0..r).rev() {
                    cycles[at] -= 1;
                    if cycles[at] == 0 {
                        indices[at..].rotate_left(1);
                        cycles[at] = n - at;
                    } else {
                        let other = n - cycles[at];
                        indices.swap(at, other);
                        positions.copy_from_slice(&indices[..r]);
                        return true;
                    }
                }
                false
            },
        ))
    }

    /// Tuples with an item of each iterable, in every combination.
    ///
    /// >>> list(itertools.product("ab", [1, 2]))
    /// [('a', 1), ('a', 2), ('b', 1), ('b', 2)]
    #[native("(*iterables, repeat=1)")]
    fn product(vm: &mut Vm, repeat: &Value, iterables: &[Value]) -> Result<Value, Raise> {
        let repeat = size(vm, repeat, "repeat argument cannot be negative")?;
        let mut once = Vec::new();
        for value in iterables {
            once.push(vm.iterate(value)?);
        }
        if once.len().saturating_mul(repeat) > 1 << 20 {
            return Err(vm.memory_error());
        }
        let mut pools: Vec<Vec<Value>> = Vec::new();
        for _ in 0..repeat {
            pools.extend(once.iter().cloned());
        }
        let start = pools
            .iter()
            .all(|pool| !pool.is_empty())
            .then(|| vec![0; pools.len()]);
        Ok(picked(
            "itertools.product",
            pools,
            start,
            |positions, pools| {
                for (position, pool) in positions.iter_mut().zip(pools).rev() {
                    *position += 1;
                    if *position < pool.len() {
                        return true;
                    }
                    *position = 0;
                }
                false
            },
        ))
    }
}
