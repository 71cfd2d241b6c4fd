"""What lies below everything: files, locks, logs, rate limits, sockets, and Linux itself."""
