# Attributes and methods of ufuncs and arrays that few programs use, and generators that choose of texts.
import numpy as np

print(np.add.nargs, np.exp.nargs, np.add.signature)
print(np.add.reduceat(np.arange(8), [0, 4, 1, 5]), np.maximum.reduceat([1, 3, 2, 5], [0, 2]))
print(np.add.reduceat(np.arange(12).reshape(3, 4), [0, 2], axis=1), np.multiply.reduceat([1.0, 2, 3], [1, 0]))
try:
    np.add.reduceat([1, 2], [3])
except IndexError as error:
    print(error)
a = np.array([3, 1, 4, 1, 5, 9, 2])
a.partition(3)
print(a[3], sorted(a[:3].tolist()))
print(np.array([1, 256], np.int16).byteswap(), np.array([1.0]).byteswap(), np.array([1, 256], np.int16).byteswap(inplace=True))
b = np.array([[1, 2], [3, 4]])
b.resize((2, 3))
print(b)
b.resize(3)
print(b, b.device, b.to_device("cpu") is b)
try:
    b[:2].resize(5)
except ValueError as error:
    print(error)
print(np.array([0, 2, 1]).choose([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), np.array([258], np.int16).getfield(np.int8, 1))
rng = np.random.RandomState(1)
print(rng.choice(["x", "y", "z"], 4), rng.choice(["x", "y", "z"], (2, 2), p=[0.5, 0.3, 0.2]), rng.permutation(["a", "b", "c"]))
np.random.seed(5)
print(np.random.choice(["a", "b", "c"], 5, p=[0.5, 0.3, 0.2]), np.random.choice(np.array(["red", "blue"])), np.random.permutation(list("abcd")))
rng = np.random.default_rng(1)
print(rng.choice(["x", "y", "z"], 4, replace=True), rng.choice(list("abc")), rng.choice(list("abcd"), 2, replace=False))
