"""The settings of a run: types, bounds, titles, and descriptions.

The settings are frozen values. The command-line flags, the validation of TOML files, the window's
forms, and the reference documentation are all generated from the definitions below.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sfumato.config.augmentation import AugmentationConfig
from sfumato.config.autoencoder import AutoencoderConfig
from sfumato.config.consistency import ConsistencyConfig
from sfumato.config.group import Fraction, PluginSettings, Settings
from sfumato.config.image_shape import ImageShape
from sfumato.config.noise import NoiseConfig
from sfumato.config.report import ReportConfig
from sfumato.config.sampling import SamplingSettings
from sfumato.config.transformer import DitConfig
from sfumato.config.tuning import EmaConfig, TuningConfig

__all__ = [
    "AugmentationConfig",
    "AutoencoderConfig",
    "DataConfig",
    "DitConfig",
    "EmaConfig",
    "ModelConfig",
    "NoiseConfig",
    "OptimizerConfig",
    "PluginSettings",
    "ReportConfig",
    "RunConfig",
    "SamplingSettings",
    "Settings",
    "TuningConfig",
    "Unshuffle",
]

Unshuffle = Literal[1, 2, 4, 8]


class DataConfig(Settings, frozen=True):
    """The images on which the model is trained."""

    dataset: Annotated[
        str,
        Meta(title="Dataset", description="The dataset to train on."),
    ] = ""
    shape: Annotated[
        ImageShape,
        Meta(
            title="Image size",
            description="Size of the images to train on and generate; in files, channels, height, "
            "and width. 4 channels include transparency. Doubling the sides takes about four times "
            "as much time and memory.",
            extra={"unit": "px", "main": True},
        ),
    ] = ImageShape.square(32)
    use_classes: Annotated[
        bool,
        Meta(
            title="Class conditioning",
            description="Condition the model on the class (folder name) of each image, so that "
            "you can generate images of one class. Has no effect on datasets without classes.",
        ),
    ] = True
    balance_classes: Annotated[
        bool,
        Meta(
            title="Balance classes",
            description="Train on all classes equally often, regardless of their size. Small "
            "classes are learned sooner, but their images are repeated more often.",
        ),
    ] = False


class ModelConfig(Settings, frozen=True):
    """The network inside the denoiser."""

    backbone: Annotated[
        str,
        Meta(
            title="Network",
            description="unet is the U-Net from diffusers. dit is a small, experimental "
            "transformer; it uses the settings below instead of those of the U-Net, and can be "
            "exported to ONNX but not to diffusers. Plugins can add other networks.",
            extra={"catalog": "backbones"},
        ),
    ] = "unet"
    backbone_settings: Annotated[
        PluginSettings,
        Meta(
            title="Network settings",
            description="Settings of a network provided by a plugin, by name.",
            extra={"catalog": "backbones", "settings_of": "backbone"},
        ),
    ] = msgspec.field(default_factory=dict)
    dit: DitConfig = DitConfig()
    widths: Annotated[
        tuple[Annotated[int, Meta(ge=8, le=2048, multiple_of=8)], ...],
        Meta(
            min_length=1,
            max_length=8,
            title="Channels per level",
            description="Number of channels at each resolution, from the finest to the coarsest; "
            "each level halves the resolution. More channels increase the capacity but are slower.",
            extra={"unit": "channels"},
        ),
    ] = (64, 128, 128)
    layers_per_block: Annotated[
        int,
        Meta(
            ge=1,
            le=8,
            title="Layers per block",
            description="Number of residual layers at each resolution. More layers increase the "
            "capacity but are slower.",
        ),
    ] = 2
    attention_sizes: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=128)], ...],
        Meta(
            title="Attention resolutions",
            description="Sizes of the feature maps that use self-attention; the longer side "
            "counts. Larger feature maps need much more memory.",
            extra={"unit": "px"},
        ),
    ] = (16,)
    unshuffle: Annotated[
        Unshuffle,
        Meta(
            title="Pixel unshuffle",
            description="Side length of the squares of pixels to rearrange into channels before "
            "the network. 2 makes the network about four times as fast but loses some fine detail; "
            "1 disables it.",
        ),
    ] = 1
    autoencoder: Annotated[
        str,
        Meta(
            title="Autoencoder",
            description="none trains on pixels. trained first trains an autoencoder on the images "
            "and then trains on its latents, which is much faster at 192 px and above. The path of "
            "a folder in diffusers format uses an existing autoencoder: AutoencoderKL, "
            "AutoencoderTiny, or AutoencoderDC.",
        ),
    ] = "none"
    dropout: Annotated[
        float,
        Meta(
            ge=0.0,
            le=0.8,
            title="Dropout",
            description="Fraction of features to drop at random during training. Higher values "
            "reduce overfitting on small datasets but slow down training.",
        ),
    ] = 0.1
    prediction: Annotated[
        Literal["edm", "flow", "epsilon", "v", "x"],
        Meta(
            title="Prediction",
            description="What the network predicts: EDM's mixture of image and noise (edm), the "
            "flow from image to noise (flow), the noise (epsilon), the velocity (v), or the image "
            "(x), which leaves no noise in images that are unshuffled by 4 or more.",
        ),
    ] = "flow"


class OptimizerConfig(Settings, frozen=True):
    """How the weights are updated."""

    name: Annotated[
        Literal["adamw", "muon"],
        Meta(
            title="Optimizer",
            description="adamw works for all networks. muon orthogonalizes the updates of matrices "
            "and convolution kernels, and uses AdamW for all other weights; it learns more from "
            "each image, but each update takes longer.",
        ),
    ] = "adamw"
    learning_rate: Annotated[
        float,
        Meta(
            gt=0.0,
            le=1.0,
            title="Learning rate",
            description="Step size of the updates after warm-up. If it is too high, the loss "
            "becomes unstable; if it is too low, training is slow.",
        ),
    ] = 1e-3
    beta1: Annotated[
        float,
        Meta(
            ge=0.0,
            lt=1.0,
            title="Adam beta 1",
            description="Decay rate of the moving average of gradients. Higher values average over "
            "more updates.",
        ),
    ] = 0.9
    beta2: Annotated[
        float,
        Meta(
            ge=0.0,
            lt=1.0,
            title="Adam beta 2",
            description="Decay rate of the moving average of squared gradients. Higher values "
            "average over more updates.",
        ),
    ] = 0.99
    momentum: Annotated[
        float,
        Meta(
            ge=0.0,
            lt=1.0,
            title="Muon momentum",
            description="Momentum of the matrix updates with muon. Higher values average gradients "
            "over more updates.",
        ),
    ] = 0.95
    weight_decay: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Weight decay",
            description="How strongly weights decay toward zero. 0 disables it, which works best "
            "for U-Nets.",
        ),
    ] = 0.0
    schedule: Annotated[
        str,
        Meta(
            title="Learning rate schedule",
            description="How the learning rate changes during a run. hold keeps it constant until "
            "the cool-down, so you can still change the length late in the run; cosine lowers it "
            "throughout the run.",
            extra={"catalog": "schedules"},
        ),
    ] = "hold"
    schedule_settings: Annotated[
        PluginSettings,
        Meta(
            title="Schedule settings",
            description="Settings of the selected schedule, by name.",
            extra={"catalog": "schedules", "settings_of": "schedule"},
        ),
    ] = msgspec.field(default_factory=dict)
    warmup_images: Annotated[
        int,
        Meta(
            ge=0,
            title="Warm-up",
            description="Number of images over which the learning rate rises from 0.",
            extra={"unit": "images"},
        ),
    ] = 6_400
    cooldown_share: Annotated[
        Fraction,
        Meta(
            title="Cool-down",
            description="Fraction of the run, at its end, over which the learning rate falls to "
            "0. Most of the visible quality comes from this phase.",
        ),
    ] = 0.3
    gradient_clip: Annotated[
        float,
        Meta(
            gt=0.0,
            le=1000.0,
            title="Gradient clipping",
            description="Maximum norm of the gradient; larger gradients are scaled down to this "
            "norm.",
        ),
    ] = 1.0


class RunConfig(Settings, frozen=True):
    """The complete configuration of a run."""

    preset: Annotated[
        str, Meta(title="Preset", description="The training preset that the settings are based on.")
    ] = "quick"
    data: DataConfig = DataConfig()
    model: ModelConfig = ModelConfig()
    autoencoder: AutoencoderConfig = AutoencoderConfig()
    noise: NoiseConfig = NoiseConfig()
    optimizer: OptimizerConfig = OptimizerConfig()
    ema: EmaConfig = EmaConfig()
    sampling: SamplingSettings = SamplingSettings()
    tuning: TuningConfig = TuningConfig()
    objective: Annotated[
        Literal["denoising", "consistency"],
        Meta(
            title="Objective",
            description="What the model learns: to remove noise (denoising) or, starting from a "
            "trained model, to jump from noise to the image in one or two steps (consistency).",
        ),
    ] = "denoising"
    consistency: ConsistencyConfig = ConsistencyConfig()
    report: ReportConfig = ReportConfig()
    augmentation: AugmentationConfig = AugmentationConfig()
    augmentations: Annotated[
        dict[str, PluginSettings],
        Meta(
            title="Augmentations",
            description="Random changes to apply to each image before training on it, by name, "
            "each with its own settings. The model learns to reproduce them.",
            extra={"catalog": "augmentations"},
        ),
    ] = msgspec.field(default_factory=dict)
    images_total: Annotated[
        int,
        Meta(
            ge=0,
            title="Training length",
            description="Number of images to train on in the whole run, counting repeats. 0 sets "
            "no limit, so only the training time limits the run.",
            extra={"unit": "images", "main": True},
        ),
    ] = 200_000
    minutes: Annotated[
        float,
        Meta(
            ge=0.0,
            le=100_000.0,
            title="Training time",
            description="Minutes of training after which the run finishes, including the "
            "cool-down. 0 sets no limit, so only the training length limits the run.",
            extra={"unit": "min", "main": True},
        ),
    ] = 0.0
    batch_size: Annotated[
        int,
        Meta(
            ge=1,
            le=65_536,
            title="Batch size",
            description="Number of images per update. Larger batches give steadier gradients but "
            "need more memory.",
            extra={"unit": "images", "main": True},
        ),
    ] = 64
    micro_batch_size: Annotated[
        int,
        Meta(
            ge=0,
            le=65_536,
            title="Micro-batch size",
            description="Number of images per forward pass. Smaller micro-batches need less memory "
            "and give the same result, except that dropout selects different features. 0 uses the "
            "whole batch.",
            extra={"unit": "images"},
        ),
    ] = 0
    class_dropout: Annotated[
        Fraction,
        Meta(
            title="Class dropout",
            description="Fraction of training images whose class is hidden from the model. Class "
            "guidance requires a value above 0.",
        ),
    ] = 0.1
    seed: Annotated[
        int,
        Meta(
            ge=0,
            le=2**31 - 1,
            title="Seed",
            description="Seed for all random choices. The same seed and settings give "
            "the same run.",
            extra={"main": True},
        ),
    ] = 0
    precision: Annotated[
        Literal["auto", "fp32", "bf16"],
        Meta(
            title="Precision",
            description="Number format inside the network. auto uses bf16 if a short benchmark "
            "shows that it is faster.",
        ),
    ] = "auto"
    device: Annotated[
        str,
        Meta(
            pattern=r"^(auto|cpu|mps|(cuda|xpu)(:\d{1,2})?|GPU-[0-9A-Fa-f-]{2,36})$",
            title="Device",
            description="Where the model is trained. auto uses the first GPU that works, if any. "
            "Select one of several by index, such as cuda:1, or by the beginning of its UUID, "
            "such as GPU-8c5b.",
            extra={"choices": ("auto", "cpu", "cuda", "mps", "xpu")},
        ),
    ] = "auto"
    threads: Annotated[
        int,
        Meta(
            ge=0,
            le=1024,
            title="Threads",
            description="Number of CPU threads to use for training. 0 chooses the number with a "
            "short benchmark.",
        ),
    ] = 0
    is_deterministic: Annotated[
        bool,
        Meta(
            title="Deterministic",
            description="Give bit-identical results for the same settings on the same machine, at "
            "some cost in speed.",
        ),
    ] = False
