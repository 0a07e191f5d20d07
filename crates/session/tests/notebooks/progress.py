# %%
from tqdm import tqdm, trange
cases = []
for n, total, elapsed in [(0, 3, 0), (1, 3, 0.5), (3, 3, 1.5), (7, None, 2.0), (0, None, 0), (5, 3, 1.0), (30, 7200, 30.0), (1, 100, 12.0), (55, 100, 4000.0), (999, 1000, 7.3)]:
    cases.append(dict(n=n, total=total, elapsed=elapsed))
    cases.append(dict(n=n, total=total, elapsed=elapsed, prefix="work", postfix="loss=0.1", unit="step"))
    cases.append(dict(n=n, total=total, elapsed=elapsed, prefix="work: ", unit_scale=True, unit="B", ascii=True))
    cases.append(dict(n=n, total=total, elapsed=elapsed, ncols=60, rate=2.5))
    cases.append(dict(n=n, total=total, elapsed=elapsed, ncols=0, prefix="z"))
cases.append(dict(n=3, total=4, elapsed=2.0, bar_format="{desc}: {percentage:3.0f}%|{bar}| {n_fmt} {rate_fmt}{postfix}", prefix="p"))
cases.append(dict(n=1500, total=2000, elapsed=2.0, unit_scale=True, unit_divisor=1024))
for case in cases:
    print(repr(tqdm.format_meter(**case)))
import io
out = io.StringIO()
with tqdm(total=3, desc="a", file=out, bar_format="{desc}|{bar}|{n}/{total}{postfix}", mininterval=0, ascii=False) as bar:
    bar.update(1)
    bar.set_postfix(loss=0.123456, step=7)
    bar.update(2)
print(repr(out.getvalue()))
out = io.StringIO()
print(list(tqdm(iter([1, 2]), file=out, bar_format="{n}", mininterval=0, ascii=False)), repr(out.getvalue()))
out = io.StringIO()
for i in trange(2, leave=False, file=out, bar_format="{bar}{n}", mininterval=0, ascii=False): pass
print(repr(out.getvalue()))
for number in (0.123456, 1234567, 1e-9, 3, 2.5e10, 0.1): print(tqdm.format_num(number), tqdm.format_sizeof(number))
print(tqdm([1], disable=True), len(trange(4, disable=True)))
