import cmath, math
vals=[float('-inf'),-2.0,-0.0,0.0,2.0,float('inf'),float('nan')]
for name in "exp sqrt cos sin cosh sinh tan tanh acos asin atan acosh asinh atanh log log10".split():
    f=getattr(cmath,name)
    for x in vals:
        for y in vals:
            if all(math.isfinite(v) for v in (x,y)): continue
            try: r=f(complex(x,y))
            except Exception as e: r=type(e).__name__+" "+str(e)
            print(name, complex(x, y), r)
for name in "phase polar".split():
    for x in vals:
        for y in vals:
            try: r=getattr(cmath,name)(complex(x,y))
            except Exception as e: r=type(e).__name__+" "+str(e)
            print(name, complex(x, y), r)
for x in vals:
    for y in vals:
            try: r=cmath.rect(x,y)
            except Exception as e: r=type(e).__name__+" "+str(e)
            print("rect",x,y,r)
