import jax

def make():
    bias = 1.0

    @jax.jit
    def f(x):
        return x + bias  #~ closure bias = 1.0

    def change(value):
        nonlocal bias
        bias = value

    return f, change

f, change = make()
print(f(1.0))
change(7.0)
print(f(1.0))  #! bias 1.0 -> 7.0
