"""Digits of powers and exponentials: those of the C library."""
import math

print(2.0**1.5, 2**-0.5, 10**0.1, 1.1**10, 0.9**37, 1.0000001**1e7, (-8.0) ** 3, (-2.0) ** -3, 2.0**-1074, 5e-324**0.5)
print(math.pow(2.0, 0.5), math.pow(0.0, 0.0), math.pow(-1.0, 3.0), math.pow(1e300, -1.05))
for step in range(1, 12):
    x = 0.1 * step * step
    print([x**y for y in (0.5, 1.3, -2.7, 3.0)], [math.exp(x), math.exp(-x), math.tanh(x / 4), math.cosh(x)])
for base in (0.9, 0.99, 0.999, 1.05):
    print([base**n for n in (10, 50, 100, 500)])
print(math.exp(709.7), math.exp(-745.0), math.exp(0.0), math.exp(1.0), math.exp(1e-20), math.tanh(-30.0), math.tanh(1e-20), math.cosh(25.0))
for wrong in ("math.exp(1000)", "10.0 ** 400", "math.pow(-2.0, 0.5)", "math.pow(10.0, 309)", "0.0 ** -1"):
    try:
        print(eval(wrong))
    except (OverflowError, ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
