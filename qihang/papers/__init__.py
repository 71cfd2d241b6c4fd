"""Papers to be printed: what stands on one, its template, and how it becomes a PDF."""
