import jax
mode = "a"
@jax.jit
def f(x):
    match mode:  #~ global mode = 'a'
        case "a": return x + 1  #~ branch "a"
        case _: return x + 2
print(f(1.))
mode = "b"
print(f(1.))  #! mode 'a' -> 'b'
