import jax, jax.numpy as jnp, numpy as np
from jax import lax
from jax.extend.core import Primitive
from jax.interpreters import ad, batching, mlir
from jax.core import ShapedArray
def attempt(name, f):
    try: print(name, '->', f())
    except Exception as e: print(name, '!!', type(e).__name__, type(e).__module__, str(e).split('\n')[0][:300])
p = Primitive('multiply_add')
def ma(x, y, z): return p.bind(x, y, z)
print(p, repr(p), p.name, p.multiple_results, type(p))
attempt('noimpl', lambda: ma(2., 10., 10.))
attempt('nojaxpr', lambda: jax.make_jaxpr(ma)(2., 10., 10.))
attempt('nojit', lambda: jax.jit(ma)(2., 10., 10.))
attempt('nojvp', lambda: jax.jvp(ma, (2.,10.,10.), (1.,1.,1.)))
attempt('nograd', lambda: jax.grad(ma)(2.,10.,10.))
attempt('novmap', lambda: jax.vmap(ma)(jnp.ones(2),jnp.ones(2),jnp.ones(2)))
@p.def_impl
def impl(x, y, z):
    return np.add(np.multiply(x, y), z)
print(impl.__name__)
attempt('impl', lambda: ma(2., 10., 10.))
attempt('impl arr', lambda: ma(jnp.float32(2.), jnp.arange(3), np.ones(2)))
attempt('impl2', lambda: repr(ma(2, 3, 4)))
attempt('noabs', lambda: jax.jit(ma)(2., 10., 10.))
@p.def_abstract_eval
def abs_(xs, ys, zs):
    assert xs.shape == ys.shape
    return ShapedArray(xs.shape, xs.dtype)
attempt('jaxpr', lambda: jax.make_jaxpr(ma)(2., 10., 10.))
attempt('jaxpr', lambda: jax.make_jaxpr(lambda x, y: ma(x, y, x)*2)(2., 10.))
attempt('nolower', lambda: jax.jit(ma)(2., 10., 10.))
attempt('nolower cond', lambda: jax.jit(lambda x: lax.cond(x > 0, lambda: x, lambda: ma(x,x,x)))(2.))
attempt('nolower unused', lambda: jax.jit(lambda x: (ma(x,x,x), x)[1])(2.))
attempt('scan', lambda: lax.scan(lambda c, x: (ma(c,x,x), None), 0., jnp.ones(3)))
attempt('nojvp', lambda: jax.jvp(ma, (2.,10.,10.), (1.,1.,1.)))
attempt('nograd', lambda: jax.grad(ma)(2.,10.,10.))
attempt('nograd jit', lambda: jax.grad(jax.jit(ma))(2.,10.,10.))
attempt('novmap', lambda: jax.vmap(ma)(jnp.ones(2),jnp.ones(2),jnp.ones(2)))
attempt('eval_shape', lambda: jax.eval_shape(ma, 2., 3., 4.))
def jvp(args, tans):
    x,y,z = args; xt,yt,zt = tans
    print('jvp', type(yt) is ad.Zero)
    out = ma(x, y, z)
    mk = lambda t, like: jnp.zeros_like(like) if type(t) is ad.Zero else t
    return out, ma(mk(xt,x), y, ma(x, mk(yt,y), mk(zt,z)))
ad.primitive_jvps[p] = jvp
attempt('jvp', lambda: [float(it) for it in jax.jvp(ma, (2.,10.,10.), (1.,1.,1.))])
attempt('notransp', lambda: jax.grad(ma)(2.,10.,10.))
def tr(ct, x, y, z):
    print('tr', ad.is_undefined_primal(x), ad.is_undefined_primal(y), ad.is_undefined_primal(z), x)
    if not ad.is_undefined_primal(x):
        assert ad.is_undefined_primal(y)
        return None, ad.Zero(y.aval) if type(ct) is ad.Zero else ma(x, ct, lax.full_like(x, 0)), ct
    return ad.Zero(x.aval) if type(ct) is ad.Zero else ma(ct, y, lax.full_like(y, 0)), None, ct
ad.primitive_transposes[p] = tr
attempt('grad', lambda: jax.grad(lambda x, y: ma(x, y, 10.))(2.,10.))
attempt('grad ma', lambda: jax.grad(ma)(2.,10.,10.))
attempt('grad jit', lambda: jax.make_jaxpr(jax.grad(jax.jit(ma)))(2.,10.,10.))
attempt('nolower grad', lambda: jax.jit(jax.grad(ma))(2.,10.,10.))
def bat(args, axes):
    print('batch', axes)
    assert axes[0]==axes[1]==axes[2]
    return ma(*args), axes[0]
batching.primitive_batchers[p] = bat
attempt('vmap', lambda: jax.vmap(ma)(jnp.ones(2),jnp.ones(2)*3,jnp.ones(2)))
attempt('vmap2', lambda: jax.vmap(ma, in_axes=(0,None,0))(jnp.ones(2),3.,jnp.ones(2)))
attempt('vmap out', lambda: jax.vmap(ma, in_axes=0, out_axes=1)(jnp.ones((2,3)),jnp.ones((2,3)),jnp.ones((2,3))))
mlir.register_lowering(p, mlir.lower_fun(lambda x,y,z: x*y+z, multiple_results=False))
attempt('jit', lambda: jax.jit(ma)(2.,10.,10.))
attempt('jit vmap grad', lambda: jax.jit(jax.vmap(jax.grad(ma)))(jnp.ones(2),jnp.ones(2)*3,jnp.ones(2)))
attempt('scan', lambda: lax.scan(lambda c, x: (ma(c,x,x), None), 0., jnp.ones(3)))
attempt('printjit', lambda: jax.make_jaxpr(jax.jit(ma))(2.,10.,10.))
# multiple
q = Primitive('two'); q.multiple_results = True
def two(x, *, k, tag='a', fn=None): return q.bind(x, k=k, tag=tag, fn=fn)
q.def_impl(lambda x, *, k, tag, fn: [x*k, x+k])
q.def_abstract_eval(lambda x, *, k, tag, fn: [ShapedArray(x.shape, x.dtype), x])
attempt('two', lambda: two(jnp.arange(3), k=2))
attempt('two jaxpr', lambda: jax.make_jaxpr(lambda x: two(x, k=2, fn=None))(jnp.arange(3)))
attempt('two', lambda: jax.make_jaxpr(lambda x: two(x, k=np.ones(2)))(jnp.arange(3)))
q.def_abstract_eval(lambda x, *, k, tag, fn: x)
attempt('two wrong', lambda: jax.make_jaxpr(lambda x: two(x, k=5))(jnp.arange(3)))
ad.deflinear2(p, lambda ct, *a: [ct,ct,ct])
r = Primitive('mysin'); r.def_impl(jnp.sin); r.def_abstract_eval(lambda x: x)
ad.defjvp(r, lambda g, x: g*jnp.cos(x))
batching.defvectorized(r)
mlir.register_lowering(r, mlir.lower_fun(jnp.sin, multiple_results=False))
attempt('mysin', lambda: (r.bind(1.0), jax.grad(r.bind)(1.0), jax.vmap(r.bind)(jnp.arange(2.)), jax.jit(jax.grad(r.bind))(1.0)))
attempt('jaxpr', lambda: jax.make_jaxpr(jax.vmap(jax.value_and_grad(r.bind)))(jnp.arange(2.)))
closed = jax.make_jaxpr(lambda x: two(x, k=2, fn=None) if 0 else r.bind(x))(1.0)
print(closed.eqns[0].primitive is r, closed.eqns[0].params, closed.eqns[0].primitive == r)
print(jax.core.eval_jaxpr(closed.jaxpr, closed.consts, 2.0))
attempt('str arg2', lambda: jax.jit(lambda x: p.bind(x,x,'a'))(1.))
attempt('ints', lambda: r.bind(1))
b = Primitive('binop'); b.def_impl(lambda x,y: x*y); b.def_abstract_eval(lambda x,y: x)
ad.defjvp(b, lambda g,x,y: g*y, None)
batching.defbroadcasting(b)
attempt('b', lambda: [float(it) for it in jax.jvp(b.bind, (2.,3.), (1.,1.))])
attempt('b', lambda: jax.vmap(b.bind, (0,None))(jnp.ones(2),3.))
ad.defbilinear(b, lambda ct,x,y: ct*y, lambda ct,x,y: x*ct)
attempt('b', lambda: [float(it) for it in jax.jvp(b.bind, (2.,3.), (1.,1.))])
attempt('b', lambda: jax.grad(b.bind)(2.,3.))
attempt('b', lambda: float(jax.linear_transpose(lambda x: b.bind(x, 2.), 1.)(3.)[0]))
