"""S4: serving the buyer."""
