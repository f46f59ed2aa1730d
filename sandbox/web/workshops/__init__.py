"""Pages of a workshop: the trainer's (setting up, leading, tables) and the participants' (joining,
sitting). One file a concern."""
