"""Images in files: a part of matplotlib.image."""


def imread(fname, format=None):
    """The pixels of a picture in a file, which cannot be read here."""
    raise NotImplementedError("matplotlib.image.imread: pictures in files cannot be read here; bring the pixels as an .npy file")


def imsave(fname, arr, **kwargs):
    """Writes pixels as a picture into a file."""
    import matplotlib.pyplot as plt

    plt.imsave(fname, arr, **kwargs)
