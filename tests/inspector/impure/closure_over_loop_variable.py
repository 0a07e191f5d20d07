import jax

fs = []
for i in range(3):
    @jax.jit
    def f(x):
        return x + i  #~ global i = 2
    fs.append(f)

print([int(f(10)) for f in fs])
i = 50
print(fs[0](10))  #! i 2 -> 50
