"""Pictures drawn on the server: each is a pure function from values to boxes and lines.

The templates in `templates/pictures/` turn them into inline SVG. No picture carries a fact that
the table or list beside it does not carry.
"""
