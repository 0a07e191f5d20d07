"""Guesses how a table as text is written."""

import csv
from collections import Counter


class Sniffer:
    """Guesses what separates the values of a table, and whether it has a head."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """A dialect that fits the sample."""
        delimiter, quotechar, doubled, skips = self._by_quotes(sample, delimiters)
        if delimiter is None:
            delimiter, skips = self._by_counts(sample, delimiters)
        if not delimiter:
            raise csv.Error("Could not determine delimiter")

        class dialect(csv.Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = csv.QUOTE_MINIMAL

        dialect.delimiter, dialect.quotechar = delimiter, quotechar or '"'
        dialect.doublequote, dialect.skipinitialspace = doubled, skips
        return dialect

    def _by_quotes(self, sample, delimiters):
        """What stands beside quoted values."""
        quotes, beside, spaced, doubled = Counter(), Counter(), 0, False
        for line in sample.splitlines():
            at = 0
            while at < len(line):
                if line[at] not in "\"'" or at and (line[at - 1].isalnum() or line[at - 1] == "_"):
                    at += 1
                    continue
                quote, end = line[at], at + 1
                while True:
                    end = line.find(quote, end)
                    if end < 0 or line[end + 1:end + 2] != quote:
                        break
                    doubled, end = True, end + 2
                if end < 0:
                    break
                before, after = line[:at].rstrip(" "), line[end + 1:end + 2]
                if before and not before[-1].isalnum():
                    spaced += len(before) != at
                    beside[before[-1]] += 1
                    quotes[quote] += 1
                elif not before and after and not after.isalnum():
                    beside[after] += 1
                    quotes[quote] += 1
                at = end + 1
        for delimiter, count in beside.most_common():
            if delimiter not in "\n\"'" and (delimiters is None or delimiter in delimiters):
                return delimiter, quotes.most_common(1)[0][0], doubled, spaced == count
        return None, None, False, False

    def _by_counts(self, sample, delimiters):
        """What stands as often in each line."""
        lines = [line for line in sample.split("\n") if line]
        fitting = {}
        for char in sorted(set("".join(lines))):
            if char.isalnum() or char in "\r\"'" or delimiters is not None and char not in delimiters:
                continue
            often, same = Counter(line.count(char) for line in lines).most_common(1)[0]
            if often and same >= 0.9 * len(lines):
                fitting[char] = often
        if delimiters is None and not fitting:
            for char in sorted(set("".join(lines))):
                counts = Counter(line.count(char) for line in lines)
                if len(counts) == 1 and 0 not in counts and not char.isalnum():
                    fitting[char] = next(iter(counts))
        if not fitting:
            return "", False
        preferred = [char for char in self.preferred if char in fitting]
        delimiter = preferred[0] if preferred else max(fitting, key=fitting.get)
        return delimiter, all(line.count(delimiter) == line.count(delimiter + " ") for line in lines)

    def has_header(self, sample):
        """True if the first row looks as if it named the columns."""
        rows = csv.reader(sample.splitlines(), self.sniff(sample))
        head = next(rows)
        kinds = dict.fromkeys(range(len(head)))
        for row in [row for _, row in zip(range(20), rows) if len(row) == len(head)]:
            for column in list(kinds):
                kind = _kind(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            own = _kind(head[column])
            if kind is complex:
                votes += 1 if own is not complex else -1
            else:
                votes += 1 if len(head[column]) != kind else -1
        return votes > 0


def _kind(text):
    try:
        complex(text)
    except ValueError:
        return len(text)
    return complex
