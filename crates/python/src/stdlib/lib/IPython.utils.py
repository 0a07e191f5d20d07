"""Helpers of IPython that notebooks use."""
