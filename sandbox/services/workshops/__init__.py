"""Workshops: a class plays a scenario at several tables, each of them a world. A file a concept.

Rooms open and close; people join and sit at seats; acting brings the bots of empty seats along;
clocks move all tables; boards show a class, hints help a seat.
"""
