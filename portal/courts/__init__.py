"""Courts, divisions and dated policies: reference data everyone points at."""
