import jax

history = [1.0]

@jax.jit
def smooth(x):
    history.append(2.0)  #~ container_write history
    return x - sum(history) / len(history)  #~ element history = [1.0] ; element len(history) = 1

print(smooth(6.0))
print(smooth(6.0))  #! history [1.0] -> [1.0, 2.0]
