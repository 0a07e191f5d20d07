import numpy as np


def shown(*values):
    for value in values:
        print(repr(value), "|", str(value).replace("\n", " "))


def fails(*calls):
    for call in calls:
        try:
            shown(call())
        except Exception as error:
            print(type(error).__name__, error)


words = np.array(["pear", "fig", "apple"])
shown(words, words.dtype, words[0], words[1:], words[[2, 0]], words[words > "f"], words == "fig", words.reshape(3, 1), words.tolist())
words[0] = "watermelon"
shown(words, np.sort(words), np.argsort(words), np.unique(["b", "a", "b"], return_counts=True), np.concatenate([words, ["x"]]))
shown(np.char.upper(words), np.char.add(words, "!"), np.strings.find(words, "p"), np.char.split(["a b", "c"]), np.strings.str_len(words))
shown(np.where([True, False, True], words, ""), np.isin(words, ["fig"]), np.full(2, "ab"), np.zeros(2, dtype="U3"), np.array([b"ab", b"c"]))
shown(np.array(["1", "2"]).astype(int), np.arange(3).astype(str), np.array([1.5, 2]).astype("U4"), np.array([1, "a"]), np.array(["x"]) + np.array(["y"]))
view = words[::2]
view[0] = "kiwi"
shown(words, view.base is words, isinstance(words, np.ndarray), words.T.shape, words.argmin())
things = np.array([1, "a", None, [2]], dtype=object)
shown(things, things.dtype, things[3], things == None, np.array([1, 2], dtype=object) + np.array([0.5, 3], dtype=object))  # noqa: E711
shown(np.array([1, 2, 3], dtype=object).sum(), np.array([2, 3], dtype=object) ** 70, np.empty(2, dtype=object), np.array([None, 1]), np.array([[1, 2], [3]], dtype=object))
things[0] = {"k": 1}
shown(things, [type(it).__name__ for it in things], np.array([3, 1], dtype=object).astype(float), np.append(things, 1)[-1])
shown(np.dtype("U3"), np.dtype(object), np.dtype("S4").itemsize, np.dtype(str), np.dtype("U3") == "U3", np.issubdtype("U3", np.str_))
for word in words:
    print(word, type(word).__name__)
print(f"{words[0]:>6}", {str(w): i for i, w in enumerate(words)}, ", ".join(words))
fails(lambda: np.array([[1, 2], [3]]), lambda: words + 1, lambda: np.sqrt(words), lambda: np.dtype("nope"))
