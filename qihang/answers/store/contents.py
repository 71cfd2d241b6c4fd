"""All tables of the store, for whoever copies it whole."""

from qihang.answers import audit_log, tables

CONTENTS = (tables.TABLES, audit_log.TABLES)
