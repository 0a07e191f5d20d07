def f(lst):
    for v in lst:
        print(valeu + v.foo.bar(1, 2) * 3)
f([1, 2])
