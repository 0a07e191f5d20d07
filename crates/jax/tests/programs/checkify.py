import jax, jax.numpy as jnp
from jax import lax
from jax.experimental import checkify
f32 = jnp.float32; i32 = jnp.int32
def attempt(name, f):
    try: print(name, '->', f())
    except Exception as e: print(name, '!!', type(e).__module__, type(e).__name__, str(e)[:700])
attempt('check ok', lambda: checkify.check(True, "fine"))
attempt('check eager', lambda: checkify.check(False, "bad {}", jnp.float32(3)))
attempt('check eager kw', lambda: checkify.check(jnp.array(False), "bad {x} {y}", x=jnp.arange(3), y=2))
attempt('check str', lambda: checkify.check(False, "bad {}", 'str'))
attempt('check pred', lambda: checkify.check(jnp.ones(2) > 0, "bad"))
attempt('check pred int', lambda: checkify.check(3, "bad"))
attempt('check format', lambda: checkify.check(True, "bad {} {}", 1))
attempt('jit', lambda: jax.jit(lambda x: checkify.check(x > 0, "must be pos"))(1.))
attempt('vmap nocheckify', lambda: jax.vmap(lambda x: checkify.check(x > 0, "must be pos"))(jnp.ones(2)))
attempt('grad nocheckify', lambda: jax.grad(lambda x: (checkify.check(x > 0, "must be pos"), x*2)[1])(1.))
def f(x):
    checkify.check(x > 0, "must be positive, got {x}", x=jnp.asarray(x))
    return x + 1
err, out = checkify.checkify(f)(-1.)
print(err, out, type(err))
print(err.get())
attempt('throw', err.throw)
err, out = checkify.checkify(jax.jit(f))(-1.)
print(err.get(), out)
err, out = jax.jit(checkify.checkify(f))(-1.)
print(err.get(), out)
err, out = checkify.checkify(f)(1.)
print(err.get(), err.throw(), out)
err, out = checkify.checkify(jax.vmap(f))(jnp.array([1., -2., -3.]))
print(err.get(), out)
err, out = jax.vmap(checkify.checkify(f))(jnp.array([1., -2., -3.]))
print(err.get(), out)
attempt('throw vmapped', err.throw)
print(jax.tree.map(lambda x: x, err).get())
def g(x, y):
    return jnp.sin(x / y)
ck = checkify.checkify(g, errors=checkify.float_checks)
for a in [(1.,2.),(1.,0.),(0.,0.),(jnp.inf,1.)]:
    err, out = ck(*map(jnp.float32, a)); print(a, err.get(), out)
err, out = checkify.checkify(lambda x: jnp.log(x), errors=checkify.nan_checks)(f32(-1.)); print(err.get())
err, out = jax.jit(checkify.checkify(lambda x: jnp.log(x), errors=checkify.nan_checks))(f32(-1.)); print(err.get())
err, out = checkify.checkify(lambda x, i: x[i], errors=checkify.index_checks)(jnp.arange(3), i32(5)); print(err.get(), out)
err, out = checkify.checkify(lambda x, i: x[i], errors=checkify.index_checks)(jnp.arange(3), jnp.array([0,7])); print(err.get(), out)
err, out = checkify.checkify(lambda x, i: x.at[i].set(1), errors=checkify.index_checks)(jnp.arange(3), i32(5)); print(err.get(), out)
err, out = checkify.checkify(lambda x, i: lax.dynamic_slice(x, (i,), (2,)), errors=checkify.index_checks)(jnp.arange(3), i32(5)); print(err.get(), out)
err, out = checkify.checkify(lambda x: x[-1]+x[2], errors=checkify.all_checks)(jnp.ones(3)); print(err.get(), out)
def loop(x):
    def body(c, a):
        checkify.check(a < 2, "a is {}", jnp.asarray(a))
        return c + a, c
    return lax.scan(body, x, jnp.arange(4.))
err, out = checkify.checkify(loop)(1.); print(err.get(), out)
err, out = jax.jit(checkify.checkify(loop))(1.); print(err.get())
def wl(x):
    def cond(c): return c[0] < 5
    def body(c):
        checkify.check(c[0] != 3, "reached {}", jnp.asarray(c[0]))
        return c[0] + 1, c[1] * 2
    return lax.while_loop(cond, body, (x, 1.))
err, out = checkify.checkify(wl)(0); print(err.get(), out)
err, out = checkify.checkify(wl)(4); print(err.get(), out)
def wc(x):
    def cond(c):
        checkify.check(c < 3, "cond {}", jnp.asarray(c))
        return c < 5
    return lax.while_loop(cond, lambda c: c + 1, x)
err, out = checkify.checkify(wc)(0); print(err.get(), out)
def cd(p, x):
    def t(x):
        checkify.check(x > 0, "t needs pos")
        return x
    def e(x):
        checkify.check(x < 0, "e needs neg")
        return x * 2
    return lax.cond(p, t, e, x)
for p, x in [(True, 1.), (True, -1.), (False, 1.), (False, -1.)]:
    err, out = checkify.checkify(cd)(p, x); print(p, x, err.get(), out)
err, out = checkify.checkify(lambda i: lax.switch(i, [lambda: 1./jnp.float32(i), lambda: 2., lambda: 3.]), errors=checkify.float_checks)(i32(0)); print(err.get(), out)
err, out = checkify.checkify(lambda: lax.fori_loop(0, 3, lambda i, c: c / (i - 1), 1.), errors=checkify.div_checks)(); print(err.get(), out)
err, out = checkify.checkify(jax.grad(lambda x: jnp.sqrt(x)), errors=checkify.float_checks)(f32(0.)); print(err.get(), out)
err, out = checkify.checkify(jax.grad(f))(-1.); print(err.get(), out)
attempt('grad of checkify', lambda: jax.grad(lambda x: checkify.checkify(f)(x)[1])(2.))
err, out = checkify.checkify(jax.nn.relu, errors=checkify.all_checks)(f32(1.)); print(err.get(), out)
err, out = checkify.checkify(jax.nn.softmax, errors=checkify.all_checks)(jnp.array([jnp.inf, 1.])); print(err.get(), out)
def two(x):
    checkify.check(x > 0, "first")
    checkify.check(x > 1, "second {}", jnp.asarray(x))
    return x
err, _ = checkify.checkify(two)(-1.); print(err.get())
err, _ = checkify.checkify(two)(.5); print(err.get())
def both(x):
    err, y = checkify.checkify(f)(x)
    checkify.check_error(err)
    return y
attempt('check_error', lambda: both(-1.))
err, out = checkify.checkify(both)(-1.); print(err.get(), out)
attempt('check_error jit', lambda: jax.jit(both)(-1.))
def dbg(x):
    checkify.debug_check(x > 0, "debug")
    return x
attempt('debug_check', lambda: dbg(-1.))
attempt('debug_check jit', lambda: jax.jit(dbg)(-1.))
err, out = checkify.checkify(dbg)(-1.); print(err.get())
print(checkify.user_checks, checkify.nan_checks, sorted(map(str, checkify.all_checks)))
attempt('check jaxpr', lambda: jax.make_jaxpr(f)(1.))
err, out = checkify.checkify(lambda x: jax.pmap(f)(x))(jnp.ones(1)); print(err.get())
@jax.custom_jvp
def cj(x): 
    checkify.check(x > 0, "cj"); return x
cj.defjvp(lambda p, t: (cj(*p), t[0]*2))
err, out = checkify.checkify(cj)(-1.); print(err.get())
err, out = checkify.checkify(jax.grad(cj))(-1.); print(err.get(), out)
@jax.custom_vjp
def cv(x): 
    checkify.check(x > 0, "cv"); return x
cv.defvjp(lambda x: (cv(x), None), lambda r, g: (g,))
err, out = checkify.checkify(cv)(-1.); print(err.get())
attempt('remat', lambda: checkify.checkify(jax.checkpoint(f))(-1.)[0].get())
err, out = checkify.checkify(lambda x: jnp.asarray(1) // x, errors=checkify.all_checks)(i32(0)); print(err.get(), out)
err, out = checkify.checkify(lambda x: jnp.asarray(1) % x, errors=checkify.all_checks)(i32(0)); print(err.get(), out)
err, out = checkify.checkify(lambda x, y: x**y, errors=checkify.all_checks)(f32(-1.),f32(.5)); print(err.get(), out)
err, out = checkify.checkify(lambda x: jnp.linalg.inv(x), errors=checkify.all_checks)(jnp.zeros((2,2))); print(err.get())
err, out = checkify.checkify(lambda x: x.sum() - x.max(), errors=checkify.all_checks)(jnp.array([jnp.inf,-jnp.inf])); print(err.get())
err, out = checkify.checkify(lambda k: jax.random.normal(k), errors=checkify.all_checks)(jax.random.key(0)); print(err.get(), out)
