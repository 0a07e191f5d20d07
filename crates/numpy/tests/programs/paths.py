# In which order operands of an einsum are multiplied, and functions that go on to complex numbers.
import numpy as np

a, b, c = np.ones((2, 3)), np.ones((3, 4)), np.ones((4, 5))
for optimize in ("greedy", "optimal", True, False, ("greedy", 6), ["einsum_path", (0, 1), (0, 1)]):
    path, text = np.einsum_path("ij,jk,kl->il", a, b, c, optimize=optimize)
    print(path, text, sep="\n")
square, cube = np.ones((4, 4)), np.ones((4, 4, 4, 4))
print(np.einsum_path("ea,fb,abcd,gc,hd->efgh", square, square, cube, square, square)[1])
print(np.einsum_path("...ij,...jk", np.ones((2, 2, 3)), np.ones((2, 3, 4)))[0], np.einsum_path("ij,jk", a, b)[1].split("\n")[0])
for text in ("ij,jk->iq", "ij,j-k", "ij,jj", "i#,jk"):
    try:
        np.einsum_path(text, a, b)
    except ValueError as error:
        print(error)
print(np.emath.sqrt([-1, 4]), np.emath.sqrt(4), np.emath.log(-1), np.emath.power([-2, 4], 2), np.emath.sqrt(np.float32(-1)).dtype)
print(np.emath.arccos(2).round(6), np.emath.logn(2, [-4, 8]).round(6), np.emath.log10(-100.0).round(6), np.emath.arcsin(0.5).round(6))
print(np.array([1 + 2j, -2 + 0j]) ** 2, np.power(-2 + 0j, 3), np.complex128(-2) ** 2, np.array([1 + 2j]) ** -1, np.array([2 + 0j]) ** 0)
print(np.array([1j, 2j, 1 + 1j]) ** np.array([2, 3, 0]), np.array([1 + 1j]) ** 0.5, np.log10(-100 + 0j), np.log2(np.array([4j])).round(6))
print(np.exp2(1j).round(6), np.log1p(1j).round(6), np.expm1(1 + 1j).round(6), np.rint([1.5 + 2.5j, -0.5j]), np.rint([1, 2]), np.log1p(np.complex64(1j)).dtype)
