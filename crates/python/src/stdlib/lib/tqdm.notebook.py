"""Bars of progress as the notebook shows them."""

from tqdm import *
