"""How programs are handed to devices; here they run at once."""


def wait_for_tokens():
    """Waits for effects: nothing is left to wait for."""
