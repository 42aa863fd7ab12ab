# The own one, in [PROJECT].
