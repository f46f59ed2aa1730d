"""Gettext catalogues, one folder a language; English is the key and needs none."""
