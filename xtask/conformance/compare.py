"""Whether two printed texts are the same, and why not."""

import re

NUMBER = re.compile(r"[-+]?(?:\d+\.\d*|\.\d+|\d+)(?:e[-+]?\d+)?")
ADDRESS = re.compile(r"0x[0-9a-f]{5,}")
# What an example raises under the reference when it needs what is not beside it.
NOT_RUNNABLE = {"NameError", "ModuleNotFoundError", "ImportError", "FileNotFoundError", "SyntaxError"}
CLASSES = ["equal", "digits", "different", "failing", "not runnable"]


def without_addresses(text):
    return ADDRESS.sub("0x", text).rstrip()


def same_number(a, b):
    """True if two written numbers differ in their last digit at most, or by what float32 cannot tell apart."""
    if a == b:
        return True
    if not any(mark in a + b for mark in ".e"):
        return False
    x, y = float(a), float(b)
    decimals = min(len(part.split("e")[0].partition(".")[2]) for part in (a, b))
    return abs(x - y) <= max(1.5 * 10.0**-decimals if "e" not in a + b else 0.0, 2e-6 * max(abs(x), abs(y)))


def up_to_digits(a, b):
    numbers = list(zip(NUMBER.findall(a), NUMBER.findall(b), strict=False))
    words = ["".join(NUMBER.sub("#", text).split()) for text in (a, b)]
    same_count = len(NUMBER.findall(a)) == len(NUMBER.findall(b))
    return words[0] == words[1] and same_count and all(same_number(x, y) for x, y in numbers)


def error_text(error):
    return "" if error is None else f"{error[0]}: {error[1]}"


def kind(theirs, ours):
    """One of CLASSES, for what the reference and we gave for one example."""
    (printed, error), (found, failed) = theirs, ours
    if error is not None and error[0] in NOT_RUNNABLE:
        return "not runnable"
    if failed is not None and (error is None or failed[0] != error[0]):
        return "failing"
    expected = without_addresses(printed + error_text(error))
    text = without_addresses(found + error_text(failed))
    if expected == text:
        return "equal"
    return "digits" if up_to_digits(expected, text) else "different"


def reason(ours):
    """What a failure says, without what differs from case to case."""
    text = error_text(ours[1]).splitlines()
    return ADDRESS.sub("0x", text[0])[:150] if text else "another text"
