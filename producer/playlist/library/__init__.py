"""What may air: segments by their manifests, plain sounds by their files, and what has aired."""
