"""GLEIF's formats: several doors into one record."""
