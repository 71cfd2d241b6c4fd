"""What tests, the bench and the pictures build their small worlds with."""
