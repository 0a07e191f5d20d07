# Polynomials in each basis: how they are written, arithmetic, calculus, fits and roots.
import numpy as np
from numpy.polynomial import *
P=Polynomial
for p in (P([1,2,3]),P([1,-2,0.5],domain=[0,2]),P([1,2,3],domain=[0,1],window=[0,1]),P([1,1],domain=[-2,2]),Chebyshev([1,2,-3]),Legendre([1,2,3],domain=[0,4]),Hermite([1,0,2]),HermiteE([1,2,3]),Laguerre([1,2,3]),P([1e10,2.123456789,1e-9]),P([1,2],domain=[-3,-1]), P(range(20))):
    print(repr(p)); print(str(p)); print(f"{p:ascii}"); print(p._repr_latex_())
x=np.linspace(0,4,9); y=np.sin(x)
for C in (Polynomial,Chebyshev,Legendre,Hermite,HermiteE,Laguerre):
    c=C.fit(x,y,3); print(np.round(c.coef,10), np.round(c(1.5),10), np.round(c.convert().coef,8))
    a,b=C([1,2,3]),C([2,-1]); print(a+b,a-b,a*b,a//b,a%b,a**2, a.deriv().coef, a.integ().coef, np.round(a.roots(),8), (2*a).coef, (a+1).coef, (1-a).coef, -a == a*-1, a(np.arange(3.)))
    print(np.round(C.fromroots([1,2,3]).coef,8), C.basis(2).coef, C.identity().coef, C.cast(Polynomial([1,2,3])).coef, a.degree(), a.cutdeg(1), a.trim(), a.linspace(3), a.mapparms())
p=Polynomial.fit([0,1,2],[1,3,2],2); print(p, p.convert())
from numpy.polynomial import polynomial as Q, chebyshev as T, legendre as L, hermite as H, hermite_e as E, laguerre as G
print(Q.polyval(2,[1,2,3]), Q.polyroots([6,-5,1]), Q.polymul([1,2],[3,4]), Q.polyder([1,2,3]), Q.polyint([1,2,3]), Q.polyfromroots([1,2]), Q.polyvander([1,2],2), Q.polyfit([0,1,2],[1,3,8],2).round(8), Q.polyval2d(1,2,[[1,2],[3,4]]), Q.polydiv([1,2,3],[1,1]))
print(T.chebval(0.5,[1,2,3]), T.cheb2poly([1,2,3]), T.poly2cheb([1,2,3]), T.chebpts1(3), T.chebpts2(3), T.chebgauss(3), T.chebweight(0.5), T.chebmul([1,2,3],[1,2]), T.chebinterpolate(np.exp,3).round(8))
for m,n in ((L,'leg'),(H,'herm'),(E,'herme'),(G,'lag')):
    print([np.round(v,10) for v in getattr(m,n+'gauss')(4)], getattr(m,n+'val')(0.3,[1,2,3]), getattr(m,n+'2poly')([1,2,3]), getattr(m,'poly2'+n)([1,2,3]), getattr(m,n+'der')([1,2,3,4]), getattr(m,n+'int')([1,2,3]), np.round(getattr(m,n+'roots')([1,2,3]),8), np.round(getattr(m,n+'mul')([1,2,3],[1,2,3]),10), round(float(getattr(m,n+'weight')(0.3)),10), np.round(getattr(m,n+'companion')([1,2,3]),8), getattr(m,n+'div')([1,2,3],[1,2]), getattr(m,n+'pow')([1,2],2), getattr(m,n+'vander')([0.5],2), getattr(m,n+'line')(3,2), getattr(m,n+'x'), getattr(m,n+'domain'))
try: Polynomial([1])+Polynomial([1],domain=[0,1])
except Exception as e: print(type(e).__name__, e)
print(Q.polyval3d(1,2,3,np.arange(8).reshape(2,2,2)), Q.polygrid2d([1,2],[1,2],[[1,2],[3,4]]), Q.polyvander2d([1,2],[3,4],[1,1]), T.chebval([1,2],[[1,2],[3,4]]))
