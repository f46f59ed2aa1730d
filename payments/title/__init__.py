"""The electronic bill of lading: one record, one holder, a trail that shows when it was changed."""
