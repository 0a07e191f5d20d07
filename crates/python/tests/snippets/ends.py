#: generators that are let go of
import contextlib
def g(name):
    try:
        yield 1
        yield 2
    finally:
        print("end of", name)
for x in g("a loop that is left"): break
print("after the loop")
i = g("one not begun")
del i
i = g("one let go of")
next(i)
i = None
print("after that")
i = g("one that is through")
print(list(i))
del i
def outer():
    with contextlib.nullcontext("w") as w:
        try: yield w
        except GeneratorExit: print("exit"); raise
    print("never")
next(outer())
def ignores():
    try: yield 1
    except GeneratorExit: print("returns"); return
next(ignores())
def nested():
    try: yield from g("the inner one")
    finally: print("end of the outer one")
n = nested()
next(n)
del n
def first(it): return next(iter(it))
print(first(g("the first of some")))
async def co():
    try: await Wait()
    finally: print("end of a coroutine")
class Wait:
    def __await__(self): yield 1
c = co()
c.send(None)
del c
