"""What `os` has of the system."""

from os import *
from os import error, environ
