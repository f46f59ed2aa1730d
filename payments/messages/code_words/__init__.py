"""External codes in plain words, one file a family: what each means, and what to do."""
