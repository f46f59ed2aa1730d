"""The demand guarantee and the standby: terms, the table of moves, the examination of a demand."""
