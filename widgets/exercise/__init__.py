"""Questions on a page: items, answer boxes, items to try, handing in."""
