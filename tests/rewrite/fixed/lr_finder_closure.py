import jax
import jax.numpy as jnp

def make_trainer(loss_fn, lr=0.01, growth=2.0):
    history = []
    state = {"lr": lr, "best": float("inf"), "bad": 0}

    @jax.jit
    def step(w, x):
        value, grad = jax.value_and_grad(loss_fn)(w, x)
        return w - state["lr"] * grad, value

    def run(w, xs, patience=2):
        for x in xs:
            w, value = step(w, x)
            history.append((state["lr"], round(float(value), 4)))
            if value < state["best"]:
                state["best"] = float(value)
                state["bad"] = 0
            else:
                state["bad"] += 1
            if state["bad"] >= patience:
                break
            state["lr"] *= growth
        return w

    return run, history

run, history = make_trainer(lambda w, x: jnp.sum((w * x - 1.0) ** 2))
w = run(jnp.array([0.1, 0.5]), [jnp.array([1.0, 2.0])] * 7)
for lr, value in history:
    print(lr, value)
print(w)
