import jax, jax.numpy as jnp

rate = 0.05
balance = 100.0
history = []

def deposit(x):
    global balance
    balance = balance * (1 + rate) + x  #~ global balance = 100.0 ; global rate = 0.05 ; global_write balance ; leaked_tracer balance
    history.append(balance)  #~ container_write history ; leaked_tracer history
    return balance

bank = jax.jit(deposit)
for year in range(3):
    print(f"{float(bank(10.0)):.2f}")  #! balance first
    rate += 0.01
print(len(history))
