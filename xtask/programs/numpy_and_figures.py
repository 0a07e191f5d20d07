import numpy as np
import matplotlib.pyplot as plt

x = np.linspace(0, 2 * np.pi, 50)
y = np.sin(x)
print(x.shape, y.mean(), y.std(), y.max(), np.argmax(y), x[:3], y[y > 0.9])
# %%
plt.plot(x, y, label="sin")
plt.plot(x, np.cos(x), "--", label="cos")
plt.xlabel("x")
plt.ylabel("y")
plt.title("Waves")
plt.legend()
plt.show()
# %%
fig, axes = plt.subplots(1, 2)
axes[0].scatter(x, y)
axes[1].hist(y)
axes[1].grid(True)
# %%
rng = np.random.default_rng(0)
a = rng.normal(size=(3, 3))
print(a, a.T @ a, np.dot(a, a), a.reshape(-1), np.concatenate([a, a]), np.stack([x[:2], y[:2]]))
