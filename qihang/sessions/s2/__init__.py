"""S2: a shop and a product."""
