"""Writes src/random/ziggurat.rs: `python ziggurat.py > ../../src/random/ziggurat.rs` (NumPy 2).

The tables follow from the recurrence of Marsaglia and Tsang, but NumPy's carry the rounding errors of the machine on
which they were made, and every bit of them shows in the stream; so they are measured in the installed module.
"""

import glob
import os
import struct

import numpy as np

WIDTH_0, INSIDE_0, DENSITY_1 = 8.68362706080130616677e-16, 0x000EF33D8025EF6A, 9.77101701267671596263e-01
for path in glob.glob(os.path.join(os.path.dirname(np.random.__file__), "*.so")):
    data = open(path, "rb").read()
    at = data.find(struct.pack("<d", WIDTH_0))
    if at >= 0:
        break
width = np.frombuffer(data[at : at + 2048], "<f8")
at = data.find(struct.pack("<Q", INSIDE_0))
inside = np.frombuffer(data[at : at + 2048], "<u8")
at = data.find(struct.pack("<d", DENSITY_1)) - 8
density = np.frombuffer(data[at : at + 2048], "<f8")


def table(name, kind, values):
    print(f"pub(super) const {name}: [{kind}; 256] = [")
    for value in values:
        print(f"    {value},")
    print("];")


print("//! The layers of NumPy's ziggurat for normal numbers; `tests/oracle/ziggurat.py` writes this file.\n")
print("/// Where the tail begins.")
print("pub(super) const TAIL: f64 = 3.654152885361009;\n")
print("/// Which integers lie inside the next layer.")
table("INSIDE", "u64", inside)
print("\n/// What integers are scaled by.")
table("WIDTH", "f64", [repr(float(v)) for v in width])
print("\n/// The density at the layers' edges.")
table("DENSITY", "f64", [repr(float(v)) for v in density])
