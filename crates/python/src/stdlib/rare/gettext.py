"""Texts in other languages: there are no catalogs here, so each text is its own translation."""

__all__ = ["NullTranslations", "GNUTranslations", "bindtextdomain", "textdomain", "find", "translation", "install", "gettext", "dgettext",
           "ngettext", "dngettext", "pgettext", "dpgettext", "npgettext", "dnpgettext"]

_domain = "messages"
_state = ("_domain",)


def textdomain(domain=None):
    global _domain
    if domain is not None:
        _domain = domain
    return _domain


def bindtextdomain(domain, localedir=None):
    return localedir or "/usr/share/locale"


def find(domain, localedir=None, languages=None, all=False):
    return [] if all else None


def gettext(message):
    return message


def dgettext(domain, message):
    return message


def ngettext(msgid1, msgid2, n):
    return msgid1 if n == 1 else msgid2


def dngettext(domain, msgid1, msgid2, n):
    return ngettext(msgid1, msgid2, n)


def pgettext(context, message):
    return message


def dpgettext(domain, context, message):
    return message


def npgettext(context, msgid1, msgid2, n):
    return ngettext(msgid1, msgid2, n)


def dnpgettext(domain, context, msgid1, msgid2, n):
    return ngettext(msgid1, msgid2, n)


class NullTranslations:
    def __init__(self, fp=None):
        self._info, self._fallback = {}, None

    def add_fallback(self, fallback):
        if self._fallback:
            self._fallback.add_fallback(fallback)
        else:
            self._fallback = fallback

    def gettext(self, message):
        return self._fallback.gettext(message) if self._fallback else message

    def ngettext(self, msgid1, msgid2, n):
        return self._fallback.ngettext(msgid1, msgid2, n) if self._fallback else ngettext(msgid1, msgid2, n)

    def pgettext(self, context, message):
        return self._fallback.pgettext(context, message) if self._fallback else message

    def npgettext(self, context, msgid1, msgid2, n):
        return self.ngettext(msgid1, msgid2, n)

    def info(self):
        return self._info

    def charset(self):
        return None

    def install(self, names=None):
        import builtins
        builtins._ = self.gettext
        for name in names or ():
            setattr(builtins, name, getattr(self, name))


class GNUTranslations(NullTranslations):
    pass


def translation(domain, localedir=None, languages=None, class_=None, fallback=False):
    if fallback:
        return NullTranslations()
    raise FileNotFoundError(2, "No translation file found for domain", domain)


def install(domain, localedir=None, *, names=None):
    translation(domain, localedir, fallback=True).install(names)
