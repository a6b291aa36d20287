"""Papers as files: Word and Excel, drawn from the parts that a paper is composed of."""
