"""Facts of models and benchmark results of models.dev, live."""
