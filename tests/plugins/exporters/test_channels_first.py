"""Tests that channels-first attention equals diffusers' own."""

import pytest
import torch
from diffusers.models.attention_processor import Attention

from sfumato_plugins.exporters.onnx.faster_layers import attending_channels_first


@pytest.fixture
def attention() -> Attention:
    torch.manual_seed(0)
    return Attention(
        query_dim=32, heads=4, dim_head=8, norm_num_groups=8, bias=True, residual_connection=True
    ).eval()


def test_feature_map_attention_is_unchanged(attention: Attention) -> None:
    x = torch.randn(2, 32, 6, 5)
    usual = attention.processor
    with torch.no_grad():
        expected = attention(x)
        with attending_channels_first(attention):
            assert attention.processor is not usual
            found = attention(x)
    torch.testing.assert_close(found, expected, atol=1e-5, rtol=1e-5)
    assert attention.processor is usual


def test_token_sequences_use_the_default_processor(attention: Attention) -> None:
    tokens, conditioning = torch.randn(2, 7, 32), torch.randn(2, 3, 32)
    with torch.no_grad():
        expected = attention(tokens, encoder_hidden_states=conditioning)
        with attending_channels_first(attention):
            assert torch.equal(attention(tokens, encoder_hidden_states=conditioning), expected)
