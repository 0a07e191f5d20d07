"""What a program can learn of the machine: that it is Freezeframe's, which stands for CPython on Linux."""

from collections import namedtuple
import sys

uname_result = namedtuple("uname_result", "system node release version machine")
uname_result.processor = property(lambda self: "")


def uname():
    return uname_result("Linux", "localhost", "6.0", "#1", "x86_64")


def system():
    return "Linux"


def node():
    return uname().node


def release():
    return uname().release


def version():
    return uname().version


def machine():
    return uname().machine


def processor():
    return ""


def architecture(executable=sys.executable, bits="", linkage=""):
    return "64bit", "ELF"


def platform(aliased=False, terse=False):
    return "Linux-6.0" if terse else "Linux-6.0-x86_64-with-glibc2.36"


def python_implementation():
    return "CPython"


def python_version():
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_branch():
    return ""


python_revision = python_branch


def python_build():
    return "main", "Oct  7 2024 00:00:00"


def python_compiler():
    return "GCC"


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return "glibc", "2.36"


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype


def freedesktop_os_release():
    raise OSError(2, "Unable to read files /etc/os-release, /usr/lib/os-release")
