"""The answer service: what trainees did, kept in one store that one process writes."""
