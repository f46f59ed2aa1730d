"""The only room that knows SQL. Functions take the session first, flush, and never commit."""
