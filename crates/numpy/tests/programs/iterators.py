# a.flat, np.nditer, np.broadcast, and a few small functions.
import numpy as np

a = np.arange(6).reshape(2, 3)
print(a.flat[2], a.flat[[1, 3]], a.flat[-1], list(a.flat), len(a.flat), a.flat.index, type(a.flat))
a.flat[1:3] = 9
print(a)
a.flat[...] = 7
print(a)
a.flat = [1, 2]
print(a)
a.T.flat[1] = 50
print(a, a.flat == 2, np.asarray(a.flat))
it = a.flat
print(next(it), it.index, it.coords, next(it))
print([x.item() for x in np.nditer(a)])
it = np.nditer(a, flags=["multi_index"])
for x in it:
    print(int(x), it.multi_index, end="; ")
print()
b = np.arange(4.0)
with np.nditer(b, op_flags=["readwrite"]) as it:
    for x in it:
        x[...] = 2 * x
print(b, [(int(x), int(y)) for x, y in np.nditer([np.arange(3), np.arange(3)])])
it = np.nditer(np.arange(6).reshape(2, 3), flags=["f_index"])
while not it.finished:
    print(int(it[0]), it.index, end="; ")
    it.iternext()
print()
c = np.broadcast(np.arange(3).reshape(3, 1), np.arange(2))
print(c.shape, c.nd, c.ndim, c.size, c.index, c.numiter, [tuple(map(int, pair)) for pair in c])
print(np.average(np.arange(4.0), weights=[1, 2, 3, 4], returned=True), np.average(np.arange(4.0), returned=True))
print(np.average(np.arange(6.0).reshape(2, 3), axis=0, returned=True))
print(np.format_float_positional(np.float32(3.14159), precision=3), np.format_float_scientific(12345.678, precision=3))
print(np.format_float_positional(1e16), np.format_float_scientific(1.0), np.format_float_positional(2.0, trim="-"))
print(np.format_float_scientific(0.00012, exp_digits=3), np.format_float_positional(-0.5, sign=True))
print(np.i0(np.array([0.0, 1.0, 2.5, 10.0])), np.i0(5.0), np.kaiser(5, 14), np.kaiser(1, 3))
print(np.unique_values(np.array([3, 1, 3])), np.from_dlpack(np.arange(3)), np.getbufsize(), np.geterrcall())
print(repr(np.str_("a")), repr(np.bytes_(b"a")), np.object_(3), isinstance(np.str_("b"), str), np.sctypeDict["float32"])
