"""From a file to records: reading, structure, and what each kind of document holds."""
