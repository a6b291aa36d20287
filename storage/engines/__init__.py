"""The engines that keep the log: the only package that depends on which database is used."""
