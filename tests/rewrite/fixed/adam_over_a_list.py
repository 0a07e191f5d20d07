import jax
import jax.numpy as jnp


class Adam:
    def __init__(self, lr=0.1, b1=0.9, b2=0.999):
        self.lr, self.b1, self.b2 = lr, b1, b2
        self.t = 0
        self.m = None
        self.v = None

    def step(self, params, grads):
        if self.m is None:
            self.m = [jnp.zeros_like(p) for p in params]
            self.v = [jnp.zeros_like(p) for p in params]
        self.t += 1
        out = []
        for i, (p, g) in enumerate(zip(params, grads)):
            self.m[i] = self.b1 * self.m[i] + (1 - self.b1) * g
            self.v[i] = self.b2 * self.v[i] + (1 - self.b2) * g ** 2
            mh = self.m[i] / (1 - self.b1 ** self.t)
            vh = self.v[i] / (1 - self.b2 ** self.t)
            out.append(p - self.lr * mh / (jnp.sqrt(vh) + 1e-8))
        return out


opt = Adam()


def loss(params):
    w, b = params
    return jnp.sum(w ** 2) + (b - 1.0) ** 2


@jax.jit
def train(params):
    return opt.step(params, jax.grad(loss)(params))


params = [jnp.array([1.0, -2.0]), jnp.array(0.0)]
for _ in range(3):
    params = train(params)
    print(params[0], params[1])
