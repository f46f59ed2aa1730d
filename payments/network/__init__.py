"""Banks, accounts, and how one payment moves between them: one hop is one pure function."""
