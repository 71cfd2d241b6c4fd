"""S1: codes and trust."""
