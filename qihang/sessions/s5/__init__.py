"""S5: being seen and reading numbers."""
