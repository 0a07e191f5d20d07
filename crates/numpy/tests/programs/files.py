"""Arrays in files, and tables of numbers as text."""
import io
import numpy as np


def attempt(what, f):
    try:
        print(what, repr(f()))
    except Exception as error:
        print(what, type(error).__name__, error)


# What is written is read again, of each dtype and shape.
for dtype in "bool int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 float64 complex64 complex128".split():
    x = np.arange(6).reshape(2, 3).astype(dtype)
    buffer = io.BytesIO()
    np.save(buffer, x)
    buffer.seek(0)
    y = np.load(buffer)
    print(dtype, y.dtype, y.shape, bool((x == y).all()), buffer.getvalue()[:60])
for x in (np.float64(3), np.zeros(0), np.zeros((1, 0, 2), dtype=np.int32), np.ones((1, 12345, 1), dtype=bool)):
    buffer = io.BytesIO()
    np.save(buffer, x)
    value = buffer.getvalue()
    print(len(value), value[10:80])
    buffer.seek(0)
    print(np.load(buffer).shape)

# Where the first axis runs fastest.
turned = b"{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }"
turned = b"\x93NUMPY\x01\x00" + bytes([118, 0]) + turned + b" " * (117 - len(turned)) + b"\n" + np.arange(6, dtype=np.float32).tobytes()
print(np.load(io.BytesIO(turned)))

attempt("empty", lambda: np.load(io.BytesIO(b"")))
attempt("text", lambda: np.load(io.BytesIO(b"hello world, this is no array at all")))
attempt("none", lambda: np.load("there is no such file.npy"))

# Texts.
table = "x,y\n1,2\n3.5,4 # a comment\n\n5,6\n"
lines = table.splitlines()
attempt("all", lambda: np.loadtxt(lines, delimiter=",", skiprows=1))
attempt("file", lambda: np.loadtxt(io.StringIO(table), delimiter=",", skiprows=1))
attempt("column", lambda: np.loadtxt(lines, delimiter=",", skiprows=1, usecols=1, dtype=int))
attempt("columns", lambda: np.loadtxt(lines, delimiter=",", skiprows=1, usecols=(1, -2)))
attempt("unpack", lambda: np.loadtxt(lines, delimiter=",", skiprows=1, unpack=True))
attempt("rows", lambda: np.loadtxt(lines, delimiter=",", skiprows=1, max_rows=2))
attempt("spaces", lambda: np.loadtxt(["1  2", "\t3 4 "]))
attempt("one", lambda: np.loadtxt(["7"]))
attempt("line", lambda: np.loadtxt(["1 2"]))
attempt("two axes", lambda: np.loadtxt(["1 2"], ndmin=2))
attempt("float32", lambda: np.loadtxt(["1e3 nan -inf"], dtype=np.float32))
attempt("word", lambda: np.loadtxt(["1,a"], delimiter=","))
attempt("lengths", lambda: np.loadtxt(["1 2", "3"]))
attempt("no integer", lambda: np.loadtxt(["1.5"], dtype=int))
attempt("no column", lambda: np.loadtxt(["1 2"], usecols=2))
attempt("no number", lambda: np.loadtxt(["1,"], delimiter=","))

# Rows by position from each side, paths, and what numbers cannot be.
import pathlib

pathlib.Path("table.csv").write_text(table)
attempt("path", lambda: np.loadtxt(pathlib.Path("table.csv"), delimiter=",", skiprows=1))
attempt("bytes", lambda: np.frombuffer(b"\1\0\2\0", dtype=np.int16))
attempt("no bytes", lambda: np.frombuffer(b""))
attempt("odd", lambda: np.frombuffer(b"abc", dtype=np.int16))
attempt("more", lambda: np.frombuffer(b"abcd", dtype=np.int16, count=3))
attempt("behind", lambda: np.frombuffer(b"abcd", dtype=np.uint8, offset=5))
attempt("before", lambda: np.frombuffer(b"abcd", dtype=np.uint8, offset=-1))
attempt("end", lambda: np.frombuffer(b"abcd", dtype=np.uint8, offset=4))
attempt("text", lambda: np.frombuffer("abcd", dtype=np.uint8))
attempt("bytearray", lambda: np.frombuffer(bytearray(b"abcd"), dtype=np.uint8, count=2, offset=1))
attempt("complex", lambda: np.frombuffer(bytes(16), dtype=complex))
attempt("bool", lambda: np.frombuffer(b"\0\1", dtype=bool))
attempt("array", lambda: np.frombuffer(np.arange(2), dtype=np.uint8))
fixed = np.frombuffer(b"abcd", dtype=np.uint8)
attempt("fixed", lambda: fixed.__setitem__(0, 1))
pathlib.Path("a.bin").write_bytes(np.arange(3).astype(np.int16).tobytes())
attempt("file", lambda: np.fromfile("a.bin", dtype=np.int16))
attempt("part", lambda: np.fromfile("a.bin", dtype=np.int16, count=1, offset=2))

# Several arrays in a file, and several behind each other.
for write in (np.savez, np.savez_compressed):
    buffer = io.BytesIO()
    write(buffer, np.arange(3), x=np.ones((2, 2)), long=np.zeros(1000))
    buffer.seek(0)
    with np.load(buffer) as found:
        print(found, found.files, len(found), "x" in found, "x.npy" in found, "y" in found, sorted(found.keys()))
        print(found["x"], found["arr_0.npy"], found.f.x.shape, found.get("y", 5), float(found["long"].sum()))
        attempt("missing", lambda: found["y"])
        print({name: array.shape for name, array in found.items()})
    attempt("closed", lambda: found["x"])
    write("several", a=1, b=[True])
    print(np.load("several.npz"), np.load(pathlib.Path("several.npz"))["b"])
attempt("twice", lambda: np.savez(io.BytesIO(), np.ones(1), arr_0=1))
buffer = io.BytesIO()
np.savez(buffer, *range(8))
buffer.seek(0)
print(np.load(buffer))
buffer = io.BytesIO()
np.save(buffer, 1)
np.save(buffer, [2.5])
buffer.seek(0)
print(np.load(buffer), np.load(buffer))

# Files that are not as they should be.
def header(text):
    text = text.encode()
    return io.BytesIO(b"\x93NUMPY\x01\0v\0" + text + b" " * (117 - len(text)) + b"\n" + bytes([0, 0, 128, 63]))


cut = io.BytesIO()
np.save(cut, np.arange(4))
for what, data in {
    "version": io.BytesIO(b"\x93NUMPY\x09\x00v\x00{}"),
    "short": io.BytesIO(b"\x93NUMPY\x01\x00v\x00{}"),
    "cut": io.BytesIO(cut.getvalue()[:-3]),
    "more keys": header("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': 1}"),
    "order": header("{'descr': '<f4', 'fortran_order': 3, 'shape': (1,)}"),
    "dtype": header("{'descr': 'q9', 'fortran_order': False, 'shape': (1,)}"),
    "no dict": header("[1, 2]"),
    "shape": header("{'descr': '<f4', 'fortran_order': False, 'shape': [1]}"),
}.items():
    attempt(what, lambda: np.load(data))
print(np.load(header("{'descr': '>f4', 'fortran_order': False, 'shape': (1,)}"))[0])

# Tables with gaps.
for what, given, keywords in (
    ("all", ["1,2", "3,4"], {"delimiter": ","}),
    ("gap", ["1,", ",4"], {"delimiter": ","}),
    ("word", ["1 a", "3 4"], {}),
    ("integers", ["1,", "x,4"], {"delimiter": ",", "dtype": int}),
    ("filled", ["1,", ",4"], {"delimiter": ",", "filling_values": 0}),
    ("filled by column", ["1,", ",4"], {"delimiter": ",", "filling_values": {1: 9, 0: 8}}),
    ("missing", ["1,NA", "-,4"], {"delimiter": ",", "missing_values": {0: "-", 1: "NA"}, "filling_values": -9}),
    ("header and footer", ["x y", "1 2", "3 4", "sum 6"], {"skip_header": 1, "skip_footer": 1}),
    ("comments", ["# x", "1 2 # y", "", "3 4"], {}),
    ("columns", ["1 2 3", "4 5 6"], {"usecols": (2, 0)}),
    ("last", ["1 2 3", "4 5 6"], {"usecols": -1}),
    ("unpack", ["1 2 3", "4 5 6"], {"unpack": True}),
    ("rows", ["1 2", "3 4", "5 6"], {"max_rows": 2}),
    ("one", ["7"], {}),
    ("line", ["1 2"], {}),
    ("two axes", ["1 2"], {"ndmin": 2}),
    ("own", ["1% 2", "3% 4"], {"converters": {0: lambda text: float(text.strip("%")) / 100}}),
    ("any kind", ["1 2", "3 4"], {"dtype": None}),
    ("any number", ["1.5,2", "3,"], {"dtype": None, "delimiter": ",", "usecols": 0}),
    ("lengths", ["1 2", "3", "4 5 6"], {}),
    ("strict", ["1 a"], {"loose": False}),
    ("path", "table.csv", {"delimiter": ",", "skip_header": 1}),
):
    attempt(what, lambda: np.genfromtxt(given, **keywords))
