"""Worksheets on paper: an exercise with each trainee's own numbers, and the key to it."""
