"""How texts of JSON are written."""

from json import JSONEncoder
