import jax
from jax import lax

class Rule:
    rate = 2.0

rule = Rule()

def grow(x):
    return x * rule.rate  #~ attribute rule.rate = 2.0

def is_small(x):
    return x < rule.rate * 10  #~ attribute rule.rate = 2.0

def shrink(x):
    return x / rule.rate  #~ attribute rule.rate = 2.0

print(lax.while_loop(is_small, grow, 1.0), lax.cond(True, shrink, grow, 8.0))
rule.rate = 4.0
print(lax.while_loop(is_small, grow, 1.0))  #! rule.rate 2.0 -> 4.0
print(lax.cond(True, shrink, grow, 8.0))  #! rule.rate 2.0 -> 4.0
