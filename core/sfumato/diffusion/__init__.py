"""The mathematics of diffusion: noise, preconditioning, sampling, and guidance."""
