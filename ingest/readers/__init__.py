"""One module a format: bytes in, blocks with page, line, box and offsets out."""
