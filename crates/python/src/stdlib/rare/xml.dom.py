"""See `xml.dom.minidom`."""
