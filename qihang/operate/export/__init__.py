"""What a page shows, as a file: one table for the page, CSV, Excel and paper."""
