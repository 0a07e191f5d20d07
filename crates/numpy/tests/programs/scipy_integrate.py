# Integrals of functions and samples, and differential equations.
import numpy as np
from scipy import integrate
from scipy.integrate import odeint, quad, solve_ivp

print(quad(lambda x: x**2, 0, 1), quad(lambda x, a: a * x, 0, 1, args=(3,)), quad(lambda x: x, 1, 0)[0])
print([round(quad(f, a, b)[0], 8) for f, a, b in (
    (lambda x: np.exp(-x * x), -np.inf, np.inf), (lambda x: np.exp(-x), 0, np.inf), (np.sin, 0, 30), (np.exp, 0, 1),
    (lambda x: 1 / (1 + x * x), -np.inf, 2),
)])
print(round(quad(lambda x: 1 / np.sqrt(x), 0, 1)[0], 6), round(quad(lambda x: abs(x - 0.3), 0, 1, points=[0.3])[0], 8))
print([round(it[0], 8) for it in (
    integrate.dblquad(lambda y, x: x * y, 0, 1, 0, 2), integrate.dblquad(lambda y, x: x * y, 0, 1, lambda x: 0, lambda x: x),
    integrate.tplquad(lambda z, y, x: x * y * z, 0, 1, 0, 1, 0, 1), integrate.nquad(lambda x, y: x * y, [[0, 1], [0, 2]]),
)])
print(integrate.trapezoid([1, 2, 3.0]), integrate.trapezoid([1, 2, 3.0], [0, 1, 3]), integrate.simpson([1, 2, 4.0, 3]))
print(integrate.simpson([1, 2, 4.0], x=[0, 1, 3]), integrate.simpson([1, 4.0, 3, 9], x=[0, 1, 3, 3.5]), integrate.romb([1, 2, 4.0, 3, 2]))
print(integrate.cumulative_trapezoid([1, 2, 4.0]), integrate.cumulative_trapezoid([1, 2, 4.0], [0, 1, 3], initial=0))

found = solve_ivp(lambda t, y: -y, (0, 1), [1.0, 2])
print(found)
print(found.t, found.y)
found = solve_ivp(lambda t, y: -y, (0, 1), [1.0, 2], events=lambda t, y: y[0] - 0.5, t_eval=[0, 0.5, 1])
print(found.t_events, found.y_events, found.y, found.nfev)


def hunters(t, z, a, b, c, d):
    x, y = z
    return [a * x - b * x * y, -c * y + d * x * y]


found = solve_ivp(hunters, [0, 15], [10, 5], args=(1.5, 1, 3, 1), dense_output=True)
print(found.t.size, found.y[:, -1], found.nfev, found.sol(np.linspace(0, 15, 5)))
found = solve_ivp(hunters, [0, 5], [10, 5], args=(1.5, 1, 3, 1), method="RK23")
print(found.t.size, found.y[:, -1], found.nfev)


def ground(t, y):
    return y[0]


ground.terminal, ground.direction = True, -1
found = solve_ivp(lambda t, y: [y[1], -9.8], [0, 100], [0, 10.0], events=ground, max_step=0.5)
print(found.t_events, found.status, found.message, found.t[-1])
print(solve_ivp(lambda t, y: [-1000 * (y[0] - np.cos(t))], [0, 1], [0.0], method="Radau", rtol=1e-6).y[0, -1].round(4))
print(solve_ivp(lambda t, y: 1j * y, (0, 1), [1 + 0j]).y[:, -1], solve_ivp(lambda t, y: -y, (1, 0), [1.0]).y)
print(odeint(lambda y, t: -y, [1.0], [0, 1, 2.0]).round(5))
pendulum = odeint(lambda y, t, b, c: [y[1], -b * y[1] - c * np.sin(y[0])], [np.pi - 0.1, 0.0], np.linspace(0, 10, 6), args=(0.25, 5.0))
print(pendulum.round(4))
for text in ("solve_ivp(lambda t, y: -y, (0, 1), 1.0)", "solve_ivp(lambda t, y: -y, (0, 1), [1.0], t_eval=[2])"):
    try:
        print(eval(text))
    except ValueError as error:
        print(error)
