"""What lowerings use of MLIR: operations that compute at once (`dialects.hlo`)."""
