"""Integrals of functions and samples, and ordinary differential equations."""

from scipy._lib import missing as _missing
from scipy.integrate._equations import OdeSolution, odeint, solve_ivp
from scipy.integrate._integrals import (
    IntegrationWarning, cumulative_trapezoid, dblquad, fixed_quad, nquad, quad, quad_vec, romb, simpson, tplquad,
    trapezoid,
)

__getattr__ = _missing("scipy.integrate")
