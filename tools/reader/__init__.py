"""Builders and measures of the reader: lexicons, weights, calibration."""
