//! Counting: histograms.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// How often each of 0, 1, 2 ... is there; with weights, their sums.
    ///
    /// >>> np.bincount([0, 1, 1, 3])
    /// array([1, 2, 0, 1])
    #[native("(x, /, weights=None, minlength=0)")]
    fn bincount(
        vm: &mut Vm,
        x: &Array,
        minlength: i64,
        weights: Option<Doubles>,
    ) -> Result<NewArray, Raise> {
        let mut places = Vec::new();
        for it in x.scalars() {
            places.push(
                usize::try_from(it.to_i64()).map_err(|_| {
                    vm.value_error("'list' argument must have no negative elements")
                })?,
            );
        }
        let most = places.iter().map(|it| it.saturating_add(1)).max();
        let least = freezeframe_base::how_many(minlength).unwrap_or(0);
        let size = most.unwrap_or(0).max(least);
        check_size(vm, DType::Int64, &Shape::new(&[size]))?;
        let Some(weights) = weights else {
            let mut counts = vec![0_i64; size];
            for place in places {
                counts[place] += 1;
            }
            return Ok(NewArray(Array::vector(counts)));
        };
        let mut sums = vec![0.0_f64; size];
        for (place, weight) in places.iter().zip(weights.numbers()) {
            sums[*place] += weight;
        }
        Ok(NewArray(Array::vector(sums)))
    }

    /// How many elements are in each bin, and the edges of the bins.
    ///
    /// `bins` is how many, or their edges; `range` is where they begin and end, else the smallest and largest element.
    /// With `density`, counts are divided by their sum and the widths of the bins.
    ///
    /// >>> np.histogram([1, 2, 1], bins=[0, 1, 2, 3])
    /// (array([0, 2, 1]), array([0, 1, 2, 3]))
    #[native("(a, bins=10, range=None, density=None, weights=None)")]
    fn histogram(
        vm: &mut Vm,
        a: &Array,
        bins: &Value,
        range: Option<&Value>,
        weights: Option<Doubles>,
        density: Option<bool>,
    ) -> Outcome {
        let values: Vec<f64> = a.scalars().iter().map(|it| it.to_f64()).collect();
        let mut edges = bin_edges(vm, &values, bins, range)?;
        // Edges that are counted out are numbers of the array's dtype.
        let dtype = match bins {
            Value::Int(_) | Value::Str(_) if a.dtype().is_float() => a.dtype(),
            _ => DType::Float64,
        };
        if dtype != DType::Float64 {
            edges = spaced(vm, &edges, dtype)?;
        }
        let weights = weights.map(|it| it.numbers());
        let counts = bin_counts(&values, weights.as_deref(), &edges);
        let counts = if density.unwrap_or(false) {
            let total: f64 = counts.iter().sum();
            let each = counts.iter().zip(edges.windows(2));
            let each = each.map(|(n, edge)| n / (edge[1] - edge[0]) / total);
            Array::vector(each.collect::<Vec<_>>())
        } else if weights.is_some() {
            Array::vector(counts)
        } else {
            Array::vector(counts.into_iter().map(|it| it as i64).collect::<Vec<_>>())
        };
        let counts = owned(vm, counts);
        let edges = match bins {
            Value::Int(_) | Value::Str(_) => {
                lift(vm, convert_element_type(&Array::vector(edges), dtype))?
            }
            given => array_of(vm, given)?,
        };
        let edges = owned(vm, edges);
        Ok(Value::tuple(vec![counts, edges]))
    }
}

/// As many edges from the first to the last, each step of which is rounded to a narrower dtype.
fn spaced(vm: &mut Vm, edges: &[f64], dtype: DType) -> Result<Vec<f64>, Raise> {
    let rounded = |vm: &mut Vm, many: Vec<f64>| -> Result<Vec<f64>, Raise> {
        let many = lift(vm, convert_element_type(&Array::vector(many), dtype))?;
        Ok(many.scalars().iter().map(|it| it.to_f64()).collect())
    };
    let (Some(low), Some(high)) = (edges.first(), edges.last()) else {
        return Ok(Vec::new());
    };
    let ends = rounded(vm, vec![*low, *high])?;
    let width = rounded(vm, vec![ends[1] - ends[0]])?[0];
    let step = rounded(vm, vec![width / (edges.len() - 1) as f64])?[0];
    let far = rounded(vm, (0..edges.len()).map(|at| at as f64 * step).collect())?;
    let mut found = rounded(vm, far.iter().map(|it| it + ends[0]).collect())?;
    if let Some(last) = found.last_mut() {
        *last = ends[1];
    }
    Ok(found)
}

/// The edges of the bins of a histogram of `values`.
pub fn bin_edges(
    vm: &mut Vm,
    values: &[f64],
    bins: &Value,
    range: Option<&Value>,
) -> Result<Vec<f64>, Raise> {
    let count = match bins.unwrapped() {
        Value::Int(count) => usize::try_from(*count)
            .ok()
            .filter(|it| (1..=1 << 20).contains(it)),
        Value::List(_) | Value::Tuple(_) | Value::Range(_) | Value::Object(_) => {
            let edges = convert::array_with(vm, bins, Some(DType::Float64))?;
            return Ok(edges.scalars().iter().map(|it| it.to_f64()).collect());
        }
        Value::Str(_) => {
            // Sturges' rule, the smaller half of what NumPy's 'auto' considers.
            Some((libm::log2(values.len().max(1) as f64).ceil() as usize) + 1)
        }
        _ => None,
    };
    let Some(count) = count else {
        return Err(vm.value_error("`bins` must be positive, when an integer"));
    };
    let (mut low, mut high) = match range {
        Some(range) => match vm.iterate(range)?.as_slice() {
            [a, b] => (convert::float_of(vm, a)?, convert::float_of(vm, b)?),
            _ => return Err(vm.value_error("`range` must have two elements")),
        },
        None if values.is_empty() => (0.0, 1.0),
        None => values
            .iter()
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| {
                (a.min(*v), b.max(*v))
            }),
    };
    if !(low.is_finite() && high.is_finite()) || values.iter().any(|v| v.is_nan()) {
        return Err(vm.value_error("autodetected range of [nan, nan] is not finite"));
    }
    if low == high {
        (low, high) = (low - 0.5, high + 0.5);
    }
    let step = (high - low) / count as f64;
    let mut edges: Vec<f64> = (0..=count).map(|it| it as f64 * step + low).collect();
    if let Some(last) = edges.last_mut() {
        *last = high;
    }
    Ok(edges)
}

/// How many values (or how much weight) each bin holds; the last bin includes its right edge.
pub fn bin_counts(values: &[f64], weights: Option<&[f64]>, edges: &[f64]) -> Vec<f64> {
    let mut counts = vec![0.0; edges.len().saturating_sub(1)];
    for (index, v) in values.iter().enumerate() {
        let above = edges.partition_point(|edge| edge <= v);
        let bin = if edges.last() == Some(v) {
            counts.len()
        } else {
            above
        };
        if let Some(count) = bin.checked_sub(1).and_then(|bin| counts.get_mut(bin)) {
            *count += weights.map_or(1.0, |it| it.get(index).copied().unwrap_or(0.0));
        }
    }
    counts
}
