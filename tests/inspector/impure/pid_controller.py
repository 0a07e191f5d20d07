import jax


class PID:
    def __init__(self, kp, ki, kd):
        self.kp, self.ki, self.kd = kp, ki, kd
        self.integral = 0.0
        self.previous = None

    def __call__(self, error):
        self.integral += error  #~ attribute self.integral = 0.0 ; attribute_write self.integral ; leaked_tracer self.integral
        slope = 0.0 if self.previous is None else error - self.previous  #~ attribute self.previous = None ; branch self.previous is None
        self.previous = error  #~ attribute_write self.previous ; leaked_tracer self.previous
        return self.kp * error + self.ki * self.integral + self.kd * slope


pid = PID(1.0, 0.1, 0.5)
control = jax.jit(pid.__call__)
x = 0.0
for _ in range(4):
    x = x + control(1.0 - x)  #! self.integral
    print(x)
