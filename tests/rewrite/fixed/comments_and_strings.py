import jax

# The global `count` is changed here.
count = 0  # begins at zero

@jax.jit  # compiled
def f(x):
    """Adds count to x."""
    global count  # yes, really
    count += 1  # one more
    # Note: `count` in a comment, and in a string:
    return x + count  # the result

text = "count and f(x)"
for i in range(2):  # twice
    print(text, f(i))  # show it
print("count:", count)
