import jax, jax.numpy as jnp

class AdaptiveKL:
    def __init__(self):
        self.beta = 1.0
        self.target = 0.05
    def adapt(self, kl):
        if kl > 1.5 * self.target:
            self.beta *= 2
        elif kl < self.target / 1.5:
            self.beta /= 2

pen = AdaptiveKL()
old = jax.nn.log_softmax(jnp.array([0.2, 0.1, -0.3]))
adv = jnp.array([1.0, -0.5, 0.2])

@jax.jit
def step(logits):
    def obj(l):
        new = jax.nn.log_softmax(l)
        kl = jnp.sum(jnp.exp(old) * (old - new))
        return -jnp.sum(jnp.exp(new) * adv) + pen.beta * kl, kl  #~ attribute pen.beta = 1.0
    (value, kl), g = jax.value_and_grad(obj, has_aux=True)(logits)
    return logits - 0.8 * g, value, kl

logits = jnp.array([0.2, 0.1, -0.3])
for _ in range(4):
    logits, value, kl = step(logits)  #! pen.beta first
    pen.adapt(float(kl))
    print(f"{float(value):.4f} {float(kl):.4f} {pen.beta}")
