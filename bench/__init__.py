"""Measurements of the classroom beside the stock tools: ``python -m bench``."""
