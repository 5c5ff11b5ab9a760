"""Characters by their number, where the tables of this Python are older than people's names."""


def is_noncharacter(character: str) -> bool:
    """Numbers that will never be a character; no text holds them, and some software breaks."""
    number = ord(character)
    return 0xFDD0 <= number <= 0xFDEF or number & 0xFFFE == 0xFFFE


def is_rare_han(character: str) -> bool:
    """The planes of rare Chinese characters, also those newer than this Python's tables."""
    return 0x20000 <= ord(character) <= 0x3FFFF and not is_noncharacter(character)
