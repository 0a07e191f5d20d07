import jax

calls = 0

@jax.jit
def f(x):
    global calls
    calls += 1
    return x * 2

def main():
    for i in range(3):
        y = f(i)
        print("result", y)
    print("calls", calls)

main()
