"""The entity credential: who acts for which LEI, signed. A teaching stand-in for vLEI, not one."""
