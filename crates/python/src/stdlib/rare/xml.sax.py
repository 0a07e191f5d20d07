"""See `xml.sax.saxutils`."""
