"""A text as items, and items as clauses: what stands together and belongs to what."""
