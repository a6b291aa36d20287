"""Papers as files: Word and Excel, drawn from the parts of which a paper is composed."""
