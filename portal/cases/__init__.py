"""The case registry: numbers, parties, agents and the line of time."""
