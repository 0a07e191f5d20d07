// Programs that end by Stop only. Where a browser suspends WebAssembly, as Chromium does, a run is stopped wherever it is.
export const ENDLESS = {
  "an endless loop": "while True: pass",
  "a long sleep": "import time\ntime.sleep(600)",
  "a flood of prints": "for i in range(10**7): print(i)",
  "endless printing": "n = 0\nwhile True:\n    n += 1\n    print(n)",
  "an endless jitted loop": "import jax\njax.jit(lambda x: jax.lax.while_loop(lambda v: v >= 0, lambda v: v * 0.5, x))(1.0)",
  "a loop inside a traced function": "import jax\n@jax.jit\ndef f(x):\n    while True: pass\nf(1.0)",
  "printing inside a traced function": "import jax\n@jax.jit\ndef f(x):\n    while True: print('again')\nf(1.0)",
  "a slow sort key": "def key(n):\n    while True: pass\nsorted([3, 1, 2], key=key)",
  "a slow __eq__": "class A:\n    def __eq__(self, other):\n        while True: pass\n[A()].index(1)",
  "a slow __hash__": "class A:\n    def __hash__(self):\n        while True: pass\n{A(): 1}",
  "a slow __repr__": "class A:\n    def __repr__(self):\n        while True: pass\nprint([A()])",
  "long kernels": "import jax.numpy as jnp\nx = jnp.ones((3000, 3000))\nfor _ in range(100): x = x @ x",
};
