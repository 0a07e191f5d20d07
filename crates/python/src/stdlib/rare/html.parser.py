"""Reads HTML piece by piece, and tells of each to the methods of whoever derives from the reader."""

import re
from html import unescape

__all__ = ["HTMLParser"]
_TAG = re.compile(r"""<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*?)(/?)>""")
_END = re.compile(r"</([a-zA-Z][^\s/>]*)[^>]*>")
_ATTRIBUTE = re.compile(r"""([^\s/>"'=][^\s/>=]*|=[^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)|(?=[\s>]|$)))?""")
_REFERENCE = re.compile(r"&#([xX][0-9a-fA-F]+|[0-9]+);?|&([a-zA-Z][a-zA-Z0-9]*);?")


class HTMLParser:
    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        self.rawdata, self.lasttag, self.cdata_elem, self._start = "", "???", None, None
        self._line, self._column = 1, 0

    def feed(self, data):
        self.rawdata += data
        self._go(False)

    def close(self):
        self._go(True)

    def getpos(self):
        return self._line, self._column

    def get_starttag_text(self):
        return self._start

    def _pass(self, text):
        lines = text.count("\n")
        if lines:
            self._line += lines
            self._column = len(text) - text.rfind("\n") - 1
        else:
            self._column += len(text)

    def _text(self, text):
        if not text:
            return
        if self.convert_charrefs and not self.cdata_elem:
            self.handle_data(unescape(text))
        elif self.cdata_elem:
            self.handle_data(text)
        else:
            at = 0
            for found in _REFERENCE.finditer(text):
                if found.start() > at:
                    self.handle_data(text[at:found.start()])
                (self.handle_charref if found[1] else self.handle_entityref)(found[1] or found[2])
                at = found.end()
            if text[at:]:
                self.handle_data(text[at:])

    def _go(self, ending):
        while self.rawdata:
            data = self.rawdata
            if self.cdata_elem:
                found = re.search(rf"</{self.cdata_elem}(?=[\s/>])", data, re.I)
                at = found.start() if found else len(data) if ending else -1
                if at < 0:
                    return
            else:
                at = data.find("<")
                if at < 0:
                    # A reference may not have come whole.
                    held = data.rfind("&", max(0, len(data) - 34))
                    if self.convert_charrefs and not ending and held >= 0 and not re.search(r"[\s;]", data[held:]):
                        return
                    at = len(data)
            if at:
                self._text(data[:at])
                self._taken(at)
                continue
            end = self._piece(data, ending)
            if not end:
                return
            self._taken(end)

    def _taken(self, count):
        self._pass(self.rawdata[:count])
        self.rawdata = self.rawdata[count:]

    def _piece(self, data, ending):
        """Tells of what begins with `<`; how long it is, or 0 if it has not come whole."""
        if found := _TAG.match(data):
            self._tag(found)
            return found.end()
        if found := _END.match(data):
            tag = found[1].lower()
            self.cdata_elem = None
            self.handle_endtag(tag)
            return found.end()
        for opening, closing, tell in (("<!--", "-->", self.handle_comment), ("<![", "]>", self.unknown_decl), ("<!", ">", self.handle_decl),
                                       ("<?", ">", self.handle_pi)):
            if data.startswith(opening):
                end = data.find(closing, len(opening))
                if end < 0:
                    break
                if opening == "<![" and data.startswith("<![CDATA["):
                    end = data.find("]]>") + 1 or end
                tell(data[len(opening):end])
                return end + len(closing)
        if re.match(r"</?[a-zA-Z!?]|</?$|<!", data) and not ending:
            return 0
        self._text("<")
        return 1

    def _tag(self, found):
        tag, self._start = found[1].lower(), found[0]
        self.lasttag, attributes = tag, []
        for each in _ATTRIBUTE.finditer(found[2]):
            value = next((part for part in each.groups()[1:] if part is not None), "" if "=" in each[0][len(each[1]):] else None)
            attributes.append((each[1].lower(), unescape(value) if value else value))
        if found[3]:
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.cdata_elem = tag

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        pass

    def handle_charref(self, name):
        pass

    def handle_entityref(self, name):
        pass

    def handle_data(self, data):
        pass

    def handle_comment(self, data):
        pass

    def handle_decl(self, decl):
        pass

    def handle_pi(self, data):
        pass

    def unknown_decl(self, data):
        pass
