class Layer:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return self.apply(x, scale=self.n)

    def apply(self, x, *, scale):
        values = [
            v * scale
            for v in x
        ]
        return sum(values) / len(
            [v for v in values if v > 100]
        )


def run(layer, data):
    result = layer(data)
    return result


print(run(Layer(2), [1, 2]))
print(
    run(
        Layer(2),
        [1, 2, 3],
    )
)
