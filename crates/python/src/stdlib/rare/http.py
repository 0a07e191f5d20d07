"""The statuses and methods of HTTP. There is no network, so neither clients nor servers."""

from enum import IntEnum as _IntEnum, StrEnum as _StrEnum

__all__ = ["HTTPStatus", "HTTPMethod"]
_STATUSES = """100 Continue|101 Switching Protocols|102 Processing|103 Early Hints|200 OK|201 Created|202 Accepted|
203 Non-Authoritative Information|204 No Content|205 Reset Content|206 Partial Content|207 Multi-Status|208 Already Reported|226 IM Used|
300 Multiple Choices|301 Moved Permanently|302 Found|303 See Other|304 Not Modified|305 Use Proxy|307 Temporary Redirect|308 Permanent Redirect|
400 Bad Request|401 Unauthorized|402 Payment Required|403 Forbidden|404 Not Found|405 Method Not Allowed|406 Not Acceptable|
407 Proxy Authentication Required|408 Request Timeout|409 Conflict|410 Gone|411 Length Required|412 Precondition Failed|413 Content Too Large|
414 URI Too Long|415 Unsupported Media Type|416 Range Not Satisfiable|417 Expectation Failed|418 I'm a Teapot|421 Misdirected Request|
422 Unprocessable Content|423 Locked|424 Failed Dependency|425 Too Early|426 Upgrade Required|428 Precondition Required|429 Too Many Requests|
431 Request Header Fields Too Large|451 Unavailable For Legal Reasons|500 Internal Server Error|501 Not Implemented|502 Bad Gateway|
503 Service Unavailable|504 Gateway Timeout|505 HTTP Version Not Supported|506 Variant Also Negotiates|507 Insufficient Storage|
508 Loop Detected|510 Not Extended|511 Network Authentication Required""".replace("\n", "")


def _names():
    for row in _STATUSES.split("|"):
        code, phrase = row.split(" ", 1)
        name = "".join(c if c.isalnum() else "_" for c in phrase.upper().replace("'", ""))
        yield name, int(code), phrase


class _Status(_IntEnum):
    def __new__(cls, value, phrase=""):
        made = int.__new__(cls, value)
        made._value_, made.phrase, made.description = value, phrase, ""
        return made

    @property
    def is_informational(self):
        return 100 <= self <= 199

    @property
    def is_success(self):
        return 200 <= self <= 299

    @property
    def is_redirection(self):
        return 300 <= self <= 399

    @property
    def is_client_error(self):
        return 400 <= self <= 499

    @property
    def is_server_error(self):
        return 500 <= self <= 599


HTTPStatus = _Status("HTTPStatus", [(name, (code, phrase)) for name, code, phrase in _names()], module="http")


class HTTPMethod(_StrEnum):
    CONNECT, DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT, TRACE = "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT TRACE".split()

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}>"
