"""The front end: one file a page, and nothing but drawing."""
