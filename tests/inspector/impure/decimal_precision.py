import jax
import jax.numpy as jnp
import decimal
decimal.getcontext().prec = 3

@jax.jit
def f(x):
    return x * (float(decimal.Decimal(1) / 3))  #~ attribute decimal.Decimal(1) / 3 = 3 ; branch decimal.Decimal(1) / 3 ; branch float(decimal.Decimal(1) / 3)

print(f(2.0))
decimal.getcontext().prec = 10
print(f(2.0))  #! decimal.Decimal(1) / 3 3 -> 10
