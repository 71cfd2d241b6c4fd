"""S3: price and profit."""
