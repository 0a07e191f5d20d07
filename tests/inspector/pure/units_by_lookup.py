import jax

UNITS = {"m": 1.0, "km": 1000.0}
requests = []


def convert(value, unit):
    return value * UNITS[unit]


@jax.jit
def length(value):
    return convert(value, "km")


for value in [1.0, 2.5]:
    requests.append(value)
    print(length(value))
UNITS["mile"] = 1609.34
print(length(3.0), len(requests))
