"""The content of a file as rows of cells, before anything is known of its meaning."""
