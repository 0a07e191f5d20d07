import jax
cfg = {"lr": .1, "b": 2.}
@jax.jit
def f(x):
    for k, v in cfg.items():  #~ element cfg = {'lr': 0.1, 'b': 2.0} ; loop_unrolled
        x = x * v
    return x + cfg.get("z", 0.)  #~ element cfg['z'] = missing
print(f(1.))
cfg["z"] = 5.
print(f(1.))  #! cfg {'lr': 0.1, 'b': 2.0} -> {'lr': 0.1, 'b': 2.0, 'z': 5.0}
