"""A text as items and clauses: what stands together, and what of it asks for nothing."""
