"""Attendance and hours of learning: who was there, for how many minutes, by day and month."""
