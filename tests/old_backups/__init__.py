"""Backups of earlier versions, which every later version must restore and mark alike."""
