"""Was it already agreed? A text against everything that was ever planned, recommended or adopted."""
