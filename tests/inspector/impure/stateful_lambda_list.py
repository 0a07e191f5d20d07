import jax, jax.numpy as jnp

acc = [0.0]
push = jax.jit(lambda x: acc.__setitem__(0, acc[0] + x) or acc[0])  #~ element acc[0] = 0.0 ; container_write acc ; leaked_tracer acc
for v in (1.0, 2.0, 3.0):
    print(push(v))  #! acc[0] first
