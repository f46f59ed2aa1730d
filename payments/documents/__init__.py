"""Trade documents, their presentation, deadlines, and the rule sets that examine them."""
