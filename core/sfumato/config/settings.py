"""The settings of a run: types, bounds, titles, and descriptions.

One family of frozen values. The flags of the terminal, the validation of TOML files, the forms of
the window, and the reference in the docs are all generated from the definitions below.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sfumato.config.augmentation import AugmentationConfig
from sfumato.config.autoencoder import AutoencoderConfig
from sfumato.config.consistency import ConsistencyConfig
from sfumato.config.group import Fraction, PluginSettings, Settings
from sfumato.config.noise import NoiseConfig
from sfumato.config.report import ReportConfig
from sfumato.config.sampling import SamplingConfig
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
    "SamplingConfig",
    "Settings",
    "TuningConfig",
    "Unshuffle",
]

Unshuffle = Literal[1, 2, 4, 8]


class DataConfig(Settings, frozen=True):
    """The images the model trains on."""

    dataset: Annotated[
        str,
        Meta(title="Dataset", description="The dataset of the project that the model learns from."),
    ] = ""
    size_px: Annotated[
        int,
        Meta(
            ge=8,
            le=1024,
            title="Image size",
            description="Side of the square images that the model learns and makes. Twice the "
            "size costs about four times the time and memory.",
            extra={"unit": "px", "main": True},
        ),
    ] = 32
    use_classes: Annotated[
        bool,
        Meta(
            title="Learn classes",
            description="Learn which class (folder name) an image belongs to, so that images of "
            "one class can be asked for. Has no effect on a dataset without classes.",
        ),
    ] = True
    balance_classes: Annotated[
        bool,
        Meta(
            title="Balance classes",
            description="Show the images of each class equally often, however few there are. A "
            "small class is learned sooner, and its images are repeated more often.",
        ),
    ] = False


class ModelConfig(Settings, frozen=True):
    """The network inside the denoiser."""

    backbone: Annotated[
        str,
        Meta(
            title="Network",
            description="unet is the U-Net of diffusers. dit is a small transformer, experimental: "
            "it has its own size below, takes none of the U-Net's, and leaves as ONNX but not as "
            "a diffusers folder. Plugins may bring others.",
            extra={"catalog": "backbones"},
        ),
    ] = "unet"
    backbone_settings: Annotated[
        PluginSettings,
        Meta(
            title="Settings of the network",
            description="What the network of a plugin itself has to set, by name.",
            extra={"catalog": "backbones", "settings_of": "backbone"},
        ),
    ] = msgspec.field(default_factory=dict)
    dit: DitConfig = DitConfig()
    widths: Annotated[
        tuple[Annotated[int, Meta(ge=8, le=2048, multiple_of=8)], ...],
        Meta(
            min_length=1,
            max_length=8,
            title="Widths",
            description="Channels at each resolution, from the full one to the coarsest; each "
            "step halves the resolution. Wider learns more and is slower.",
            extra={"unit": "channels"},
        ),
    ] = (64, 128, 128)
    layers_per_block: Annotated[
        int,
        Meta(
            ge=1,
            le=8,
            title="Layers per block",
            description="Residual layers at each resolution. More learns more and is slower.",
        ),
    ] = 2
    attention_sizes: Annotated[
        tuple[Annotated[int, Meta(ge=1, le=128)], ...],
        Meta(
            title="Attention at",
            description="Side lengths of the feature maps at which distant parts of the image "
            "look at each other. Larger sizes cost much memory.",
            extra={"unit": "px"},
        ),
    ] = (16,)
    unshuffle: Annotated[
        Unshuffle,
        Meta(
            title="Pixel unshuffle",
            description="Fold squares of this side into channels before the network: 2 makes it "
            "about four times faster, at some loss of fine detail.",
        ),
    ] = 1
    autoencoder: Annotated[
        str,
        Meta(
            title="Autoencoder",
            description="none learns from the images themselves. trained learns from latents, "
            "images made small by an autoencoder that is trained on them first: far less work "
            "at 192 px and more. Or the folder of an autoencoder you have, in diffusers format: "
            "AutoencoderKL, AutoencoderTiny or AutoencoderDC.",
        ),
    ] = "none"
    dropout: Annotated[
        float,
        Meta(
            ge=0.0,
            le=0.8,
            title="Dropout",
            description="Share of features left out at random while training. More protects small "
            "sets from being copied, and slows learning.",
        ),
    ] = 0.1
    prediction: Annotated[
        Literal["edm", "flow", "epsilon", "v", "x"],
        Meta(
            title="Prediction",
            description="What the network outputs: EDM's mixture of image and noise, the flow "
            "from image to noise, the noise, the velocity, or the image.",
        ),
    ] = "flow"


class OptimizerConfig(Settings, frozen=True):
    """How the weights are updated."""

    name: Annotated[
        Literal["adamw", "muon"],
        Meta(
            title="Optimizer",
            description="adamw suits everything. muon turns the momentum of matrices and kernels "
            "into steps of equal size in all directions, and takes AdamW for the rest; it learns "
            "more from each image and takes more time for it.",
        ),
    ] = "adamw"
    learning_rate: Annotated[
        float,
        Meta(
            gt=0.0,
            le=1.0,
            title="Learning rate",
            description="Size of each update once warmed up. Too high makes the loss jump, too "
            "low learns slowly.",
        ),
    ] = 1e-3
    beta1: Annotated[
        float,
        Meta(
            ge=0.0,
            lt=1.0,
            title="Adam beta 1",
            description="How much of the past gradients each update keeps.",
        ),
    ] = 0.9
    beta2: Annotated[
        float,
        Meta(
            ge=0.0,
            lt=1.0,
            title="Adam beta 2",
            description="How slowly the scale of the gradients is followed.",
        ),
    ] = 0.99
    momentum: Annotated[
        float,
        Meta(
            ge=0.0,
            lt=1.0,
            title="Muon momentum",
            description="How much of the past gradients an update of a matrix keeps, with muon.",
        ),
    ] = 0.95
    weight_decay: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1.0,
            title="Weight decay",
            description="How strongly weights are pulled to zero. 0 for U-Nets.",
        ),
    ] = 0.0
    schedule: Annotated[
        str,
        Meta(
            title="Course of the learning rate",
            description="How the learning rate rises and falls in a run. hold keeps it for most of "
            "the run, which leaves the length open until late; cosine lets it fall all the time.",
            extra={"catalog": "schedules"},
        ),
    ] = "hold"
    schedule_settings: Annotated[
        PluginSettings,
        Meta(
            title="Settings of the course",
            description="What the chosen course itself has to set, by name.",
            extra={"catalog": "schedules", "settings_of": "schedule"},
        ),
    ] = msgspec.field(default_factory=dict)
    warmup_images: Annotated[
        int,
        Meta(
            ge=0,
            title="Warm-up",
            description="Images over which the learning rate rises from 0.",
            extra={"unit": "images"},
        ),
    ] = 6_400
    cooldown_share: Annotated[
        Fraction,
        Meta(
            title="Cool-down",
            description="Share of the run, at its end, over which the learning rate falls to 0. "
            "Most of the visible quality comes here.",
        ),
    ] = 0.3
    gradient_clip: Annotated[
        float,
        Meta(
            gt=0.0,
            le=1000.0,
            title="Gradient clip",
            description="Largest norm of the gradient; larger ones are scaled down to it.",
        ),
    ] = 1.0


class RunConfig(Settings, frozen=True):
    """The complete configuration of a run."""

    preset: Annotated[
        str, Meta(title="Preset", description="The preset that the settings started from.")
    ] = "quick"
    data: DataConfig = DataConfig()
    model: ModelConfig = ModelConfig()
    autoencoder: AutoencoderConfig = AutoencoderConfig()
    noise: NoiseConfig = NoiseConfig()
    optimizer: OptimizerConfig = OptimizerConfig()
    ema: EmaConfig = EmaConfig()
    sampling: SamplingConfig = SamplingConfig()
    tuning: TuningConfig = TuningConfig()
    objective: Annotated[
        Literal["denoising", "consistency"],
        Meta(
            title="Objective",
            description="What is learned: to take noise away, or, from a trained model on, to jump "
            "from noise to the image in one or two steps (consistency).",
        ),
    ] = "denoising"
    consistency: ConsistencyConfig = ConsistencyConfig()
    report: ReportConfig = ReportConfig()
    augmentation: AugmentationConfig = AugmentationConfig()
    augmentations: Annotated[
        dict[str, PluginSettings],
        Meta(
            title="Augmentations",
            description="Changes made at random to each image before it is learned from, by "
            "name, each with its settings. The model learns to draw what they make.",
            extra={"catalog": "augmentations"},
        ),
    ] = msgspec.field(default_factory=dict)
    images_total: Annotated[
        int,
        Meta(
            ge=0,
            title="Length",
            description="Images learned from in the whole run, repeats counted. "
            "0 lets the time decide.",
            extra={"unit": "images", "main": True},
        ),
    ] = 200_000
    minutes: Annotated[
        float,
        Meta(
            ge=0.0,
            le=100_000.0,
            title="Time",
            description="Minutes of training after which the run ends, cool-down included. "
            "0 lets the number of images decide.",
            extra={"unit": "min", "main": True},
        ),
    ] = 0.0
    batch_size: Annotated[
        int,
        Meta(
            ge=1,
            le=65_536,
            title="Batch size",
            description="Images per update. Larger is steadier and needs more memory.",
            extra={"unit": "images", "main": True},
        ),
    ] = 64
    micro_batch_size: Annotated[
        int,
        Meta(
            ge=0,
            le=65_536,
            title="Micro-batch size",
            description="Images per forward pass; smaller needs less memory and learns the same, "
            "but for the features that dropout leaves out. 0 takes the whole batch.",
            extra={"unit": "images"},
        ),
    ] = 0
    class_dropout: Annotated[
        Fraction,
        Meta(
            title="Class dropout",
            description="Share of images whose class is hidden while training; "
            "guidance needs some.",
        ),
    ] = 0.1
    seed: Annotated[
        int,
        Meta(
            ge=0,
            le=2**31 - 1,
            title="Seed",
            description="Start of all random choices. The same seed and settings give the same "
            "run.",
            extra={"main": True},
        ),
    ] = 0
    precision: Annotated[
        Literal["auto", "fp32", "bf16"],
        Meta(
            title="Precision",
            description="Number format inside the network. auto takes bf16 where a short trial "
            "shows that it is faster.",
        ),
    ] = "auto"
    device: Annotated[
        Literal["auto", "cpu", "cuda", "mps"],
        Meta(
            title="Device",
            description="Where the model is trained. auto takes a GPU where there is one.",
        ),
    ] = "auto"
    threads: Annotated[
        int,
        Meta(
            ge=0,
            le=1024,
            title="Threads",
            description="CPU threads used for training. 0 chooses by a short trial.",
        ),
    ] = 0
    is_deterministic: Annotated[
        bool,
        Meta(
            title="Deterministic",
            description="Bit-equal results for the same settings on the same machine, at some "
            "cost in speed.",
        ),
    ] = False
