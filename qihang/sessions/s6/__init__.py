"""S6: parcels, rules and my plan."""
