"""Minima, roots, fits and linear problems."""

from scipy._lib import missing as _missing
from scipy.optimize._least import (
    curve_fit, fixed_point, fsolve, least_squares, leastsq, linear_sum_assignment, linprog, nnls, root,
)
from scipy.optimize._minimize import (
    Bounds, LbfgsInvHessProduct, LinearConstraint, NonlinearConstraint, approx_fprime, check_grad, fmin, fmin_bfgs, fmin_cg, fmin_l_bfgs_b, fmin_powell, minimize,
    rosen, rosen_der, rosen_hess,
)
from scipy.optimize._result import OptimizeResult, OptimizeWarning
from scipy.optimize._scalar import (
    RootResults, bisect, bracket, brent, brenth, brentq, fminbound, golden, minimize_scalar, newton, ridder, root_scalar,
)

__getattr__ = _missing("scipy.optimize")
