"""What a day lacks, made to order."""
