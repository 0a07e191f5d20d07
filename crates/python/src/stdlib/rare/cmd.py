"""Interpreters of lines of commands."""

import string
import sys

__all__ = ["Cmd"]


class Cmd:
    prompt = "(Cmd) "
    identchars = string.ascii_letters + string.digits + "_"
    ruler, lastcmd, intro, doc_leader = "=", "", None, ""
    doc_header, misc_header = "Documented commands (type help <topic>):", "Miscellaneous help topics:"
    undoc_header, nohelp, use_rawinput = "Undocumented commands:", "*** No help on %s", 1

    def __init__(self, completekey="tab", stdin=None, stdout=None):
        self.stdin = sys.stdin if stdin is None else stdin
        self.stdout = sys.stdout if stdout is None else stdout
        self.cmdqueue, self.completekey = [], completekey

    def cmdloop(self, intro=None):
        self.preloop()
        if intro is not None:
            self.intro = intro
        if self.intro:
            self.stdout.write(str(self.intro) + "\n")
        stop = None
        while not stop:
            if self.cmdqueue:
                line = self.cmdqueue.pop(0)
            elif self.use_rawinput:
                try:
                    line = input(self.prompt)
                except EOFError:
                    line = "EOF"
            else:
                self.stdout.write(self.prompt)
                self.stdout.flush()
                line = self.stdin.readline()
                line = line.rstrip("\r\n") if line else "EOF"
            line = self.precmd(line)
            stop = self.postcmd(self.onecmd(line), line)
        self.postloop()

    def precmd(self, line):
        return line

    def postcmd(self, stop, line):
        return stop

    def preloop(self):
        pass

    def postloop(self):
        pass

    def parseline(self, line):
        line = line.strip()
        if not line:
            return None, None, line
        if line[0] == "?":
            line = "help " + line[1:]
        elif line[0] == "!":
            if not hasattr(self, "do_shell"):
                return None, None, line
            line = "shell " + line[1:]
        at = 0
        while at < len(line) and line[at] in self.identchars:
            at += 1
        return line[:at], line[at:].strip(), line

    def onecmd(self, line):
        cmd, arg, line = self.parseline(line)
        if not line:
            return self.emptyline()
        if cmd is None:
            return self.default(line)
        self.lastcmd = "" if line == "EOF" else line
        function = getattr(self, "do_" + cmd, None) if cmd else None
        return self.default(line) if function is None else function(arg)

    def emptyline(self):
        return self.onecmd(self.lastcmd) if self.lastcmd else None

    def default(self, line):
        self.stdout.write(f"*** Unknown syntax: {line}\n")

    def completedefault(self, *ignored):
        return []

    def completenames(self, text, *ignored):
        return [name[3:] for name in self.get_names() if name.startswith("do_" + text)]

    def get_names(self):
        return dir(self.__class__)

    def complete_help(self, *args):
        return list(set(self.completenames(*args)) | {name[5:] for name in self.get_names() if name.startswith("help_" + args[0])})

    def do_help(self, arg):
        """List available commands with "help" or detailed help with "help cmd"."""
        if arg:
            function = getattr(self, "help_" + arg, None)
            if function is not None:
                return function()
            doc = getattr(getattr(self, "do_" + arg, None), "__doc__", None)
            self.stdout.write(f"{doc}\n" if doc else f"{self.nohelp % (arg,)}\n")
            return None
        names = self.get_names()
        topics = {name[5:] for name in names if name.startswith("help_")}
        documented, others = [], []
        for name in sorted(names):
            if name.startswith("do_"):
                command = name[3:]
                has_help = command in topics
                topics.discard(command)
                (documented if has_help or getattr(self, name).__doc__ else others).append(command)
        self.stdout.write(f"{self.doc_leader}\n")
        self.print_topics(self.doc_header, documented, 15, 80)
        self.print_topics(self.misc_header, sorted(topics), 15, 80)
        self.print_topics(self.undoc_header, others, 15, 80)

    def print_topics(self, header, cmds, cmdlen, maxcol):
        if cmds:
            self.stdout.write(f"{header}\n")
            if self.ruler:
                self.stdout.write(f"{self.ruler * len(header)}\n")
            self.columnize(cmds, maxcol - 1)
            self.stdout.write("\n")

    def columnize(self, list, displaywidth=80):
        if not list:
            self.stdout.write("<empty>\n")
            return
        for rows in range(1, len(list) + 1):
            columns = -(-len(list) // rows)
            widths = [max(map(len, list[at * rows:(at + 1) * rows]), default=0) for at in range(columns)]
            if sum(widths) + 2 * (columns - 1) <= displaywidth or rows == len(list):
                break
        for row in range(rows):
            texts = [list[row + at * rows] if row + at * rows < len(list) else "" for at in range(columns)]
            while texts and not texts[-1]:
                texts.pop()
            self.stdout.write("  ".join(text.ljust(width) for text, width in zip(texts, widths)).rstrip(" ") + "\n"
                              if len(texts) == 1 else "  ".join(text.ljust(width) for text, width in zip(texts, widths)) + "\n")
