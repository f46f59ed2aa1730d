"""Ground floor: who an entity is. Pure: no database, no network but `lei.gleif.http`, no clock."""
