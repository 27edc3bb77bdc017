"""Kinds of device failures, by what can be done about them.

Libraries below torch report a lack of memory in their own words, so that a `RuntimeError` is
recognized by its text.
"""

import re

import torch

__all__ = ["is_out_of_memory", "is_sticky", "reason_of"]

_OUT_OF_MEMORY = re.compile(
    r"out of memory"  # torch on CUDA, XPU, and MPS ("MPS backend out of memory"); CUDA itself
    r"|CUBLAS_STATUS_ALLOC_FAILED|CUBLAS_STATUS_NOT_INITIALIZED"  # has no room for its workspace
    r"|CUDNN_STATUS_ALLOC_FAILED|CUDNN_STATUS_INTERNAL_ERROR_DEVICE_ALLOCATION_FAILED"
    r"|CUSOLVER_STATUS_ALLOC_FAILED|CUSPARSE_STATUS_ALLOC_FAILED|CUFFT_ALLOC_FAILED"
    r"|hipErrorOutOfMemory|HIPBLAS_STATUS_ALLOC_FAILED|miopenStatusAllocFailed"
    r"|UR_RESULT_ERROR_OUT_OF_(DEVICE|HOST|RESOURCES)"  # Intel's unified runtime
    r"|DefaultCPUAllocator|can't allocate memory|cudaErrorMemoryAllocation"
    r"|Invalid buffer size",  # MPS, for a tensor larger than any buffer
    re.IGNORECASE,
)
_STICKY = re.compile(
    r"an illegal memory access|device-side assert|unspecified launch failure|misaligned address"
    r"|illegal instruction|uncorrectable ECC|CUDA error: unknown error|hardware stack error"
    r"|hipErrorIllegalAddress|hipErrorLaunchFailure",
    re.IGNORECASE,
)


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether an error says that a device or the host ran out of memory."""
    if isinstance(error, (torch.OutOfMemoryError, MemoryError)):
        return True
    return isinstance(error, RuntimeError) and bool(_OUT_OF_MEMORY.search(str(error)))


def is_sticky(error: BaseException) -> bool:
    """Return whether an error has made the device unusable for the rest of this process."""
    accelerator_error: type[BaseException] = getattr(torch, "AcceleratorError", RuntimeError)
    is_from_device = isinstance(error, (RuntimeError, accelerator_error))
    return is_from_device and bool(_STICKY.search(str(error)))


def reason_of(error: BaseException) -> str:
    """Return the first line of an error, or its type, without a period at the end."""
    lines = str(error).strip().splitlines()
    return (lines[0] if lines else type(error).__name__).rstrip(". ")
