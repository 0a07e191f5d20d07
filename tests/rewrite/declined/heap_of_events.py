# declined: pop
import heapq

import jax

events = [1.0, 4.0, 2.0]
heapq.heapify(events)


@jax.jit
def tick(dt):
    t = heapq.heappop(events)
    heapq.heappush(events, t + dt)
    return t


for _ in range(3):
    try:
        print(tick(5.0))
    except Exception as error:
        print(type(error).__name__)
