# Linear algebra.
import numpy as np
from scipy import linalg as L

np.set_printoptions(precision=5, suppress=True, linewidth=110)
A = np.array([[4, 1.0, 2], [1, 3, 0], [2, 0, 5]])
B = np.array([[1, 2.0, 3], [4, 5, 6], [7, 8, 10]])
b = np.array([1, 2.0, 3])


def shown(it):
    if isinstance(it, (tuple, list)):
        return [shown(part) for part in it]
    if isinstance(it, np.ndarray) and it.dtype.kind in "fc":
        return it.round(5) + 0.0
    return round(float(it), 5) if isinstance(it, (float, np.floating)) else it


for text in """
L.inv(A)
L.det(B)
L.solve(B,b)
L.solve(A,b,assume_a='pos')
L.cholesky(A)
L.cholesky(A,lower=True)
L.cho_solve(L.cho_factor(A),b)
L.cho_solve((L.cholesky(A,lower=True),True),b)
L.solve_triangular(np.triu(B),b)
L.solve_triangular(B,b,lower=True)
L.solve_triangular(B,b,trans='T')
abs(L.qr(B)[1])
L.qr(B[:,:2],mode='economic')[0].shape
L.svd(B)[1]
L.svdvals(B)
L.eigh(A,eigvals_only=True)
L.eigh(A,np.diag([1,2.,3]),eigvals_only=True)
L.eigvals(B)
L.eigvalsh(A)
L.lu(B)
L.lu_factor(B)
L.lu_solve(L.lu_factor(B),b)
L.lu_solve(L.lu_factor(B),b,trans=1)
L.expm(A/3)
L.expm(np.array([[0,-1],[1,0.]]))
L.expm(np.zeros((2,2)))
L.sqrtm(A)
L.sqrtm(B)
L.logm(A)
L.block_diag([[1,2]],[[3],[4]],5)
L.toeplitz([1,2,3],[1,4,5,6])
L.toeplitz([1,2,3])
L.circulant([1,2,3])
L.hankel([1,2,3])
L.hilbert(3)
L.hadamard(4)
L.companion([1,-10,31,-30])
L.norm(B)
L.norm(b,1)
L.pinv(B[:,:2])
L.null_space([[1,1.]]).shape
L.orth(B).shape
L.polar(A)
L.solve_sylvester(A,B,np.eye(3))
L.solve_continuous_lyapunov(A,np.eye(3))
L.solve_discrete_lyapunov(A/10,np.eye(3))
L.solve_discrete_are(A/10,np.eye(3),np.eye(3),np.eye(3))
L.solve_continuous_are(A/10,np.eye(3),np.eye(3),np.eye(3))
L.lstsq(B[:,:2],b)
L.inv(np.ones((2,2)))
L.cholesky(-A)
L.inv(np.ones((2,3)))
L.solve(np.ones((2,2)),[1,2])
L.inv(np.array([[1,np.nan],[1,2]]))
L.solve_banded((1,1),[[0,1,1],[4,4,4],[1,1,0]],b)
L.fractional_matrix_power(A,.5)
""".strip().split("\n"):
    try:
        found = shown(eval(text))
    except Exception as error:
        found = f"{type(error).__name__}: {error}"
    print(text, "=", found)
