"""`operator` by the name of its part in C."""

from operator import *
