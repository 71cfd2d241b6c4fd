"""Kernels from a fork server, cells run without a kernel, and the sandbox around both."""
