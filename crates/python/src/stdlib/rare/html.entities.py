"""The names of characters in HTML."""

import html as _html

name2codepoint = {name: ord(text) for name, text in _html._NAMED.items() if name != "apos"}
codepoint2name = {code: name for name, code in name2codepoint.items()}
entitydefs = {name: chr(code) for name, code in name2codepoint.items()}
html5 = {form: text for name, text in _html._NAMED.items() for form in (name, name + ";")}
