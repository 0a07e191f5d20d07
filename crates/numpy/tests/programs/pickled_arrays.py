# Arrays, scalars and dtypes come out of pickles as they went in.
import copy
import os
import pickle
import tempfile

import numpy as np

values = [np.ones((2, 3), np.float32), np.arange(6).reshape(2, 3)[:, ::2], np.zeros((2, 3), order="F"), np.array(1.5),
          np.array([1 + 2j]), np.array([True, False]), np.array([]), np.float32(1.5), np.int64(-3), np.bool_(True),
          np.array(["a", "bc"]), np.array([1, "x", None], dtype=object), np.array("2020-01-01", "datetime64[D]")]
for protocol in (2, 4, 5):
    for value in values:
        found = pickle.loads(pickle.dumps(value, protocol=protocol))
        print(repr(found), type(found).__name__, found.dtype == value.dtype, found.shape == value.shape)
for name in ("float32", "int8", "bool", "complex64", "uint16", "U3", "S2", "O", "datetime64[s]"):
    print(pickle.loads(pickle.dumps(np.dtype(name))), end=" ")
print()
print(np.float32(1.5).__reduce__()[1], np.dtype("f4").__reduce__()[1:], np.ones(1).__reduce__()[1:])
shared = np.ones(2)
first, second = pickle.loads(pickle.dumps([shared, shared]))
print(first is second)
params = {"layers": [{"w": np.ones((2, 2)), "b": np.zeros(2)}], "step": np.int32(3)}
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "params.pkl")
    with open(path, "wb") as file:
        pickle.dump(params, file)
    with open(path, "rb") as file:
        print(pickle.load(file))
print(copy.deepcopy(params), copy.copy(np.float32(2)))
found = pickle.loads(pickle.dumps(np.ones(2)))
found[0] = 5
print(found)
