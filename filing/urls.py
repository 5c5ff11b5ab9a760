"""Addresses of filing: for those who file, and for the court that examines."""

public: list[object] = []
staff: list[object] = []
api: list[object] = []
