//! Matrices with a pattern, and triangles.

use super::*;

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    #[native("(N, M=None, k=0, dtype=None)")]
    #[allow(non_snake_case, reason = "Python's parameters are called that")]
    #[member(eye = i64::eq,
        "A matrix of `N` rows and `M` columns with ones on the `k`-th diagonal.

        >>> np.eye(2, 3)
        array([[1., 0., 0.],
               [0., 1., 0.]])")]
    #[member(tri = i64::le,
        "A matrix of `N` rows and `M` columns with ones on and below the `k`-th diagonal.

        >>> np.tri(3)
        array([[1., 0., 0.],
               [1., 1., 0.],
               [1., 1., 1.]])")]
    fn ones_where(
        vm: &mut Vm,
        member: fn(&i64, &i64) -> bool,
        N: i64,
        M: Option<i64>,
        k: i64,
        dtype: Option<DType>,
    ) -> Result<NewArray, Raise> {
        let count = |it: i64| freezeframe_base::how_many(it).unwrap_or(0);
        let (rows, columns) = (count(N), count(M.unwrap_or(N)));
        let dtype = dtype.unwrap_or(DType::Float64);
        matrix(vm, dtype, rows, columns, &|row, column| {
            Scalar::Int(i64::from(member(&(column - row), &k)))
        })
    }

    /// A square matrix with ones on the diagonal.
    ///
    /// >>> np.identity(2)
    /// array([[1., 0.],
    ///        [0., 1.]])
    #[native("(n, dtype=None)")]
    fn identity(vm: &mut Vm, n: i64, dtype: Option<DType>) -> Result<NewArray, Raise> {
        functions::ones_where(vm, i64::eq, n, None, 0, dtype)
    }

    /// The matrix with a vector on its `k`-th diagonal, or the `k`-th diagonal of a matrix.
    ///
    /// >>> np.diag([1, 2])
    /// array([[1, 0],
    ///        [0, 2]])
    #[native("(v, k=0)")]
    fn diag(vm: &mut Vm, v: &Array, k: i64) -> Result<NewArray, Raise> {
        match v.ndim() {
            1 => diagonal_matrix(vm, v, k),
            2 => {
                let shift = isize::try_from(k).unwrap_or(0);
                let view = View::whole(v.shape().clone()).diagonal(shift, 0, 1);
                lift(vm, gather(v, &view.positions(), view.shape)).map(NewArray)
            }
            _ => Err(vm.value_error("Input must be 1- or 2-d.")),
        }
    }

    #[native("(m, k=0)")]
    #[member(
        tril = true,
        "The matrix with zeros above the `k`-th diagonal.

        >>> np.tril([[1, 2], [3, 4]])
        array([[1, 0],
               [3, 4]])"
    )]
    #[member(
        triu = false,
        "The matrix with zeros below the `k`-th diagonal.

        >>> np.triu([[1, 2], [3, 4]])
        array([[1, 2],
               [0, 4]])"
    )]
    fn triangle(vm: &mut Vm, member: bool, m: &Array, k: i64) -> Result<NewArray, Raise> {
        let [.., rows, columns] = m.shape().dims() else {
            return Err(vm.value_error("Input must be at least 2-d."));
        };
        let (rows, columns) = ((*rows).max(1), (*columns).max(1));
        let keep = |index: usize| {
            let (row, column) = ((index / columns % rows) as i64, (index % columns) as i64);
            if member {
                column - row <= k
            } else {
                column - row >= k
            }
        };
        let scalars: Vec<Scalar> = m
            .scalars()
            .into_iter()
            .enumerate()
            .map(|(index, it)| if keep(index) { it } else { Scalar::Int(0) })
            .collect();
        let triangle = Array::from_scalars(m.dtype(), &scalars, m.shape().clone());
        lift(vm, triangle).map(NewArray)
    }
}

/// A matrix whose element is given by row and column.
fn matrix(
    vm: &Vm,
    dtype: DType,
    rows: usize,
    columns: usize,
    f: &dyn Fn(i64, i64) -> Scalar,
) -> Result<NewArray, Raise> {
    let shape = Shape::new(&[rows, columns]);
    check_size(vm, dtype, &shape)?;
    let scalars: Vec<Scalar> = (0..rows as i64)
        .flat_map(|row| (0..columns as i64).map(move |column| (row, column)))
        .map(|(r, c)| f(r, c))
        .list();
    lift(vm, Array::from_scalars(dtype, &scalars, shape)).map(NewArray)
}

fn diagonal_matrix(vm: &Vm, v: &Array, shift: i64) -> Result<NewArray, Raise> {
    let more = usize::try_from(shift.unsigned_abs()).unwrap_or(usize::MAX / 2);
    let side = v.size() + more;
    matrix(vm, v.dtype(), side, side, &|row, column| {
        let place = if shift >= 0 { row } else { column };
        let element = usize::try_from(place).ok().and_then(|it| v.get(it));
        match element {
            Some(element) if column - row == shift => element,
            _ => Scalar::Int(0),
        }
    })
}
