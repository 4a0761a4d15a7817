"""Specs and self-reported results of the LLM Stats repository, live."""
