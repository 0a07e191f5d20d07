foo = (lambda x: x.y.z)
foo(   1   )
