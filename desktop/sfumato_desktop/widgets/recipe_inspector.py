"""Inspector for the selected image, with its recipe and the available actions."""

from functools import partial

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from sfumato.gallery import Flag, GalleryImage
from sfumato.plugins.catalog import Catalog
from sfumato.records.recipe import Recipe
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import translated
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.elided_label import ElidedLabel
from sfumato_desktop.widgets.nearest_strip import NearestStrip
from sfumato_desktop.widgets.property_list import PropertyList
from sfumato_desktop.widgets.section import button, label, line, row
from sfumato_desktop.widgets.star_bar import StarBar

__all__ = ["RecipeInspector"]

_TOOLS = (("compare", 2, 4), ("animate", 2, 2), ("sheet", 1, 12), ("export", 1, 10**9))
"""Each tool's name with the minimum and maximum number of images it takes."""


class RecipeInspector(QScrollArea):
    """Shows the recipe of one image, or the number of selected images.

    Args:
        samplers: Provides the display names of samplers.
        parent: The parent widget.
    """

    rating_chosen = Signal(int)
    settings_requested = Signal(object)
    """The user wants to generate with the settings of this `Recipe`."""
    run_requested = Signal(str)
    folder_requested = Signal()
    trash_requested = Signal()
    more_requested = Signal()
    """The user wants to generate variations of the image."""
    tool_requested = Signal(str)
    """The user chose a tool for the selected images: `compare`, `animate`, `sheet`, or `export`."""

    def __init__(self, samplers: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samplers = samplers
        self._image: GalleryImage | None = None
        self._title = label("", role="heading", is_wrapped=True)
        self._subtitle = ElidedLabel(role="muted")
        self._stars = StarBar(self.tr("Rating"))
        self._stars.setToolTip(self.tr("Rating (0 to 5)"))
        self._metadata_fields = PropertyList()
        self.nearest = NearestStrip()
        self._build_buttons()
        self._build_tools()
        self._lay_out()
        self._connect()
        self.show_selection(None, count=0)

    def show_selection(self, image: GalleryImage | None, *, count: int) -> None:
        """Show the current image's recipe.

        Args:
            image: The current image, if any.
            count: Number of selected images.
        """
        self._image = image
        alone = (self._stars, self._metadata_fields, self._use, self._more, self._copy, self._run)
        for widget in (*alone, self._folder, self.nearest):
            widget.setVisible(image is not None)
        self._line.setVisible(image is not None)
        self._trash.setVisible(count > 0)
        for name, least, most in _TOOLS:
            self._tools[name].setVisible(least <= count <= most)
        if image is None:
            self._title.setText(self.tr("No image selected"))
            self._subtitle.setText(self.tr("Select an image to see its settings."))
            return
        recipe = image.recipe
        self._title.setText(self.tr("Seed {seed}").format(seed=recipe.seed))
        self._subtitle.setText(
            image.path.name if count == 1 else self.tr("1 of %Ln selected image(s)", "", count)
        )
        self._stars.set_rating(image.rating)
        self._metadata_fields.show_details(self._metadata_of(image))
        self.nearest.show_nothing(str(image.path))

    @property
    def metadata(self) -> dict[str, str]:
        """The displayed metadata of the image, keyed by name."""
        return self._metadata_fields.metadata()

    def copy_recipe(self) -> None:
        """Copy the recipe to the clipboard as indented JSON."""
        if self._image is not None:
            text = msgspec.json.format(msgspec.json.encode(self._image.recipe), indent=2)
            QGuiApplication.clipboard().setText(text.decode())

    def _build_buttons(self) -> None:
        self._use = button(
            self.tr("Use these settings"),
            tip=self.tr("Apply the settings of this image to the Generate form (Ctrl+U)"),
            icon_name="generate",
        )
        self._more = button(
            self.tr("More like this"),
            tip=self.tr("Generate 16 images from similar noise (M)"),
            icon_name="sample",
        )
        self._run = button(
            self.tr("Open run"),
            tip=self.tr("Show the run that generated this image"),
            icon_name="runs",
            role="link",
        )
        self._copy = button(
            self.tr("Copy recipe"),
            tip=self.tr("Copy all settings as text (Ctrl+Shift+C)"),
            icon_name="copy",
            role="link",
        )
        self._folder = button(
            self.tr("Show in folder"),
            tip=self.tr("Open the folder that contains the file (Ctrl+Shift+R)"),
            icon_name="folder-open",
            role="link",
        )
        self._trash = button(
            self.tr("Move to trash"),
            tip=self.tr("Move the selected images to the gallery's trash (Del)"),
            icon_name="trash",
            role="link",
        )

    def _build_tools(self) -> None:
        texts = {
            "compare": (
                self.tr("Compare"),
                self.tr("Show 2 to 4 images side by side (C)"),
                "compare",
            ),
            "animate": (
                self.tr("Animation…"),
                self.tr("Interpolate from the first image to the second (Ctrl+I)"),
                "play",
            ),
            "sheet": (
                self.tr("Contact sheet…"),
                self.tr("Vary the checkpoint, EMA length, guidance, or number of steps (Ctrl+T)"),
                "gallery",
            ),
            "export": (
                self.tr("Export…"),
                self.tr("Copy to a folder with an export manifest (Ctrl+E)"),
                "export",
            ),
        }
        self._tools = {
            name: button(text, tip=tip, icon_name=icon_name, role="link")
            for name, (text, tip, icon_name) in texts.items()
        }

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("role", "page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        layout.setSpacing(Space.S)
        layout.addWidget(self._title)
        layout.addWidget(self._subtitle)
        layout.addLayout(row(self._stars, 1))
        self._line = line()
        layout.addWidget(self._line)
        layout.addWidget(self._metadata_fields)
        layout.addSpacing(Space.M)
        layout.addWidget(self._use)
        layout.addWidget(self._more)
        layout.addSpacing(Space.XS)
        layout.addWidget(self.nearest)
        for one in (*self._tools.values(), self._run, self._copy, self._folder, self._trash):
            layout.addWidget(one, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the buttons inside take the focus
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Image details"))

    def _connect(self) -> None:
        self._stars.rating_chosen.connect(self.rating_chosen)
        self._copy.clicked.connect(self.copy_recipe)
        self._folder.clicked.connect(self.folder_requested)
        self._trash.clicked.connect(self.trash_requested)
        self._use.clicked.connect(self.use_settings)
        self._more.clicked.connect(self.more_requested)
        self._run.clicked.connect(self._request_run)
        for name, tool in self._tools.items():
            tool.clicked.connect(partial(self.tool_requested.emit, name))

    def use_settings(self) -> None:
        """Emit the recipe of the current image, so that its settings are used to generate."""
        if self._image is not None:
            self.settings_requested.emit(self._image.recipe)

    def _request_run(self) -> None:
        if self._image is not None:
            self.run_requested.emit(self._image.recipe.run)

    def _metadata_of(self, image: GalleryImage) -> list[tuple[str, str]]:
        recipe = image.recipe
        flags = {Flag.PICK: self.tr("Picked"), Flag.REJECT: self.tr("Rejected")}
        name = recipe.sampling.sampler
        sampler = translated(self._samplers[name].label) if name in self._samplers else name
        metadata = [
            (self.tr("Noise"), self._noise_of(recipe)),
            (self.tr("Run"), recipe.run),
            (
                self.tr("Checkpoint"),
                self.tr("{count} images").format(count=formatting.count(recipe.images_seen)),
            ),
            (self.tr("Class"), recipe.class_name or ""),
            (self.tr("Sampler"), sampler),
            (self.tr("Steps"), formatting.count(recipe.sampling.num_steps)),
            (self.tr("Guidance"), self._guidance_of(recipe)),
            (
                self.tr("Noise levels"),
                self.tr("{high} to {low}").format(
                    high=formatting.number(recipe.sampling.sigma_max),
                    low=formatting.number(recipe.sampling.sigma_min),
                ),
            ),
            (self.tr("Size"), f"{recipe.width} × {recipe.height} px"),
            (self.tr("Created"), formatting.ago(image.created)),
            (self.tr("Flag"), flags.get(image.flag, "")),
            (self.tr("Tags"), ", ".join(image.tags)),
            (self.tr("Boards"), ", ".join(image.boards)),
        ]
        return [(title, text) for title, text in metadata if text]

    def _noise_of(self, recipe: Recipe) -> str:
        """Return the seeds whose noise was mixed, or "" if only the image's own seed was used."""
        parts = [
            f"{part.seed} ({self.locale().toString(part.weight**2, 'f', 2)})"
            for part in recipe.noise
        ]
        return " + ".join(parts)

    def _guidance_of(self, recipe: Recipe) -> str:
        """Return the guidance method and scale of an image, or "" if guidance was not possible."""
        scale = formatting.number(recipe.sampling.guidance_scale)
        if recipe.guide is not None:
            guide = self.tr("guide checkpoint at {count} images").format(
                count=formatting.count(recipe.guide.images_seen)
            )
            return f"{scale}, {guide}"
        return (
            scale if recipe.sampling.guidance == "class" and recipe.class_name is not None else ""
        )
