//! The gamma function and its like, of `jax.scipy.special`.

use crate::ops::{R, gammas as ops};
use crate::py::*;
use crate::row::{Call, Facts};

/// Functions of factorials and logarithms.
#[natives(scope = Call)]
pub(super) mod functions {
    use super::*;

    #[member(i0 = ops::i0, "The modified Bessel function of the first kind and order 0.

        >>> jax.scipy.special.i0(1.0)
        Array(1.266066, dtype=float32, weak_type=True)")]
    #[member(i0e = ops::i0e, "`exp(-abs(x)) * i0(x)`.

        >>> jax.scipy.special.i0e(1.0)
        Array(0.46575963, dtype=float32, weak_type=True)")]
    #[member(i1 = ops::i1, "The modified Bessel function of the first kind and order 1.

        >>> jax.scipy.special.i1(1.0)
        Array(0.5651591, dtype=float32, weak_type=True)")]
    #[member(i1e = ops::i1e, "`exp(-abs(x)) * i1(x)`.

        >>> jax.scipy.special.i1e(1.0)
        Array(0.20791042, dtype=float32, weak_type=True)")]
    #[member(gammasgn = ops::gammasgn, "The sign of the gamma function.

        >>> jax.scipy.special.gammasgn(-0.5)
        Array(-1., dtype=float32)")]
    #[member(gamma = ops::gamma, "The gamma function: `gamma(n + 1)` is the factorial of `n`.

        >>> jax.scipy.special.gamma(5.0)
        Array(24., dtype=float32)")]
    #[native("(x)", facts = Facts::NONE.checking())]
    fn of_one(x: &Value, member: fn(&Value) -> R) -> R {
        member(x)
    }

    /// The factorial of each number, by the gamma function.
    ///
    /// >>> jax.scipy.special.factorial(4)
    /// Array(24., dtype=float32, weak_type=True)
    #[native("(n, exact=False)", facts = Facts::NONE.checking())]
    fn factorial(n: &Value, exact: bool) -> R {
        if exact {
            return Err(Error::not_implemented("factorial with exact=True"));
        }
        ops::factorial(n)
    }

    /// How many ways there are to take `k` of `N` things, in any order; with `repetition`, each as often as one likes.
    ///
    /// >>> jax.scipy.special.comb(5, 2)
    /// Array(10., dtype=float32, weak_type=True)
    #[native("(N, k, *, repetition=False)", facts = Facts::NONE.checking())]
    #[expect(non_snake_case, reason = "Python's name")]
    fn comb(N: &Value, k: &Value, repetition: bool) -> R {
        ops::comb(N, k, repetition)
    }

    #[member(betaln = ops::betaln, "The logarithm of the size of the beta function.

        >>> jax.scipy.special.betaln(2.0, 3.0)
        Array(-2.4849067, dtype=float32, weak_type=True)")]
    #[member(beta = ops::beta, "The beta function: `gamma(a) * gamma(b) / gamma(a + b)`.

        >>> jax.scipy.special.beta(2.0, 3.0)
        Array(0.08333333, dtype=float32)")]
    #[native("(a, b)", facts = Facts::NONE.checking())]
    fn of_two(a: &Value, b: &Value, member: fn(&Value, &Value) -> R) -> R {
        member(a, b)
    }

    #[member(
        boxcox = false,
        "`(x**lmbda - 1) / lmbda`, and the logarithm where `lmbda` is zero.

        >>> jax.scipy.special.boxcox(4.0, 0.5)
        Array(2., dtype=float32, weak_type=True)"
    )]
    #[member(
        boxcox1p = true,
        "`((1 + x)**lmbda - 1) / lmbda`, and the logarithm where `lmbda` is zero.

        >>> jax.scipy.special.boxcox1p(3.0, 0.5)
        Array(2., dtype=float32, weak_type=True)"
    )]
    #[native("(x, lmbda)", facts = Facts::NONE.checking())]
    fn power_or_log(x: &Value, lmbda: &Value, member: bool) -> R {
        ops::boxcox(x, lmbda, member)
    }

    /// The logarithm of the gamma function of several dimensions.
    ///
    /// >>> jax.scipy.special.multigammaln(3.0, 2)
    /// Array(1.550195, dtype=float32)
    #[native("(a, d)", facts = Facts::NONE.checking())]
    fn multigammaln(a: &Value, d: i64) -> R {
        ops::multigammaln(a, d)
    }
}
