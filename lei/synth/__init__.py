"""Firms that do not exist, any number of them: the same count and seed give the same register."""
