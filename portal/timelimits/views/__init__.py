"""The console's calendar: notices of rest days and the open dates they move."""
