"""What stands between the components and MkDocs: made pages, what fills them, their frame."""
