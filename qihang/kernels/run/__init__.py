"""Running the cells of a notebook without a kernel."""
