"""A kind of entry becomes what contributors fill in: fields, schemas, forms and new files."""
