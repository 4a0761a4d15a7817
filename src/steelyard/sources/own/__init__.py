"""Prices, endpoints, models and results of the reader's own."""
