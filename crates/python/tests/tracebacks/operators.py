a = 1
b = "x"
c = (a + b) * 2 if a else None
