"""Running a classroom: starting and stopping, releasing sessions, enrolling, teaching."""
