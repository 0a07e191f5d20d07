"""XML as trees of elements: read, changed and written."""

import io
import re

__all__ = ["Comment", "dump", "Element", "ElementTree", "canonicalize", "fromstring", "fromstringlist", "indent", "iselement", "iterparse",
           "parse", "ParseError", "PI", "ProcessingInstruction", "QName", "SubElement", "tostring", "tostringlist", "TreeBuilder", "VERSION",
           "XML", "XMLID", "XMLParser", "XMLPullParser", "register_namespace", "C14NWriterTarget"]
VERSION = "1.3.0"
_prefixes = {"http://www.w3.org/XML/1998/namespace": "xml", "http://www.w3.org/1999/xhtml": "html", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
             "http://schemas.xmlsoap.org/wsdl/": "wsdl", "http://www.w3.org/2001/XMLSchema": "xs", "http://www.w3.org/2001/XMLSchema-instance": "xsi",
             "http://purl.org/dc/elements/1.1/": "dc"}


class ParseError(SyntaxError):
    __module__ = "xml.etree.ElementTree"


def iselement(element):
    return hasattr(element, "tag")


class Element:
    __module__ = "xml.etree.ElementTree"

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"Element() argument 2 must be dict, not {type(attrib).__name__}")
        self.tag, self.attrib, self.text, self.tail, self._children = tag, {**attrib, **extra}, None, None, []

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib, /):
        return Element(tag, attrib)

    def __copy__(self):
        made = Element(self.tag, self.attrib)
        made.text, made.tail, made._children = self.text, self.tail, self._children[:]
        return made

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        import warnings
        warnings.warn("Testing an element's truth value will always return True in future versions.  Use specific 'len(elem)' or 'elem is not None' test instead.",
                      DeprecationWarning, stacklevel=2)
        return bool(self._children)

    def __getitem__(self, index):
        try:
            return self._children[index]
        except IndexError:
            raise IndexError("child index out of range") from None

    def __setitem__(self, index, element):
        for each in element if isinstance(index, slice) else [element]:
            _child(each)
        self._children[index] = element

    def __delitem__(self, index):
        del self._children[index]

    def __iter__(self):
        return iter(self._children)

    def append(self, subelement, /):
        self._children.append(_child(subelement))

    def extend(self, elements, /):
        self._children.extend(map(_child, elements))

    def insert(self, index, subelement, /):
        self._children.insert(index, _child(subelement))

    def remove(self, subelement, /):
        for at, child in enumerate(self._children):
            if child is subelement:
                del self._children[at]
                return
        raise ValueError("list.remove(x): x not in list")

    def clear(self):
        self.attrib.clear()
        self._children, self.text, self.tail = [], None, None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        self.attrib[key] = value

    def keys(self):
        return self.attrib.keys()

    def items(self):
        return self.attrib.items()

    def iter(self, tag=None):
        tag = None if tag == "*" else tag
        if tag is None or self.tag == tag:
            yield self
        for child in self._children:
            yield from child.iter(tag)

    def itertext(self):
        if not isinstance(self.tag, str) and self.tag is not None:
            return
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail

    def iterfind(self, path, namespaces=None):
        return _find(self, path, namespaces)

    def findall(self, path, namespaces=None):
        return list(_find(self, path, namespaces))

    def find(self, path, namespaces=None):
        return next(_find(self, path, namespaces), None)

    def findtext(self, path, default=None, namespaces=None):
        found = self.find(path, namespaces)
        return default if found is None else found.text or ""


def _child(element):
    if not isinstance(element, Element):
        raise TypeError(f"append() argument must be xml.etree.ElementTree.Element, not {type(element).__name__}")
    return element


def SubElement(parent, tag, attrib={}, **extra):
    made = parent.makeelement(tag, {**attrib, **extra})
    parent.append(made)
    return made


def Comment(text=None):
    made = Element(Comment)
    made.text = text
    return made


def ProcessingInstruction(target, text=None):
    made = Element(ProcessingInstruction)
    made.text = target if not text else f"{target} {text}"
    return made


PI = ProcessingInstruction


class QName:
    __module__ = "xml.etree.ElementTree"

    def __init__(self, text_or_uri, tag=None):
        self.text = text_or_uri if not tag else f"{{{text_or_uri}}}{tag}"

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<QName {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return self.text == (other.text if isinstance(other, QName) else other)

    def __lt__(self, other):
        return self.text < (other.text if isinstance(other, QName) else other)


_STEP = re.compile(r"""(//?)|((?:\{[^}]*\})?[^/\[\]@=\s'"!]+)|\[\s*((?:[^\]'"]|'[^']*'|"[^"]*")*?)\s*\]""")
_TEST = re.compile(r"""(@?)((?:\{[^}]*\})?[^=!\s]+)\s*(?:(!?=)\s*(?:'([^']*)'|"([^"]*)"))?$""")


def _named(tag, names):
    """A name in a path, with its namespace in place of the prefix."""
    if tag[:1] == "{" or not names:
        return tag
    prefix, colon, rest = tag.rpartition(":")
    if colon:
        if prefix not in names:
            raise SyntaxError(f"prefix {prefix!r} not found in prefix map")
        return f"{{{names[prefix]}}}{rest}"
    return f"{{{names['']}}}{tag}" if names.get("") and tag not in ("*", ".", "..") else tag


def _matches(element, tag):
    if tag == "*":
        return True
    if tag.startswith("{*}"):
        return isinstance(element.tag, str) and element.tag.rpartition("}")[2] == tag[3:]
    if tag.endswith("}*"):
        return isinstance(element.tag, str) and element.tag.startswith(tag[:-1])
    return element.tag == tag


def _find(root, path, names=None):
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    if path.endswith("/"):
        path += "*"
    parents = {}
    nodes, deep, at = [root], False, 0
    while at < len(path):
        found = _STEP.match(path, at)
        if found is None:
            raise SyntaxError("invalid path")
        at = found.end()
        slash, tag, test = found.groups()
        if slash:
            deep = slash == "//"
        elif tag == ".":
            continue
        elif tag == "..":
            parents = parents or {child: parent for parent in root.iter() for child in parent}
            nodes = list(dict.fromkeys(parents[node] for node in nodes if node in parents))
        elif tag is not None:
            tag = _named(tag, names)
            if deep:
                nodes = [inner for node in nodes for inner in node.iter() if inner is not node and _matches(inner, tag)]
            else:
                nodes = [child for node in nodes for child in node if _matches(child, tag)]
            deep = False
        else:
            nodes = _tested(root, nodes, test, names)
    return iter(nodes)


def _tested(root, nodes, test, names):
    number = re.fullmatch(r"(-?\d+)|last\(\)(?:\s*-\s*(\d+))?", test)
    if number:
        at = int(number[1]) - 1 if number[1] else -1 - int(number[2] or 0)
        if number[1] and at < 0:
            raise SyntaxError("XPath position >= 1 expected")
        parents = {child: parent for parent in root.iter() for child in parent}
        kept = []
        for node in nodes:
            alike = [child for child in parents.get(node, ()) if child.tag == node.tag]
            if -len(alike) <= at < len(alike) and alike[at] is node:
                kept.append(node)
        return kept
    found = _TEST.match(test)
    if found is None:
        raise SyntaxError("invalid predicate")
    is_attribute, name, how, single, double = found.groups()
    value = single if single is not None else double

    def fits(text):
        return how is None or (text == value) == (how == "=")

    if is_attribute:
        return [node for node in nodes if node.get(name) is not None and fits(node.get(name))]
    if name == ".":
        return [node for node in nodes if fits("".join(node.itertext()))]
    name = _named(name, names)
    return [node for node in nodes if any(fits("".join(child.itertext())) for child in node if _matches(child, name))]


class ElementTree:
    __module__ = "xml.etree.ElementTree"

    def __init__(self, element=None, file=None):
        self._root = element
        if file is not None:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        if not hasattr(source, "read"):
            with open(source, "rb") as file:
                return self.parse(file, parser)
        parser = parser or XMLParser()
        parser.feed(source.read())
        self._root = parser.close()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def _path(self, path):
        return "." + path if path[:1] == "/" else path

    def find(self, path, namespaces=None):
        return self._root.find(self._path(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(self._path(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(self._path(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(self._path(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None, method=None, *, short_empty_elements=True):
        text = _written(self._root, encoding or "us-ascii", xml_declaration, default_namespace, method or "xml", short_empty_elements)
        data = text if encoding == "unicode" else text.encode(encoding or "us-ascii", "xmlcharrefreplace")
        if hasattr(file_or_filename, "write"):
            file_or_filename.write(data)
        else:
            with open(file_or_filename, "w" if encoding == "unicode" else "wb") as file:
                file.write(data)


def register_namespace(prefix, uri):
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, name in list(_prefixes.items()):
        if known == uri or name == prefix:
            del _prefixes[known]
    _prefixes[uri] = prefix


def _escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text):
    return _escaped(text).replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#09;")


class _Writer:
    """Writes elements; names that are needed for namespaces are declared at the root."""

    def __init__(self, default, method, short):
        self.default, self.method, self.short, self.spaces = default, method, short, {}

    def name(self, tag):
        tag = tag.text if isinstance(tag, QName) else tag
        if not isinstance(tag, str):
            raise TypeError(f"cannot serialize {tag!r} (type {type(tag).__name__})")
        if tag[:1] != "{":
            if self.default:
                raise ValueError("cannot use non-qualified names with default_namespace option")
            return tag
        uri, _, local = tag[1:].rpartition("}")
        if uri == self.default:
            return local
        if uri == "http://www.w3.org/XML/1998/namespace":
            return f"xml:{local}"
        if uri not in self.spaces:
            self.spaces[uri] = _prefixes.get(uri) or f"ns{len(self.spaces)}"
        return f"{self.spaces[uri]}:{local}"

    def text(self, value):
        if not isinstance(value, str):
            raise TypeError(f"cannot serialize {value!r} (type {type(value).__name__})")
        return value

    def element(self, element, out):
        tag, text = element.tag, element.text
        if tag is Comment:
            out.append(f"<!--{text}-->")
        elif tag is ProcessingInstruction:
            out.append(f"<?{text}?>")
        elif tag is None:
            if text:
                out.append(_escaped(self.text(text)))
            for child in element:
                self.element(child, out)
        else:
            name = self.name(tag)
            parts = [f'{self.name(key)}="{self.value(value)}"' for key, value in element.items()]
            out.append(["<" + " ".join([name, *parts])])
            html = self.method == "html"
            if text or len(element) or not self.short and not html or html and name.lower() not in _VOID:
                out.append(">")
                if text:
                    raw = html and name.lower() in ("script", "style")
                    out.append(self.text(text) if raw else _escaped(self.text(text)))
                for child in element:
                    self.element(child, out)
                out.append(f"</{name}>")
            else:
                out.append(">" if html else " />")
        if element.tail:
            out.append(_escaped(self.text(element.tail)))

    def value(self, value):
        return _quoted(self.name(value) if isinstance(value, QName) else self.text(value))


_VOID = {"area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input", "isindex", "link", "meta", "param", "source", "track", "wbr"}


def _written(root, encoding, declared, default, method, short):
    if method == "text":
        return "".join(root.itertext())
    writer, out = _Writer(default, method, short), []
    writer.element(root, out)
    spaces = sorted(writer.spaces.items(), key=lambda it: it[1])
    added = "".join(f' xmlns:{prefix}="{_quoted(uri)}"' for uri, prefix in spaces)
    if default:
        added = f' xmlns="{_quoted(default)}"' + added
    first = True
    for at, part in enumerate(out):
        if isinstance(part, list):
            out[at], first = part[0] + (added if first else ""), False
    plain = encoding.lower() in ("utf-8", "us-ascii", "unicode")
    head = declared if declared is not None else not plain
    name = "UTF-8" if encoding.lower() == "unicode" else encoding
    return (f"<?xml version='1.0' encoding='{name}'?>\n" if head and method == "xml" else "") + "".join(out)


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None, short_empty_elements=True):
    text = _written(element, encoding or "us-ascii", xml_declaration, default_namespace, method or "xml", short_empty_elements)
    return text if encoding == "unicode" else text.encode(encoding or "us-ascii", "xmlcharrefreplace")


def tostringlist(element, encoding=None, method=None, **options):
    return [tostring(element, encoding, method, **options)]


def dump(elem):
    tree = elem if isinstance(elem, ElementTree) else ElementTree(elem)
    root = tree.getroot()
    print(tostring(root, "unicode"), end="" if root.tail and root.tail.endswith("\n") else "\n")


def indent(tree, space="  ", level=0):
    root = tree.getroot() if isinstance(tree, ElementTree) else tree
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")

    def walk(element, depth):
        inner = "\n" + space * (depth + 1)
        if not (element.text or "").strip():
            element.text = inner
        for child in element:
            if len(child):
                walk(child, depth + 1)
            if not (child.tail or "").strip():
                child.tail = inner
        if not child.tail.strip():
            child.tail = "\n" + space * depth

    if len(root):
        walk(root, level)


class TreeBuilder:
    __module__ = "xml.etree.ElementTree"

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False):
        self._make, self._open, self._last, self._root, self._text = element_factory or Element, [], None, None, []
        self._after, self._comment, self._pi = False, insert_comments, insert_pis

    def _settle(self):
        text, self._text = "".join(self._text), []
        if text and self._last is not None:
            if self._after:
                self._last.tail = text
            else:
                self._last.text = text

    def _put(self, element):
        if self._open:
            self._open[-1].append(element)
        elif self._root is None:
            self._root = element
        self._last = element

    def start(self, tag, attrs, /):
        self._settle()
        element = self._make(tag, attrs)
        self._put(element)
        self._open.append(element)
        self._after = False
        return element

    def end(self, tag, /):
        self._settle()
        self._last, self._after = self._open.pop(), True
        return self._last

    def data(self, data, /):
        self._text.append(data)

    def comment(self, text, /):
        made = Comment(text)
        if self._comment:
            self._settle()
            self._put(made)
            self._after = True
        return made

    def pi(self, target, text=None, /):
        made = ProcessingInstruction(target, text)
        if self._pi:
            self._settle()
            self._put(made)
            self._after = True
        return made

    def close(self):
        return self._root


_NAME = r"[^\s<>/=\"'&!?\[\]]+"
_TOKEN = re.compile(rf"""<!--(?P<comment>.*?)-->|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<\?(?P<pi>.*?)\?>|<!DOCTYPE(?P<doctype>(?:[^\[>]|\[.*?\])*)>
    |</(?P<end>{_NAME})\s*>|<(?P<start>{_NAME})(?P<attributes>(?:\s+{_NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?P<empty>/?)>|(?P<text>[^<]+)""", re.S | re.X)
_ATTRIBUTE = re.compile(rf"""({_NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class XMLParser:
    __module__ = "xml.etree.ElementTree"

    def __init__(self, *, target=None, encoding=None):
        self.target, self._encoding, self._parts, self.entity, self.version = target or TreeBuilder(), encoding, [], {}, "Expat 2.7.1"

    def feed(self, data, /):
        self._parts.append(data)

    def flush(self):
        pass

    def _fail(self, code, what, text, at):
        line = text.count("\n", 0, at) + 1
        column = at - (text.rfind("\n", 0, at) + 1)
        error = ParseError(f"{what}: line {line}, column {column}")
        error.code, error.position = code, (line, column)
        raise error

    def _source(self):
        data = self._parts
        if any(isinstance(part, str) for part in data):
            return "".join(data).removeprefix("\ufeff")
        data = b"".join(map(bytes, data))
        named = re.match(rb"""<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)""", data)
        return data.decode(self._encoding or (named[1].decode() if named else "utf-8-sig"))

    def _resolved(self, raw, text, at):
        def replaced(found):
            name = found[1]
            if name is None:
                self._fail(4, "not well-formed (invalid token)", text, at + found.start())
            if name[0] == "#":
                return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))
            known = _ENTITIES.get(name, self.entity.get(name))
            if known is None:
                self._fail(11, "undefined entity", text, at + found.start())
            return known
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
        return re.sub(r"&(?:(#\d+|#[xX][0-9a-fA-F]+|[^\s;&<]+);)?", replaced, raw) if "&" in raw else raw

    def close(self):
        text = self._source()
        at, opened, spaces, seen_root = 0, [], [{"xml": "http://www.w3.org/XML/1998/namespace"}], False
        tell = self._told()
        while at < len(text):
            found = _TOKEN.match(text, at)
            if found is None:
                self._fail(*self._trouble(text, at))
            kind = found.lastgroup if found.lastgroup not in ("attributes", "empty") else "start"
            if kind == "text" or kind == "cdata":
                raw = found[kind]
                if opened:
                    tell("data", raw if kind == "cdata" else self._resolved(raw, text, at))
                elif raw.strip() or kind == "cdata":
                    place = at + len(raw) - len(raw.lstrip())
                    self._fail(*((9, "junk after document element") if seen_root else (2, "syntax error")), text, place)
            elif kind == "comment":
                tell("comment", found["comment"])
            elif kind == "pi":
                target, _, rest = found["pi"].partition(" ")
                if target != "xml":
                    tell("pi", target, rest.strip() or None)
            elif kind == "doctype":
                for name, double, single in re.findall(r"""<!ENTITY\s+(\S+)\s+(?:"([^"]*)"|'([^']*)')""", found["doctype"]):
                    self.entity[name] = double or single
            elif kind == "start":
                if seen_root and not opened:
                    self._fail(9, "junk after document element", text, at)
                seen_root = True
                tag = found["start"]
                attributes, own = {}, {}
                for inner in _ATTRIBUTE.finditer(found["attributes"] or ""):
                    name, value = inner[1], inner[2] if inner[2] is not None else inner[3]
                    value = re.sub(r"[\t\n]", " ", value)
                    value = self._resolved(value, text, found.start("attributes") + inner.start())
                    if name in attributes:
                        self._fail(8, "duplicate attribute", text, found.start("attributes") + inner.start())
                    if name == "xmlns" or name.startswith("xmlns:"):
                        own[name[6:]] = value
                    else:
                        attributes[name] = value
                spaces.append({**spaces[-1], **own} if own else spaces[-1])
                for prefix, uri in own.items():
                    tell("start_ns", prefix, uri)
                name = self._full(tag, spaces[-1], True, text, at)
                tell("start", name, {self._full(key, spaces[-1], False, text, at): value for key, value in attributes.items()})
                opened.append((tag, name, own))
                if found["empty"]:
                    self._ended(opened, spaces, tell)
            elif not opened or opened[-1][0] != found["end"]:
                self._fail(7, "mismatched tag", text, at + 2)
            else:
                self._ended(opened, spaces, tell)
            at = found.end()
        if opened or not seen_root:
            self._fail(3, "no element found", text, len(text))
        return self.target.close() if hasattr(self.target, "close") else None

    def _told(self):
        def tell(what, *args):
            method = getattr(self.target, what, None)
            if method is not None:
                method(*args)
        return tell

    def _ended(self, opened, spaces, tell):
        _, name, own = opened.pop()
        spaces.pop()
        tell("end", name)
        for prefix in own:
            tell("end_ns", prefix)

    def _full(self, name, spaces, is_tag, text, at):
        prefix, colon, local = name.rpartition(":")
        if not colon:
            uri = spaces.get("") if is_tag else None
            return f"{{{uri}}}{name}" if uri else name
        if prefix not in spaces:
            self._fail(27, "unbound prefix", text, at)
        return f"{{{spaces[prefix]}}}{local}"

    def _trouble(self, text, at):
        if re.match(r"<[!?/]?[^<>]*$", text[at:]) and ">" not in text[at:]:
            return (5, "unclosed token", text, at)
        inner = re.match(rf"""</?{_NAME}(?:\s+{_NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(?:{_NAME}\s*=?\s*)?""", text[at:])
        return (4, "not well-formed (invalid token)", text, at + (inner.end() if inner else 1))


class XMLPullParser:
    __module__ = "xml.etree.ElementTree"

    def __init__(self, events=None, *, _parser=None):
        self._events, self._names = [], events or ("end",)
        self._parser = _parser or XMLParser(target=_Noting(self._names, self._events))
        self.root = None

    def feed(self, data):
        self._parser.feed(data)

    def close(self):
        self.root = self._parser.close()

    def read_events(self):
        while self._events:
            yield self._events.pop(0)


class _Noting(TreeBuilder):
    def __init__(self, names, events):
        super().__init__()
        self._names, self._events = names, events

    def _note(self, name, value):
        if name in self._names:
            self._events.append((name, value))
        return value

    def start(self, tag, attrs, /):
        return self._note("start", super().start(tag, attrs))

    def end(self, tag, /):
        return self._note("end", super().end(tag))

    def comment(self, text, /):
        return self._note("comment", super().comment(text))

    def pi(self, target, text=None, /):
        return self._note("pi", super().pi(target, text))

    def start_ns(self, prefix, uri):
        self._note("start-ns", (prefix, uri))

    def end_ns(self, prefix):
        self._note("end-ns", None)


def iterparse(source, events=None, parser=None):
    pull = XMLPullParser(events)
    if hasattr(source, "read"):
        pull.feed(source.read())
    else:
        with open(source, "rb") as file:
            pull.feed(file.read())
    pull.close()
    return _Events(pull)


class _Events:
    def __init__(self, pull):
        self._events, self.root = pull.read_events(), pull.root

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._events)

    def close(self):
        pass


def parse(source, parser=None):
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def XML(text, parser=None):
    parser = parser or XMLParser()
    parser.feed(text)
    return parser.close()


fromstring = XML


def fromstringlist(sequence, parser=None):
    parser = parser or XMLParser()
    for text in sequence:
        parser.feed(text)
    return parser.close()


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {element.get("id"): element for element in tree.iter() if element.get("id")}


def canonicalize(xml_data=None, *, out=None, from_file=None, **options):
    raise NotImplementedError("xml.etree.ElementTree.canonicalize is not supported by Freezeframe")


class C14NWriterTarget:
    def __init__(self, *args, **kwargs):
        canonicalize()
