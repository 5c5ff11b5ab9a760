"""China's working-day calendar: notices of the State Council as data, and date arithmetic on it."""
