"""What a file holds, as rows of cells, before it is known what any of it means."""
