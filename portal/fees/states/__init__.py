"""Tables of moves: of a fee that is owed, and of an application for relief."""
