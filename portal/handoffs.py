"""The only file where one service reacts to another: when X announces Y, do Z."""
