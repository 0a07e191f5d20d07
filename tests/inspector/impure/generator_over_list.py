import jax
k = [1., 2.]
def gen():
    for v in k: yield v  #~ element k = [1.0, 2.0] ; loop_unrolled
@jax.jit
def f(x):
    for v in gen(): x = x + v
    return x
print(f(1.))
k.append(3.)
print(f(1.))  #! k [1.0, 2.0] -> [1.0, 2.0, 3.0]
