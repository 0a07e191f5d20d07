import jax, jax.numpy as jnp

prices = jnp.array([10.0, 11.0, 9.0, 12.0, 13.0])

@jax.jit
def backtest(prices, fast, slow):
    def step(carry, p):
        f, s, cash, pos = carry
        f = f + fast * (p - f)
        s = s + slow * (p - s)
        want = jnp.where(f > s, 1.0, 0.0)
        cash = cash - (want - pos) * p
        return (f, s, cash, want), cash + want * p
    _, eq = jax.lax.scan(step, (prices[0], prices[0], 100.0, 0.0), prices)
    return eq

best = None
for fast in (0.5, 0.8):
    eq = backtest(prices, fast, 0.1)
    if best is None or eq[-1] > best[1]:
        best = (fast, float(eq[-1]))
print(best)
