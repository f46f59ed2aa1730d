"""The whole game without a database: a world is folded from its acts."""
