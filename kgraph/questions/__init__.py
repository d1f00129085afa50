"""How a question is read: its words, the things that it names, what it says of them, what it is after."""
