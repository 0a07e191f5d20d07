import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.random import PCG64, Generator, SeedSequence


def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: SeedSequence(12345).generate_state(4))
t(lambda: SeedSequence(0).generate_state(2,np.uint64))
t(lambda: SeedSequence(2**70+3, spawn_key=(1,)).generate_state(3))
t(lambda: [np.random.default_rng(s).random() for s in SeedSequence(7).spawn(3)])
t(lambda: Generator(PCG64(5)).normal(size=2))
t(lambda: np.random.default_rng(SeedSequence(42)).integers(100,size=3))
t(lambda: SeedSequence(5, spawn_key=(1,2)))
t(lambda: sliding_window_view(np.arange(5),3))
t(lambda: sliding_window_view(np.arange(12).reshape(3,4),(2,2)).shape)
t(lambda: np.lib.stride_tricks.sliding_window_view(np.arange(12).reshape(3,4),2,axis=1))
t(lambda: np.einsum(np.arange(6).reshape(2,3),[0,1],np.arange(3),[1],[0]))
t(lambda: np.einsum(np.arange(9).reshape(3,3),[0,0]))
t(lambda: np.einsum(np.arange(6).reshape(2,3),[Ellipsis,1],[Ellipsis]))
t(lambda: np.dtype([('a','f8'),('b','S10'),('c','i1')]))
t(lambda: np.dtype([('n',np.str_,16)]).descr)
t(lambda: np.array([1,2],ndmin=2))
with np.errstate(divide='ignore', invalid='ignore'):
    t(lambda: np.array([1.0,0])/0)
with np.errstate(all='raise'):
    t(lambda: np.array([1.0,0])/0)
