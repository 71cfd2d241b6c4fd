"""Tests of papers that are printed."""
