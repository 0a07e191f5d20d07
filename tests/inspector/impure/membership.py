import jax
on = {"a"}
@jax.jit
def f(x):
    return x * 2 if "b" in on else x  #~ element on = {'a'} ; branch "b" in on
print(f(1.))
on.add("b")
print(f(1.))  #! on {'a'} -> {'a', 'b'}
