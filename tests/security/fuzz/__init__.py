"""Fuzzing: what pages, kernels and commands really sent, changed by chance, over and over.

``SEED`` says how it is changed, ``FUZZ_SECONDS`` for how long in all.
"""
