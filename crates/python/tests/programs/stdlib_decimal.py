from decimal import *
import math
from fractions import Fraction
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
D = Decimal
print(D('0.1') + D('0.2'), D('1') / 3, D(1) / 7, D('1.10') * 3, D('10') ** 3, D(2) ** D('0.5'), D(2).sqrt(), D(0.1), D('1e5'), D('1E+5') + 1, repr(D('3.14')), D('-0'), D('Infinity'), D('nan'), -D('1.5'), abs(D('-2')), D('123.456').quantize(D('0.01')), D('2.675').quantize(D('0.01'), ROUND_HALF_UP), D('7') // 2, D('-7') // 2, D('-7') % 3, divmod(D(7), D('2.5')), D('1.20') == D('1.2'), hash(D('1.20')) == hash(1.2) or hash(D('0.5')) == hash(0.5), D(3) > 2.5, D('1.5') == 1.5, int(D('3.9')), float(D('3.14')), round(D('2.5')), round(D('2.675'), 2), math.floor(D('-1.5')), math.ceil(D('1.2')), D('1200').normalize(), D('1.000').normalize(), D(5).exp(), D(10).ln(), D(100).log10(), D(2).log10(), D('0.00001'), D('0.0000001'), D('123e3'), D((1, (1, 2, 3), -2)), D('1.5').as_tuple(), D('0.75').as_integer_ratio(), D('123').adjusted(), sum([D('0.1')] * 10), max(D(1), D(2)), sorted([D(3), D('1.5')]), D('1e-400'), D(' 12 '), D('1_000'))
for s in ('.2f', '10.3f', '<10', '>10.1f', ',.2f', '+', 'e', '.3e', '%', '.1%', '010.2f', '^12', '.5g', 'n', '', '.0f', ','): print(s, repr(format(D('1234.5678'), s)), repr(format(D('-0.00012'), s)), repr(format(D('1e6'), s)))
for f in (lambda: D(1) / 0, lambda: D(0) / 0, lambda: D('a'), lambda: D(-1).sqrt(), lambda: D(1) % 0, lambda: D(1) // 0, lambda: D([1]), lambda: D(None), lambda: int(D('inf')), lambda: D('inf') - D('inf'), lambda: D(0) ** 0, lambda: D('nan') < 1, lambda: D('1e999999') * 10, lambda: D(1).quantize(D('1e-40')), lambda: D('snan') + 1, lambda: D('nan') == D('nan'), lambda: D(1) / D('inf'), lambda: D('inf') * 2, lambda: 3 - D('0.5'), lambda: 2 ** D(3), lambda: D(2) ** -2, lambda: D(2) ** 100, lambda: D('1.1') ** 50, lambda: 1 / D(4), lambda: Fraction(D('0.25')), lambda: D(3) == Fraction(3), lambda: D('1.23456789') * D('9.87654321'), lambda: D('0.5').exp(), lambda: D('-3').exp(), lambda: D('1e-5').ln(), lambda: D('12345').ln(), lambda: D(3) ** D('1.5'), lambda: D('12.5').to_integral_value(), lambda: D('12.5').scaleb(2), lambda: D(1).compare(D(2)), lambda: D('-1.5').copy_sign(D(1)), lambda: D('5').max(D('7')), lambda: D('1.5').is_finite(), lambda: D('123456E3').to_eng_string(), lambda: D(1).fma(2, 3)): t(f)
getcontext().prec = 6; print(D(1) / 7, D('123456789') + 0, D('1.23456789') * 1, D('999999.5') + 0); getcontext().prec = 28
with localcontext() as c:
    c.prec = 50; c.rounding = ROUND_UP; print(D(1) / 3, c.rounding)
with localcontext(prec=4): print(D(2).sqrt())
for r in (ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP): print(r, [str(D(x).quantize(D(1), r)) for x in ('2.5', '-2.5', '2.1', '-2.6', '3.5')])
with localcontext() as c:
    c.traps[DivisionByZero] = False; print(D(1) / 0, c.flags[DivisionByZero], c.divide(1, 4), c.create_decimal('1.5'))
t(lambda: setattr(getcontext(), 'prec', 0)); print(Context(prec=3).divide(D(1), D(3)), issubclass(DivisionByZero, ZeroDivisionError), isinstance(D(1), (int, float)))
