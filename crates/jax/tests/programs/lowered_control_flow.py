"""The text of lowered loops and branches."""

import jax
import jax.numpy as jnp
from jax import lax


def told(f, *args):
    print(jax.jit(f).lower(*args).as_text())


told(lambda x: lax.scan(lambda c, x: (c + x, c * x), 0., x), jnp.ones(3))
told(lambda x: lax.fori_loop(0, 5, lambda i, s: s + i, x), 1)
told(lambda x: lax.fori_loop(0, x, lambda i, s: jnp.sin(s), 1.), 5)
told(lambda x, y: lax.while_loop(lambda s: s[0] < y, lambda s: (s[0] + 1, s[1] * y), (x, y)), 1, 2)
told(lambda i, x: lax.switch(i, [lambda x: x, lambda x: 2 * x, lambda x: jnp.sin(x)], x), 1, 1.)
told(lambda p, x, y: lax.cond(p, lambda: (x + y, y), lambda: (x, x * y)), True, 1., 2.)
told(lambda x, w: lax.scan(lambda c, x: (jnp.tanh(w * c + x), None), 0., x)[0], jnp.ones((4,)), 2.)
told(lambda x: lax.scan(lambda c, x: (c @ x, c.sum()), jnp.ones((2,2)), x, reverse=True), jnp.ones((3,2,2)))
