"""S3: the items to try in its workbook."""

from qihang.sessions.s3.practice import coupons, margins, orders

__all__ = ["coupons", "margins", "orders"]
