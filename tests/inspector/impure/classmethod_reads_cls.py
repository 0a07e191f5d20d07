import jax
import jax.numpy as jnp


class Physics:
    gravity = 9.8

    @classmethod
    def fall(cls, t):
        return 0.5 * cls.gravity * t**2  #~ attribute cls.gravity = 9.8

    @classmethod
    def move_to(cls, gravity):
        cls.gravity = gravity


fall = jax.jit(Physics.fall)
print(fall(2.0))
Physics.move_to(1.6)
print(fall(2.0))  #! cls.gravity 9.8 -> 1.6
