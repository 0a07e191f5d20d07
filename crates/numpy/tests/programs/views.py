import numpy as np
a = np.arange(6).reshape(2, 3)
b = a[0]
b[1] = 99
print(a)
t = a.T
t[2, 1] = -1
print(a)
print(t.base is not None, a[:, ::-1])
c = a.copy()
c[0, 0] = 5
print(a[0, 0], c[0, 0])
d = a[[0, 1]]
d[0] = 7
print(a)
a[a > 50] = 0
print(a)
a += 1
print(a)
x = a
x *= 2
print(a is x, a)
a[:, 1] = [10, 20]
print(a)
a[1] = 3
print(a, a.shape, a.ndim, a.size, a.dtype, a.itemsize, a.nbytes, a.strides)
r = a.reshape(3, 2)
r[0, 0] = 1000
print(a[0, 0])
f = a.T.reshape(6)
f[0] = -5
print(a[0, 0])
print(a.ravel()[2], a.flatten()[2])
v = np.zeros((2, 2))
v[...] = 4
v[None, 0, 0] = 1
print(v)
w = np.zeros(4, np.float32)
w[1:3] += 1.5
w[[0, 0, 3]] += 1
print(w, repr(w))
e = np.arange(3)
for i in range(3):
    e[i] = i * i
print(e, list(e), [type(q).__name__ for q in e])
e.fill(2)
e.sort()
print(e)
g = np.array([3, 1, 2])
g.sort()
print(g)
z = np.arange(10)[::3]
print(z, z.flags['OWNDATA'] if False else z.base is None)
q = np.array([[1, 2], [3, 4]])
q[q % 2 == 0] *= 10
print(q)
print(q)
print(q[0][1], q[-1, -1], q[(0, 1)])
