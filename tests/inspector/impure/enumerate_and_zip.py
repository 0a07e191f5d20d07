import jax
ws = [1., 2.]
@jax.jit
def f(x):
    for i, w in enumerate(ws):  #~ element ws = [1.0, 2.0] ; loop_unrolled
        x = x + w * i
    for a, b in zip(ws, ws):  #~ loop_unrolled
        x = x * a
    return x + sum(ws)
print(f(1.))
ws.append(3.)
print(f(1.))  #! ws [1.0, 2.0] -> [1.0, 2.0, 3.0]
