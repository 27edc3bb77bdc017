"""Devices that train and generate: what they can do, their memory, and the plan to use them."""
