"""SIM Workshop: from an empty room to an action plan, one intercept at a time."""

__version__ = "0.1.0"
