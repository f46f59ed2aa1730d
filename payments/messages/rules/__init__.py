"""Usage rules by subject, one file each; `usage.py` says which message keeps which."""
