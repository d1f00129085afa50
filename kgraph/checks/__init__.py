"""What a secretariat wants to know of its own documents: one module a family of findings."""
