//! `np.einsum`.

use super::*;
use crate::view::{View, gather};
use freezeframe_array::kernel::{EinsumOps, EinsumPlan, EinsumProblem};

/// The rows.
#[natives(scope = Call)]
pub(crate) mod functions {
    use super::*;

    /// Sums of products by subscripts: a letter for each axis, those that are not in the result summed over.
    ///
    /// >>> np.einsum('ij,jk->ik', [[1, 2], [3, 4]], [[1, 0], [0, 2]])
    /// array([[1, 4],
    ///        [3, 8]])
    /// >>> np.einsum('ii', [[1, 2], [3, 4]])
    /// np.int64(5)
    #[native("(subscripts, /, *operands, out=None, optimize=False, dtype=None)")]
    fn einsum(vm: &mut Vm, subscripts: &Value, operands: &[Array]) -> Result<ArrayOrScalar, Raise> {
        let Some(text) = subscripts.as_str() else {
            let raise = vm.not_implemented("numpy.einsum: subscripts must be a string");
            return Err(raise.handed_over());
        };
        check_letters(vm, text)?;
        let shapes: Vec<Shape> = operands.iter().map(|it| it.shape().clone()).collect();
        let plan = EinsumPlan::new(text, &shapes).map_err(|problem| unfit(vm, problem))?;
        let typed: Vec<Operand> = operands
            .iter()
            .map(|array| Operand {
                array: array.clone(),
                weak: false,
            })
            .collect();
        let dtype = promoted(vm, &typed)?;
        let cast = |array: &Array| lift(vm, convert_element_type(array, dtype));
        let arrays: Vec<Array> = operands.iter().map(cast).try_list()?;
        match plan.run(&mut Computed(vm), &arrays)? {
            Some(result) => Ok(ArrayOrScalar(result)),
            None => Err(vm.value_error("einsum needs an operand")),
        }
    }
}

/// The steps as computations of arrays.
struct Computed<'v>(&'v Vm);

impl EinsumOps for Computed<'_> {
    type Value = Array;
    type Error = Raise;

    fn diagonal(&mut self, x: &Array, first: usize, second: usize) -> Result<Array, Raise> {
        let view = View::whole(x.shape().clone()).diagonal(0, first, second);
        lift(self.0, gather(x, &view.positions(), view.shape))
    }

    fn sum(&mut self, x: &Array, axes: &[usize]) -> Result<Array, Raise> {
        lift(self.0, reduce::sum(x, axes))
    }

    fn dot(&mut self, a: &Array, b: &Array, numbers: DotDimensionNumbers) -> Result<Array, Raise> {
        product(self.0, a, b, &numbers)
    }

    fn transpose(&mut self, x: &Array, order: &[usize]) -> Result<Array, Raise> {
        lift(self.0, kernel::transpose(x, order))
    }
}

fn check_letters(vm: &Vm, text: &str) -> Result<(), Raise> {
    let inputs = text.split("->").next().unwrap_or(text);
    let is_known = |c: char| c.is_ascii_alphabetic() || c.is_whitespace() || ",.".contains(c);
    match inputs.chars().find(|c| !is_known(*c)) {
        Some(bad) => Err(vm.value_error(format_args!(
            "invalid subscript '{bad}' in einstein sum subscripts string, subscripts must be letters"
        ))),
        None => Ok(()),
    }
}

#[cold]
fn unfit(vm: &Vm, problem: EinsumProblem) -> Raise {
    match problem {
        EinsumProblem::Count => vm.value_error(
            "einstein sum subscripts string contains too many or too few subscripts for the operands",
        ),
        EinsumProblem::Rank { .. } => vm.value_error(
            "operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions.",
        ),
        EinsumProblem::Size { own: true, .. } => {
            vm.value_error("dimensions in operand for collapsing index don't match")
        }
        EinsumProblem::Size { known, size, .. } => vm.value_error(format_args!(
            "operands could not be broadcast together with remapped shapes [original->remapped]: {known} and {size}"
        )),
        EinsumProblem::Output(letter) => vm.value_error(format_args!(
            "einstein sum subscripts string included output subscript '{letter}' which never appeared in an input"
        )),
    }
}
