"""What every widget stands on: the base widget, the laboratory, the session of a page."""
