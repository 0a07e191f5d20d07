"""Documents of XML, as far as they are written."""
