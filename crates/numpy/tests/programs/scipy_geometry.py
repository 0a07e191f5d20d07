# Interpolation, distances and constants.
import numpy as np
from scipy import constants as C, interpolate as I
from scipy.spatial import ConvexHull, KDTree, distance as D

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
I.interp1d([0,1,3],[1,2,5])(1.5)
I.interp1d([0,1,3],[1,2,5])([0,2,3])
I.interp1d([0,1,3],[1,2,5])(4)
I.interp1d([0,1,3],[1,2,5],fill_value='extrapolate')([-1,4])
I.interp1d([0,1,3],[1,2,5],bounds_error=False,fill_value=0.)([-1,1,4])
I.interp1d([0,1,3,4],[1,2,5,3],kind='cubic')([.5,2,3.5])
I.interp1d([0,1,3,4],[1,2,5,3],kind='nearest')([.5,2,3.5])
I.interp1d([0,1,3,4],[1,2,5,3],kind='previous')([.5,2,3.5])
I.interp1d([0,1,3,4],[1,2,5,3],kind='next')([.5,2,3.5])
I.interp1d([0,1,3],[[1,2,5],[3,4,4]],axis=1)([.5,2])
I.CubicSpline([0,1,2,4],[0,1,3,2])([.5,1.5,3,5])
I.CubicSpline([0,1,2,4],[0,1,3,2],bc_type='natural')([.5,1.5,3])
I.CubicSpline([0,1,2,4],[0,1,3,2],bc_type='clamped')([.5,1.5,3],1)
I.CubicSpline([0,1,2,4],[0,1,3,0],bc_type='periodic')([.5,1.5,3])
I.CubicSpline([0,1,2],[0,1,3])([.5,1.5,3])
I.CubicSpline([0,1,2,4],[0,1,3,2]).integrate(0,3)
I.CubicSpline([0,1,2,4],[0,1,3,2]).derivative()(1.2)
I.CubicSpline([0,1,2,4],[0,-1,3,2]).roots()
I.CubicSpline([0,1,2,4],[[0,1],[1,2],[3,0],[2,2]])([.5,1.5])
I.PchipInterpolator([0,1,2,4],[0,1,3,2])([.5,1.5,3])
I.Akima1DInterpolator([0,1,2,4,5,6],[0,1,3,2,2,1])([.5,1.5,3])
I.make_interp_spline([0,1,2,4,5],[0,1,3,2,2])([.5,1.5,3])
I.make_interp_spline([0,1,2,4,5],[0,1,3,2,2]).derivative()([.5,1.5,3])
I.RegularGridInterpolator(([0,1,2],[0,1]),[[1,2],[3,4],[5,9.]])([[.5,.5],[1.5,.2]])
I.RegularGridInterpolator(([0,1,2],[0,1]),[[1,2],[3,4],[5,9.]],method='nearest')([[.4,.6],[1.6,.2]])
I.RegularGridInterpolator(([0,1,2],[0,1]),[[1,2],[3,4],[5,9.]],bounds_error=False,fill_value=None)([[3,.5]])
I.RegularGridInterpolator(([0,1,2],[0,1]),[[1,2],[3,4],[5,9.]])([[3,.5]])
I.interpn(([0,1,2],[0,1]),np.array([[1,2],[3,4],[5,9.]]),[.5,.5])
I.lagrange([0,1,2],[1,3,2])
I.BarycentricInterpolator([0,1,2],[1,3,2])([.5,1])
I.RBFInterpolator([[0,0],[1,0],[0,1.],[1,1]],[1,2,3,5.])([[.5,.5]])
D.cdist(B,A)
D.cdist(B,A,'cityblock')
D.cdist(B,A,'cosine')
D.cdist(B,A,'mahalanobis')
D.cdist(B,A,'minkowski',p=3)
D.cdist(B,A,'correlation')
D.cdist(B,A,'seuclidean')
D.cdist(B,A,lambda u,v:1)
D.pdist(B)
D.pdist(B,'sqeuclidean')
D.squareform(D.pdist(B))
D.squareform(D.squareform(D.pdist(B)))
D.euclidean([1,2],[3,4])
D.cosine([1,2],[3,4])
D.hamming([1,0,1],[1,1,1])
D.jaccard([1,0,1],[1,1,1])
D.cityblock([1,2],[3,5])
D.minkowski([1,2],[3,5],3)
D.jensenshannon([.2,.8],[.5,.5])
D.mahalanobis([1,2],[3,5],np.eye(2))
D.canberra([1,2],[3,5])
D.braycurtis([1,2],[3,5])
D.chebyshev([1,2],[3,5])
D.correlation([1,2,4],[3,5,1])
KDTree(B).query([1,2,3.1])
KDTree(B).query([[1,2,3.1],[7,7,7]],k=2)
KDTree(B).query_ball_point([4,5,6],6)
ConvexHull([[0,0],[1,0],[1,1],[0,1],[.5,.5]]).volume
ConvexHull([[0,0],[1,0],[1,1],[0,1],[.5,.5]]).area
C.c
C.hbar
C.k
C.sigma
C.R
C.degree
C.eV
C.G
C.m_e
C.mile
C.light_year
C.parsec
C.convert_temperature([0,100],'Celsius','F')
C.zero_Celsius
C.golden
C.epsilon_0
C.mu_0
""".strip().split("\n"):
    try:
        found = shown(eval(text))
    except Exception as error:
        found = f"{type(error).__name__}: {error}"
    print(text, "=", found)
