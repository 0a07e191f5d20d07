import jax
import jax.numpy as jnp

cfg = dict(d_steps=1, g_weight=1.0, turn="d")

def disc(p, x):
    return jax.nn.sigmoid(p["a"] * x + p["c"])

def gen(p, z):
    return p["m"] + p["s"] * z

@jax.jit
def losses(dp, gp, real, z):
    fake = gen(gp, z)
    ld = -jnp.mean(jnp.log(disc(dp, real)) + jnp.log(1 - disc(dp, fake)))
    lg = -cfg["g_weight"] * jnp.mean(jnp.log(disc(dp, fake)))  #~ element cfg["g_weight"] = 0.5
    return ld if cfg["turn"] == "d" else lg  #~ element cfg["turn"] = 'd' ; branch cfg["turn"] == "d"

dp = {"a": jnp.float32(0.5), "c": jnp.float32(0.0)}
gp = {"m": jnp.float32(0.0), "s": jnp.float32(1.0)}
real = jnp.array([2.0, 2.5, 3.0])
z = jnp.array([-1.0, 0.0, 1.0])
for it in range(4):
    cfg["turn"] = "d" if it % 2 == 0 else "g"
    cfg["g_weight"] *= 0.5
    print(cfg["turn"], f"{losses(dp, gp, real, z):.4f}")  #! cfg["turn"] 'd' -> 'g'
