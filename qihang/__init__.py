"""Qihang (启航): an offline classroom of interactive workbooks on e-commerce."""

__version__ = "0.13.0"
