# Edges that are counted out are numbers of the array's dtype.
import numpy as np

for dtype in ("float16", "float32", "float64", "int32", "uint8"):
    x = np.array([1, 2, 3, 3, 7], dtype=dtype)
    print(dtype, *np.histogram(x, bins=3), *np.histogram(x, bins=2, range=(0, 1)), sep=" | ")
print(np.histogram(np.float32([0.1, 0.2, 0.7]), bins=4), np.histogram([1, 2], bins=np.float32([1, 2, 3])))
