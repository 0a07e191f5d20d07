# Minima under conditions.
import numpy as np
from scipy.optimize import LinearConstraint, NonlinearConstraint, minimize


def valley(x):
    return (x[0] - 1) ** 2 + 10 * (x[1] - x[0] ** 2) ** 2


def show(found):
    print(found.message, found.status, found.x.round(4) + 0.0, round(float(found.fun), 5), found.nit, found.success)


show(minimize(valley, [-1.0, 2], method="SLSQP"))
show(minimize(valley, [-1.0, 2], constraints={"type": "eq", "fun": lambda x: x[0] + x[1] - 1}))
show(minimize(valley, [-1.0, 2], constraints=[{"type": "ineq", "fun": lambda x: 1 - x[0] ** 2 - x[1] ** 2}]))
conditions = (
    {"type": "ineq", "fun": lambda x: x[0] - 2 * x[1] + 2}, {"type": "ineq", "fun": lambda x: -x[0] - 2 * x[1] + 6},
    {"type": "ineq", "fun": lambda x, a: -x[0] + a * x[1] + 2, "args": (2,)},
)
show(minimize(lambda x: (x[0] - 1) ** 2 + (x[1] - 2.5) ** 2, (2, 0), method="SLSQP", bounds=((0, None), (0, None)), constraints=conditions))
show(minimize(lambda x: x @ x, np.ones(4), jac=lambda x: 2 * x, constraints={"type": "eq", "fun": lambda x: x.sum() - 1, "jac": lambda x: np.ones(4)}, bounds=[(0, 1)] * 4))
risk = np.array([[0.1, 0.02, 0.01], [0.02, 0.08, 0.03], [0.01, 0.03, 0.12]])
show(minimize(lambda w: w @ risk @ w, [1 / 3] * 3, method="SLSQP", bounds=[(0, 1)] * 3, constraints=[
    {"type": "eq", "fun": lambda w: np.sum(w) - 1}, {"type": "ineq", "fun": lambda w: w @ np.array([0.1, 0.2, 0.15]) - 0.16},
]))
show(minimize(valley, [-1.0, 2], method="SLSQP", constraints=LinearConstraint([[1, 1]], -np.inf, 0.5)))
show(minimize(lambda x: x[0] + x[1], [1.0, 1.2], method="SLSQP", constraints=NonlinearConstraint(lambda x: x[0] ** 2 + x[1] ** 2, 1, 2)))
show(minimize(valley, [-1.0, 2], method="SLSQP", bounds=[(None, 0.5), (0, 3)]))
show(minimize(lambda x: x[0] * x[3] * (x[0] + x[1] + x[2]) + x[2], [1, 5, 5, 1.0], method="SLSQP", bounds=[(1, 5)] * 4, constraints=[
    {"type": "ineq", "fun": lambda x: np.prod(x) - 25}, {"type": "eq", "fun": lambda x: 40 - np.sum(np.square(x))},
]))
print(minimize(valley, [-1.0, 2], method="SLSQP", options={"maxiter": 3}).message)
try:
    minimize(valley, [-1.0, 2], constraints={"type": "foo", "fun": valley})
except ValueError as error:
    print(error)
