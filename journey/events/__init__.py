"""Recorded events: files and tables of them, read into a log that questions are put to."""
