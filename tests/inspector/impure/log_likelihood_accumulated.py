import jax
import jax.numpy as jnp

total_ll = 0.0
n_seen = 0


@jax.jit
def observe(x, mu):
    global total_ll, n_seen
    ll = -0.5 * (x - mu) ** 2
    total_ll += ll  #~ global total_ll = 0.0 ; global_write total_ll ; leaked_tracer total_ll
    n_seen += 1  #~ global n_seen = 0 ; global_write n_seen
    return total_ll / n_seen


for x in [0.5, 1.5, -1.0]:
    print(observe(x, 0.0))  #! total_ll 0.0 -> a tracer
print(n_seen)
