"""Papers: what is printed. One file a paper, a view in, bytes out."""
