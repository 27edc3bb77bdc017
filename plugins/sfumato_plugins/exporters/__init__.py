"""The built-in exporters: ONNX bundle, diffusers folder, safetensors file."""
