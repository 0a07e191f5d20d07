"""Comparing files and folders."""

import os

__all__ = ["clear_cache", "cmp", "dircmp", "cmpfiles", "DEFAULT_IGNORES"]
DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]


def clear_cache():
    pass


def cmp(f1, f2, shallow=True):
    for path in (f1, f2):
        os.stat(path)
        if not os.path.isfile(path):
            return False
    with open(f1, "rb") as first, open(f2, "rb") as second:
        return first.read() == second.read()


def cmpfiles(a, b, common, shallow=True):
    found = [], [], []
    for name in common:
        try:
            found[0 if cmp(os.path.join(a, name), os.path.join(b, name), shallow) else 1].append(name)
        except OSError:
            found[2].append(name)
    return found


class dircmp:
    def __init__(self, a, b, ignore=None, hide=None, *, shallow=True):
        self.left, self.right, self.shallow = a, b, shallow
        self.hide = [os.curdir, os.pardir] if hide is None else hide
        self.ignore = DEFAULT_IGNORES if ignore is None else ignore
        skipped = {*self.hide, *self.ignore}
        self.left_list, self.right_list = ([name for name in sorted(os.listdir(path)) if name not in skipped] for path in (a, b))
        self.common = [name for name in self.left_list if name in self.right_list]
        self.left_only = [name for name in self.left_list if name not in self.right_list]
        self.right_only = [name for name in self.right_list if name not in self.left_list]
        kinds = {name: {os.path.isdir(os.path.join(path, name)) for path in (a, b)} for name in self.common}
        self.common_dirs = [name for name in self.common if kinds[name] == {True}]
        self.common_files = [name for name in self.common if kinds[name] == {False}]
        self.common_funny = [name for name in self.common if len(kinds[name]) > 1]
        self.same_files, self.diff_files, self.funny_files = cmpfiles(a, b, self.common_files, shallow)

    @property
    def subdirs(self):
        return {name: type(self)(os.path.join(self.left, name), os.path.join(self.right, name), self.ignore, self.hide) for name in self.common_dirs}

    def report(self):
        print("diff", self.left, self.right)
        for words, names in (("Only in " + self.left, self.left_only), ("Only in " + self.right, self.right_only),
                             ("Identical files", self.same_files), ("Differing files", self.diff_files), ("Trouble with common files", self.funny_files),
                             ("Common subdirectories", self.common_dirs), ("Common funny cases", self.common_funny)):
            if names:
                print(words, ":", names)

    def report_partial_closure(self):
        self.report()
        for inner in self.subdirs.values():
            print()
            inner.report()

    def report_full_closure(self):
        self.report()
        for inner in self.subdirs.values():
            print()
            inner.report_full_closure()
