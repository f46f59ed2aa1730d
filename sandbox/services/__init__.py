"""What the doors ask for: plain functions, session first. They flush and never commit."""
