"""What the mode of a file says."""

S_IFDIR, S_IFCHR, S_IFBLK, S_IFREG, S_IFIFO, S_IFLNK, S_IFSOCK = 0o040000, 0o020000, 0o060000, 0o100000, 0o010000, 0o120000, 0o140000
S_ISUID, S_ISGID, S_ISVTX = 0o4000, 0o2000, 0o1000
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o070, 0o040, 0o020, 0o010
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o007, 0o004, 0o002, 0o001
ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)


def S_IMODE(mode):
    return mode & 0o7777


def S_IFMT(mode):
    return mode & 0o170000


def S_ISDIR(mode):
    return S_IFMT(mode) == S_IFDIR


def S_ISREG(mode):
    return S_IFMT(mode) == S_IFREG


def S_ISLNK(mode):
    return S_IFMT(mode) == S_IFLNK


S_IFDOOR = S_IFPORT = S_IFWHT = 0
S_IREAD, S_IWRITE, S_IEXEC, S_ENFMT = S_IRUSR, S_IWUSR, S_IXUSR, S_ISGID


def _kind(name, kind):
    def test(mode):
        return kind != 0 and S_IFMT(mode) == kind
    test.__name__ = test.__qualname__ = name
    return test


for _name in ("BLK", "CHR", "FIFO", "SOCK", "DOOR", "PORT", "WHT"):
    globals()["S_IS" + _name] = _kind("S_IS" + _name, S_IFIFO if _name == "FIFO" else globals()["S_IF" + _name])
for _at, _name in enumerate("NODUMP IMMUTABLE APPEND OPAQUE NOUNLINK COMPRESSED TRACKED DATAVAULT".split()):
    globals()["UF_" + _name] = 1 << _at
UF_SETTABLE, UF_HIDDEN = 0xFFFF, 0x8000
SF_ARCHIVED, SF_IMMUTABLE, SF_APPEND, SF_NOUNLINK, SF_SNAPSHOT = 0x10000, 0x20000, 0x40000, 0x100000, 0x200000
for _at, _name in enumerate("READONLY HIDDEN SYSTEM - DIRECTORY ARCHIVE DEVICE NORMAL TEMPORARY SPARSE_FILE REPARSE_POINT COMPRESSED OFFLINE "
                            "NOT_CONTENT_INDEXED ENCRYPTED INTEGRITY_STREAM VIRTUAL NO_SCRUB_DATA".split()):
    if _name != "-":
        globals()["FILE_ATTRIBUTE_" + _name] = 1 << _at


def filemode(mode):
    """The mode as `ls -l` shows it."""
    kind = {S_IFDIR: "d", S_IFREG: "-", S_IFLNK: "l", S_IFCHR: "c", S_IFBLK: "b", S_IFIFO: "p", S_IFSOCK: "s"}.get(S_IFMT(mode), "?")
    return kind + "".join(letter if mode >> (8 - at) & 1 else "-" for at, letter in enumerate("rwxrwxrwx"))
