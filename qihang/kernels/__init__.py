"""Kernels from a fork server."""
