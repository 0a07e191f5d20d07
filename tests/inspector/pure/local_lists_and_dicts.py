import jax
import jax.numpy as jnp


@jax.jit
def features(x):
    out = {}
    names = []
    for power in range(1, 4):
        name = f"p{power}"
        names.append(name)
        out[name] = x ** power
    out["sum"] = sum(out[name] for name in names)
    seen = set()
    total = 0.0
    for name in sorted(out):
        if name not in seen:
            seen.add(name)
            total = total + out[name]
    return total


print(features(2.0))
print(features(3.0))
