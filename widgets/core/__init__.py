"""The base of every widget: the base classes and the session of a page."""
