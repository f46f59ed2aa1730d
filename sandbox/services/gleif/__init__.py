"""What GLEIF's API answers, from the register and the code lists: the services behind `/gleif`."""
