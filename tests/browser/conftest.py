"""Taken: the browser suite is being written here."""
