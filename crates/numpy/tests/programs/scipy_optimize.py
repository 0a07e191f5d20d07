# Minima, roots and fits.
import numpy as np
from scipy import optimize
from scipy.optimize import minimize


def valley(x):
    return (x[0] - 1) ** 2 + 10 * (x[1] - x[0] ** 2) ** 2


for method in ("BFGS", "Nelder-Mead", "CG", "L-BFGS-B", "Powell"):
    for start in ([-1.0, 2], [3, 0.5]):
        found = minimize(valley, start, method=method)
        print(method, found.success, found.message, found.status, found.x.round(4), found.nit, found.nfev, found.fun < 1e-8)
for method in ("BFGS", "CG", "L-BFGS-B", "Newton-CG"):
    more = {"hess": optimize.rosen_hess} if method == "Newton-CG" else {}
    found = minimize(optimize.rosen, [1.3, 0.7, 0.8, 1.9, 1.2], jac=optimize.rosen_der, method=method, **more)
    print(method, found.x.round(3), found.nit, found.nfev, found.njev)
for bounds in ([(None, 0.5), (0, 3)], [(-2, 0.5), (0, 3)], optimize.Bounds([1.5, 0], [3, 1])):
    found = minimize(valley, [-1.0, 2], bounds=bounds)
    print(found.x.round(4), found.nit, found.nfev, found.message, found.jac.round(2) + 0.0)
found = minimize(valley, [-1.0, 2])
found.fun = round(found.fun, 8)
print(found)
print(minimize(valley, [-1.0, 2], method="Nelder-Mead", options={"maxiter": 30}).message)
minimize(valley, [-1.0, 2], method="BFGS", options={"disp": True})
minimize(valley, [-1.0, 2], callback=lambda x: print(x.round(3)), options={"maxiter": 3})
minimize(valley, [-1.0, 2], callback=lambda intermediate_result: print(round(intermediate_result.fun, 3)), options={"maxiter": 2})
print(optimize.fmin(valley, [-1, 2.0]).round(4), optimize.fmin_bfgs(valley, [-1, 2.0], disp=0).round(4))

print(optimize.minimize_scalar(lambda x: (x - 2) ** 2))
print(optimize.minimize_scalar(lambda x: (x - 2) ** 2, bounds=(0, 1.5)).x.round(5), optimize.minimize_scalar(np.cos, bracket=(2, 4)).x.round(6))
print(optimize.root_scalar(lambda x: x * x - 2, bracket=[0, 2]))
print(optimize.root_scalar(lambda x: x * x - 2, x0=1.0, fprime=lambda x: 2 * x), optimize.newton(lambda x: x * x - 2, 1.0))
print(optimize.brentq(lambda x: x * x - 2, 0, 2), optimize.bisect(lambda x: x * x - 2, 0, 2), optimize.brenth(lambda x: x * x - 2, 0, 2))
print(optimize.ridder(lambda x: x * x - 2, 0, 2), optimize.brentq(lambda x, a: x - a, 0, 2, args=(0.5,), full_output=True)[1].iterations)
print(optimize.fsolve(lambda x: x**2 - 2, 1.0).round(6), optimize.root(lambda x: [x[0] ** 2 - 2, x[1] - 1], [1, 1.0]).x.round(6))

x, y = np.arange(5.0), [2, 1.2, 0.7, 0.45, 0.27]
best, spread = optimize.curve_fit(lambda x, a, b: a * np.exp(-b * x), x, y)
print(best.round(5), spread.round(6))
print(optimize.curve_fit(lambda x, a, b: a * np.exp(-b * x), x, y, sigma=[0.1, 0.1, 0.2, 0.2, 0.3], absolute_sigma=True)[1].round(5))
print(optimize.curve_fit(lambda x, a, b: a * np.exp(-b * x), x, y, p0=[1, 1], bounds=(0, [1.5, 2]))[0].round(4))
found = optimize.least_squares(lambda x: [x[0] - 1, 10 * (x[1] - x[0] ** 2)], [2.0, 2])
print(found.x.round(6), found.status, found.message, found.nfev, found.success)
found = optimize.linprog([-1, -2], A_ub=[[1, 1]], b_ub=[4], bounds=[(0, None), (0, 3)])
print(found.x, found.fun, found.success)
print(optimize.linear_sum_assignment([[4, 1, 3], [2, 0, 5], [3, 2, 2]]), optimize.nnls(np.array([[1, 0], [1, 1.0]]), np.array([1, 2.0]))[0])
print(optimize.approx_fprime([1.0, 2], valley).round(4), optimize.check_grad(optimize.rosen, optimize.rosen_der, [1.0, 2]) < 1e-4)

for text in (
    "brentq(lambda x: x * x + 2, 0, 2)", "newton(lambda x: x * x + 2, 1.0)", "minimize(lambda x: x, [1, 2.0])",
    "minimize(valley, [1, 2.0], method='foo')", "newton(lambda x: x * x + 1, 0.0, fprime=lambda x: 2 * x)",
    "minimize(valley, [1, 2.0], method='Newton-CG')", "root_scalar(lambda x: x)",
):
    try:
        print(eval("optimize." + text))
    except Exception as error:
        print(type(error).__name__, error)
