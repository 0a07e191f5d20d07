import jax

cfg = {"scale": 2.0}


@jax.jit
def f(x):
    return x * cfg.setdefault("scale", 3.0) if "scale" in cfg else x  #~ element cfg['scale'] = 2.0 ; branch "scale" in cfg


print(f(1.0))
del cfg["scale"]
print(f(1.0))  #! cfg['scale'] 2.0 -> missing
