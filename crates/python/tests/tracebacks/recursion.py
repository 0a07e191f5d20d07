def f():
    rec()
def rec():
    rec()
f()
