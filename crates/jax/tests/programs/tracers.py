"""What tracers say when they are asked for what only arrays have, and for what nothing has."""
import jax
import jax.numpy as jnp


def asked(f):
    def ask(x):
        try:
            print(f(x))
        except Exception as e:
            lines = str(e).splitlines()
            kept = [line for line in lines if " at " not in line and ".py" not in line and "object id" not in line]
            print(type(e).__name__, "|".join(kept), len(lines))
        return x

    x = jnp.ones(3)
    jax.jit(ask)(x)
    jax.vmap(ask)(x)
    jax.grad(lambda x: ask(x).sum())(x)
    jax.jvp(ask, (x,), (x,))


asked(lambda x: x.foo)
asked(lambda x: x.sharding)
asked(lambda x: x.device)
asked(lambda x: x.devices())
asked(lambda x: x.committed)
asked(lambda x: x.is_fully_addressable)
asked(lambda x: x.is_fully_replicated)
asked(lambda x: x.addressable_data(0))
asked(lambda x: x.block_until_ready())
asked(lambda x: x.copy_to_host_async())
asked(lambda x: x.delete())
asked(lambda x: x.is_deleted())
asked(lambda x: x.tolist())
asked(lambda x: x.item())
asked(lambda x: (hasattr(x, "foo"), getattr(x, "foo", 3), hasattr(x, "sharding"), hasattr(x, "shape")))
