"""Measuring what was learnt: pure functions of numbers, with no clock, file or store."""
