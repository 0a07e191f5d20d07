"""Addresses; see `urllib.parse`. Nothing is loaded from elsewhere."""
