import jax
import jax.numpy as jnp

ratings = {"ann": 1200.0, "bob": 1200.0, "cy": 1300.0}
K = 32


@jax.jit
def play(a_score, b_score):
    expected = 1 / (1 + 10 ** ((ratings["bob"] - ratings["ann"]) / 400))  #~ element ratings["bob"] = 1200.0 ; element ratings["ann"] = 1200.0
    change = K * (jnp.where(a_score > b_score, 1.0, 0.0) - expected)
    ratings["ann"] += change  #~ element ratings["ann"] = 1200.0 ; container_write ratings["ann"] ; leaked_tracer ratings["ann"]
    ratings["bob"] -= change  #~ element ratings["bob"] = 1200.0 ; container_write ratings["bob"] ; leaked_tracer ratings["bob"]
    return change


for scores in [(3, 1), (2, 0), (0, 5)]:
    print(play(*scores))  #! ratings["bob"] 1200.0 -> a tracer
print(ratings["ann"], ratings["bob"], ratings["cy"])
