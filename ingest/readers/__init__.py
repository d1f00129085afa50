"""One file a format: from the bytes of a file to its text and where on the page each line of it stands."""
