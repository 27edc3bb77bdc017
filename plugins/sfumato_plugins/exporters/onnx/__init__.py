"""Tracing a model and its sampler as an ONNX graph."""
