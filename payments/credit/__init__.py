"""The documentary credit: its terms, the table of moves, and the functions that read it."""
