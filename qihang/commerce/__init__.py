"""The trade as pure functions: codes, payments and the rules that bind them."""
