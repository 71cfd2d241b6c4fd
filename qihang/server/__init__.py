"""The trainee server: sign-in, home page, and Voilà with our own routes."""
