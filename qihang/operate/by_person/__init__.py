"""One session by person: how far each is, and the points, as nbgrader's gradebook has them."""
