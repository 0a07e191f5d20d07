# The digest of an array is that of its bytes.
import hashlib
import numpy as np

x = np.arange(12, dtype=np.int32).reshape(3, 4)
print(hashlib.sha256(x).hexdigest())
print(hashlib.sha256(x.tobytes()).hexdigest() == hashlib.sha256(x).hexdigest())
print(hashlib.md5(np.linspace(0, 1, 7)).hexdigest())
for name in sorted(hashlib.algorithms_guaranteed):
    if not name.startswith(("shake", "blake")):
        print(name, hashlib.new(name, np.zeros(1000)).hexdigest()[:16])
