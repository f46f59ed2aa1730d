"""The documentary collection: its instruction, its table of moves, and what reads them."""
