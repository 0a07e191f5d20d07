"""Constants of physics and factors of units."""

import math as _math

from scipy._lib import missing as _missing

pi, golden = _math.pi, (1 + _math.sqrt(5)) / 2
golden_ratio = golden
quetta, ronna, yotta, zetta, exa, peta, tera, giga, mega, kilo = (
    1e30, 1e27, 1e24, 1e21, 1e18, 1e15, 1e12, 1e9, 1e6, 1e3
)
hecto, deka, deci, centi, milli, micro, nano, pico, femto, atto, zepto, yocto = (
    1e2, 1e1, 1e-1, 1e-2, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15, 1e-18, 1e-21, 1e-24
)
kibi, mebi, gibi, tebi, pebi, exbi = (2**k for k in (10, 20, 30, 40, 50, 60))
c = speed_of_light = 299792458.0
h = Planck = 6.62607015e-34
hbar = h / (2 * pi)
e = elementary_charge = 1.602176634e-19
k = Boltzmann = 1.380649e-23
N_A = Avogadro = 6.02214076e23
R = gas_constant = k * N_A
G = gravitational_constant = 6.6743e-11
g = 9.80665
mu_0, epsilon_0 = 1.25663706127e-06, 8.8541878188e-12
alpha = fine_structure = 0.0072973525643
sigma = Stefan_Boltzmann = 2 * pi**5 * k**4 / (15 * h**3 * c**2)
Wien, Rydberg = 0.002897771955, 10973731.568157
m_e = electron_mass = 9.1093837139e-31
m_p = proton_mass = 1.67262192595e-27
m_n = neutron_mass = 1.67492750056e-27
u = m_u = atomic_mass = 1.66053906892e-27
gram, metric_ton, grain = 1e-3, 1e3, 64.79891e-6
lb = pound = 7000 * grain
oz = ounce = pound / 16
degree = pi / 180
arcmin = arcminute = degree / 60
arcsec = arcsecond = arcmin / 60
minute, hour, day, week, year, Julian_year = 60.0, 3600.0, 86400.0, 604800.0, 31536000.0, 31557600.0
inch = 0.0254
foot, yard, mile = 12 * inch, 36 * inch, 1760 * 36 * inch
angstrom = 1e-10
au = astronomical_unit = 149597870700.0
light_year = Julian_year * c
parsec = au / arcsec
micron, nautical_mile = 1e-6, 1852.0
atm = atmosphere = 101325.0
bar, torr, psi = 1e5, atm / 760, pound * g / (inch * inch)
mmHg = torr
hectare, acre = 1e4, 43560 * foot**2
litre = liter = 1e-3
gallon = 231 * inch**3
kmh, mph, mach, knot = 1e3 / hour, mile / hour, 340.5, nautical_mile / hour
zero_Celsius, degree_Fahrenheit = 273.15, 1 / 1.8
eV = electron_volt = e
calorie = calorie_th = 4.184
erg, hp = 1e-7, 550 * foot * pound * g
dyn, lbf, kgf = 1e-5, pound * g, g


def _kelvin(value, scale):
    scale = scale.lower()
    if scale in ("celsius", "c"):
        return value + zero_Celsius
    if scale in ("kelvin", "k"):
        return value
    if scale in ("fahrenheit", "f"):
        return (value - 32) * 5 / 9 + zero_Celsius
    if scale in ("rankine", "r"):
        return value * 5 / 9
    raise NotImplementedError(f"{scale=} is unsupported: supported scales are Celsius, Kelvin, Fahrenheit, and Rankine")


def convert_temperature(val, old_scale, new_scale):
    """A temperature in another scale."""
    import numpy as np

    value = _kelvin(np.asarray(val), old_scale)
    scale = new_scale.lower()
    if scale in ("celsius", "c"):
        return value - zero_Celsius
    if scale in ("fahrenheit", "f"):
        return (value - zero_Celsius) * 9 / 5 + 32
    return value * 9 / 5 if scale in ("rankine", "r") else _kelvin(value, new_scale)


def lambda2nu(lambda_):
    """The frequency of light of a wavelength."""
    return c / lambda_


nu2lambda = lambda2nu
__getattr__ = _missing("scipy.constants")
