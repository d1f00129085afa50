"""What things are called, and how to recognise them in text."""
