"""Trees of XML that are written; there is no reader."""


def _text(text, attribute=False):
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if attribute:
        text = text.replace('"', "&quot;").replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
    return text


class Node:
    ELEMENT_NODE, ATTRIBUTE_NODE, TEXT_NODE, COMMENT_NODE, DOCUMENT_NODE = 1, 2, 3, 8, 9
    parentNode = None

    def __init__(self):
        self.childNodes = []

    def appendChild(self, node):
        node.parentNode = self
        self.childNodes.append(node)
        return node

    firstChild = property(lambda self: self.childNodes[0] if self.childNodes else None)
    lastChild = property(lambda self: self.childNodes[-1] if self.childNodes else None)

    def toxml(self, encoding=None, standalone=None):
        return self.toprettyxml("", "", encoding)

    def toprettyxml(self, indent="\t", newl="\n", encoding=None, standalone=None):
        import io

        out = io.StringIO()
        self.writexml(out, "", indent, newl)
        return out.getvalue() if encoding is None else out.getvalue().encode(encoding)

    def getElementsByTagName(self, name):
        found = []
        for node in self.childNodes:
            if node.nodeType == Node.ELEMENT_NODE and name in ("*", node.tagName):
                found.append(node)
            found.extend(node.getElementsByTagName(name))
        return found


class Text(Node):
    nodeType, nodeName = Node.TEXT_NODE, "#text"

    def __init__(self, data=""):
        super().__init__()
        self.data = self.nodeValue = data

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(f"{indent}{_text(self.data)}{newl}")


class Comment(Text):
    nodeType, nodeName = Node.COMMENT_NODE, "#comment"

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(f"{indent}<!--{self.data}-->{newl}")


class Element(Node):
    nodeType = Node.ELEMENT_NODE

    def __init__(self, tagName):
        super().__init__()
        self.tagName = self.nodeName = tagName
        self._attrs = {}

    def setAttribute(self, attname, value):
        self._attrs[attname] = value

    def getAttribute(self, attname):
        return self._attrs.get(attname, "")

    def hasAttribute(self, name):
        return name in self._attrs

    def removeAttribute(self, name):
        self._attrs.pop(name, None)

    def writexml(self, writer, indent="", addindent="", newl=""):
        writer.write(f"{indent}<{self.tagName}")
        for name, value in self._attrs.items():
            writer.write(f' {name}="{_text(value, True)}"')
        if not self.childNodes:
            return writer.write(f"/>{newl}")
        writer.write(">")
        if len(self.childNodes) == 1 and self.childNodes[0].nodeType == Node.TEXT_NODE:
            self.childNodes[0].writexml(writer)
        else:
            writer.write(newl)
            for node in self.childNodes:
                node.writexml(writer, indent + addindent, addindent, newl)
            writer.write(indent)
        writer.write(f"</{self.tagName}>{newl}")


class Document(Node):
    nodeType, nodeName = Node.DOCUMENT_NODE, "#document"

    documentElement = property(lambda self: next((node for node in self.childNodes if node.nodeType == Node.ELEMENT_NODE), None))

    def createElement(self, tagName):
        return Element(tagName)

    def createTextNode(self, data):
        return Text(data)

    def createComment(self, data):
        return Comment(data)

    def writexml(self, writer, indent="", addindent="", newl="", encoding=None, standalone=None):
        writer.write('<?xml version="1.0" ?>' + newl)
        for node in self.childNodes:
            node.writexml(writer, indent, addindent, newl)


def parseString(string, parser=None):
    raise NotImplementedError("xml.dom.minidom.parseString is not supported by Freezeframe: XML is only written")


parse = parseString
