"""First floor: how money is promised, documented and moved.

Pure: no database, no network, no clock.
"""
