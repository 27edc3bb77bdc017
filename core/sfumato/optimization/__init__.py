"""Updates of weights by gradients, for any network and objective."""
