"""S7: the first month outside."""
