# Special functions of numbers and arrays.
import numpy as np
from scipy import special

x = np.array([-3.7, -0.3, 0.1, 0.7, 1, 2.5, 9.99, 33])
p = np.array([1e-20, 1e-5, 0.01, 0.3, 0.5, 0.7, 0.975, 0.999])
one = "gamma gammaln digamma erf erfc erfcx ndtr log_ndtr expit log_expit exprel".split()
for name in one:
    print(name, [f"{it:.10g}" for it in getattr(special, name)(x).tolist()])
for name in "ndtri erfinv logit ellipk ellipe erfcinv".split():
    print(name, [f"{it:.10g}" for it in getattr(special, name)(p).tolist()])
for name in "j0 j1 y0 y1 i0 i1 i0e k0 k1 exp1".split():
    print(name, [f"{it:.9g}" for it in getattr(special, name)(np.array([0.3, 2.4, 45.0])).tolist()])
a, b = np.array([0.1, 2.5, 20])[:, None], np.array([0.5, 3, 20])
for name in "gammainc gammaincc beta betaln binom poch".split():
    print(name, [f"{it:.10g}" for it in getattr(special, name)(a, b).ravel().tolist()])
for name in "gammaincinv gammainccinv".split():
    print(name, [f"{it:.10g}" for it in getattr(special, name)(a, p[2::2]).ravel().tolist()])
for name in "betainc betaincinv".split():
    print(name, [f"{it:.10g}" for it in getattr(special, name)(a, 2.5, p[2::2]).ravel().tolist()])
print(special.zeta([1.1, 2, 3.5]).round(10), special.zeta(2.5, [0.1, 7.5]).round(10), special.polygamma(1, [0.3, 2.5]).round(10))
print(special.jv(2.5, [0.1, 3.0]).round(10), special.kv(1.5, 2.0).round(10), special.lambertw(1).real.round(10))
print(special.logsumexp([1, 2, 3.0]), special.logsumexp(np.ones((2, 3)), axis=1), special.logsumexp([1000.0, 1000.0]))
print(special.logsumexp([1, 2.0], b=[1, -1.0], return_sign=True), special.logsumexp([-np.inf, -np.inf]))
print(special.softmax([[1, 2], [3, 5.0]], axis=1), special.log_softmax([1, 2, 3.0]))
print(special.factorial(5), special.factorial([3, 4], exact=True), special.factorial(25, exact=True), special.comb(10, 3))
print(special.comb(10, 3, exact=True), special.comb([3, 4], 2), special.perm(5, 2), special.xlogy([0, 2], [0, 3]))
print(special.rel_entr([0.2, 0.8], [0.5, 0.5]), special.entr([0, 0.5]), special.huber(1, [0.5, 2]), special.boxcox([1, 2], 0.5))
print(special.expit(np.float32(0.3)).dtype, type(special.gamma(5)), special.erf(np.zeros((2, 0))).shape, special.eval_legendre(2, 0.5))
try:
    special.factorial(2.5, exact=True)
except ValueError as error:
    print(error)
