"""What runs beside each other; see `concurrent.futures`."""
