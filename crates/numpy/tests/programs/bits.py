# The generators of bits, their states, and what generators do by axes, with narrow integers and in the library.
import numpy as np

for b in (np.random.MT19937,np.random.Philox,np.random.SFC64,np.random.PCG64DXSM,np.random.PCG64):
    g=np.random.Generator(b(42)); print(b.__name__, g.random(3), g.normal(size=3), g.integers(0,100,5), g.integers(0,10,5,dtype=np.int8), g.random(2,dtype=np.float32), g.standard_exponential(2), g.bit_generator.random_raw(2), b(3).random_raw())
    s=g.bit_generator.state; x=g.random(); g.bit_generator.state=s; print(x==g.random(), sorted(s), str(g))
    if b is not np.random.MT19937 and b is not np.random.SFC64: print(np.random.Generator(b(1).jumped()).random(2), np.random.Generator(b(1).advance(5)).random(2))
r=np.random.default_rng(5)
print(r.permutation(np.arange(6).reshape(2,3),axis=1), r.choice(np.arange(6).reshape(2,3),2,axis=1), r.choice(10,3,replace=False,shuffle=False))
x=np.arange(6).reshape(2,3); r.shuffle(x,axis=1); print(x, r.permuted(x,axis=1), [c.random() for c in r.spawn(2)], r.multivariate_hypergeometric([3,4,5],6,size=3), r.multivariate_hypergeometric([3,4,5],6,size=3,method="count"))
print(r.dirichlet([1,2,3],2), r.multinomial(20,[.2,.3,.5],size=3), r.dirichlet([.01,.02],2), r.multinomial([3,4],[.5,.5]), r.bytes(5), r.integers(0,2,5,dtype=bool), r.integers(0,300,5,dtype=np.uint16), r.standard_exponential(2,method="inv"))
l=np.random.RandomState(3); print(l.randint(0,50,6,dtype=np.int8), l.randint(0,2,6,dtype=bool), l.randint(0,5000,6,dtype=np.uint16), l.dirichlet([1,2,3],2), l.multinomial(20,[.2,.3,.5],size=3), l.bytes(5), np.random.RandomState(np.random.MT19937(3)).rand(2))
