"""Signs as a Chinese input method writes them."""

NARROW = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)}
"""Full-width letters, digits and signs as plain ones, for ``str.translate``; none is longer."""
