# Windows' paths as texts.
import ntpath

for path in ("C:\\a\\b.txt", "c:/a//b/../c", "\\\\host\\share\\x", "a\\b", "C:x", "\\a", "", ".", "a.b.c", ".hidden", "C:\\"):
    print(repr(path), ntpath.split(path), ntpath.splitdrive(path), ntpath.splitroot(path), ntpath.splitext(path), ntpath.isabs(path),
          ntpath.normpath(path), ntpath.normcase(path))
print(ntpath.join("a", "b"), ntpath.join("C:", "b"), ntpath.join("C:\\a", "D:\\b"), ntpath.join("C:\\a", "\\b"), ntpath.join("a", "C:b"))
print(ntpath.commonpath(["C:\\a\\b", "c:\\a\\c"]), ntpath.relpath("C:\\a\\b", "C:\\a\\c"), ntpath.sep, ntpath.altsep, ntpath.pathsep)
for wrong in ([], ["C:\\a", "D:\\b"], ["C:\\a", "C:b"]):
    try:
        ntpath.commonpath(wrong)
    except ValueError as e:
        print(e)
