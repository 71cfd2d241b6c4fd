"""Laboratories, one folder each."""
