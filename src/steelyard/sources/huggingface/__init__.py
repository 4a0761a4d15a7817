"""Model cards of the creators' own repositories at Hugging Face, live."""
