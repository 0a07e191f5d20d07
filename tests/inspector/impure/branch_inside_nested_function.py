import jax

flag = True


@jax.jit
def inner(x):
    return x + 1 if flag else x - 1  #~ global flag = True ; branch flag


@jax.jit
def outer(x):
    return inner(x) * 2


print(outer(1.0))
flag = False
print(outer(1.0))  #! flag True -> False
