"""Top floor: everything that touches the world."""
