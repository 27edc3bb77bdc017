<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Sfumato</source>
            <translation>Über Sfumato</translation>
        </message>
        <message>
            <source>Licenses of what Sfumato is made of</source>
            <translation>Lizenzen der Bestandteile von Sfumato</translation>
        </message>
        <message>
            <source>Each part with its version and its license</source>
            <translation>Jeder Bestandteil mit Version und Lizenz</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the versions for a report</source>
            <translation>Die Versionen für einen Bericht kopieren</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close this window</source>
            <translation>Dieses Fenster schließen</translation>
        </message>
        <message>
            <source>Sfumato</source>
            <translation>Sfumato</translation>
        </message>
        <message>
            <source>Train an image diffusion model from scratch on your own images.</source>
            <translation>Ein Diffusionsmodell für Bilder mit eigenen Bildern von Grund auf trainieren.</translation>
        </message>
        <message>
            <source>Free software under the Apache License 2.0, made of:</source>
            <translation>Freie Software unter der Apache-Lizenz 2.0, bestehend aus:</translation>
        </message>
    </context>
    <context>
        <name>Actions</name>
        <message>
            <source>Home</source>
            <translation>Startseite</translation>
        </message>
        <message>
            <source>Datasets</source>
            <translation>Datensätze</translation>
        </message>
        <message>
            <source>Train</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>Gallery</source>
            <translation>Galerie</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>&amp;Project</source>
            <translation>&amp;Projekt</translation>
        </message>
        <message>
            <source>New project…</source>
            <translation>Neues Projekt …</translation>
        </message>
        <message>
            <source>Make a project in a new or empty folder</source>
            <translation>Ein Projekt in einem neuen oder leeren Ordner anlegen</translation>
        </message>
        <message>
            <source>Open project…</source>
            <translation>Projekt öffnen …</translation>
        </message>
        <message>
            <source>Open the folder of a project</source>
            <translation>Den Ordner eines Projekts öffnen</translation>
        </message>
        <message>
            <source>Open recent</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Open a project that was open lately</source>
            <translation>Ein Projekt öffnen, das vor Kurzem offen war</translation>
        </message>
        <message>
            <source>no project was open before</source>
            <translation>noch kein Projekt war offen</translation>
        </message>
        <message>
            <source>Try the sample</source>
            <translation>Beispiel ausprobieren</translation>
        </message>
        <message>
            <source>Make a project from the pixel faces that come with Sfumato</source>
            <translation>Ein Projekt aus den Pixelgesichtern anlegen, die Sfumato mitbringt</translation>
        </message>
        <message>
            <source>Show project folder</source>
            <translation>Projektordner zeigen</translation>
        </message>
        <message>
            <source>Show the project's folder in the file manager</source>
            <translation>Den Ordner des Projekts im Dateimanager zeigen</translation>
        </message>
        <message>
            <source>no project is open</source>
            <translation>kein Projekt ist offen</translation>
        </message>
        <message>
            <source>Look again</source>
            <translation>Neu einlesen</translation>
        </message>
        <message>
            <source>Read the project's folder again, after a change made outside</source>
            <translation>Den Projektordner neu einlesen, nachdem er von außen geändert wurde</translation>
        </message>
        <message>
            <source>Close project</source>
            <translation>Projekt schließen</translation>
        </message>
        <message>
            <source>Close the project; nothing has to be saved</source>
            <translation>Das Projekt schließen; es muss nichts gespeichert werden</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Close Sfumato</source>
            <translation>Sfumato schließen</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>&amp;Bearbeiten</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Take back what was done last</source>
            <translation>Die letzte Änderung zurücknehmen</translation>
        </message>
        <message>
            <source>nothing to take back</source>
            <translation>nichts zurückzunehmen</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Do again what was taken back</source>
            <translation>Das Zurückgenommene noch einmal ausführen</translation>
        </message>
        <message>
            <source>nothing was taken back</source>
            <translation>nichts wurde zurückgenommen</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Einstellungen …</translation>
        </message>
        <message>
            <source>Colors, keys, plugins and everything else that can be set</source>
            <translation>Farben, Tasten, Plugins und alles andere, was sich einstellen lässt</translation>
        </message>
        <message>
            <source>Go to {page}</source>
            <translation>Wechseln zu: {page}</translation>
        </message>
        <message>
            <source>&amp;Go</source>
            <translation>&amp;Gehe zu</translation>
        </message>
        <message>
            <source>&amp;Run</source>
            <translation>&amp;Lauf</translation>
        </message>
        <message>
            <source>nothing is being trained</source>
            <translation>nichts wird trainiert</translation>
        </message>
        <message>
            <source>Pause training</source>
            <translation>Training pausieren</translation>
        </message>
        <message>
            <source>Wait between two steps; the model stays loaded</source>
            <translation>Zwischen zwei Schritten warten; das Modell bleibt geladen</translation>
        </message>
        <message>
            <source>Go on training</source>
            <translation>Training fortsetzen</translation>
        </message>
        <message>
            <source>Go on with the paused run</source>
            <translation>Den pausierten Lauf fortsetzen</translation>
        </message>
        <message>
            <source>Stop training</source>
            <translation>Training stoppen</translation>
        </message>
        <message>
            <source>End the run after a checkpoint; it can be resumed later</source>
            <translation>Den Lauf nach einem Checkpoint beenden; er lässt sich später wieder aufnehmen</translation>
        </message>
        <message>
            <source>Draw samples now</source>
            <translation>Jetzt Proben zeichnen</translation>
        </message>
        <message>
            <source>Draw a sample grid at the next step</source>
            <translation>Beim nächsten Schritt ein Probenraster zeichnen</translation>
        </message>
        <message>
            <source>Save a checkpoint now</source>
            <translation>Jetzt Checkpoint speichern</translation>
        </message>
        <message>
            <source>Save all that is needed to go on, at the next step</source>
            <translation>Beim nächsten Schritt alles speichern, was zum Weitermachen nötig ist</translation>
        </message>
        <message>
            <source>Change the learning rate…</source>
            <translation>Lernrate ändern …</translation>
        </message>
        <message>
            <source>Let the run go on with a smaller or larger learning rate</source>
            <translation>Den Lauf mit einer kleineren oder größeren Lernrate fortsetzen</translation>
        </message>
        <message>
            <source>Make a fast version</source>
            <translation>Schnellversion erstellen</translation>
        </message>
        <message>
            <source>Let a copy of the model shown in Models learn to draw in one or two steps</source>
            <translation>Eine Kopie des Modells, das unter „Modelle“ gezeigt wird, das Zeichnen in einem oder zwei Schritten lehren</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <source>Command palette…</source>
            <translation>Befehlspalette …</translation>
        </message>
        <message>
            <source>Find any command by its name</source>
            <translation>Jeden Befehl über seinen Namen finden</translation>
        </message>
        <message>
            <source>Next part of the window</source>
            <translation>Nächster Fensterteil</translation>
        </message>
        <message>
            <source>Take the keyboard to the notices, the rail, the place and the strip in turn</source>
            <translation>Die Tastatur reihum zu Meldungen, Navigation, Arbeitsbereich und Leiste führen</translation>
        </message>
        <message>
            <source>Light colors</source>
            <translation>Helle Farben</translation>
        </message>
        <message>
            <source>Dark colors</source>
            <translation>Dunkle Farben</translation>
        </message>
        <message>
            <source>Colors of the system</source>
            <translation>Farben des Systems</translation>
        </message>
        <message>
            <source>Switch to: {colors}</source>
            <translation>Umschalten auf: {colors}</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source>List all keys, to read and to change</source>
            <translation>Alle Tasten auflisten, zum Nachlesen und zum Ändern</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>Meldungen</translation>
        </message>
        <message>
            <source>What was said in this session</source>
            <translation>Was in dieser Sitzung gemeldet wurde</translation>
        </message>
        <message>
            <source>Plugins</source>
            <translation>Plugins</translation>
        </message>
        <message>
            <source>What the plugins offer, and what went wrong with one</source>
            <translation>Was die Plugins anbieten, und was an einem nicht stimmt</translation>
        </message>
        <message>
            <source>Open logs folder</source>
            <translation>Protokollordner öffnen</translation>
        </message>
        <message>
            <source>Show where the log files lie</source>
            <translation>Zeigen, wo die Protokolldateien liegen</translation>
        </message>
        <message>
            <source>Make a report…</source>
            <translation>Bericht erstellen …</translation>
        </message>
        <message>
            <source>Pack logs and versions into a file on this machine, to send where you like</source>
            <translation>Protokolle und Versionen in eine Datei auf diesem Rechner packen, die sich nach Belieben verschicken lässt</translation>
        </message>
        <message>
            <source>About Sfumato</source>
            <translation>Über Sfumato</translation>
        </message>
        <message>
            <source>Version, licenses and this machine</source>
            <translation>Version, Lizenzen und dieser Rechner</translation>
        </message>
    </context>
    <context>
        <name>AddFolderDialog</name>
        <message>
            <source>Add images</source>
            <translation>Bilder hinzufügen</translation>
        </message>
        <message>
            <source>Folder or file</source>
            <translation>Ordner oder Datei</translation>
        </message>
        <message>
            <source>A folder or a file</source>
            <translation>Ein Ordner oder eine Datei</translation>
        </message>
        <message>
            <source>A folder of images</source>
            <translation>Ein Ordner mit Bildern</translation>
        </message>
        <message>
            <source>Where the images lie; nothing in a folder is changed, a file is unpacked</source>
            <translation>Wo die Bilder liegen; in einem Ordner wird nichts geändert, eine Datei wird entpackt</translation>
        </message>
        <message>
            <source>Folder…</source>
            <translation>Ordner …</translation>
        </message>
        <message>
            <source>Choose a folder</source>
            <translation>Einen Ordner auswählen</translation>
        </message>
        <message>
            <source>File…</source>
            <translation>Datei …</translation>
        </message>
        <message>
            <source>Choose a file that images are read from: {endings}</source>
            <translation>Eine Datei auswählen, aus der Bilder gelesen werden: {endings}</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>What the dataset is called in this project</source>
            <translation>Wie der Datensatz in diesem Projekt heißt</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Add nothing</source>
            <translation>Nichts hinzufügen</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Read the images in the background</source>
            <translation>Die Bilder im Hintergrund einlesen</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>No importer reads this file. Choose a folder, or: {endings}</source>
            <translation>Kein Importer liest diese Datei. Einen Ordner auswählen oder: {endings}</translation>
        </message>
        <message>
            <source>There is no such folder or file.</source>
            <translation>Diesen Ordner oder diese Datei gibt es nicht.</translation>
        </message>
        <message>
            <source>The name is too long: at most {n} bytes.</source>
            <translation>Der Name ist zu lang: höchstens {n} Byte.</translation>
        </message>
        <message>
            <source>The name may hold letters, digits, “-” and “_”.</source>
            <translation>Der Name darf Buchstaben, Ziffern, „-“ und „_“ enthalten.</translation>
        </message>
        <message>
            <source>Images of {size} px cannot be trained on. Choose {nearest} px.</source>
            <translation>Mit Bildern von {size} px kann nicht trainiert werden. Möglich sind {nearest} px.</translation>
        </message>
        <message>
            <source> or </source>
            <translation> oder </translation>
        </message>
        <message>
            <source>The project has a dataset “{name}” already.</source>
            <translation>Das Projekt hat schon einen Datensatz „{name}“.</translation>
        </message>
        <message>
            <source>A file that holds images</source>
            <translation>Eine Datei, die Bilder enthält</translation>
        </message>
        <message>
            <source>Files with images ({patterns})</source>
            <translation>Dateien mit Bildern ({patterns})</translation>
        </message>
    </context>
    <context>
        <name>AnimationDialog</name>
        <message>
            <source>Animation between two images</source>
            <translation>Animation zwischen zwei Bildern</translation>
        </message>
        <message>
            <source>Seed {first} turns into seed {last}. The noise goes the shortest way on the sphere, so each frame is an image of its own.</source>
            <translation>Seed {first} geht in Seed {last} über. Das Rauschen nimmt den kürzesten Weg auf der Kugel, sodass jedes Einzelbild ein Bild für sich ist.</translation>
        </message>
        <message>
            <source>Draw the animation</source>
            <translation>Animation zeichnen</translation>
        </message>
    </context>
    <context>
        <name>AnimationSaver</name>
        <message>
            <source>Save the samples as an animation</source>
            <translation>Proben als Animation speichern</translation>
        </message>
        <message>
            <source>WebP animation (*.webp)</source>
            <translation>WebP-Animation (*.webp)</translation>
        </message>
        <message>
            <source>GIF (*.gif)</source>
            <translation>GIF (*.gif)</translation>
        </message>
        <message>
            <source>The animation is in {file}.</source>
            <translation>Die Animation liegt in {file}.</translation>
        </message>
        <message>
            <source>Show the file</source>
            <translation>Datei zeigen</translation>
        </message>
    </context>
    <context>
        <name>App</name>
        <message>
            <source>Undo {what}</source>
            <translation>Rückgängig: {what}</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Redo {what}</source>
            <translation>Wiederholen: {what}</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>The engine starts in a moment</source>
            <translation>Die Engine startet gleich</translation>
        </message>
        <message>
            <source>Preparing the engine…</source>
            <translation>Engine wird vorbereitet …</translation>
        </message>
        <message>
            <source>Ready  ·  {device}</source>
            <translation>Bereit  ·  {device}</translation>
        </message>
        <message>
            <source>The engine could not be started</source>
            <translation>Die Engine ließ sich nicht starten</translation>
        </message>
        <message>
            <source>Read-only: another window has this project open</source>
            <translation>Nur zum Lesen: Ein anderes Fenster hat dieses Projekt offen</translation>
        </message>
        <message>
            <source>Plugin “{plugin}” has a fault and is not used in full.</source>
            <translation>Das Plugin „{plugin}“ hat einen Fehler und wird nicht vollständig genutzt.</translation>
        </message>
        <message>
            <source>Show what is wrong</source>
            <translation>Zeigen, was nicht stimmt</translation>
        </message>
    </context>
    <context>
        <name>AugmentationPreview</name>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>Show images of the dataset as the augmentations would give them</source>
            <translation>Bilder des Datensatzes so zeigen, wie die Augmentierungen sie ergäben</translation>
        </message>
        <message>
            <source>What is previewed</source>
            <translation>Wovon die Vorschau ist</translation>
        </message>
        <message>
            <source>All that are in use together, or one alone</source>
            <translation>Von allen zusammen, die in Gebrauch sind, oder von einer allein</translation>
        </message>
        <message>
            <source>All in use</source>
            <translation>Alle in Gebrauch</translation>
        </message>
        <message>
            <source>Another draw</source>
            <translation>Neu ziehen</translation>
        </message>
        <message>
            <source>Change the same images at random once more</source>
            <translation>Dieselben Bilder noch einmal zufällig ändern</translation>
        </message>
        <message>
            <source>As they are</source>
            <translation>Wie sie sind</translation>
        </message>
        <message>
            <source>Draw {n}</source>
            <translation>Ziehung {n}</translation>
        </message>
        <message>
            <source>Images with augmentations</source>
            <translation>Bilder mit Augmentierungen</translation>
        </message>
        <message>
            <source>Images of the dataset, and below each what a run would learn from</source>
            <translation>Bilder des Datensatzes, und unter jedem, wovon ein Lauf lernen würde</translation>
        </message>
    </context>
    <context>
        <name>AugmentationPreviews</name>
        <message>
            <source>Trying augmentations</source>
            <translation>Augmentierungen ausprobieren</translation>
        </message>
        <message>
            <source>Nothing was drawn.</source>
            <translation>Nichts wurde gezeichnet.</translation>
        </message>
    </context>
    <context>
        <name>BackgroundCalls</name>
        <message>
            <source>“{call}” ended with an unexpected error ({error}).</source>
            <translation>„{call}“ endete mit einem unerwarteten Fehler ({error}).</translation>
        </message>
        <message>
            <source>This is a fault of Sfumato. Details are in the log: Help &gt; Open logs folder.</source>
            <translation>Das ist ein Fehler von Sfumato. Einzelheiten stehen im Protokoll: Hilfe &gt; Protokollordner öffnen.</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Command palette</source>
            <translation>Befehlspalette</translation>
        </message>
        <message>
            <source>Type a command…</source>
            <translation>Befehl eintippen …</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <source>A few letters are enough</source>
            <translation>Ein paar Buchstaben genügen</translation>
        </message>
        <message>
            <source>Matching commands</source>
            <translation>Passende Befehle</translation>
        </message>
        <message>
            <source>not with these images</source>
            <translation>nicht mit diesen Bildern</translation>
        </message>
    </context>
    <context>
        <name>CompareView</name>
        <message>
            <source>Images side by side</source>
            <translation>Bilder nebeneinander</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Raster</translation>
        </message>
        <message>
            <source>Back to the grid (Esc)</source>
            <translation>Zurück zum Raster (Esc)</translation>
        </message>
        <message>
            <source>Smaller (-)</source>
            <translation>Kleiner (-)</translation>
        </message>
        <message>
            <source>Larger (+)</source>
            <translation>Größer (+)</translation>
        </message>
        <message>
            <source>Show all of each image (F)</source>
            <translation>Jedes Bild ganz zeigen (F)</translation>
        </message>
    </context>
    <context>
        <name>ConfigForm</name>
        <message>
            <source>{n} changed</source>
            <translation>{n} geändert</translation>
        </message>
    </context>
    <context>
        <name>Core</name>
        <message>
            <source>There is no {kind} “{name}”.</source>
            <translation>{kind} „{name}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>The {kind} “{name}” of plugin “{plugins}” failed: {error}.</source>
            <translation>{kind} „{name}“ des Plugins „{plugins}“ ist gescheitert: {error}.</translation>
        </message>
        <message>
            <source>Choose another one, or report this to the plugin's author.</source>
            <translation>Etwas anderes wählen oder es dem Urheber des Plugins melden.</translation>
        </message>
        <message>
            <source>1 image</source>
            <translation>1 Bild</translation>
        </message>
        <message>
            <source>{images} images</source>
            <translation>{images} Bilder</translation>
        </message>
        <message>
            <source>Class “{name}” has only {number}.</source>
            <translation>Klasse „{name}“ hat nur {number}.</translation>
        </message>
        <message>
            <source>Class “{name}” has no images: its folder is empty.</source>
            <translation>Klasse „{name}“ hat keine Bilder: Ihr Ordner ist leer.</translation>
        </message>
        <message>
            <source>Class “{name}” has no images: you excluded all of them ({excluded:,}).</source>
            <translation>Klasse „{name}“ hat keine Bilder: Sie haben alle ausgeschlossen ({excluded:,}).</translation>
        </message>
        <message>
            <source>Class “{name}” has no images: all of them ({rows:,}) are copies of images of {others:,} other classes, such as “{first}”.</source>
            <translation>Klasse „{name}“ hat keine Bilder: Alle ({rows:,}) sind Kopien von Bildern aus {others:,} anderen Klassen, etwa „{first}“.</translation>
        </message>
        <message>
            <source>Class “{name}” has no images: all of them ({rows:,}) are copies of images of class “{first}”.</source>
            <translation>Klasse „{name}“ hat keine Bilder: Alle ({rows:,}) sind Kopien von Bildern der Klasse „{first}“.</translation>
        </message>
        <message>
            <source>Class “{name}” has no images: {text:,} were skipped and {excluded:,} excluded by you.</source>
            <translation>Klasse „{name}“ hat keine Bilder: {text:,} wurden übersprungen und {excluded:,} von Ihnen ausgeschlossen.</translation>
        </message>
        <message>
            <source>Class “{name}” has no images: all of them ({rows:,}) were skipped.{often} {reason}</source>
            <translation>Klasse „{name}“ hat keine Bilder: Alle ({rows:,}) wurden übersprungen.{often} {reason}</translation>
        </message>
        <message>
            <source>colors and blurs</source>
            <translation>Farben und Unschärfe</translation>
        </message>
        <message>
            <source>rough shapes</source>
            <translation>grobe Formen</translation>
        </message>
        <message>
            <source>clear images</source>
            <translation>klare Bilder</translation>
        </message>
        <message>
            <source>what this preset can do</source>
            <translation>was diese Voreinstellung kann</translation>
        </message>
        <message>
            <source>{label} would copy {images:,} images; it wants {fewest:,}.</source>
            <translation>„{label}“ würde {images:,} Bilder kopieren; nötig sind {fewest:,}.</translation>
        </message>
        <message>
            <source>{label} would see {images_seen:,.0f} images of the {needed:,.0f} it needs.</source>
            <translation>„{label}“ sähe {images_seen:,.0f} der {needed:,.0f} Bilder, die nötig sind.</translation>
        </message>
        <message>
            <source>{label}: {images_seen:,.0f} images, {outlook}.</source>
            <translation>{label}: {images_seen:,.0f} Bilder, {outlook}.</translation>
        </message>
        <message>
            <source>Conditioned augmentation</source>
            <translation>Bedingte Augmentierung</translation>
        </message>
        <message>
            <source>How probable each of the changes below is for an image that is learned from. The model is reported of them and draws none. More protects small sets from being copied; 0 changes nothing.</source>
            <translation>Wie wahrscheinlich jede der Änderungen unten bei einem Bild ist, von dem gelernt wird. Das Modell erfährt von ihnen und zeichnet keine. Mehr schützt kleine Sammlungen davor, kopiert zu werden; 0 ändert nichts.</translation>
        </message>
        <message>
            <source>Only as far as needed</source>
            <translation>Nur so weit wie nötig</translation>
        </message>
        <message>
            <source>Begins without these changes and makes them more probable, up to the probability above, while the model knows images that it learned from better than held-out ones.</source>
            <translation>Beginnt ohne diese Änderungen und macht sie wahrscheinlicher, bis zur Wahrscheinlichkeit oben, solange das Modell gelernte Bilder besser kennt als zurückgehaltene.</translation>
        </message>
        <message>
            <source>Exchange left and right</source>
            <translation>Links und rechts vertauschen</translation>
        </message>
        <message>
            <source>Whether images are mirrored.</source>
            <translation>Ob Bilder gespiegelt werden.</translation>
        </message>
        <message>
            <source>Exchange top and bottom</source>
            <translation>Oben und unten vertauschen</translation>
        </message>
        <message>
            <source>Whether images are turned upside down like a reflection.</source>
            <translation>Ob Bilder wie eine Spiegelung im Wasser auf den Kopf gestellt werden.</translation>
        </message>
        <message>
            <source>Scale</source>
            <translation>Skalieren</translation>
        </message>
        <message>
            <source>Whether images are made larger or smaller.</source>
            <translation>Ob Bilder vergrößert oder verkleinert werden.</translation>
        </message>
        <message>
            <source>Rotate</source>
            <translation>Drehen</translation>
        </message>
        <message>
            <source>Whether images are turned, by any angle.</source>
            <translation>Ob Bilder gedreht werden, um beliebige Winkel.</translation>
        </message>
        <message>
            <source>Stretch</source>
            <translation>Dehnen</translation>
        </message>
        <message>
            <source>Whether images are stretched in one direction and pressed in the other.</source>
            <translation>Ob Bilder in einer Richtung gedehnt und in der anderen gestaucht werden.</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>Whether images are moved within their frame.</source>
            <translation>Ob Bilder innerhalb ihres Rahmens verschoben werden.</translation>
        </message>
        <message>
            <source>Reduction</source>
            <translation>Verkleinerung</translation>
        </message>
        <message>
            <source>How many times smaller the side of the latents is than that of the images. Larger makes training faster and loses more detail.</source>
            <translation>Wievielmal kleiner die Seite der Latents ist als die der Bilder. Mehr beschleunigt das Training und verliert mehr Einzelheiten.</translation>
        </message>
        <message>
            <source>Latent channels</source>
            <translation>Latente Kanäle</translation>
        </message>
        <message>
            <source>Numbers kept for each place of the latents. More keep more detail and are harder to learn.</source>
            <translation>Zahlen, die für jede Stelle der Latents behalten werden. Mehr bewahren mehr Einzelheiten und sind schwerer zu lernen.</translation>
        </message>
        <message>
            <source>channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Breite</translation>
        </message>
        <message>
            <source>Channels inside the autoencoder. Wider keeps more detail and is slower.</source>
            <translation>Kanäle im Autoencoder. Breiter bewahrt mehr Einzelheiten und ist langsamer.</translation>
        </message>
        <message>
            <source>Layers</source>
            <translation>Schichten</translation>
        </message>
        <message>
            <source>Residual layers at each of its resolutions.</source>
            <translation>Residualschichten bei jeder seiner Auflösungen.</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>Crops of images it learns from. 0 lets the time decide.</source>
            <translation>Bildausschnitte, von denen er lernt. Bei 0 entscheidet die Zeit.</translation>
        </message>
        <message>
            <source>images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Zeit</translation>
        </message>
        <message>
            <source>Minutes after which its training ends, before that of the model begins. 0 lets the number of images decide.</source>
            <translation>Minuten, nach denen sein Training endet, bevor das des Modells beginnt. Bei 0 entscheidet die Zahl der Bilder.</translation>
        </message>
        <message>
            <source>min</source>
            <translation>min</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>Batchgröße</translation>
        </message>
        <message>
            <source>Crops per update.</source>
            <translation>Ausschnitte je Update.</translation>
        </message>
        <message>
            <source>Crop</source>
            <translation>Ausschnitt</translation>
        </message>
        <message>
            <source>Side of the parts of images that it learns from; small ones give it more updates in the same time.</source>
            <translation>Seite der Bildteile, von denen er lernt; kleine ermöglichen mehr Updates in derselben Zeit.</translation>
        </message>
        <message>
            <source>px</source>
            <translation>px</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>Size of each update once warmed up.</source>
            <translation>Größe jedes Updates nach der Aufwärmphase.</translation>
        </message>
        <message>
            <source>Equivariance</source>
            <translation>Äquivarianz</translation>
        </message>
        <message>
            <source>Share of updates in which the latents are turned or shrunk, and must become the turned or shrunk image. Makes latents that are easier to learn, and images a little less sharp.</source>
            <translation>Anteil der Updates, bei denen die Latents gedreht oder verkleinert werden und das gedrehte oder verkleinerte Bild ergeben müssen. Führt zu Latents, die leichter zu lernen sind, und zu etwas weniger scharfen Bildern.</translation>
        </message>
        <message>
            <source>Latent penalty</source>
            <translation>Strafe auf Latents</translation>
        </message>
        <message>
            <source>How strongly the latents are kept near 0.</source>
            <translation>Wie stark die Latents nahe 0 gehalten werden.</translation>
        </message>
        <message>
            <source>Least likeness</source>
            <translation>Mindestähnlichkeit</translation>
        </message>
        <message>
            <source>What images that went through the autoencoder must reach against themselves (PSNR).</source>
            <translation>Was Bilder, die durch den Autoencoder gegangen sind, im Vergleich mit sich selbst erreichen müssen (PSNR).</translation>
        </message>
        <message>
            <source>dB</source>
            <translation>dB</translation>
        </message>
        <message>
            <source>Greatest distance</source>
            <translation>Größter Abstand</translation>
        </message>
        <message>
            <source>How far, at most, images that went through the autoencoder may be from themselves, as a share of the Frechet distance between two sets of real images.</source>
            <translation>Wie weit Bilder, die durch den Autoencoder gegangen sind, höchstens von sich selbst entfernt sein dürfen, als Anteil des Fréchet-Abstands zwischen zwei Mengen echter Bilder.</translation>
        </message>
        <message>
            <source>Below the bar</source>
            <translation>Unter der Schwelle</translation>
        </message>
        <message>
            <source>What to do where the autoencoder misses either bar: learn from the images themselves, or go on all the same.</source>
            <translation>Was geschieht, wenn der Autoencoder eine der beiden Schwellen verfehlt: von den Bildern selbst lernen oder trotzdem weitermachen.</translation>
        </message>
        <message>
            <source>Augmented versions</source>
            <translation>Augmentierte Fassungen</translation>
        </message>
        <message>
            <source>How many times augmentations are drawn for each image. Latents are made once, so augmentations cannot be drawn anew each time.</source>
            <translation>Wie oft Augmentierungen für jedes Bild gezogen werden. Latents entstehen nur einmal, darum lassen sich Augmentierungen nicht jedes Mal neu ziehen.</translation>
        </message>
        <message>
            <source>Fast version of</source>
            <translation>Schnellversion von</translation>
        </message>
        <message>
            <source>The run whose fast version this one is. When the training is over, both are measured, and the better one is named. Empty: nothing is compared.</source>
            <translation>Der Lauf, dessen Schnellversion dieser ist. Nach dem Training werden beide gemessen, und der bessere wird genannt. Leer: Nichts wird verglichen.</translation>
        </message>
        <message>
            <source>Narrowing</source>
            <translation>Verengung</translation>
        </message>
        <message>
            <source>By how much the gap between the two noise levels that are compared shrinks at each stage (q of ECT). Higher comes to the point sooner and less steadily.</source>
            <translation>Um wie viel der Abstand zwischen den beiden verglichenen Rauschstärken in jeder Stufe schrumpft (q von ECT). Mehr kommt eher zur Sache und weniger stetig.</translation>
        </message>
        <message>
            <source>Stages</source>
            <translation>Stufen</translation>
        </message>
        <message>
            <source>In how many stages of equal length the gap shrinks. More of them ask more of the model at the end.</source>
            <translation>In wie vielen gleich langen Stufen der Abstand schrumpft. Mehr davon verlangen am Ende mehr vom Modell.</translation>
        </message>
        <message>
            <source>Noise level, middle</source>
            <translation>Rauschstärke, Mitte</translation>
        </message>
        <message>
            <source>Mean of ln(sigma) drawn in this training, for images of the deviation 0.5; it moves with the images' own.</source>
            <translation>Mittelwert von ln(sigma) bei diesem Training, für Bilder der Streuung 0,5; er wandert mit der Streuung der eigenen Bilder.</translation>
        </message>
        <message>
            <source>Noise level, spread</source>
            <translation>Rauschstärke, Breite</translation>
        </message>
        <message>
            <source>Standard deviation of the same. Wider spreads the effort more evenly.</source>
            <translation>Standardabweichung davon. Breiter verteilt die Mühe gleichmäßiger.</translation>
        </message>
        <message>
            <source>Guided by</source>
            <translation>Gelenkt von</translation>
        </message>
        <message>
            <source>What images are pushed away from: nothing (none), the same model without its class (class), or an early state of the same run (autoguidance), which makes cleaner images of a model without classes too.</source>
            <translation>Wovon Bilder weggedrängt werden: von nichts (none), vom selben Modell ohne Klasse (class) oder von einem frühen Stand desselben Laufs (autoguidance), was auch bei Modellen ohne Klassen sauberere Bilder ergibt.</translation>
        </message>
        <message>
            <source>Guidance</source>
            <translation>Guidance</translation>
        </message>
        <message>
            <source>How far images are pushed by their guidance, towards their class for most models. 1 means no guidance; more takes up to twice the time.</source>
            <translation>Wie weit die Guidance Bilder drängt, bei den meisten Modellen zu ihrer Klasse hin. 1 heißt keine Guidance; mehr dauert bis zu doppelt so lange.</translation>
        </message>
        <message>
            <source>Guidance down to</source>
            <translation>Guidance bis hinab zu</translation>
        </message>
        <message>
            <source>Lowest noise level at which images are guided. Steps below it take half the time; the fine detail made there needs no guidance.</source>
            <translation>Niedrigste Rauschstärke, bei der Bilder mit Guidance gezeichnet werden. Schritte darunter dauern halb so lange; die feinen Einzelheiten, die dort entstehen, brauchen keine.</translation>
        </message>
        <message>
            <source>Guidance from</source>
            <translation>Guidance ab</translation>
        </message>
        <message>
            <source>Highest noise level at which images are guided. Lower keeps more variety, since the large forms are then chosen freely, and is faster.</source>
            <translation>Höchste Rauschstärke, bei der Bilder mit Guidance gezeichnet werden. Niedriger bewahrt mehr Vielfalt, weil die großen Formen dann frei gewählt werden, und ist schneller.</translation>
        </message>
        <message>
            <source>Early state</source>
            <translation>Früher Stand</translation>
        </message>
        <message>
            <source>Which state of the run autoguidance pushes away from, as a share of what the model has learned so far. Earlier pushes further.</source>
            <translation>Von welchem Stand des Laufs Autoguidance wegdrängt, als Anteil dessen, was das Modell bisher gelernt hat. Früher drängt weiter.</translation>
        </message>
        <message>
            <source>“{path}” is not valid TOML: {error}.</source>
            <translation>„{path}“ ist kein gültiges TOML: {error}.</translation>
        </message>
        <message>
            <source>Mend the line that is named, or restore the file from a copy.</source>
            <translation>Die genannte Zeile berichtigen oder die Datei aus einer Kopie wiederherstellen.</translation>
        </message>
        <message>
            <source>“{path}” in {source} cannot be used: {reason}.</source>
            <translation>„{path}“ in {source} ist nicht verwendbar: {reason}.</translation>
        </message>
        <message>
            <source>“{assignment}” sets nothing: it has no “=”.</source>
            <translation>„{assignment}“ setzt nichts: Das „=“ fehlt.</translation>
        </message>
        <message>
            <source>Write key=value, for example --set optimizer.learning_rate=0.0005.</source>
            <translation>Schlüssel=Wert schreiben, zum Beispiel --set optimizer.learning_rate=0.0005.</translation>
        </message>
        <message>
            <source>Did you mean “{close}”?</source>
            <translation>War „{close}“ gemeint?</translation>
        </message>
        <message>
            <source>There is: {names}.</source>
            <translation>Es gibt: {names}.</translation>
        </message>
        <message>
            <source>There is none.</source>
            <translation>Es gibt keine.</translation>
        </message>
        <message>
            <source>There is no setting “{path}”.</source>
            <translation>Eine Einstellung „{path}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>“{path}” cannot be set: “{group}” was set to {values} before it.</source>
            <translation>„{path}“ lässt sich nicht setzen: „{group}“ wurde vorher auf {values} gesetzt.</translation>
        </message>
        <message>
            <source>Set either “{group}” or what lies in it.</source>
            <translation>Entweder „{group}“ setzen oder was darin liegt.</translation>
        </message>
        <message>
            <source>Did you mean “{closest}”?</source>
            <translation>War „{closest}“ gemeint?</translation>
        </message>
        <message>
            <source>its brackets nest too deeply</source>
            <translation>die Klammern sind zu tief verschachtelt</translation>
        </message>
        <message>
            <source>There is no setting “{path}” (in {source}).</source>
            <translation>Eine Einstellung „{path}“ gibt es nicht (in {source}).</translation>
        </message>
        <message>
            <source>“{parent}” in {source} is {value_text}: {reason}.</source>
            <translation>„{parent}“ in {source} ist {value_text}: {reason}.</translation>
        </message>
        <message>
            <source>Correct the value, or remove the key to take its default.</source>
            <translation>Den Wert berichtigen, oder den Schlüssel entfernen; dann gilt seine Vorgabe.</translation>
        </message>
        <message>
            <source>Choose one of: {map}.</source>
            <translation>Zur Wahl stehen: {map}.</translation>
        </message>
        <message>
            <source>Give a value such as {default}.</source>
            <translation>Ein möglicher Wert ist {default}.</translation>
        </message>
        <message>
            <source>Give a number {bounds}.</source>
            <translation>Eine Zahl angeben: {bounds}.</translation>
        </message>
        <message>
            <source>Data deviation</source>
            <translation>Streuung der Daten</translation>
        </message>
        <message>
            <source>Standard deviation of the images' pixels in [-1, 1]. 0 measures it on the dataset.</source>
            <translation>Standardabweichung der Pixel der Bilder in [-1, 1]. Bei 0 wird sie am Datensatz gemessen.</translation>
        </message>
        <message>
            <source>Mean of ln(sigma) drawn in training, for EDM; of logit(t) for flow. Higher spends more effort on the large forms, lower on the fine detail.</source>
            <translation>Mittelwert von ln(sigma) im Training bei EDM, von logit(t) bei flow. Höher verwendet mehr Mühe auf die großen Formen, niedriger auf die feinen Einzelheiten.</translation>
        </message>
        <message>
            <source>Sketch</source>
            <translation>Skizze</translation>
        </message>
        <message>
            <source>A first look in minutes, even without a graphics card.</source>
            <translation>Ein erster Blick in Minuten, auch ohne Grafikkarte.</translation>
        </message>
        <message>
            <source>Quick</source>
            <translation>Schnell</translation>
        </message>
        <message>
            <source>A small model for an hour on a graphics card, or a night without one.</source>
            <translation>Ein kleines Modell für eine Stunde auf einer Grafikkarte oder eine Nacht ohne.</translation>
        </message>
        <message>
            <source>Balanced</source>
            <translation>Ausgewogen</translation>
        </message>
        <message>
            <source>The usual choice on a graphics card: good images in a few hours.</source>
            <translation>Die übliche Wahl auf einer Grafikkarte: gute Bilder in wenigen Stunden.</translation>
        </message>
        <message>
            <source>Best</source>
            <translation>Bestmöglich</translation>
        </message>
        <message>
            <source>A large model for days on a strong graphics card.</source>
            <translation>Ein großes Modell für Tage auf einer starken Grafikkarte.</translation>
        </message>
        <message>
            <source>There is no preset “{name}”.</source>
            <translation>Eine Voreinstellung „{name}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>There is: {makers}.</source>
            <translation>Es gibt: {makers}.</translation>
        </message>
        <message>
            <source>Sample images</source>
            <translation>Probebilder</translation>
        </message>
        <message>
            <source>Images drawn from fixed seeds at each interval. 0 draws none.</source>
            <translation>Bilder, die in jedem Abstand aus festen Seeds gezeichnet werden. Bei 0 keine.</translation>
        </message>
        <message>
            <source>Draw samples every</source>
            <translation>Proben zeichnen alle</translation>
        </message>
        <message>
            <source>Images learned from between two sample grids.</source>
            <translation>Bilder, von denen zwischen zwei Probenrastern gelernt wird.</translation>
        </message>
        <message>
            <source>Draw raw samples, too</source>
            <translation>Auch rohe Proben zeichnen</translation>
        </message>
        <message>
            <source>Each grid is drawn a second time with the newest weights, not averaged: rougher, and earlier to show where a run is heading. Takes as long again.</source>
            <translation>Jedes Raster wird ein zweites Mal mit den neuesten, nicht gemittelten Gewichten gezeichnet: gröber, doch es zeigt früher, wohin ein Lauf steuert. Dauert noch einmal so lange.</translation>
        </message>
        <message>
            <source>Time for quality</source>
            <translation>Zeit für die Qualität</translation>
        </message>
        <message>
            <source>Share of the run's time that may go into measuring how far its images are from real ones. 0 never measures; short runs on a new dataset may not, either.</source>
            <translation>Anteil der Laufzeit, der in die Messung gehen darf, wie weit die Bilder von echten entfernt sind. Bei 0 wird nie gemessen; bei kurzen Läufen auf einem neuen Datensatz womöglich auch nicht.</translation>
        </message>
        <message>
            <source>Save every</source>
            <translation>Speichern alle</translation>
        </message>
        <message>
            <source>Seconds of work between two checkpoints, and so the most that a crash can cost.</source>
            <translation>Sekunden Arbeit zwischen zwei Checkpoints, und damit das Meiste, was ein Absturz kosten kann.</translation>
        </message>
        <message>
            <source>s</source>
            <translation>s</translation>
        </message>
        <message>
            <source>Checkpoints kept</source>
            <translation>Behaltene Checkpoints</translation>
        </message>
        <message>
            <source>Older ones are removed. The last one always stays.</source>
            <translation>Ältere werden entfernt. Der letzte bleibt immer.</translation>
        </message>
        <message>
            <source>Loggers</source>
            <translation>Logger</translation>
        </message>
        <message>
            <source>Who else is reported what happens in the run, by name, each with its settings: tensorboard writes what TensorBoard shows.</source>
            <translation>Wer sonst noch erfährt, was im Lauf geschieht, mit Namen und jeweils eigenen Einstellungen: tensorboard schreibt, was TensorBoard zeigt.</translation>
        </message>
        <message>
            <source>a run belongs to its dataset</source>
            <translation>ein Lauf gehört zu seinem Datensatz</translation>
        </message>
        <message>
            <source>Run “{run_id}” cannot resume with other values of: {reasons}.</source>
            <translation>Der Lauf „{run_id}“ kann nicht mit anderen Werten fortgesetzt werden für: {reasons}.</translation>
        </message>
        <message>
            <source>Leave {kept}, or train a new run with the new value: {command}</source>
            <translation>{kept} beibehalten, oder einen neuen Lauf mit dem neuen Wert trainieren: {command}</translation>
        </message>
        <message>
            <source>Leave them as they were, or train a new run with the new values: {command}</source>
            <translation>Sie lassen, wie sie waren, oder einen neuen Lauf mit den neuen Werten trainieren: {command}</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <source>Where the walk begins: with noise alone (noise), or with noise that has mean and covariance of the training images (gaussian). That saves the first steps: with a highest noise level of about 7, five steps draw nearly as well as ten.</source>
            <translation>Womit der Weg beginnt: mit bloßem Rauschen (noise) oder mit Rauschen, das Mittelwert und Kovarianz der Trainingsbilder hat (gaussian). Das spart die ersten Schritte: Mit einer höchsten Rauschstärke von etwa 7 zeichnen fünf Schritte fast so gut wie zehn.</translation>
        </message>
        <message>
            <source>Sampler</source>
            <translation>Sampler</translation>
        </message>
        <message>
            <source>The rule by which noise is walked to an image.</source>
            <translation>Die Regel, nach der aus Rauschen ein Bild wird.</translation>
        </message>
        <message>
            <source>Settings of the sampler</source>
            <translation>Einstellungen des Samplers</translation>
        </message>
        <message>
            <source>What the chosen sampler itself has to set, by name, such as DDIM's eta.</source>
            <translation>Was der gewählte Sampler selbst einzustellen hat, mit Namen, etwa eta von DDIM.</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <source>Steps from noise to image. More is slower, and not always better.</source>
            <translation>Schritte vom Rauschen zum Bild. Mehr sind langsamer und nicht immer besser.</translation>
        </message>
        <message>
            <source>Lowest noise level</source>
            <translation>Niedrigste Rauschstärke</translation>
        </message>
        <message>
            <source>The last noise level before the clean image. Raise it if images are speckled.</source>
            <translation>Die letzte Rauschstärke vor dem fertigen Bild. Höher wählen, wenn Bilder gesprenkelt sind.</translation>
        </message>
        <message>
            <source>Highest noise level</source>
            <translation>Höchste Rauschstärke</translation>
        </message>
        <message>
            <source>The noise level that the walk starts from.</source>
            <translation>Die Rauschstärke, bei der der Weg beginnt.</translation>
        </message>
        <message>
            <source>Spacing of noise levels</source>
            <translation>Abstände der Rauschstärken</translation>
        </message>
        <message>
            <source>Higher spends more of the steps on fine detail (rho of EDM); 1 spaces them evenly.</source>
            <translation>Höher verwendet mehr Schritte auf feine Einzelheiten (rho von EDM); 1 verteilt sie gleichmäßig.</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>The dataset of the project that the model learns from.</source>
            <translation>Der Datensatz des Projekts, von dem das Modell lernt.</translation>
        </message>
        <message>
            <source>Image size</source>
            <translation>Bildgröße</translation>
        </message>
        <message>
            <source>Side of the square images that the model learns and makes. Twice the size costs about four times the time and memory.</source>
            <translation>Seite der quadratischen Bilder, die das Modell lernt und zeichnet. Die doppelte Größe kostet etwa viermal so viel Zeit und Speicher.</translation>
        </message>
        <message>
            <source>Learn classes</source>
            <translation>Klassen lernen</translation>
        </message>
        <message>
            <source>Learn which class (folder name) an image belongs to, so that images of one class can be asked for. Has no effect on a dataset without classes.</source>
            <translation>Lernen, zu welcher Klasse (welchem Ordner) ein Bild gehört, sodass sich Bilder einer Klasse verlangen lassen. Ohne Wirkung bei einem Datensatz ohne Klassen.</translation>
        </message>
        <message>
            <source>Balance classes</source>
            <translation>Klassen ausgleichen</translation>
        </message>
        <message>
            <source>Show the images of each class equally often, however few there are. A small class is learned sooner, and its images are repeated more often.</source>
            <translation>Die Bilder jeder Klasse gleich oft zeigen, so wenige es auch sind. Eine kleine Klasse wird früher gelernt, und ihre Bilder wiederholen sich öfter.</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>unet is the U-Net of diffusers. dit is a small transformer, experimental: it has its own size below, takes none of the U-Net's, and leaves as ONNX but not as a diffusers folder. Plugins may bring others.</source>
            <translation>unet ist das U-Net von diffusers. dit ist ein kleiner Transformer, noch ein Versuch: Er hat unten seine eigene Größe, nimmt keine des U-Nets an und lässt sich als ONNX exportieren, aber nicht als diffusers-Ordner. Plugins können weitere mitbringen.</translation>
        </message>
        <message>
            <source>Settings of the network</source>
            <translation>Einstellungen des Netzes</translation>
        </message>
        <message>
            <source>What the network of a plugin itself has to set, by name.</source>
            <translation>Was das Netz eines Plugins selbst einzustellen hat, mit Namen.</translation>
        </message>
        <message>
            <source>Widths</source>
            <translation>Breiten</translation>
        </message>
        <message>
            <source>Channels at each resolution, from the full one to the coarsest; each step halves the resolution. Wider learns more and is slower.</source>
            <translation>Kanäle bei jeder Auflösung, von der vollen bis zur gröbsten; jede Stufe halbiert die Auflösung. Breiter lernt mehr und ist langsamer.</translation>
        </message>
        <message>
            <source>Layers per block</source>
            <translation>Schichten je Block</translation>
        </message>
        <message>
            <source>Residual layers at each resolution. More learns more and is slower.</source>
            <translation>Residualschichten bei jeder Auflösung. Mehr lernen mehr und sind langsamer.</translation>
        </message>
        <message>
            <source>Attention at</source>
            <translation>Attention bei</translation>
        </message>
        <message>
            <source>Side lengths of the feature maps at which distant parts of the image look at each other. Larger sizes cost much memory.</source>
            <translation>Seitenlängen der Merkmalskarten, bei denen entfernte Bildteile einander sehen. Größere kosten viel Speicher.</translation>
        </message>
        <message>
            <source>Pixel unshuffle</source>
            <translation>Pixel falten</translation>
        </message>
        <message>
            <source>Fold squares of this side into channels before the network: 2 makes it about four times faster, at some loss of fine detail.</source>
            <translation>Quadrate dieser Seitenlänge vor dem Netz in Kanäle falten (Pixel Unshuffle): 2 macht es etwa viermal so schnell, auf Kosten feiner Einzelheiten.</translation>
        </message>
        <message>
            <source>Autoencoder</source>
            <translation>Autoencoder</translation>
        </message>
        <message>
            <source>none learns from the images themselves. trained learns from latents, images made small by an autoencoder that is trained on them first: far less work at 192 px and more. Or the folder of an autoencoder you have, in diffusers format: AutoencoderKL, AutoencoderTiny or AutoencoderDC.</source>
            <translation>none lernt von den Bildern selbst. trained lernt von Latents: Bildern, die ein zuerst an ihnen trainierter Autoencoder klein gemacht hat; das ist ab 192 px weit weniger Arbeit. Oder der Ordner eines vorhandenen Autoencoders im diffusers-Format: AutoencoderKL, AutoencoderTiny oder AutoencoderDC.</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>Dropout</translation>
        </message>
        <message>
            <source>Share of features left out at random while training. More protects small sets from being copied, and slows learning.</source>
            <translation>Anteil der Merkmale, die beim Training zufällig weggelassen werden. Mehr schützt kleine Sammlungen davor, kopiert zu werden, und verlangsamt das Lernen.</translation>
        </message>
        <message>
            <source>Prediction</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>What the network outputs: EDM's mixture of image and noise, the flow from image to noise, the noise, the velocity, or the image.</source>
            <translation>Was das Netz ausgibt: EDMs Mischung aus Bild und Rauschen, den Fluss vom Bild zum Rauschen, das Rauschen, die Geschwindigkeit oder das Bild.</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>Optimierer</translation>
        </message>
        <message>
            <source>adamw suits everything. muon turns the momentum of matrices and kernels into steps of equal size in all directions, and takes AdamW for the rest; it learns more from each image and takes more time for it.</source>
            <translation>adamw passt zu allem. muon macht aus dem Momentum von Matrizen und Kernen Schritte, die in alle Richtungen gleich groß sind, und nimmt AdamW für den Rest; es lernt mehr aus jedem Bild und braucht mehr Zeit dafür.</translation>
        </message>
        <message>
            <source>Size of each update once warmed up. Too high makes the loss jump, too low learns slowly.</source>
            <translation>Größe jedes Updates nach der Aufwärmphase. Zu hoch lässt den Verlust springen, zu niedrig lernt langsam.</translation>
        </message>
        <message>
            <source>Adam beta 1</source>
            <translation>Adam Beta 1</translation>
        </message>
        <message>
            <source>How much of the past gradients each update keeps.</source>
            <translation>Wie viel von früheren Gradienten jedes Update behält.</translation>
        </message>
        <message>
            <source>Adam beta 2</source>
            <translation>Adam Beta 2</translation>
        </message>
        <message>
            <source>How slowly the scale of the gradients is followed.</source>
            <translation>Wie langsam dem Maß der Gradienten gefolgt wird.</translation>
        </message>
        <message>
            <source>Muon momentum</source>
            <translation>Momentum von Muon</translation>
        </message>
        <message>
            <source>How much of the past gradients an update of a matrix keeps, with muon.</source>
            <translation>Wie viel von früheren Gradienten das Update einer Matrix bei muon behält.</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>Weight Decay</translation>
        </message>
        <message>
            <source>How strongly weights are pulled to zero. 0 for U-Nets.</source>
            <translation>Wie stark Gewichte gegen null gezogen werden. 0 für U-Nets.</translation>
        </message>
        <message>
            <source>Course of the learning rate</source>
            <translation>Verlauf der Lernrate</translation>
        </message>
        <message>
            <source>How the learning rate rises and falls in a run. hold keeps it for most of the run, which leaves the length open until late; cosine lets it fall all the time.</source>
            <translation>Wie die Lernrate in einem Lauf steigt und fällt. hold hält sie die meiste Zeit, was die Länge bis spät offenlässt; cosine lässt sie durchweg fallen.</translation>
        </message>
        <message>
            <source>Settings of the course</source>
            <translation>Einstellungen des Verlaufs</translation>
        </message>
        <message>
            <source>What the chosen course itself has to set, by name.</source>
            <translation>Was der gewählte Verlauf selbst einzustellen hat, mit Namen.</translation>
        </message>
        <message>
            <source>Warm-up</source>
            <translation>Aufwärmphase</translation>
        </message>
        <message>
            <source>Images over which the learning rate rises from 0.</source>
            <translation>Bilder, über die die Lernrate von 0 ansteigt.</translation>
        </message>
        <message>
            <source>Cool-down</source>
            <translation>Abkühlphase</translation>
        </message>
        <message>
            <source>Share of the run, at its end, over which the learning rate falls to 0. Most of the visible quality comes here.</source>
            <translation>Anteil des Laufs, an dessen Ende, über den die Lernrate auf 0 fällt. Der größte Teil der sichtbaren Qualität entsteht hier.</translation>
        </message>
        <message>
            <source>Gradient clip</source>
            <translation>Gradientengrenze</translation>
        </message>
        <message>
            <source>Largest norm of the gradient; larger ones are scaled down to it.</source>
            <translation>Größte Norm des Gradienten; größere werden darauf verkleinert.</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <source>The preset that the settings started from.</source>
            <translation>Die Voreinstellung, von der die Einstellungen ausgingen.</translation>
        </message>
        <message>
            <source>Objective</source>
            <translation>Lernziel</translation>
        </message>
        <message>
            <source>What is learned: to take noise away, or, from a trained model on, to jump from noise to the image in one or two steps (consistency).</source>
            <translation>Was gelernt wird: Rauschen wegzunehmen oder, von einem trainierten Modell aus, in einem oder zwei Schritten vom Rauschen zum Bild zu springen (consistency).</translation>
        </message>
        <message>
            <source>Augmentations</source>
            <translation>Augmentierungen</translation>
        </message>
        <message>
            <source>Changes made at random to each image before it is learned from, by name, each with its settings. The model learns to draw what they make.</source>
            <translation>Zufällige Änderungen an jedem Bild, bevor von ihm gelernt wird, mit Namen und jeweils eigenen Einstellungen. Das Modell lernt zu zeichnen, was sie ergeben.</translation>
        </message>
        <message>
            <source>Images learned from in the whole run, repeats counted. 0 lets the time decide.</source>
            <translation>Bilder, von denen im ganzen Lauf gelernt wird, Wiederholungen mitgezählt. Bei 0 entscheidet die Zeit.</translation>
        </message>
        <message>
            <source>Minutes of training after which the run ends, cool-down included. 0 lets the number of images decide.</source>
            <translation>Minuten Training, nach denen der Lauf endet, Abkühlphase eingeschlossen. Bei 0 entscheidet die Zahl der Bilder.</translation>
        </message>
        <message>
            <source>Images per update. Larger is steadier and needs more memory.</source>
            <translation>Bilder je Update. Mehr ist stetiger und braucht mehr Speicher.</translation>
        </message>
        <message>
            <source>Micro-batch size</source>
            <translation>Micro-Batch-Größe</translation>
        </message>
        <message>
            <source>Images per forward pass; smaller needs less memory and learns the same, but for the features that dropout leaves out. 0 takes the whole batch.</source>
            <translation>Bilder je Durchgang durch das Netz; weniger braucht weniger Speicher und lernt dasselbe, bis auf die Merkmale, die Dropout weglässt. 0 nimmt den ganzen Batch.</translation>
        </message>
        <message>
            <source>Class dropout</source>
            <translation>Klassen-Dropout</translation>
        </message>
        <message>
            <source>Share of images whose class is hidden while training; guidance needs some.</source>
            <translation>Anteil der Bilder, deren Klasse beim Training verborgen bleibt; Guidance braucht einige davon.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Seed</translation>
        </message>
        <message>
            <source>Start of all random choices. The same seed and settings give the same run.</source>
            <translation>Ausgangspunkt aller Zufallsentscheidungen. Gleicher Seed und gleiche Einstellungen ergeben den gleichen Lauf.</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>Number format inside the network. auto takes bf16 where a short trial shows that it is faster.</source>
            <translation>Zahlenformat im Netz. auto nimmt bf16, wo ein kurzer Versuch zeigt, dass es schneller ist.</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Where the model is trained. auto takes a GPU where there is one.</source>
            <translation>Wo das Modell trainiert wird. auto nimmt eine Grafikkarte, wo es eine gibt.</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>CPU threads used for training. 0 chooses by a short trial.</source>
            <translation>CPU-Threads für das Training. 0 wählt nach einem kurzen Versuch.</translation>
        </message>
        <message>
            <source>Deterministic</source>
            <translation>Deterministisch</translation>
        </message>
        <message>
            <source>Bit-equal results for the same settings on the same machine, at some cost in speed.</source>
            <translation>Bitgleiche Ergebnisse bei gleichen Einstellungen auf demselben Rechner, etwas langsamer.</translation>
        </message>
        <message>
            <source>Images of {size_px} px cannot be trained on: the networks halve them.</source>
            <translation>Mit Bildern von {size_px} px kann nicht trainiert werden: Die Netze halbieren sie.</translation>
        </message>
        <message>
            <source>Choose {nearest} px.</source>
            <translation>Möglich sind {nearest} px.</translation>
        </message>
        <message>
            <source>Numbers that stand for a patch inside the transformer. Wider learns more and is slower.</source>
            <translation>Zahlen, die im Transformer für ein Feld stehen. Breiter lernt mehr und ist langsamer.</translation>
        </message>
        <message>
            <source>Depth</source>
            <translation>Tiefe</translation>
        </message>
        <message>
            <source>Blocks of the transformer, one after the other. More learn more and are slower.</source>
            <translation>Blöcke des Transformers, einer nach dem anderen. Mehr lernen mehr und sind langsamer.</translation>
        </message>
        <message>
            <source>Patch</source>
            <translation>Feld</translation>
        </message>
        <message>
            <source>Side of the squares that the image is cut into. Smaller keeps finer detail; half the side costs at least four times the time.</source>
            <translation>Seite der Quadrate, in die das Bild zerschnitten wird. Kleiner bewahrt feinere Einzelheiten; die halbe Seite kostet mindestens die vierfache Zeit.</translation>
        </message>
        <message>
            <source>EMA length</source>
            <translation>EMA-Länge</translation>
        </message>
        <message>
            <source>Width of the average relative to the run so far (sigma_rel of EDM2). Longer is smoother and lags behind more.</source>
            <translation>Breite des Mittels im Verhältnis zum bisherigen Lauf (sigma_rel von EDM2). Länger ist glatter und hinkt weiter hinterher.</translation>
        </message>
        <message>
            <source>Second EMA length</source>
            <translation>Zweite EMA-Länge</translation>
        </message>
        <message>
            <source>Width of a second average, kept so that one of any length can be mixed from the two after training. Half or twice the first is good.</source>
            <translation>Breite eines zweiten Mittels, das behalten wird, damit sich nach dem Training aus beiden eines beliebiger Länge mischen lässt. Die Hälfte oder das Doppelte des ersten ist gut.</translation>
        </message>
        <message>
            <source>Snapshots of the averages</source>
            <translation>Momentaufnahmen der Mittel</translation>
        </message>
        <message>
            <source>How many times over the run both averages are kept, evenly spaced, for mixing averages of other lengths afterwards. Each takes as much disk as the weights once. 0 keeps none.</source>
            <translation>Wie oft im Lauf beide Mittel gleichmäßig verteilt aufbewahrt werden, um später Mittel anderer Länge zu mischen. Jede braucht so viel Platz wie die Gewichte einmal. Bei 0 keine.</translation>
        </message>
        <message>
            <source>Tune after training</source>
            <translation>Nach dem Training abstimmen</translation>
        </message>
        <message>
            <source>Look for the best way of drawing when the run has learned: EMA length, sampler, steps and noise levels. Left out if the run's own sampling settings were changed from the preset's: then you have chosen.</source>
            <translation>Die beste Art zu zeichnen suchen, wenn der Lauf gelernt hat: EMA-Länge, Sampler, Schritte und Rauschstärken. Entfällt, wenn die Sampling-Einstellungen des Laufs von denen der Voreinstellung abweichen: Dann ist die Wahl schon getroffen.</translation>
        </message>
        <message>
            <source>Tuning time</source>
            <translation>Zeit zum Abstimmen</translation>
        </message>
        <message>
            <source>Share of the training time that the search may take on top of it. More compares more images, and so finds smaller gains.</source>
            <translation>Anteil der Trainingszeit, den die Suche zusätzlich dauern darf. Mehr vergleicht mehr Bilder und findet so kleinere Gewinne.</translation>
        </message>
        <message>
            <source>Longest tuning</source>
            <translation>Längste Abstimmung</translation>
        </message>
        <message>
            <source>Minutes after which the search ends with what it has found.</source>
            <translation>Minuten, nach denen die Suche mit dem endet, was sie gefunden hat.</translation>
        </message>
        <message>
            <source>Network calls for “best”</source>
            <translation>Netzaufrufe für „best“</translation>
        </message>
        <message>
            <source>The most that the network may be asked for an image of quality “best”.</source>
            <translation>Wie oft das Netz für ein Bild der Qualität „best“ höchstens gefragt werden darf.</translation>
        </message>
        <message>
            <source>Network calls for “fast”</source>
            <translation>Netzaufrufe für „fast“</translation>
        </message>
        <message>
            <source>The most that the network may be asked for an image of quality “fast”.</source>
            <translation>Wie oft das Netz für ein Bild der Qualität „fast“ höchstens gefragt werden darf.</translation>
        </message>
        <message>
            <source>Preparing images</source>
            <translation>Bilder vorbereiten</translation>
        </message>
        <message>
            <source>Files of dataset “{name}” change while they are read, among them “{path}”: {reason}</source>
            <translation>Dateien des Datensatzes „{name}“ ändern sich, während sie gelesen werden, darunter „{path}“: {reason}</translation>
        </message>
        <message>
            <source>Wait until the other program has written them, then try again.</source>
            <translation>Warten Sie, bis das andere Programm sie geschrieben hat, und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <source>The images of dataset “{name}” are not prepared for {size_px} px.</source>
            <translation>Die Bilder des Datensatzes „{name}“ sind nicht für {size_px} px vorbereitet.</translation>
        </message>
        <message>
            <source>Resume the run, which prepares them first.</source>
            <translation>Den Lauf fortsetzen; das bereitet sie zuerst vor.</translation>
        </message>
        <message>
            <source>Dataset “{name}” has no image to learn from.</source>
            <translation>Der Datensatz „{name}“ hat kein Bild, von dem sich lernen lässt.</translation>
        </message>
        <message>
            <source>Include images again in Datasets, or add some to the folder and import it again: sfumato data add PROJECT {source} --name {name}</source>
            <translation>Unter „Datensätze“ Bilder wieder aufnehmen, oder dem Ordner welche hinzufügen und ihn erneut importieren: sfumato data add PROJECT {source} --name {name}</translation>
        </message>
        <message>
            <source>Preparing {rows} images</source>
            <translation>{rows} Bilder vorbereiten</translation>
        </message>
        <message>
            <source>Free some space, or train at a smaller image size.</source>
            <translation>Platz schaffen oder mit kleineren Bildern trainieren.</translation>
        </message>
        <message>
            <source>The file changed after the import.</source>
            <translation>Die Datei wurde nach dem Import geändert.</translation>
        </message>
        <message>
            <source>The files of dataset “{name}” are missing; its images are used as they were prepared before.</source>
            <translation>Die Dateien des Datensatzes „{name}“ fehlen; seine Bilder werden so verwendet, wie sie vorbereitet wurden.</translation>
        </message>
        <message>
            <source>Plug in the disk, or choose the folder’s new place: </source>
            <translation>Schließen Sie das Laufwerk an, oder nennen Sie den neuen Ort des Ordners: </translation>
        </message>
        <message>
            <source>Its color profile cannot be read; the colors are taken as sRGB.</source>
            <translation>Ihr Farbprofil lässt sich nicht lesen; die Farben werden als sRGB aufgefasst.</translation>
        </message>
        <message>
            <source>An image of integers from {low} to {high}</source>
            <translation>Ein Bild aus ganzen Zahlen von {low} bis {high}</translation>
        </message>
        <message>
            <source>Mend the file or leave it out; the other images are not affected.</source>
            <translation>Die Datei berichtigen oder weglassen; die anderen Bilder sind nicht betroffen.</translation>
        </message>
        <message>
            <source>This is not a regular file.</source>
            <translation>Das ist keine gewöhnliche Datei.</translation>
        </message>
        <message>
            <source>The file has {text:,} MiB; up to {largest} are read.</source>
            <translation>Die Datei hat {text:,} MiB; gelesen werden bis zu {largest}.</translation>
        </message>
        <message>
            <source>The link leads to a file that is gone.</source>
            <translation>Die Verknüpfung führt zu einer Datei, die es nicht mehr gibt.</translation>
        </message>
        <message>
            <source>The file is gone.</source>
            <translation>Die Datei gibt es nicht mehr.</translation>
        </message>
        <message>
            <source>The file cannot be read: {strerror}.</source>
            <translation>Die Datei lässt sich nicht lesen: {strerror}.</translation>
        </message>
        <message>
            <source>The file's name is not valid here.</source>
            <translation>Der Dateiname ist hier nicht gültig.</translation>
        </message>
        <message>
            <source>The file is empty (0 bytes).</source>
            <translation>Die Datei ist leer (0 Bytes).</translation>
        </message>
        <message>
            <source>The image is only {size} x {size2} px.</source>
            <translation>Das Bild hat nur {size} x {size2} px.</translation>
        </message>
        <message>
            <source>First of {count} {frames_word}.</source>
            <translation>Erstes von {count} Bildern ({frames_word}).</translation>
        </message>
        <message>
            <source>Enlarged from {width} x {height} px.</source>
            <translation>Vergrößert von {width} x {height} px.</translation>
        </message>
        <message>
            <source>The image needs more memory than there is.</source>
            <translation>Das Bild braucht mehr Speicher, als da ist.</translation>
        </message>
        <message>
            <source>The image unpacks to more pixels than are safe to read.</source>
            <translation>Entpackt hat das Bild mehr Pixel, als sich sicher lesen lassen.</translation>
        </message>
        <message>
            <source>The image unpacks to {sizes:,.0f} million pixels; more than {sizes2:,.0f} million are not read.</source>
            <translation>Entpackt hat das Bild {sizes:,.0f} Millionen Pixel; mehr als {sizes2:,.0f} Millionen werden nicht gelesen.</translation>
        </message>
        <message>
            <source>The file begins like an image, but what follows is damaged.</source>
            <translation>Die Datei beginnt wie ein Bild, doch was folgt, ist beschädigt.</translation>
        </message>
        <message>
            <source>The content is not an image of a known kind.</source>
            <translation>Der Inhalt ist kein Bild einer bekannten Art.</translation>
        </message>
        <message>
            <source>{kind} named {ending}</source>
            <translation>{kind} mit der Endung {ending}</translation>
        </message>
        <message>
            <source>This is {content}, not an image.</source>
            <translation>Das ist kein Bild, sondern {content}.</translation>
        </message>
        <message>
            <source>no more</source>
            <translation>keine weiteren</translation>
        </message>
        <message>
            <source>The file is truncated: it breaks off before the end of the image.</source>
            <translation>Die Datei ist unvollständig: Sie bricht vor dem Ende des Bilds ab.</translation>
        </message>
        <message>
            <source>The image's data is damaged ({detail}).</source>
            <translation>Die Bilddaten sind beschädigt ({detail}).</translation>
        </message>
        <message>
            <source>Checking images</source>
            <translation>Bilder werden geprüft</translation>
        </message>
        <message>
            <source>Reading changed images</source>
            <translation>Geänderte Bilder werden gelesen</translation>
        </message>
        <message>
            <source>{changed:,} of {total:,} images of dataset “{name}” changed since the import: {names}.</source>
            <translation>{changed:,} von {total:,} Bildern des Datensatzes „{name}“ haben sich seit dem Import geändert: {names}.</translation>
        </message>
        <message>
            <source>They were read again as they are now.</source>
            <translation>Sie wurden in ihrem jetzigen Zustand neu gelesen.</translation>
        </message>
        <message>
            <source>{missing:,} of {total:,} images of dataset “{name}” are missing: {names}.</source>
            <translation>{missing:,} von {total:,} Bildern des Datensatzes „{name}“ fehlen: {names}.</translation>
        </message>
        <message>
            <source>They were skipped; rescan the folder when they are back.</source>
            <translation>Sie wurden übersprungen; lesen Sie den Ordner neu ein, wenn sie wieder da sind.</translation>
        </message>
        <message>
            <source>The images of dataset “{name}” are missing: there is no folder “{images_root}”.</source>
            <translation>Die Bilder des Datensatzes „{name}“ fehlen: Den Ordner „{images_root}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>Plug its disk in, or choose the folder’s new place: {locate}</source>
            <translation>Schließen Sie sein Laufwerk an, oder nennen Sie den neuen Ort des Ordners: {locate}</translation>
        </message>
        <message>
            <source>To train without them: {rescan}. If they were moved: {locate}</source>
            <translation>Um ohne sie zu trainieren: {rescan}. Falls sie verschoben wurden: {locate}</translation>
        </message>
        <message>
            <source>{unusable:,} of {total:,} images of dataset “{name}” changed since the import and cannot be used any more: {names}.</source>
            <translation>{unusable:,} von {total:,} Bildern des Datensatzes „{name}“ haben sich seit dem Import geändert und sind nicht mehr brauchbar: {names}.</translation>
        </message>
        <message>
            <source>Restore the files, or rescan to train without them: </source>
            <translation>Die Dateien wiederherstellen, oder neu einlesen, um ohne sie zu trainieren: </translation>
        </message>
        <message>
            <source>“{source}” does not exist.</source>
            <translation>„{source}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>Check the path; a disk may have been unplugged, or the file moved.</source>
            <translation>Den Pfad prüfen; vielleicht wurde ein Datenträger entfernt oder die Datei verschoben.</translation>
        </message>
        <message>
            <source>Importer “{name}” gave {value} in place of a folder.</source>
            <translation>Der Importer „{name}“ gab {value} statt eines Ordners.</translation>
        </message>
        <message>
            <source>Report this to the plugin's author.</source>
            <translation>Das dem Urheber des Plugins melden.</translation>
        </message>
        <message>
            <source>Importer “{name}” failed: {error}.</source>
            <translation>Der Importer „{name}“ ist gescheitert: {error}.</translation>
        </message>
        <message>
            <source>Choose another importer, or report this to the plugin's author.</source>
            <translation>Einen anderen Importer wählen oder es dem Urheber des Plugins melden.</translation>
        </message>
        <message>
            <source>Looking for images</source>
            <translation>Bilder suchen</translation>
        </message>
        <message>
            <source>Reading images</source>
            <translation>Bilder lesen</translation>
        </message>
        <message>
            <source>Copying images</source>
            <translation>Bilder kopieren</translation>
        </message>
        <message>
            <source>The folder “{text}” does not exist.</source>
            <translation>Den Ordner „{text}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>Check the path; a disk may have been unplugged, or the folder moved.</source>
            <translation>Den Pfad prüfen; vielleicht wurde ein Datenträger entfernt oder der Ordner verschoben.</translation>
        </message>
        <message>
            <source>“{shown}” is a file and not a folder.</source>
            <translation>„{shown}“ ist eine Datei und kein Ordner.</translation>
        </message>
        <message>
            <source>Choose the folder that the images lie in; unpack an archive first.</source>
            <translation>Den Ordner wählen, in dem die Bilder liegen; ein Archiv zuerst entpacken.</translation>
        </message>
        <message>
            <source>The name of the folder “{shown}” is no valid text.</source>
            <translation>Der Name des Ordners „{shown}“ ist kein gültiger Text.</translation>
        </message>
        <message>
            <source>Rename the folder; the names of the images in it may stay as they are.</source>
            <translation>Den Ordner umbenennen; die Namen der Bilder darin können bleiben, wie sie sind.</translation>
        </message>
        <message>
            <source>“{dataset_folder}” holds something that is not a dataset.</source>
            <translation>„{dataset_folder}“ enthält etwas, das kein Datensatz ist.</translation>
        </message>
        <message>
            <source>Choose another name for the dataset.</source>
            <translation>Einen anderen Namen für den Datensatz wählen.</translation>
        </message>
        <message>
            <source>The folder “{source}” holds no image. {text}</source>
            <translation>Der Ordner „{source}“ enthält kein Bild. {text}</translation>
        </message>
        <message>
            <source>Choose a folder with PNG, JPEG, WebP, GIF, TIFF, BMP, AVIF or HEIC files; they may lie in folders inside it.</source>
            <translation>Einen Ordner mit Dateien der Arten PNG, JPEG, WebP, GIF, TIFF, BMP, AVIF oder HEIC wählen; sie dürfen in Ordnern darin liegen.</translation>
        </message>
        <message>
            <source>The only image</source>
            <translation>Das einzige Bild</translation>
        </message>
        <message>
            <source>All {rows} images</source>
            <translation>Alle {rows} Bilder</translation>
        </message>
        <message>
            <source>{images} in “{source}” cannot be used. {first}</source>
            <translation>{images} in „{source}“: nicht zu verwenden. {first}</translation>
        </message>
        <message>
            <source>Check that the files open in an image viewer, or choose another folder.</source>
            <translation>Prüfen, ob sich die Dateien in einem Bildbetrachter öffnen lassen, oder einen anderen Ordner wählen.</translation>
        </message>
        <message>
            <source>a vector drawing</source>
            <translation>eine Vektorzeichnung</translation>
        </message>
        <message>
            <source>a document</source>
            <translation>ein Dokument</translation>
        </message>
        <message>
            <source>a camera raw file</source>
            <translation>eine Rohdatei einer Kamera</translation>
        </message>
        <message>
            <source>an image in a format that is not supported</source>
            <translation>ein Bild in einem Format, das nicht unterstützt wird</translation>
        </message>
        <message>
            <source>a PDF document</source>
            <translation>ein PDF-Dokument</translation>
        </message>
        <message>
            <source>a PostScript drawing</source>
            <translation>eine PostScript-Zeichnung</translation>
        </message>
        <message>
            <source>a ZIP archive</source>
            <translation>ein ZIP-Archiv</translation>
        </message>
        <message>
            <source>a RAR archive</source>
            <translation>ein RAR-Archiv</translation>
        </message>
        <message>
            <source>a 7z archive</source>
            <translation>ein 7z-Archiv</translation>
        </message>
        <message>
            <source>a gzip archive</source>
            <translation>ein gzip-Archiv</translation>
        </message>
        <message>
            <source>a sound file</source>
            <translation>eine Tondatei</translation>
        </message>
        <message>
            <source>a sound or video file</source>
            <translation>eine Ton- oder Videodatei</translation>
        </message>
        <message>
            <source>a video file</source>
            <translation>eine Videodatei</translation>
        </message>
        <message>
            <source>a Windows program</source>
            <translation>ein Windows-Programm</translation>
        </message>
        <message>
            <source>a program</source>
            <translation>ein Programm</translation>
        </message>
        <message>
            <source>a macOS side file without pixels</source>
            <translation>eine Begleitdatei von macOS ohne Pixel</translation>
        </message>
        <message>
            <source>a Git LFS pointer instead of the image itself</source>
            <translation>ein Git-LFS-Verweis statt des Bilds selbst</translation>
        </message>
        <message>
            <source>This is {kind} ({ending}); save it as PNG or JPEG to use it.</source>
            <translation>Das ist {kind} ({ending}); als PNG oder JPEG speichern, um es zu verwenden.</translation>
        </message>
        <message>
            <source>a file of zeros</source>
            <translation>eine Datei aus Nullen</translation>
        </message>
        <message>
            <source>a web page</source>
            <translation>eine Webseite</translation>
        </message>
        <message>
            <source>an SVG drawing</source>
            <translation>eine SVG-Zeichnung</translation>
        </message>
        <message>
            <source>a text file</source>
            <translation>eine Textdatei</translation>
        </message>
        <message>
            <source>Encoding images</source>
            <translation>Bilder kodieren</translation>
        </message>
        <message>
            <source>Remove the folder; the latents are then made anew.</source>
            <translation>Entfernen Sie den Ordner; die Latents werden dann neu berechnet.</translation>
        </message>
        <message>
            <source>Encoding {train} images {versions} times</source>
            <translation>{train} Bilder {versions}-mal kodieren</translation>
        </message>
        <message>
            <source>Free some space, or lower autoencoder.versions.</source>
            <translation>Platz schaffen oder „Augmentierte Fassungen“ (autoencoder.versions) senken.</translation>
        </message>
        <message>
            <source>“{source}” has no split folders.</source>
            <translation>„{source}“ ist nicht in Ordner für Training und Validierung geteilt.</translation>
        </message>
        <message>
            <source>Name them train, val and test, import the folder with --split-folders ignore, or add it under another name.</source>
            <translation>Nennen Sie sie train, val und test, importieren Sie den Ordner mit --split-folders ignore, oder fügen Sie ihn unter einem anderen Namen hinzu.</translation>
        </message>
        <message>
            <source>Comparing images</source>
            <translation>Bilder vergleichen</translation>
        </message>
        <message>
            <source>The file was not in the folder that was located.</source>
            <translation>Die Datei war nicht im neuen Ordner.</translation>
        </message>
        <message>
            <source>There is no folder “{root}”.</source>
            <translation>Den Ordner „{root}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>Choose the folder that the images are in now.</source>
            <translation>Wählen Sie den Ordner, in dem die Bilder jetzt liegen.</translation>
        </message>
        <message>
            <source>Only {found:,} of the {total:,} images of dataset “{name}” are in “{root}”.</source>
            <translation>Nur {found:,} der {total:,} Bilder des Datensatzes „{name}“ liegen in „{root}“.</translation>
        </message>
        <message>
            <source>Choose the folder that the images were moved to, or import this one under another name.</source>
            <translation>Wählen Sie den Ordner, in den die Bilder verschoben wurden, oder importieren Sie diesen unter einem anderen Namen.</translation>
        </message>
        <message>
            <source>The images of dataset “{name}” were found in “{root}”.</source>
            <translation>Die Bilder des Datensatzes „{name}“ wurden in „{root}“ gefunden.</translation>
        </message>
        <message>
            <source>They were moved together with the project; nothing else changed.</source>
            <translation>Sie wurden zusammen mit dem Projekt verschoben; sonst hat sich nichts geändert.</translation>
        </message>
        <message>
            <source>PSD saved without its merged image</source>
            <translation>Eine PSD-Datei ohne zusammengefügtes Bild</translation>
        </message>
        <message>
            <source>PSD with {bits}-bit channels ({mode})</source>
            <translation>PSD mit Kanälen von {bits} Bit ({mode})</translation>
        </message>
        <message>
            <source>truncated</source>
            <translation>abgeschnitten</translation>
        </message>
        <message>
            <source>PSD with ZIP compression</source>
            <translation>PSD mit ZIP-Kompression</translation>
        </message>
        <message>
            <source>The sample images are not part of this installation.</source>
            <translation>Die Beispielbilder gehören nicht zu dieser Installation.</translation>
        </message>
        <message>
            <source>Install Sfumato again, or import a folder of your own images.</source>
            <translation>Sfumato neu installieren oder einen Ordner mit eigenen Bildern importieren.</translation>
        </message>
        <message>
            <source>Values from {low:.4g} to {high:.4g} are stretched from black to white.</source>
            <translation>Werte von {low:.4g} bis {high:.4g} werden von Schwarz bis Weiß gespreizt.</translation>
        </message>
        <message>
            <source>Image size ({text} pixels) exceeds limit of {limit} pixels</source>
            <translation>Die Bildgröße ({text} Pixel) überschreitet die Grenze von {limit} Pixeln</translation>
        </message>
        <message>
            <source>a named pipe</source>
            <translation>eine Pipe</translation>
        </message>
        <message>
            <source>a socket</source>
            <translation>ein Socket</translation>
        </message>
        <message>
            <source>a device</source>
            <translation>ein Gerät</translation>
        </message>
        <message>
            <source>1 file</source>
            <translation>1 Datei</translation>
        </message>
        <message>
            <source>{count} files</source>
            <translation>{count} Dateien</translation>
        </message>
        <message>
            <source>{files} of other kinds passed over ({kinds}).</source>
            <translation>{files} anderer Arten übergangen ({kinds}).</translation>
        </message>
        <message>
            <source>The folder cannot be opened: {cause}.</source>
            <translation>Der Ordner lässt sich nicht öffnen: {cause}.</translation>
        </message>
        <message>
            <source>This is {kind}, not a file.</source>
            <translation>Das ist keine Datei, sondern {kind}.</translation>
        </message>
        <message>
            <source>The link cannot be followed</source>
            <translation>Der Verknüpfung lässt sich nicht folgen</translation>
        </message>
        <message>
            <source>The file cannot be read</source>
            <translation>Die Datei lässt sich nicht lesen</translation>
        </message>
        <message>
            <source>No image of its class is in a training folder.</source>
            <translation>Kein Bild ihrer Klasse liegt in einem Trainingsordner.</translation>
        </message>
        <message>
            <source>It is in a test folder; those images are neither trained on nor held out.</source>
            <translation>Sie liegt in einem Testordner; solche Bilder werden weder zum Training noch zur Validierung verwendet.</translation>
        </message>
        <message>
            <source>Same content as “{below}”.</source>
            <translation>Gleicher Inhalt wie „{below}“.</translation>
        </message>
        <message>
            <source>{samples} channels</source>
            <translation>{samples} Kanälen</translation>
        </message>
        <message>
            <source>1 channel</source>
            <translation>1 Kanal</translation>
        </message>
        <message>
            <source>A camera raw file (DNG)</source>
            <translation>Eine Kamera-Rohdatei (DNG)</translation>
        </message>
        <message>
            <source>{text}, {packing},</source>
            <translation>{text}, {packing},</translation>
        </message>
        <message>
            <source>{name} compression</source>
            <translation>{name}-Kompression</translation>
        </message>
        <message>
            <source>Save it as PNG or JPEG with another program, or leave it out.</source>
            <translation>Speichern Sie das Bild mit einem anderen Programm als PNG oder JPEG, oder lassen Sie es weg.</translation>
        </message>
        <message>
            <source>{what} is not supported; save it as PNG or JPEG to use it.</source>
            <translation>{what} wird nicht unterstützt; als PNG oder JPEG gespeichert lässt es sich verwenden.</translation>
        </message>
        <message>
            <source>This machine has no usable device “{wanted}”.</source>
            <translation>Dieser Rechner hat kein brauchbares Gerät „{wanted}“.</translation>
        </message>
        <message>
            <source>Set device to auto, or check the driver and the installed build of PyTorch.</source>
            <translation>Das Gerät auf auto setzen, oder den Treiber und die installierte PyTorch-Fassung prüfen.</translation>
        </message>
        <message>
            <source>CPU, 1 core</source>
            <translation>CPU, 1 Kern</translation>
        </message>
        <message>
            <source>CPU, {cores} cores</source>
            <translation>CPU, {cores} Kerne</translation>
        </message>
        <message>
            <source>A network that outputs the image itself (prediction “x”) cannot learn consistency: nothing holds it to the images.</source>
            <translation>Ein Netz, das das Bild selbst ausgibt (Vorhersage „x“), kann keine Konsistenz lernen: Nichts hält es bei den Bildern.</translation>
        </message>
        <message>
            <source>Train a base with model.prediction flow, edm, v or epsilon.</source>
            <translation>Eine Grundlage mit der Vorhersage flow, edm, v oder epsilon trainieren (model.prediction).</translation>
        </message>
        <message>
            <source>There is no prediction “{prediction}”.</source>
            <translation>Eine Vorhersage „{prediction}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>Choose edm, flow, epsilon, v or x for model.prediction.</source>
            <translation>Als Vorhersage edm, flow, epsilon, v oder x wählen (model.prediction).</translation>
        </message>
        <message>
            <source>Trying noise levels between the steps</source>
            <translation>Rauschstärken zwischen den Schritten ausprobieren</translation>
        </message>
        <message>
            <source>{text} images are too few to measure what a fast version is worth.</source>
            <translation>{text} Bilder sind zu wenige, um zu messen, was eine Schnellversion wert ist.</translation>
        </message>
        <message>
            <source>It is made all the same; {text} images would do.</source>
            <translation>Sie wird trotzdem erstellt; {text} Bilder würden genügen.</translation>
        </message>
        <message>
            <source>Nothing to do; train the base longer if the result says that it does not pay.</source>
            <translation>Nichts zu tun; die Grundlage länger trainieren, wenn das Ergebnis sagt, dass es sich nicht lohnt.</translation>
        </message>
        <message>
            <source>The images in {FAST_STEPS} steps became worse {RISES} checks in a row; training ends here, and the best model, at {images_seen:,} images, is kept.</source>
            <translation>Die Bilder in {FAST_STEPS} Schritten wurden bei {RISES} Prüfungen nacheinander schlechter; das Training endet hier, und das beste Modell, bei {images_seen:,} Bildern, wird behalten.</translation>
        </message>
        <message>
            <source>A shorter fast version, or one of a base trained longer, avoids it.</source>
            <translation>Eine kürzere Schnellversion oder eine aus einer länger trainierten Grundlage vermeidet das.</translation>
        </message>
        <message>
            <source>1 step</source>
            <translation>1 Schritt</translation>
        </message>
        <message>
            <source>{num_steps} steps</source>
            <translation>{num_steps} Schritte</translation>
        </message>
        <message>
            <source>The fast version is not compared. {message}</source>
            <translation>Die Schnellversion wird nicht verglichen. {message}</translation>
        </message>
        <message>
            <source>Run “{run_id}” is a fast version already.</source>
            <translation>Der Lauf „{run_id}“ ist schon eine Schnellversion.</translation>
        </message>
        <message>
            <source>Choose the run that it was made from: sfumato distill PROJECT {base}</source>
            <translation>Den Lauf wählen, aus dem er entstanden ist: sfumato make-fast PROJECT {base}</translation>
        </message>
        <message>
            <source>Run “{run_id}” has no checkpoint to make a fast version of.</source>
            <translation>Der Lauf „{run_id}“ hat keinen Checkpoint, aus dem sich eine Schnellversion erstellen ließe.</translation>
        </message>
        <message>
            <source>Train it first; the longer, the better the fast version: sfumato resume PROJECT {run_id}</source>
            <translation>Zuerst trainieren; je länger, desto besser die schnelle Fassung: sfumato resume PROJECT {run_id}</translation>
        </message>
        <message>
            <source>Delete the file, then resume the run: sfumato resume PROJECT {name}</source>
            <translation>Die Datei löschen und den Lauf fortsetzen: sfumato resume PROJECT {name}</translation>
        </message>
        <message>
            <source>Run “{run}” is still weak: in {num_steps} steps its Frechet distance is {frechet:.3g} ({net}), {multiple:.0f} times that between real images. Below {limit:.2g} times a fast version may pay; here it hardly will.</source>
            <translation>Der Lauf „{run}“ ist noch schwach: In {num_steps} Schritten ist sein Fréchet-Abstand {frechet:.3g} ({net}), das {multiple:.0f}-Fache dessen zwischen echten Bildern. Unter {limit:.2g} lohnt sich vielleicht eine Schnellversion; hier wohl kaum.</translation>
        </message>
        <message>
            <source>The fast version is better: in {steps} it draws nearer to real images than “{run}” in {steps2}.</source>
            <translation>Die Schnellversion ist besser: Sie zeichnet näher an echten Bildern ({steps}) als „{run}“ ({steps2}).</translation>
        </message>
        <message>
            <source>The fast version does not pay: “{run}” in {steps} stays the fast way. The fast run is kept; a base that was trained longer makes a better one.</source>
            <translation>Die Schnellversion lohnt sich nicht: „{run}“ ({steps}) bleibt der schnelle Weg. Der schnelle Lauf wird behalten; aus einer länger trainierten Grundlage wird eine bessere.</translation>
        </message>
        <message>
            <source>{frechet:.3g} ({multiple:.1f} times real; {net})</source>
            <translation>{frechet:.3g} ({multiple:.1f}-mal so viel wie zwischen echten; {net})</translation>
        </message>
        <message>
            <source>{steps} of “{run}”: Frechet distance {distances}.</source>
            <translation>{steps} von „{run}“: Fréchet-Abstand {distances}.</translation>
        </message>
        <message>
            <source>{count:,} images each, from the same seeds.</source>
            <translation>Je {count:,} Bilder, aus denselben Seeds.</translation>
        </message>
        <message>
            <source>Run “{run_id}” is a fast version; the noise between its steps was tuned when it was made.</source>
            <translation>Der Lauf „{run_id}“ ist eine Schnellversion; das Rauschen zwischen ihren Schritten wurde beim Erstellen abgestimmt.</translation>
        </message>
        <message>
            <source>Tune the run that it was made from: sfumato tune PROJECT {base}</source>
            <translation>Den Lauf abstimmen, aus dem er entstanden ist: sfumato tune PROJECT {base}</translation>
        </message>
        <message>
            <source>An export draws from seeds alone, and not from mixed noise.</source>
            <translation>Ein Export zeichnet allein aus Seeds und nicht aus gemischtem Rauschen.</translation>
        </message>
        <message>
            <source>Leave out what images are to be near to.</source>
            <translation>Weglassen, wovon die Bilder in der Nähe sein sollen.</translation>
        </message>
        <message>
            <source>The run ended by an unexpected error: {error}.</source>
            <translation>Der Lauf endete durch einen unerwarteten Fehler: {error}.</translation>
        </message>
        <message>
            <source>Resume it: sfumato resume PROJECT {run_id}. If it fails again: sfumato report PROJECT {run_id}</source>
            <translation>Den Lauf fortsetzen: sfumato resume PROJECT {run_id}. Falls er wieder scheitert: sfumato report PROJECT {run_id}</translation>
        </message>
        <message>
            <source>“{name}” cannot be the name of a run: it always means the newest one.</source>
            <translation>„{name}“ kann kein Lauf heißen: Das Wort bezeichnet immer den neuesten.</translation>
        </message>
        <message>
            <source>Choose another name, for example “{name}-1”.</source>
            <translation>Wählen Sie einen anderen Namen, zum Beispiel „{name}-1“.</translation>
        </message>
        <message>
            <source>Looking for copies</source>
            <translation>Kopien suchen</translation>
        </message>
        <message>
            <source>Looking for copies by chance</source>
            <translation>Zufällige Kopien suchen</translation>
        </message>
        <message>
            <source>{train_images} images are too few to train a network that compares them.</source>
            <translation>{train_images} Bilder sind zu wenige, um ein Netz zu trainieren, das sie vergleicht.</translation>
        </message>
        <message>
            <source>Use at least {FEWEST_IMAGES}; other networks compare fewer.</source>
            <translation>Mindestens {FEWEST_IMAGES} verwenden; andere Netze vergleichen auch weniger.</translation>
        </message>
        <message>
            <source>Training the network that compares images</source>
            <translation>Netz trainieren, das Bilder vergleicht</translation>
        </message>
        <message>
            <source>“{file}” does not hold the weights that are expected: its hash is {digest}.</source>
            <translation>„{file}“ enthält nicht die erwarteten Gewichte: Die Prüfsumme ist {digest}.</translation>
        </message>
        <message>
            <source>Install {PACKAGE} 0.1.0 again.</source>
            <translation>{PACKAGE} 0.1.0 neu installieren.</translation>
        </message>
        <message>
            <source>The weights of the network that compares images are not installed.</source>
            <translation>Die Gewichte des Netzes, das Bilder vergleicht, sind nicht installiert.</translation>
        </message>
        <message>
            <source>Install the package {PACKAGE}.</source>
            <translation>Das Paket {PACKAGE} installieren.</translation>
        </message>
        <message>
            <source>{train_images} images are too few to train a network of this folder; it needs {FEWEST_IMAGES}.</source>
            <translation>{train_images} Bilder sind zu wenige, um ein Netz für diesen Ordner zu trainieren; nötig sind {FEWEST_IMAGES}.</translation>
        </message>
        <message>
            <source>{kept} images were kept from training; {ENOUGH_HELD_OUT} would tell well what comes by chance.</source>
            <translation>{kept} Bilder wurden vom Training zurückgehalten; mit {ENOUGH_HELD_OUT} ließe sich gut sagen, was zufällig zustande kommt.</translation>
        </message>
        <message>
            <source>EfficientNet-Lite0</source>
            <translation>EfficientNet-Lite0</translation>
        </message>
        <message>
            <source>random network</source>
            <translation>Zufallsnetz</translation>
        </message>
        <message>
            <source>Drawing images</source>
            <translation>Bilder zeichnen</translation>
        </message>
        <message>
            <source>{generated} generated and {real} real images are too few to measure.</source>
            <translation>{generated} erzeugte und {real} echte Bilder sind zu wenige zum Messen.</translation>
        </message>
        <message>
            <source>Measure at least {FEWEST} generated against {text} real images.</source>
            <translation>Mindestens {FEWEST} erzeugte gegen {text} echte Bilder messen.</translation>
        </message>
        <message>
            <source>Looking at images with {name}</source>
            <translation>Bilder ansehen mit {name}</translation>
        </message>
        <message>
            <source>Measuring more</source>
            <translation>Weiter messen</translation>
        </message>
        <message>
            <source>it gave {figure}, which is no Figure</source>
            <translation>sie gab {figure}, was keine Figure ist</translation>
        </message>
        <message>
            <source>its figure “{label}” is {value}</source>
            <translation>ihre Kennzahl „{label}“ ist {value}</translation>
        </message>
        <message>
            <source>Comparing with the images it learned from</source>
            <translation>Mit den Trainingsbildern vergleichen</translation>
        </message>
        <message>
            <source>“{path}” cannot be read as an image: {error}.</source>
            <translation>„{path}“ lässt sich nicht als Bild lesen: {error}.</translation>
        </message>
        <message>
            <source>Choose another image.</source>
            <translation>Ein anderes Bild wählen.</translation>
        </message>
        <message>
            <source>Looking at the drawn images</source>
            <translation>Gezeichnete Bilder ansehen</translation>
        </message>
        <message>
            <source>{real} real images are too few to compare with.</source>
            <translation>{real} echte Bilder sind zu wenige zum Vergleichen.</translation>
        </message>
        <message>
            <source>At least {text} are needed.</source>
            <translation>Mindestens {text} sind nötig.</translation>
        </message>
        <message>
            <source>Looking at the real images</source>
            <translation>Echte Bilder ansehen</translation>
        </message>
        <message>
            <source>{images} images are too few to score.</source>
            <translation>{images} Bilder sind zu wenige für eine Wertung.</translation>
        </message>
        <message>
            <source>Draw at least {FEWEST}.</source>
            <translation>Mindestens {FEWEST} zeichnen.</translation>
        </message>
        <message>
            <source>Run “{name}” was not measured yet.</source>
            <translation>Der Lauf „{name}“ wurde noch nicht gemessen.</translation>
        </message>
        <message>
            <source>Measure it with: sfumato evaluate PROJECT {name}</source>
            <translation>Messen mit: sfumato evaluate PROJECT {name}</translation>
        </message>
        <message>
            <source>Measure the run again, which replaces it: sfumato evaluate PROJECT {name}</source>
            <translation>Den Lauf erneut messen; das ersetzt sie: sfumato evaluate PROJECT {name}</translation>
        </message>
        <message>
            <source>A line of an event file cannot be read: {error}.</source>
            <translation>Eine Zeile einer Ereignisdatei lässt sich nicht lesen: {error}.</translation>
        </message>
        <message>
            <source>The file was changed by hand or written by a newer version of Sfumato.</source>
            <translation>Die Datei wurde von Hand geändert oder von einer neueren Version von Sfumato geschrieben.</translation>
        </message>
        <message>
            <source>Exporter “{name}” failed: {error}.</source>
            <translation>Der Exporter „{name}“ ist gescheitert: {error}.</translation>
        </message>
        <message>
            <source>Choose another exporter, or report this to the plugin's author.</source>
            <translation>Einen anderen Exporter wählen oder es dem Urheber des Plugins melden.</translation>
        </message>
        <message>
            <source>{hint} The report is “{file}”.</source>
            <translation>{hint} Der Bericht liegt in „{file}“.</translation>
        </message>
        <message>
            <source>“{target}” holds something else than an export, which would be lost.</source>
            <translation>„{target}“ enthält etwas anderes als einen Export, und das ginge verloren.</translation>
        </message>
        <message>
            <source>Choose a new or an empty folder.</source>
            <translation>Einen neuen oder leeren Ordner wählen.</translation>
        </message>
        <message>
            <source>Exporting images</source>
            <translation>Bilder exportieren</translation>
        </message>
        <message>
            <source>“{folder}” is the gallery itself.</source>
            <translation>„{folder}“ ist die Galerie selbst.</translation>
        </message>
        <message>
            <source>Choose another folder to export to.</source>
            <translation>Einen anderen Ordner für den Export wählen.</translation>
        </message>
        <message>
            <source>The gallery's index in “{folder}” cannot be used: {error}.</source>
            <translation>Das Verzeichnis der Galerie in „{folder}“ ist nicht brauchbar: {error}.</translation>
        </message>
        <message>
            <source>Free disk space or check permissions; gallery.db can be deleted and is rebuilt from the images and from ratings.jsonl.</source>
            <translation>Platz auf dem Datenträger schaffen oder Rechte prüfen; gallery.db darf gelöscht werden und wird aus den Bildern und aus marks.jsonl neu aufgebaut.</translation>
        </message>
        <message>
            <source>There is a {kind} “{new_name}” already.</source>
            <translation>{kind} „{new_name}“ gibt es schon.</translation>
        </message>
        <message>
            <source>Choose another name.</source>
            <translation>Einen anderen Namen wählen.</translation>
        </message>
        <message>
            <source>This cannot be noted of an image: {reason}.</source>
            <translation>Das lässt sich zu einem Bild nicht speichern: {reason}.</translation>
        </message>
        <message>
            <source>Names of boards, tags and filters have 1 to 100 letters; stars go from 0 to 5.</source>
            <translation>Namen von Pinnwänden, Schlagwörtern und Filtern haben 1 bis 100 Zeichen; Sterne gehen von 0 bis 5.</translation>
        </message>
        <message>
            <source>The gallery's index has version {version}; this Sfumato reads up to {VERSION}.</source>
            <translation>Das Verzeichnis der Galerie hat Version {version}; dieses Sfumato liest bis {VERSION}.</translation>
        </message>
        <message>
            <source>Update Sfumato to open this gallery.</source>
            <translation>Sfumato aktualisieren, um diese Galerie zu öffnen.</translation>
        </message>
        <message>
            <source>This cannot be searched for: {error}.</source>
            <translation>Danach lässt sich nicht suchen: {error}.</translation>
        </message>
        <message>
            <source>Stars go from 0 to 5; flags are pick, reject, unflagged and not_rejected; days are written 2026-01-31.</source>
            <translation>Sterne gehen von 0 bis 5; Markierungen sind pick, reject, unflagged und not_rejected; Tage werden so geschrieben: 2026-01-31.</translation>
        </message>
        <message>
            <source>“{text}” is no day such as 2026-01-31</source>
            <translation>„{text}“ ist kein Tag wie 2026-01-31</translation>
        </message>
        <message>
            <source>“{text}” is not between {FIRST_YEAR} and {LAST_YEAR}</source>
            <translation>„{text}“ liegt nicht zwischen {FIRST_YEAR} und {LAST_YEAR}</translation>
        </message>
        <message>
            <source>“{name}” could not be moved to the system's trash: {error}.</source>
            <translation>„{name}“ ließ sich nicht in den Papierkorb des Systems legen: {error}.</translation>
        </message>
        <message>
            <source>The disk may have no trash; delete the file in the file manager instead.</source>
            <translation>Der Datenträger hat vielleicht keinen Papierkorb; dann die Datei im Dateimanager löschen.</translation>
        </message>
        <message>
            <source>Drawing frames</source>
            <translation>Einzelbilder zeichnen</translation>
        </message>
        <message>
            <source>The images come from two models: run “{run}” at {images_seen:,} images, and run “{run2}” at {images_seen2:,} images.</source>
            <translation>Die Bilder kommen aus zwei Modellen: Lauf „{run}“ bei {images_seen:,} Bildern und Lauf „{run2}“ bei {images_seen2:,} Bildern.</translation>
        </message>
        <message>
            <source>Take two images that one checkpoint drew; nothing lies between two models.</source>
            <translation>Zwei Bilder nehmen, die ein und derselbe Checkpoint gezeichnet hat; zwischen zwei Modellen liegt nichts.</translation>
        </message>
        <message>
            <source>The model of run “{run}” has no class “{class_name}”.</source>
            <translation>Das Modell des Laufs „{run}“ kennt keine Klasse „{class_name}“.</translation>
        </message>
        <message>
            <source>It was trained without classes.</source>
            <translation>Es wurde ohne Klassen trainiert.</translation>
        </message>
        <message>
            <source>Run “{run_id}” kept nothing from before {images_seen:,} images, so there is nothing for autoguidance to push away from.</source>
            <translation>Der Lauf „{run_id}“ hat nichts von vor {images_seen:,} Bildern behalten; Autoguidance hat also nichts, wovon sie wegdrängen könnte.</translation>
        </message>
        <message>
            <source>Take guidance class or none; a run that keeps averages (ema.snapshots) has both.</source>
            <translation>Als Guidance class oder none nehmen; ein Lauf, der Mittel behält (ema.snapshots), hat beides.</translation>
        </message>
        <message>
            <source>What draws “{name}” was not looked for yet at this checkpoint of run “{run_id}”.</source>
            <translation>Was „{name}“ zeichnet, wurde bei diesem Checkpoint des Laufs „{run_id}“ noch nicht gesucht.</translation>
        </message>
        <message>
            <source>Tune the run first: sfumato tune PROJECT {run_id}. Or leave out --preset.</source>
            <translation>Den Lauf zuerst abstimmen: sfumato tune PROJECT {run_id}. Oder --preset weglassen.</translation>
        </message>
        <message>
            <source>Drawing the sheet</source>
            <translation>Bogen zeichnen</translation>
        </message>
        <message>
            <source>A sheet needs an image and a value to draw it with.</source>
            <translation>Ein Bogen braucht ein Bild und einen Wert, mit dem es gezeichnet wird.</translation>
        </message>
        <message>
            <source>Choose images of one run that has checkpoints.</source>
            <translation>Bilder eines Laufs wählen, der Checkpoints hat.</translation>
        </message>
        <message>
            <source>{int:,} images</source>
            <translation>{int:,} Bilder</translation>
        </message>
        <message>
            <source>{int} steps</source>
            <translation>{int} Schritte</translation>
        </message>
        <message>
            <source>Choose another sampler, or report this to the plugin's author.</source>
            <translation>Einen anderen Sampler wählen oder es dem Urheber des Plugins melden.</translation>
        </message>
        <message>
            <source>Sampler “{name}” failed: {error}.</source>
            <translation>Der Sampler „{name}“ ist gescheitert: {error}.</translation>
        </message>
        <message>
            <source>Sampler “{name}” gave {form} in place of {shape}.</source>
            <translation>Der Sampler „{name}“ gab {form} statt {shape}.</translation>
        </message>
        <message>
            <source>Sampler “{name}” gave numbers that are not finite.</source>
            <translation>Der Sampler „{name}“ gab Zahlen, die nicht endlich sind.</translation>
        </message>
        <message>
            <source>Frames</source>
            <translation>Einzelbilder</translation>
        </message>
        <message>
            <source>Images from the first to the last one.</source>
            <translation>Bilder vom ersten bis zum letzten.</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Geschwindigkeit</translation>
        </message>
        <message>
            <source>Frames a second.</source>
            <translation>Einzelbilder je Sekunde.</translation>
        </message>
        <message>
            <source>1/s</source>
            <translation>1/s</translation>
        </message>
        <message>
            <source>There and back</source>
            <translation>Hin und zurück</translation>
        </message>
        <message>
            <source>Goes back again, so that it runs without end.</source>
            <translation>Läuft auch wieder zurück, sodass es kein Ende hat.</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>WebP keeps every color; GIF has 256 and runs everywhere.</source>
            <translation>WebP behält jede Farbe; GIF hat 256 und läuft überall.</translation>
        </message>
        <message>
            <source>{fault} - at `$.{fault2}`</source>
            <translation>{fault} - bei `$.{fault2}`</translation>
        </message>
        <message>
            <source>“{path}” cannot be read: {error}.</source>
            <translation>„{path}“ ist nicht lesbar: {error}.</translation>
        </message>
        <message>
            <source>Training the autoencoder</source>
            <translation>Autoencoder trainieren</translation>
        </message>
        <message>
            <source>Another run is training the same autoencoder for dataset “{dataset}”.</source>
            <translation>Ein anderer Lauf trainiert denselben Autoencoder für den Datensatz „{dataset}“.</translation>
        </message>
        <message>
            <source>Wait until it is done; this run then uses it, too.</source>
            <translation>Warten, bis er fertig ist; dieser Lauf verwendet ihn dann auch.</translation>
        </message>
        <message>
            <source>The autoencoder's training was not saved. {message}</source>
            <translation>Das Training des Autoencoders wurde nicht gespeichert. {message}</translation>
        </message>
        <message>
            <source>{TASK} (loss {loss:.3f})</source>
            <translation>{TASK} (Verlust {loss:.3f})</translation>
        </message>
        <message>
            <source>The autoencoder's training would never end: images_total and minutes are both 0.</source>
            <translation>Das Training des Autoencoders würde nie enden: images_total und minutes sind beide 0.</translation>
        </message>
        <message>
            <source>Set autoencoder.images_total or autoencoder.minutes.</source>
            <translation>autoencoder.images_total oder autoencoder.minutes angeben.</translation>
        </message>
        <message>
            <source>The run learns from its latents all the same, as autoencoder.on_failure says.</source>
            <translation>Der Lauf lernt trotzdem von seinen Latents, wie autoencoder.on_failure es sagt.</translation>
        </message>
        <message>
            <source>The run learns from the images themselves, folded by {unshuffle}.</source>
            <translation>Der Lauf lernt von den Bildern selbst, um {unshuffle} gefaltet.</translation>
        </message>
        <message>
            <source>The autoencoder loses too much: {psnr_db:.1f} dB where {least_psnr_db:g} are asked for, and {frechet_share:.2f} of the distance between real images where at most {most_frechet_share:g} is. {decision}</source>
            <translation>Der Autoencoder verliert zu viel: {psnr_db:.1f} dB, wo {least_psnr_db:g} verlangt sind, und {frechet_share:.2f} des Abstands zwischen echten Bildern, wo es höchstens {most_frechet_share:g} sein dürfen. {decision}</translation>
        </message>
        <message>
            <source>Train it longer (autoencoder.images_total), widen it (autoencoder.width), give it more latent channels, or bring one of your own.</source>
            <translation>Ihn länger trainieren (autoencoder.images_total), breiter machen (autoencoder.width), ihm mehr latente Kanäle geben oder einen eigenen mitbringen.</translation>
        </message>
        <message>
            <source>Measuring latents</source>
            <translation>Latents messen</translation>
        </message>
        <message>
            <source>The run's autoencoder is for images of {size_px} px with {channels} channels; these have {size_px2} px and {channels2}.</source>
            <translation>Der Autoencoder des Laufs ist für Bilder von {size_px} px mit {channels} Kanälen; diese haben {size_px2} px und {channels2}.</translation>
        </message>
        <message>
            <source>Bring the dataset back to what it was, or start a new run.</source>
            <translation>Den Datensatz auf den alten Stand bringen oder einen neuen Lauf beginnen.</translation>
        </message>
        <message>
            <source>Choose another augmentation for the next run, or tell the plugin's author.</source>
            <translation>Für den nächsten Lauf eine andere Augmentierung wählen oder es dem Urheber des Plugins melden.</translation>
        </message>
        <message>
            <source>Latents are made once, so augmentations ({names}) are drawn {versions} times for each image, and not anew each time.</source>
            <translation>Latents entstehen nur einmal; darum werden Augmentierungen ({names}) für jedes Bild {versions}-mal gezogen und nicht jedes Mal neu.</translation>
        </message>
        <message>
            <source>Raise autoencoder.versions for more variety; it takes disk space and time.</source>
            <translation>Für mehr Vielfalt autoencoder.versions erhöhen; das kostet Platz und Zeit.</translation>
        </message>
        <message>
            <source>Conditioned augmentation is off: latents cannot be turned and scaled like images.</source>
            <translation>Die bedingte Augmentierung ist aus: Latents lassen sich nicht drehen und skalieren wie Bilder.</translation>
        </message>
        <message>
            <source>Choose augmentations such as flip to be drawn before the images are encoded, or more dropout.</source>
            <translation>Augmentierungen wie „Spiegeln“ wählen, die vor dem Kodieren der Bilder gezogen werden, oder mehr Dropout.</translation>
        </message>
        <message>
            <source>Measuring the autoencoder</source>
            <translation>Autoencoder messen</translation>
        </message>
        <message>
            <source>The memory of {name} does not hold {x} crops of {shape} px in the autoencoder's training.</source>
            <translation>Der Speicher von {name} reicht beim Training des Autoencoders nicht für {x} Ausschnitte von {shape} px.</translation>
        </message>
        <message>
            <source>Resume the run with smaller batches: sfumato resume PROJECT RUN --set autoencoder.batch_size={max}</source>
            <translation>Den Lauf mit kleineren Batches fortsetzen: sfumato resume PROJECT RUN --set autoencoder.batch_size={max}</translation>
        </message>
        <message>
            <source>The autoencoder's gradient was not finite {non_finite_in_a_row} times in a row, last at {images_seen} images.</source>
            <translation>Der Gradient des Autoencoders war {non_finite_in_a_row}-mal nacheinander nicht endlich, zuletzt bei {images_seen} Bildern.</translation>
        </message>
        <message>
            <source>Resume the run with a lower rate: sfumato resume PROJECT RUN --set autoencoder.learning_rate={text:g}</source>
            <translation>Den Lauf mit kleinerer Lernrate fortsetzen: sfumato resume PROJECT RUN --set autoencoder.learning_rate={text:g}</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>The folder that the images lie in, at any depth.</source>
            <translation>Der Ordner, in dem die Bilder liegen, in beliebiger Tiefe.</translation>
        </message>
        <message>
            <source>Importer</source>
            <translation>Importer</translation>
        </message>
        <message>
            <source>What reads the source: folder, zip, or a plugin's.</source>
            <translation>Womit die Quelle gelesen wird: folder, zip oder der eines Plugins.</translation>
        </message>
        <message>
            <source>Settings of the importer</source>
            <translation>Einstellungen des Importers</translation>
        </message>
        <message>
            <source>What the importer itself has to set, by name.</source>
            <translation>Was der Importer selbst einzustellen hat, mit Namen.</translation>
        </message>
        <message>
            <source>Side of the squares that the images are brought to.</source>
            <translation>Seite der Quadrate, auf die die Bilder gebracht werden.</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>folders takes the name of each image's folder as its class.</source>
            <translation>folders nimmt den Namen des Ordners eines Bilds als dessen Klasse.</translation>
        </message>
        <message>
            <source>Split folders</source>
            <translation>Geteilte Ordner</translation>
        </message>
        <message>
            <source>use holds out the images in val, skips those in test, and takes the classes from the folders inside; without val, test is held out. ignore reads these folders like any other. auto uses them if they hold all the images.</source>
            <translation>use hält die Bilder in val zurück, überspringt die in test und nimmt die Klassen aus den Ordnern darin; ohne val wird test zurückgehalten. ignore liest diese Ordner wie alle anderen. auto verwendet sie, wenn sie alle Bilder enthalten.</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>Cut the middle square out of the image, or show it whole with a border.</source>
            <translation>Das mittlere Quadrat aus dem Bild schneiden oder es ganz mit einem Rand zeigen.</translation>
        </message>
        <message>
            <source>Background</source>
            <translation>Hintergrund</translation>
        </message>
        <message>
            <source>Color behind transparent images and of borders, as #rrggbb.</source>
            <translation>Farbe hinter durchsichtigen Bildern und für Ränder, als #rrggbb.</translation>
        </message>
        <message>
            <source>Copy the files</source>
            <translation>Dateien kopieren</translation>
        </message>
        <message>
            <source>Keep a copy of each file in the project, so the folder may go away.</source>
            <translation>Von jeder Datei eine Kopie im Projekt behalten, sodass der Ordner verschwinden darf.</translation>
        </message>
        <message>
            <source>Folder from the project</source>
            <translation>Ordner vom Projekt aus</translation>
        </message>
        <message>
            <source>The same folder as a path from the project's folder, so that a project finds its images when both were moved together.</source>
            <translation>Derselbe Ordner als Pfad vom Projektordner aus, damit ein Projekt seine Bilder findet, wenn beide zusammen verschoben wurden.</translation>
        </message>
        <message>
            <source>The manifest of dataset “{name}” cannot be used: {error}.</source>
            <translation>Das Verzeichnis des Datensatzes „{name}“ ist nicht brauchbar: {error}.</translation>
        </message>
        <message>
            <source>Free disk space or check permissions; importing the folder again mends it.</source>
            <translation>Platz schaffen oder Rechte prüfen; ein erneutes Einlesen des Ordners behebt es.</translation>
        </message>
        <message>
            <source>EMA length {length:g}</source>
            <translation>EMA-Länge {length:g}</translation>
        </message>
        <message>
            <source>weights without an average</source>
            <translation>nicht gemittelte Gewichte</translation>
        </message>
        <message>
            <source>“{name}” cannot be the name of a {kind}.</source>
            <translation>„{name}“ taugt nicht als Name ({kind}).</translation>
        </message>
        <message>
            <source>Use letters, digits, - and _, for example “{text}”.</source>
            <translation>Buchstaben, Ziffern, - und _ verwenden, zum Beispiel „{text}“.</translation>
        </message>
        <message>
            <source>A {kind} “{other}” exists already, and some systems take “{name}” for the same name.</source>
            <translation>„{other}“ gibt es schon ({kind}), und manche Systeme halten „{name}“ für denselben Namen.</translation>
        </message>
        <message>
            <source>Choose a name that differs in more than upper and lower case.</source>
            <translation>Wählen Sie einen Namen, der sich nicht nur in Groß- und Kleinschreibung unterscheidet.</translation>
        </message>
        <message>
            <source>“{name}” is too long for the name of a {kind}: it has {size_bytes:,} bytes, and at most {NAME_BYTES} are allowed.</source>
            <translation>„{name}“ ist als Name zu lang ({kind}): {size_bytes:,} Byte, erlaubt sind höchstens {NAME_BYTES}.</translation>
        </message>
        <message>
            <source>Choose a shorter name; letters beyond A to Z take two to four bytes each.</source>
            <translation>Wählen Sie einen kürzeren Namen; andere Zeichen als A bis Z brauchen je zwei bis vier Byte.</translation>
        </message>
        <message>
            <source>Give the folder of an AutoencoderKL, AutoencoderTiny or AutoencoderDC that diffusers saved, with config.json and {WEIGHTS_FILE}; or set model.autoencoder to trained or none.</source>
            <translation>Den Ordner eines AutoencoderKL, AutoencoderTiny oder AutoencoderDC angeben, den diffusers gespeichert hat, mit config.json und {WEIGHTS_FILE}; oder model.autoencoder auf trained oder none setzen.</translation>
        </message>
        <message>
            <source>The autoencoder makes {shape} px of images of {image_shape} px.</source>
            <translation>Der Autoencoder macht aus Bildern von {image_shape} px solche von {shape} px.</translation>
        </message>
        <message>
            <source>Choose an image size that can be halved more often, such as 256 px.</source>
            <translation>Eine Bildgröße wählen, die sich öfter halbieren lässt, etwa 256 px.</translation>
        </message>
        <message>
            <source>Images of {size_px} px in crops of {crop_px} px cannot be made {reduction} times smaller.</source>
            <translation>Bilder von {size_px} px lassen sich in Ausschnitten von {crop_px} px nicht {reduction}-mal verkleinern.</translation>
        </message>
        <message>
            <source>Choose sizes that {reduction} divides, or a smaller autoencoder.reduction.</source>
            <translation>Größen wählen, die sich durch {reduction} teilen lassen, oder eine kleinere autoencoder.reduction.</translation>
        </message>
        <message>
            <source>“{location}” is no autoencoder in diffusers format: there is no config.json.</source>
            <translation>„{location}“ ist kein Autoencoder im diffusers-Format: Es gibt keine config.json.</translation>
        </message>
        <message>
            <source>“{folder}” holds a network of the kind {name}.</source>
            <translation>„{folder}“ enthält ein Netz der Art {name}.</translation>
        </message>
        <message>
            <source>The autoencoder in “{folder}” cannot be loaded: {error}</source>
            <translation>Der Autoencoder in „{folder}“ lässt sich nicht laden: {error}</translation>
        </message>
        <message>
            <source>Save it again with save_pretrained.</source>
            <translation>Ihn noch einmal mit save_pretrained speichern.</translation>
        </message>
        <message>
            <source>The autoencoder takes {taken} channels and the images have {channels}.</source>
            <translation>Der Autoencoder nimmt {taken} Kanäle, und die Bilder haben {channels}.</translation>
        </message>
        <message>
            <source>Choose an autoencoder for images like these.</source>
            <translation>Einen Autoencoder für solche Bilder wählen.</translation>
        </message>
        <message>
            <source>“{folder}” holds {files} files of weights, and none named {WEIGHTS_FILE}.</source>
            <translation>„{folder}“ enthält {files} Dateien mit Gewichten und keine namens {WEIGHTS_FILE}.</translation>
        </message>
        <message>
            <source>The weights in “{file}” are a pickle, which can run any program when it is read.</source>
            <translation>Die Gewichte in „{file}“ sind ein Pickle, das beim Lesen jedes beliebige Programm ausführen kann.</translation>
        </message>
        <message>
            <source>If you trust it, load the autoencoder in diffusers yourself and save it again with save_pretrained(folder, safe_serialization=True).</source>
            <translation>Wer ihm vertraut, lädt den Autoencoder selbst in diffusers und speichert ihn noch einmal mit save_pretrained(folder, safe_serialization=True).</translation>
        </message>
        <message>
            <source>An average of length {length:g} is too short to be mixed.</source>
            <translation>Ein Mittel der Länge {length:g} ist zu kurz, um gemischt zu werden.</translation>
        </message>
        <message>
            <source>Ask for {SHORTEST:g} or more, or for 0, the weights without any average.</source>
            <translation>{SHORTEST:g} oder mehr verlangen, oder 0, die nicht gemittelten Gewichte.</translation>
        </message>
        <message>
            <source>Run “{run_id}” kept only averages at {moment:,} images.</source>
            <translation>Der Lauf „{run_id}“ hat bei {moment:,} Bildern nur Mittel behalten.</translation>
        </message>
        <message>
            <source>The weights themselves (EMA length 0) were kept at: {known}.</source>
            <translation>Die Gewichte selbst (EMA-Länge 0) wurden behalten bei: {known}.</translation>
        </message>
        <message>
            <source>“{path}” is damaged.</source>
            <translation>„{path}“ ist beschädigt.</translation>
        </message>
        <message>
            <source>It is left out.</source>
            <translation>Es wird weggelassen.</translation>
        </message>
        <message>
            <source>Run “{run_id}” kept no averages at {moment:,} images from which one of another length could be mixed.</source>
            <translation>Der Lauf „{run_id}“ hat bei {moment:,} Bildern keine Mittel behalten, aus denen sich eines anderer Länge mischen ließe.</translation>
        </message>
        <message>
            <source>It kept some at: {known}.</source>
            <translation>Behalten hat er welche bei: {known}.</translation>
        </message>
        <message>
            <source>It was trained with ema.snapshots=0, or by an older version of Sfumato; its own average is all that it has.</source>
            <translation>Er wurde mit ema.snapshots=0 trainiert oder von einer älteren Version von Sfumato; sein eigenes Mittel ist alles, was er hat.</translation>
        </message>
        <message>
            <source>Images of {size_px} px cannot be folded by {unshuffle} and halved {text} times.</source>
            <translation>Bilder von {size_px} px lassen sich nicht um {unshuffle} falten und {text}-mal halbieren.</translation>
        </message>
        <message>
            <source>Choose {text} px, fewer model.widths, or a smaller model.unshuffle.</source>
            <translation>{text} px wählen, weniger model.widths oder ein kleineres model.unshuffle.</translation>
        </message>
        <message>
            <source>A checkpoint of run “{run_id}”</source>
            <translation>Ein Checkpoint des Laufs „{run_id}“</translation>
        </message>
        <message>
            <source>Free some space, then resume the run.</source>
            <translation>Platz schaffen, dann den Lauf wieder aufnehmen.</translation>
        </message>
        <message>
            <source>Run “{run_id}” has no checkpoint yet.</source>
            <translation>Der Lauf „{run_id}“ hat noch keinen Checkpoint.</translation>
        </message>
        <message>
            <source>Its first one comes after {checkpoint_every_s:,.0f} s of training or when it ends. Ask for one now: sfumato ask PROJECT {run_id} checkpoint</source>
            <translation>Der erste kommt nach {checkpoint_every_s:,.0f} s Training oder am Ende. Einen jetzt verlangen: sfumato ask PROJECT {run_id} checkpoint</translation>
        </message>
        <message>
            <source>Train it first: sfumato resume PROJECT {run_id}</source>
            <translation>Zuerst trainieren: sfumato resume PROJECT {run_id}</translation>
        </message>
        <message>
            <source>Run “{run_id}” has no checkpoint at {images_seen} images.</source>
            <translation>Der Lauf „{run_id}“ hat keinen Checkpoint bei {images_seen} Bildern.</translation>
        </message>
        <message>
            <source>There is: {known}.</source>
            <translation>Es gibt: {known}.</translation>
        </message>
        <message>
            <source>Checkpoint “{name}/{name2}” is damaged: {reason}.</source>
            <translation>Der Checkpoint „{name}/{name2}“ ist beschädigt: {reason}.</translation>
        </message>
        <message>
            <source>Resuming uses an older checkpoint where there is one; otherwise restore the folder from a copy, or train a new run.</source>
            <translation>Beim Fortsetzen wird ein älterer Checkpoint genommen, falls es einen gibt; sonst den Ordner aus einer Kopie wiederherstellen oder einen neuen Lauf trainieren.</translation>
        </message>
        <message>
            <source>Nothing to do: the network runs as it is written, only slower.</source>
            <translation>Nichts zu tun: Das Netz läuft, wie es geschrieben ist, nur langsamer.</translation>
        </message>
        <message>
            <source>Compiling the network failed: {first_line}.</source>
            <translation>Das Netz ließ sich nicht kompilieren: {first_line}.</translation>
        </message>
        <message>
            <source>Compiling the network took longer than {limit_s:.0f} s.</source>
            <translation>Das Kompilieren des Netzes dauerte länger als {limit_s:.0f} s.</translation>
        </message>
        <message>
            <source>Training can start from a pixel pipeline without text: a DDPMPipeline folder, or a folder that Sfumato exported.</source>
            <translation>Training kann von einer Pixel-Pipeline ohne Text ausgehen: von einem DDPMPipeline-Ordner oder einem Ordner, den Sfumato exportiert hat.</translation>
        </message>
        <message>
            <source>“{folder}” is a {name}.</source>
            <translation>„{folder}“ ist eine {name}.</translation>
        </message>
        <message>
            <source>The pipeline in “{folder}” draws from text.</source>
            <translation>Die Pipeline in „{folder}“ zeichnet nach Text.</translation>
        </message>
        <message>
            <source>The pipeline in “{folder}” works on latents of an autoencoder.</source>
            <translation>Die Pipeline in „{folder}“ arbeitet auf Latents eines Autoencoders.</translation>
        </message>
        <message>
            <source>The weights in “{text}” are a pickle, “{name}”, which can run any program when it is read.</source>
            <translation>Die Gewichte in „{text}“ sind ein Pickle, „{name}“, das beim Lesen jedes beliebige Programm ausführen kann.</translation>
        </message>
        <message>
            <source>If you trust it, load the pipeline in diffusers yourself and save it again with save_pretrained(folder, safe_serialization=True).</source>
            <translation>Wer ihm vertraut, lädt die Pipeline selbst in diffusers und speichert sie noch einmal mit save_pretrained(folder, safe_serialization=True).</translation>
        </message>
        <message>
            <source>There are no weights in “{text}”.</source>
            <translation>In „{text}“ sind keine Gewichte.</translation>
        </message>
        <message>
            <source>A file diffusion_pytorch_model.safetensors is looked for; copy it there.</source>
            <translation>Gesucht wird eine Datei diffusion_pytorch_model.safetensors; sie dorthin kopieren.</translation>
        </message>
        <message>
            <source>The scheduler in “{folder}”, {scheduler} with prediction “{wanted}”, has no schedule of betas that can be trained on.</source>
            <translation>Der Scheduler in „{folder}“, {scheduler} mit der Vorhersage „{wanted}“, hat keine Folge von Betas, mit der sich trainieren lässt.</translation>
        </message>
        <message>
            <source>A DDPMScheduler or DDIMScheduler with prediction epsilon, v_prediction or sample is looked for.</source>
            <translation>Gesucht wird ein DDPMScheduler oder DDIMScheduler mit der Vorhersage epsilon, v_prediction oder sample.</translation>
        </message>
        <message>
            <source>The network in “{folder}” is a {name}.</source>
            <translation>Das Netz in „{folder}“ ist ein {name}.</translation>
        </message>
        <message>
            <source>The network in “{folder}” has the sample_size {size}; a square image of at least 8 px is needed.</source>
            <translation>Das Netz in „{folder}“ hat die sample_size {size}; nötig ist ein quadratisches Bild von mindestens 8 px.</translation>
        </message>
        <message>
            <source>Write the side of the images it was trained on into unet/config.json.</source>
            <translation>Die Seite der Bilder, mit denen es trainiert wurde, in unet/config.json eintragen.</translation>
        </message>
        <message>
            <source>The network in “{folder}” takes {channels} channels and gives {config}; 1 or 3 of both are needed.</source>
            <translation>Das Netz in „{folder}“ nimmt {channels} Kanäle und gibt {config}; nötig sind je 1 oder 3.</translation>
        </message>
        <message>
            <source>The network in “{folder}” was trained with classes, whose names the folder lacks.</source>
            <translation>Das Netz in „{folder}“ wurde mit Klassen trainiert, deren Namen dem Ordner fehlen.</translation>
        </message>
        <message>
            <source>The network in “{folder}” is reported the noise level as “{config}”; “positional” is needed.</source>
            <translation>Dem Netz in „{folder}“ wird die Rauschstärke als „{config}“ gesagt; nötig ist „positional“.</translation>
        </message>
        <message>
            <source>“{folder}” lacks {error} in its model_index.json.</source>
            <translation>„{folder}“ fehlt {error} in seiner model_index.json.</translation>
        </message>
        <message>
            <source>Export the model again with this version of Sfumato.</source>
            <translation>Das Modell mit dieser Version von Sfumato noch einmal exportieren.</translation>
        </message>
        <message>
            <source>diffusers cannot load the network in “{text}”: {error}</source>
            <translation>diffusers kann das Netz in „{text}“ nicht laden: {error}</translation>
        </message>
        <message>
            <source>Save the pipeline again with save_pretrained.</source>
            <translation>Die Pipeline noch einmal mit save_pretrained speichern.</translation>
        </message>
        <message>
            <source>“{parent}” is no pipeline of diffusers: {name} is missing.</source>
            <translation>„{parent}“ ist keine diffusers-Pipeline: {name} fehlt.</translation>
        </message>
        <message>
            <source>Images of {size_px} px cannot be cut into patches of {patch_px} px.</source>
            <translation>Bilder von {size_px} px lassen sich nicht in Felder von {patch_px} px schneiden.</translation>
        </message>
        <message>
            <source>Choose another model.dit.patch_px or another size.</source>
            <translation>Ein anderes model.dit.patch_px oder eine andere Größe wählen.</translation>
        </message>
        <message>
            <source>Remove the file and tune the run, which makes it anew: sfumato tune PROJECT {name}</source>
            <translation>Die Datei entfernen und den Lauf abstimmen; das legt sie neu an: sfumato tune PROJECT {name}</translation>
        </message>
        <message>
            <source>“{file}” is damaged: {error}.</source>
            <translation>„{file}“ ist beschädigt: {error}.</translation>
        </message>
        <message>
            <source>“{file}” is of images of {shape}; the model's are of {image_shape}.</source>
            <translation>„{file}“ gehört zu Bildern der Form {shape}; die des Modells haben {image_shape}.</translation>
        </message>
        <message>
            <source>The walk is to begin with the normal distribution of the training images, and this model does not have it.</source>
            <translation>Der Weg soll mit der Normalverteilung der Trainingsbilder beginnen, und dieses Modell hat sie nicht.</translation>
        </message>
        <message>
            <source>Tune the run once more, which finds it; or set start to noise.</source>
            <translation>Den Lauf noch einmal abstimmen, was sie bestimmt; oder den Beginn auf noise setzen.</translation>
        </message>
        <message>
            <source>The network draws in {colors}, and the images are in {colors2}.</source>
            <translation>Das Netz zeichnet in {colors}, und die Bilder sind in {colors2}.</translation>
        </message>
        <message>
            <source>Choose images or a base in {colors}, or train from scratch.</source>
            <translation>Bilder oder eine Grundlage in {colors} wählen, oder von Grund auf trainieren.</translation>
        </message>
        <message>
            <source>The network knows the same classes in another order, so its labels would mean other classes.</source>
            <translation>Das Netz kennt dieselben Klassen in anderer Reihenfolge, seine Nummern würden also andere Klassen meinen.</translation>
        </message>
        <message>
            <source>Start a new run from this one, which keeps what was learned and takes the new order: sfumato train PROJECT --data DATASET --from RUN</source>
            <translation>Von diesem Lauf aus einen neuen beginnen; er behält das Gelernte und übernimmt die neue Reihenfolge: sfumato train PROJECT --data DATASET --from RUN</translation>
        </message>
        <message>
            <source>The network knows {classes} classes and the images have {classes2}; not in both: {text}.</source>
            <translation>Das Netz kennt {classes} Klassen, und die Bilder haben {classes2}; nicht in beiden: {text}.</translation>
        </message>
        <message>
            <source>Bring the dataset's classes back to what they were, or start a new run from this one, which keeps what was learned and takes the new classes: sfumato train PROJECT --data DATASET --from RUN</source>
            <translation>Die Klassen des Datensatzes wiederherstellen, oder einen neuen Lauf von diesem aus beginnen; er behält das Gelernte und übernimmt die neuen Klassen: sfumato train PROJECT --data DATASET --from RUN</translation>
        </message>
        <message>
            <source>Run “{name}” has not begun: there is no network yet.</source>
            <translation>Der Lauf „{name}“ hat nicht begonnen: Es gibt noch kein Netz.</translation>
        </message>
        <message>
            <source>Train it first: sfumato resume PROJECT {name}</source>
            <translation>Zuerst trainieren: sfumato resume PROJECT {name}</translation>
        </message>
        <message>
            <source>Restore it from a copy of the run's folder.</source>
            <translation>Sie aus einer Kopie des Laufordners wiederherstellen.</translation>
        </message>
        <message>
            <source>The network “{name}” comes from a plugin that is not in use.</source>
            <translation>Das Netz „{name}“ kommt aus einem Plugin, das nicht in Gebrauch ist.</translation>
        </message>
        <message>
            <source>Install the plugin, or switch it on; see “sfumato plugin list”.</source>
            <translation>Das Plugin installieren oder einschalten; siehe „sfumato plugin list“ im Terminal.</translation>
        </message>
        <message>
            <source>{whose} could not be built: {error}.</source>
            <translation>{whose} ließ sich nicht bauen: {error}.</translation>
        </message>
        <message>
            <source>Choose another network, or report this to the plugin's author.</source>
            <translation>Ein anderes Netz wählen oder es dem Urheber des Plugins melden.</translation>
        </message>
        <message>
            <source>Network “{name}” failed: {error}.</source>
            <translation>Das Netz „{name}“ ist gescheitert: {error}.</translation>
        </message>
        <message>
            <source>Network “{name}” gave {found} in place of {shape}.</source>
            <translation>Das Netz „{name}“ gab {found} statt {shape}.</translation>
        </message>
        <message>
            <source>Network “{name}” gave numbers that are not finite.</source>
            <translation>Das Netz „{name}“ gab Zahlen, die nicht endlich sind.</translation>
        </message>
        <message>
            <source>{whose} is {name}, no torch module.</source>
            <translation>{whose} ist {name}, kein torch-Modul.</translation>
        </message>
        <message>
            <source>{whose} cannot be reported how an image was augmented.</source>
            <translation>{whose} kann nicht erfahren, wie ein Bild augmentiert wurde.</translation>
        </message>
        <message>
            <source>Set augmentation.probability=0, or choose another network.</source>
            <translation>augmentation.probability=0 setzen oder ein anderes Netz wählen.</translation>
        </message>
        <message>
            <source>{whose} keeps {loose} out of its weights, so no checkpoint would have it.</source>
            <translation>{whose} hält {loose} außerhalb seiner Gewichte, sodass kein Checkpoint sie hätte.</translation>
        </message>
        <message>
            <source>Its author may register a parameter, or a buffer that is persistent.</source>
            <translation>Der Urheber kann einen Parameter registrieren, oder einen Puffer, der mitgespeichert wird.</translation>
        </message>
        <message>
            <source>“{file}” is not the autoencoder that the model learned with: its hash differs.</source>
            <translation>„{file}“ ist nicht der Autoencoder, mit dem das Modell gelernt hat: Die Prüfsumme ist eine andere.</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>Ausgeschaltet</translation>
        </message>
        <message>
            <source>Names of the plugins that are not imported.</source>
            <translation>Namen der Plugins, die nicht importiert werden.</translation>
        </message>
        <message>
            <source>augmentation</source>
            <translation>Augmentierung</translation>
        </message>
        <message>
            <source>sampler</source>
            <translation>Sampler</translation>
        </message>
        <message>
            <source>exporter</source>
            <translation>Exporter</translation>
        </message>
        <message>
            <source>learning-rate schedule</source>
            <translation>Lernratenplan</translation>
        </message>
        <message>
            <source>logger</source>
            <translation>Logger</translation>
        </message>
        <message>
            <source>importer</source>
            <translation>Importer</translation>
        </message>
        <message>
            <source>metric</source>
            <translation>Metrik</translation>
        </message>
        <message>
            <source>network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>panel</source>
            <translation>Panel</translation>
        </message>
        <message>
            <source>No importer reads “{name}”.</source>
            <translation>Kein Importer liest „{name}“.</translation>
        </message>
        <message>
            <source>Choose a folder of images, or a file of these kinds: {known}.</source>
            <translation>Einen Ordner mit Bildern wählen, oder eine Datei dieser Arten: {known}.</translation>
        </message>
        <message>
            <source>The built-in plugin cannot be switched off: it has all that runs need.</source>
            <translation>Das mitgelieferte Plugin lässt sich nicht ausschalten: Es hat alles, was Läufe brauchen.</translation>
        </message>
        <message>
            <source>Switch off a plugin of another name; “sfumato plugin list” shows them.</source>
            <translation>Ein Plugin anderen Namens ausschalten; „sfumato plugin list“ zeigt sie im Terminal.</translation>
        </message>
        <message>
            <source>There is no plugin “{name}”.</source>
            <translation>Ein Plugin „{name}“ gibt es nicht.</translation>
        </message>
        <message>
            <source>Not in use, and not asked for offers: {names}.</source>
            <translation>Nicht in Gebrauch und nicht nach Angeboten gefragt: {names}.</translation>
        </message>
        <message>
            <source>Another plugin has this name.</source>
            <translation>Ein anderes Plugin hat diesen Namen.</translation>
        </message>
        <message>
            <source>It has no hook of Sfumato, marked by hookimpl; it offers nothing.</source>
            <translation>Es hat keinen Hook von Sfumato, mit hookimpl markiert; es bietet nichts an.</translation>
        </message>
        <message>
            <source>Its hook {name} is not one of Sfumato's. {hint}</source>
            <translation>Sein Hook {name} gehört nicht zu Sfumato. {hint}</translation>
        </message>
        <message>
            <source>Its “{name}” is offered by an earlier plugin.</source>
            <translation>Sein „{name}“ wird schon von einem früheren Plugin angeboten.</translation>
        </message>
        <message>
            <source>Its hook {hook} failed: {error}.</source>
            <translation>Sein Hook {hook} ist gescheitert: {error}.</translation>
        </message>
        <message>
            <source>It could not be imported: {error}.</source>
            <translation>Es ließ sich nicht importieren: {error}.</translation>
        </message>
        <message>
            <source>Its SFUMATO_HOOK_VERSION is {stated}; it must be a whole number.</source>
            <translation>Seine SFUMATO_HOOK_VERSION ist {stated}; sie muss eine ganze Zahl sein.</translation>
        </message>
        <message>
            <source>It was built for hook version {stated}, and this Sfumato has version {HOOK_VERSION}. Update Sfumato, or take an older version of the plugin.</source>
            <translation>Es wurde für die Hook-Version {stated} gebaut, und dieses Sfumato hat Version {HOOK_VERSION}. Sfumato aktualisieren oder eine ältere Version des Plugins nehmen.</translation>
        </message>
        <message>
            <source>{offer}, which is no {name}.</source>
            <translation>{offer}, was kein {name} ist.</translation>
        </message>
        <message>
            <source>“{name}” with the factory {factory}; write “module:Name”.</source>
            <translation>„{name}“ mit der Factory {factory}; zu schreiben ist „module:Name“.</translation>
        </message>
        <message>
            <source>“{name}” with settings that cannot be shown: {error}.</source>
            <translation>„{name}“ mit Einstellungen, die sich nicht zeigen lassen: {error}.</translation>
        </message>
        <message>
            <source>“{folder}” is a Sfumato project already.</source>
            <translation>„{folder}“ ist schon ein Sfumato-Projekt.</translation>
        </message>
        <message>
            <source>Open it, or choose another folder for the new one.</source>
            <translation>Es öffnen oder einen anderen Ordner für das neue wählen.</translation>
        </message>
        <message>
            <source>“{folder}” is not empty.</source>
            <translation>„{folder}“ ist nicht leer.</translation>
        </message>
        <message>
            <source>Choose a new or an empty folder, so that none of your files is mixed in.</source>
            <translation>Einen neuen oder leeren Ordner wählen, damit sich nichts mit vorhandenen Dateien mischt.</translation>
        </message>
        <message>
            <source>“{folder}” is not a Sfumato project: it has no {PROJECT_FILE}.</source>
            <translation>„{folder}“ ist kein Sfumato-Projekt: Es enthält kein {PROJECT_FILE}.</translation>
        </message>
        <message>
            <source>Check the path, or make a project there with: sfumato new PROJECT</source>
            <translation>Den Pfad prüfen, oder dort ein Projekt anlegen, im Terminal mit: sfumato new PROJECT</translation>
        </message>
        <message>
            <source>“{folder}” has format {found}; this Sfumato reads up to {FORMAT}.</source>
            <translation>„{folder}“ hat das Format {found}; dieses Sfumato liest bis {FORMAT}.</translation>
        </message>
        <message>
            <source>Update Sfumato to open this project.</source>
            <translation>Sfumato aktualisieren, um dieses Projekt zu öffnen.</translation>
        </message>
        <message>
            <source>“{folder}” was created by an earlier version of Sfumato (format {found}; this version reads format {FORMAT}).</source>
            <translation>„{folder}“ wurde mit einer älteren Version von Sfumato erstellt (Format {found}; diese Version liest Format {FORMAT}).</translation>
        </message>
        <message>
            <source>Open it with the earlier version, or import your images into a new project: sfumato new PROJECT</source>
            <translation>Mit der älteren Version öffnen, oder die Bilder in ein neues Projekt importieren: sfumato new PROJECT</translation>
        </message>
        <message>
            <source>dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>The project's folder “{folder}” is not there any more.</source>
            <translation>Der Ordner des Projekts, „{folder}“, ist nicht mehr da.</translation>
        </message>
        <message>
            <source>Plug its disk in or move the folder back; in the window, then press F5.</source>
            <translation>Seinen Datenträger anschließen oder den Ordner zurücklegen; im Fenster dann F5 drücken.</translation>
        </message>
        <message>
            <source>Project “{name}” has no {kind} “{name2}”.</source>
            <translation>Im Projekt „{name}“ gibt es nichts dieses Namens ({kind}): „{name2}“.</translation>
        </message>
        <message>
            <source>“{folder}” leads nowhere: {error}.</source>
            <translation>„{folder}“ führt zu keinem Ordner: {error}.</translation>
        </message>
        <message>
            <source>Check the path.</source>
            <translation>Prüfen Sie den Pfad.</translation>
        </message>
        <message>
            <source>{folder} cannot be a project's folder: {fault}.</source>
            <translation>{folder} kann kein Projektordner sein: {fault}.</translation>
        </message>
        <message>
            <source>Rename the folder with letters that your system can show.</source>
            <translation>Benennen Sie den Ordner mit Zeichen um, die Ihr System darstellen kann.</translation>
        </message>
        <message>
            <source>Remove the file to go on with the learning rate of run.toml.</source>
            <translation>Die Datei entfernen, um mit der Lernrate aus run.toml weiterzumachen.</translation>
        </message>
        <message>
            <source>Remove the file, or generate it again.</source>
            <translation>Die Datei entfernen oder neu erzeugen.</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>How many images to make.</source>
            <translation>Wie viele Bilder gezeichnet werden.</translation>
        </message>
        <message>
            <source>First seed</source>
            <translation>Erster Seed</translation>
        </message>
        <message>
            <source>Seed of the first image; the others count up from it.</source>
            <translation>Seed des ersten Bilds; die anderen zählen von ihm aus weiter.</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>The class to draw; none lets chance decide.</source>
            <translation>Die Klasse, die gezeichnet wird; ohne Angabe entscheidet der Zufall.</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Qualität</translation>
        </message>
        <message>
            <source>How to draw where nothing below says otherwise: as was found best for the model, as was found best in few steps, or as the run's own settings say. None: best, where the model was tuned.</source>
            <translation>Wie gezeichnet wird, wo unten nichts anderes steht: so, wie es für das Modell am besten befunden wurde, wie es in wenigen Schritten am besten war, oder nach den Einstellungen des Laufs. Ohne Angabe: am besten, wo das Modell abgestimmt wurde.</translation>
        </message>
        <message>
            <source>The rule by which noise becomes an image.</source>
            <translation>Die Regel, nach der aus Rauschen ein Bild wird.</translation>
        </message>
        <message>
            <source>What the chosen sampler itself has to set, by name.</source>
            <translation>Was der gewählte Sampler selbst einzustellen hat, mit Namen.</translation>
        </message>
        <message>
            <source>Steps from noise to image.</source>
            <translation>Schritte vom Rauschen zum Bild.</translation>
        </message>
        <message>
            <source>The last level before the clean image.</source>
            <translation>Die letzte Stärke vor dem fertigen Bild.</translation>
        </message>
        <message>
            <source>The level that the walk starts from.</source>
            <translation>Die Stärke, bei der der Weg beginnt.</translation>
        </message>
        <message>
            <source>Higher spends more of the steps on fine detail.</source>
            <translation>Höher verwendet mehr Schritte auf feine Einzelheiten.</translation>
        </message>
        <message>
            <source>More like</source>
            <translation>Mehr davon</translation>
        </message>
        <message>
            <source>Of which seeds the noise is mixed that images are drawn near to; none: each image is drawn from its own seed's noise.</source>
            <translation>Aus welchen Seeds das Rauschen gemischt wird, in dessen Nähe Bilder gezeichnet werden; ohne Angabe: Jedes Bild entsteht aus dem Rauschen seines eigenen Seeds.</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>Abstand</translation>
        </message>
        <message>
            <source>How far from there towards each seed's own noise: 0 is the same image, 0.1 a twin, 0.3 a relative, 1 another image.</source>
            <translation>Wie weit von dort zum eigenen Rauschen jedes Seeds: 0 ist dasselbe Bild, 0,1 ein Zwilling, 0,3 ein Verwandter, 1 ein anderes Bild.</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Checkpoint</translation>
        </message>
        <message>
            <source>Which checkpoint to draw from; none: the newest.</source>
            <translation>Mit welchem Checkpoint gezeichnet wird; ohne Angabe: mit dem neuesten.</translation>
        </message>
        <message>
            <source>Width of the average of the weights, relative to the run: 0 is the newest weights themselves, 0.02 nearly those, 0.20 very smooth. None: the one found best, or the run's own.</source>
            <translation>Breite des Mittels der Gewichte, im Verhältnis zum Lauf: 0 sind die neuesten Gewichte selbst, 0,02 fast diese, 0,20 ist sehr glatt. Ohne Angabe: das als bestes befundene oder das des Laufs.</translation>
        </message>
        <message>
            <source>At a time</source>
            <translation>Auf einmal</translation>
        </message>
        <message>
            <source>Images drawn at a time; changes memory and speed, never an image.</source>
            <translation>Bilder, die auf einmal gezeichnet werden; ändert den Speicherbedarf und das Tempo, nie ein Bild.</translation>
        </message>
        <message>
            <source>A run “{name}” exists already.</source>
            <translation>Einen Lauf „{name}“ gibt es schon.</translation>
        </message>
        <message>
            <source>Resume it: sfumato resume PROJECT {name}. Or name the new run otherwise, for example --run {name}-2</source>
            <translation>Ihn fortsetzen: sfumato resume PROJECT {name}. Oder den neuen Lauf anders nennen, zum Beispiel --run {name}-2</translation>
        </message>
        <message>
            <source>Run “{run_id}” is being trained already, by {owner}.</source>
            <translation>Der Lauf „{run_id}“ wird schon trainiert, von {owner}.</translation>
        </message>
        <message>
            <source>Wait until it has finished, or stop it first: sfumato ask PROJECT {run_id} stop</source>
            <translation>Warten, bis er fertig ist, oder ihn zuerst beenden: sfumato ask PROJECT {run_id} stop</translation>
        </message>
        <message>
            <source>The run's own record is whole; mend or leave out the logger for the next run.</source>
            <translation>Die eigene Aufzeichnung des Laufs ist vollständig; den Logger für den nächsten Lauf berichtigen oder weglassen.</translation>
        </message>
        <message>
            <source>“{file}” cannot be read: {error}.</source>
            <translation>„{file}“ lässt sich nicht lesen: {error}.</translation>
        </message>
        <message>
            <source>Remove the file to resume with the settings of run.toml.</source>
            <translation>Die Datei entfernen, um mit den Einstellungen von run.toml fortzusetzen.</translation>
        </message>
        <message>
            <source>“{path}” exists already.</source>
            <translation>„{path}“ gibt es schon.</translation>
        </message>
        <message>
            <source>The disk that holds “{path}” is full.</source>
            <translation>Der Datenträger, auf dem „{path}“ liegt, ist voll.</translation>
        </message>
        <message>
            <source>Free some space or choose a folder on another disk, then try again; nothing was lost.</source>
            <translation>Platz schaffen oder einen Ordner auf einem anderen Datenträger wählen, dann noch einmal versuchen; nichts ging verloren.</translation>
        </message>
        <message>
            <source>Your disk quota for “{path}” is used up.</source>
            <translation>Das Speicherkontingent für „{path}“ ist aufgebraucht.</translation>
        </message>
        <message>
            <source>“{path}” lies on a disk that is read-only.</source>
            <translation>„{path}“ liegt auf einem schreibgeschützten Datenträger.</translation>
        </message>
        <message>
            <source>Choose a folder you may write to, or mount the disk for writing.</source>
            <translation>Einen Ordner wählen, in den geschrieben werden darf, oder den Schreibschutz aufheben.</translation>
        </message>
        <message>
            <source>You have no permission to use “{path}”.</source>
            <translation>Die Berechtigung fehlt, „{path}“ zu verwenden.</translation>
        </message>
        <message>
            <source>Choose another folder, or ask its owner for permission to read and write.</source>
            <translation>Einen anderen Ordner wählen, oder dessen Besitzer um Lese- und Schreibrechte bitten.</translation>
        </message>
        <message>
            <source>“{path}” may not be changed.</source>
            <translation>„{path}“ darf nicht geändert werden.</translation>
        </message>
        <message>
            <source>Choose another folder, or ask its owner for permission to write.</source>
            <translation>Einen anderen Ordner wählen, oder dessen Besitzer um Schreibrechte bitten.</translation>
        </message>
        <message>
            <source>“{path}” would become larger than this disk or your account allows.</source>
            <translation>„{path}“ würde größer, als dieser Datenträger oder dieses Konto erlaubt.</translation>
        </message>
        <message>
            <source>Choose a folder on another disk, then try again; nothing was lost.</source>
            <translation>Einen Ordner auf einem anderen Datenträger wählen, dann noch einmal versuchen; nichts ging verloren.</translation>
        </message>
        <message>
            <source>“{path}” or its folder does not exist.</source>
            <translation>„{path}“ oder der Ordner dazu ist nicht vorhanden.</translation>
        </message>
        <message>
            <source>Check the path; a disk may have been unplugged, or a folder moved.</source>
            <translation>Den Pfad prüfen; vielleicht wurde ein Datenträger entfernt oder ein Ordner verschoben.</translation>
        </message>
        <message>
            <source>A part of the path “{path}” is a file and not a folder.</source>
            <translation>Ein Teil des Pfads „{path}“ ist eine Datei und kein Ordner.</translation>
        </message>
        <message>
            <source>Check the path, or choose another one.</source>
            <translation>Den Pfad prüfen oder einen anderen wählen.</translation>
        </message>
        <message>
            <source>The path “{path}” is too long.</source>
            <translation>Der Pfad „{path}“ ist zu lang.</translation>
        </message>
        <message>
            <source>Choose a shorter name.</source>
            <translation>Einen kürzeren Namen wählen.</translation>
        </message>
        <message>
            <source>“{path}” could not be read or written: {text}.</source>
            <translation>„{path}“ ließ sich nicht lesen oder schreiben: {text}.</translation>
        </message>
        <message>
            <source>Check the disk and the path, then try again.</source>
            <translation>Datenträger und Pfad prüfen, dann noch einmal versuchen.</translation>
        </message>
        <message>
            <source>{path} cannot be a path: it holds a character that no file name has.</source>
            <translation>{path} kann kein Pfad sein: Darin steht ein Zeichen, das in Dateinamen nicht vorkommt.</translation>
        </message>
        <message>
            <source>“{path}” is not a plain file.</source>
            <translation>„{path}“ ist keine gewöhnliche Datei.</translation>
        </message>
        <message>
            <source>Remove it, or put the file there that belongs in its place.</source>
            <translation>Entfernen Sie sie, oder legen Sie dort die richtige Datei ab.</translation>
        </message>
        <message>
            <source>“{path}” is larger than {megabytes}, so it cannot be what its name says.</source>
            <translation>„{path}“ ist größer als {megabytes} und kann daher nicht das sein, was der Name sagt.</translation>
        </message>
        <message>
            <source>Restore the file from a copy, or remove it.</source>
            <translation>Stellen Sie die Datei aus einer Kopie wieder her, oder entfernen Sie sie.</translation>
        </message>
        <message>
            <source>{task} takes {megabytes} and the disk of “{folder}” has {megabytes2} free.</source>
            <translation>{task} braucht {megabytes}, und auf dem Datenträger von „{folder}“ sind {megabytes2} frei.</translation>
        </message>
        <message>
            <source>“{name}” is no name of an animation.</source>
            <translation>„{name}“ ist kein Name für eine Animation.</translation>
        </message>
        <message>
            <source>End it in one of: {SUFFIXES}.</source>
            <translation>Er muss so enden: {SUFFIXES}.</translation>
        </message>
        <message>
            <source>Run “{run_id}” has drawn no samples yet.</source>
            <translation>Der Lauf „{run_id}“ hat noch keine Proben gezeichnet.</translation>
        </message>
        <message>
            <source>Reading sample grids</source>
            <translation>Probenraster lesen</translation>
        </message>
        <message>
            <source>Ask it for some now: sfumato ask PROJECT {run_id} sample</source>
            <translation>Jetzt welche verlangen: sfumato ask PROJECT {run_id} sample</translation>
        </message>
        <message>
            <source>it gave {name} in place of a tensor</source>
            <translation>sie gab {name} statt eines Tensors</translation>
        </message>
        <message>
            <source>it gave images on {device} in place of {device2}</source>
            <translation>sie gab Bilder auf {device} statt auf {device2}</translation>
        </message>
        <message>
            <source>it gave {dtype} {shape} in place of {dtype2} {shape2}</source>
            <translation>sie gab {dtype} {shape} statt {dtype2} {shape2}</translation>
        </message>
        <message>
            <source>Choose another augmentation, or tell the plugin's author.</source>
            <translation>Eine andere Augmentierung wählen oder es dem Urheber des Plugins melden.</translation>
        </message>
        <message>
            <source>No image of dataset “{name}” can be read.</source>
            <translation>Kein Bild des Datensatzes „{name}“ lässt sich lesen.</translation>
        </message>
        <message>
            <source>Put its folder back in its place, or import it again as it is now.</source>
            <translation>Seinen Ordner an den alten Platz zurücklegen oder ihn so, wie er jetzt ist, neu einlesen.</translation>
        </message>
        <message>
            <source>The run would never end: images_total and minutes are both 0.</source>
            <translation>Der Lauf würde nie enden: images_total und minutes sind beide 0.</translation>
        </message>
        <message>
            <source>Set images_total to a number of images, or minutes to a time.</source>
            <translation>images_total auf eine Zahl von Bildern setzen oder minutes auf eine Zeit.</translation>
        </message>
        <message>
            <source>The run goes on, but its events are not written for now. {message}</source>
            <translation>Der Lauf geht weiter, doch seine Ereignisse werden vorerst nicht geschrieben. {message}</translation>
        </message>
        <message>
            <source>A run is made longer by images or by minutes, and one of them must be given.</source>
            <translation>Ein Lauf wird um Bilder oder um Minuten länger, und eines von beiden muss angegeben sein.</translation>
        </message>
        <message>
            <source>Give one of them, above 0: --images N or --minutes M.</source>
            <translation>Eines von beiden angeben, größer als 0: --images N oder --minutes M.</translation>
        </message>
        <message>
            <source>Run “{run_id}” is a fast version of “{base}” and is not made longer.</source>
            <translation>Der Lauf „{run_id}“ ist eine Schnellversion von „{base}“ und lässt sich nicht verlängern.</translation>
        </message>
        <message>
            <source>Run “{run_id}” has no checkpoint from before its cool-down.</source>
            <translation>Der Lauf „{run_id}“ hat keinen Checkpoint von vor seiner Abkühlphase.</translation>
        </message>
        <message>
            <source>Train a new run from its weights instead: sfumato train PROJECT --data {dataset} --from {run_id}</source>
            <translation>Stattdessen von seinen Gewichten aus einen neuen Lauf trainieren: sfumato train PROJECT --data {dataset} --from {run_id}</translation>
        </message>
        <message>
            <source>Make the base longer with: sfumato extend PROJECT {base} --images N. Then make a fast version of the longer run with: sfumato distill PROJECT RUN</source>
            <translation>Den Ausgangslauf verlängern: sfumato extend PROJECT {base} --images N. Dann vom längeren Lauf eine schnelle Fassung machen: sfumato make-fast PROJECT RUN</translation>
        </message>
        <message>
            <source>Trying how fast each preset learns</source>
            <translation>Ausprobieren, wie schnell jede Voreinstellung lernt</translation>
        </message>
        <message>
            <source>No checkpoint was saved. {message}</source>
            <translation>Kein Checkpoint wurde gespeichert. {message}</translation>
        </message>
        <message>
            <source>The gradient was not finite {non_finite_in_a_row} times in a row, last at {images_seen} images.</source>
            <translation>Der Gradient war {non_finite_in_a_row}-mal nacheinander nicht endlich, zuletzt bei {images_seen} Bildern.</translation>
        </message>
        <message>
            <source>The gradient was not finite at {images_seen} images; the update was left out.</source>
            <translation>Der Gradient war bei {images_seen} Bildern nicht endlich; das Update wurde ausgelassen.</translation>
        </message>
        <message>
            <source>Nothing to do if it stays rare; otherwise lower the learning rate: sfumato ask PROJECT {run_id} --learning-rate {lower_rate:g}</source>
            <translation>Nichts zu tun, wenn es selten bleibt; sonst die Lernrate senken: sfumato ask PROJECT {run_id} --learning-rate {lower_rate:g}</translation>
        </message>
        <message>
            <source>Install or switch on the plugin and resume the run, or go on without it.</source>
            <translation>Das Plugin installieren oder einschalten und den Lauf wieder aufnehmen, oder ohne es weitermachen.</translation>
        </message>
        <message>
            <source>{message} The run goes on without it.</source>
            <translation>{message} Der Lauf geht ohne sie weiter.</translation>
        </message>
        <message>
            <source>{message} Samples are drawn without it.</source>
            <translation>{message} Proben werden ohne sie gezeichnet.</translation>
        </message>
        <message>
            <source>{message} The usual schedule takes its place.</source>
            <translation>{message} Der übliche Verlauf tritt an seine Stelle.</translation>
        </message>
        <message>
            <source>The run's quality is not measured. {message}</source>
            <translation>Die Qualität des Laufs wird nicht gemessen. {message}</translation>
        </message>
        <message>
            <source>it gave {share}, which is not from 0 to 1</source>
            <translation>er gab {share}, was nicht zwischen 0 und 1 liegt</translation>
        </message>
        <message>
            <source>Learning-rate schedule “{name}” failed and is set aside: {error}. The usual one takes its place.</source>
            <translation>Der Lernratenplan „{name}“ ist gescheitert und wird stillgelegt: {error}. Der übliche tritt an seine Stelle.</translation>
        </message>
        <message>
            <source>The learning rate of run “{run_id}” falls already, toward the end that was planned.</source>
            <translation>Die Lernrate des Laufs „{run_id}“ sinkt bereits, auf das geplante Ende hin.</translation>
        </message>
        <message>
            <source>Make a longer run from before the cool-down: sfumato extend PROJECT {run_id} --images {text}</source>
            <translation>Von vor dem Absinken aus einen längeren Lauf machen: sfumato extend PROJECT {run_id} --images {text}</translation>
        </message>
        <message>
            <source>Run “{run_id}” has learned from {seen:,} images; images_total={images_total} lies before that.</source>
            <translation>Der Lauf „{run_id}“ hat schon {seen:,} Bilder gesehen; images_total={images_total} liegt davor.</translation>
        </message>
        <message>
            <source>Give more, for example: sfumato resume PROJECT {run_id} --set images_total={text}</source>
            <translation>Mehr angeben, zum Beispiel: sfumato resume PROJECT {run_id} --set images_total={text}</translation>
        </message>
        <message>
            <source>Run “{run_id}” has trained for {passed_min:.1f} min; minutes={minutes:g} lies before that.</source>
            <translation>Der Lauf „{run_id}“ hat schon {passed_min:.1f} min trainiert; minutes={minutes:g} liegt davor.</translation>
        </message>
        <message>
            <source>Give more, for example: sfumato resume PROJECT {run_id} --set minutes={text:.0f}</source>
            <translation>Mehr angeben, zum Beispiel: sfumato resume PROJECT {run_id} --set minutes={text:.0f}</translation>
        </message>
        <message>
            <source>--set optimizer.learning_rate={lower_rate:g}</source>
            <translation>--set optimizer.learning_rate={lower_rate:g}</translation>
        </message>
        <message>
            <source>Its last checkpoint leads to the same; train a new run with a lower learning rate: sfumato train PROJECT --data {dataset} --preset {preset} {lower}</source>
            <translation>Sein letzter Checkpoint führt wieder dorthin; einen neuen Lauf mit kleinerer Lernrate trainieren: sfumato train PROJECT --data {dataset} --preset {preset} {lower}</translation>
        </message>
        <message>
            <source>{lower} --set precision=fp32</source>
            <translation>{lower} --set precision=fp32</translation>
        </message>
        <message>
            <source>from its last checkpoint</source>
            <translation>vom letzten Checkpoint an</translation>
        </message>
        <message>
            <source>from the start</source>
            <translation>von Anfang an</translation>
        </message>
        <message>
            <source>Resume it {start} with a lower learning rate: sfumato resume PROJECT {run_id} {lower}</source>
            <translation>Ihn {start} mit kleinerer Lernrate fortsetzen: sfumato resume PROJECT {run_id} {lower}</translation>
        </message>
        <message>
            <source>The learning rate was not changed. {message}</source>
            <translation>Die Lernrate wurde nicht geändert. {message}</translation>
        </message>
        <message>
            <source>Training goes on with {threads} in place of {threads2}, which a new trial found faster. It ran at {now:,.0f} images/s, at best at {usual:,.0f}.</source>
            <translation>Das Training geht mit {threads} statt {threads2} weiter, was sich bei einem neuen Versuch als schneller erwies. Es lief mit {now:,.0f} Bildern/s, im besten Fall mit {usual:,.0f}.</translation>
        </message>
        <message>
            <source>Nothing to do; other programs share the processor.</source>
            <translation>Nichts zu tun; andere Programme teilen sich den Prozessor.</translation>
        </message>
        <message>
            <source>The averages were not kept. {message}</source>
            <translation>Die Mittel wurden nicht behalten. {message}</translation>
        </message>
        <message>
            <source>Choose another one for the next run, or tell the plugin's author.</source>
            <translation>Für den nächsten Lauf etwas anderes wählen oder es dem Urheber des Plugins melden.</translation>
        </message>
        <message>
            <source>Memory ran out; from now on {count} images are learned from at a time.</source>
            <translation>Der Speicher reichte nicht; ab jetzt wird von {count} Bildern auf einmal gelernt.</translation>
        </message>
        <message>
            <source>Nothing to do; a smaller preset would be faster.</source>
            <translation>Nichts zu tun; eine kleinere Voreinstellung wäre schneller.</translation>
        </message>
        <message>
            <source>The samples were drawn but not saved. {message}</source>
            <translation>Die Proben wurden gezeichnet, aber nicht gespeichert. {message}</translation>
        </message>
        <message>
            <source>{message} It is set aside: samples are drawn with the usual one from now.</source>
            <translation>{message} Er wird stillgelegt: Proben werden ab jetzt mit dem üblichen gezeichnet.</translation>
        </message>
        <message>
            <source>1 thread</source>
            <translation>1 Thread</translation>
        </message>
        <message>
            <source>{threads} threads</source>
            <translation>{threads} Threads</translation>
        </message>
        <message>
            <source>Run “{run_id}” has finished, so no setting can change for the rest of it.</source>
            <translation>Der Lauf „{run_id}“ ist fertig; keine Einstellung kann sich für den Rest ändern.</translation>
        </message>
        <message>
            <source>Make it longer with: sfumato extend PROJECT {run_id} {longer}. Or train a new run from its weights: sfumato train PROJECT --data {dataset} --from {run_id}</source>
            <translation>Ihn verlängern: sfumato extend PROJECT {run_id} {longer}. Oder von seinen Gewichten aus einen neuen Lauf trainieren: sfumato train PROJECT --data {dataset} --from {run_id}</translation>
        </message>
        <message>
            <source>The run goes on from {images_seen:,} images; the damaged one is kept aside.</source>
            <translation>Der Lauf geht bei {images_seen:,} Bildern weiter; der beschädigte wird beiseitegelegt.</translation>
        </message>
        <message>
            <source>Dataset “{dataset}” has changed: the run has learned from {images:,} images so far, and goes on with {train_images:,}.</source>
            <translation>Der Datensatz „{dataset}“ hat sich geändert: Der Lauf hat bisher von {images:,} Bildern gelernt und geht mit {train_images:,} weiter.</translation>
        </message>
        <message>
            <source>Nothing to do if you meant it; its losses before and after do not compare.</source>
            <translation>Nichts zu tun, wenn das so gewollt ist; die Verluste davor und danach lassen sich nicht vergleichen.</translation>
        </message>
        <message>
            <source>A snapshot of the averages of run “{run_id}”, beside a checkpoint,</source>
            <translation>Eine Momentaufnahme der Mittel des Laufs „{run_id}“, neben einem Checkpoint,</translation>
        </message>
        <message>
            <source>Free some space; until then no averages are kept for mixing others later.</source>
            <translation>Platz schaffen; bis dahin werden keine Mittel behalten, aus denen sich später andere mischen ließen.</translation>
        </message>
        <message>
            <source>The memory of {name} does not hold even one image of {shape} px in training.</source>
            <translation>Der Speicher von {name} reicht beim Training nicht einmal für ein Bild von {shape} px.</translation>
        </message>
        <message>
            <source>Choose a smaller preset, smaller images, or model.unshuffle=2.</source>
            <translation>Eine kleinere Voreinstellung, kleinere Bilder oder model.unshuffle=2 wählen.</translation>
        </message>
        <message>
            <source>Run “{run_id}” has no checkpoint to start from.</source>
            <translation>Der Lauf „{run_id}“ hat keinen Checkpoint, von dem sich ausgehen ließe.</translation>
        </message>
        <message>
            <source>Train it first: sfumato resume PROJECT {run_id}. Or choose another one.</source>
            <translation>Ihn zuerst trainieren: sfumato resume PROJECT {run_id}. Oder einen anderen wählen.</translation>
        </message>
        <message>
            <source>“{base}” is neither a run of this project nor a folder.</source>
            <translation>„{base}“ ist weder ein Lauf dieses Projekts noch ein Ordner.</translation>
        </message>
        <message>
            <source>The project's runs are: {text}.</source>
            <translation>Die Läufe des Projekts sind: {text}.</translation>
        </message>
        <message>
            <source>Tune the run again, which replaces it, or discard it: sfumato tune PROJECT {name} --reset</source>
            <translation>Den Lauf erneut abstimmen, was sie ersetzt, oder sie verwerfen: sfumato tune PROJECT {name} --reset</translation>
        </message>
        <message>
            <source>The best way of drawing was not looked for. {message}</source>
            <translation>Die beste Art zu zeichnen wurde nicht gesucht. {message}</translation>
        </message>
        <message>
            <source>Looking for the best way to draw</source>
            <translation>Beste Art zu zeichnen suchen</translation>
        </message>
        <message>
            <source>The other ways were tried all the same.</source>
            <translation>Die anderen Arten wurden trotzdem ausprobiert.</translation>
        </message>
        <message>
            <source>Its images have no finite distance to the real ones.</source>
            <translation>Ihre Bilder haben keinen endlichen Abstand zu den echten.</translation>
        </message>
        <message>
            <source>It raised {error}.</source>
            <translation>Sie löste {error} aus.</translation>
        </message>
        <message>
            <source>A way was left out of the search for the best one: {describe_preset}. {reason}</source>
            <translation>Eine Art zu zeichnen wurde bei der Suche nach der besten ausgelassen: {describe_preset}. {reason}</translation>
        </message>
        <message>
            <source>{num_steps} steps from {begin} to {sigma_min:g}</source>
            <translation>{num_steps} Schritte von {begin} bis {sigma_min:g}</translation>
        </message>
        <message>
            <source>Run “{run_id}” is being trained; its best way of drawing is looked for afterwards.</source>
            <translation>Der Lauf „{run_id}“ wird gerade trainiert; seine beste Art zu zeichnen wird danach gesucht.</translation>
        </message>
        <message>
            <source>{train_images} images are too few to compare ways of drawing by.</source>
            <translation>{train_images} Bilder sind zu wenige, um Arten zu zeichnen danach zu beurteilen.</translation>
        </message>
        <message>
            <source>At least {FEWEST_REAL} are needed; the run draws as its settings say.</source>
            <translation>Mindestens {FEWEST_REAL} sind nötig; der Lauf zeichnet, wie seine Einstellungen es sagen.</translation>
        </message>
        <message>
            <source>Left and right</source>
            <translation>Links und rechts</translation>
        </message>
        <message>
            <source>Share of the images in which left and right are exchanged. 0.5 doubles what there is to learn from; 0 suits images with writing.</source>
            <translation>Anteil der Bilder, bei denen links und rechts vertauscht werden. 0,5 verdoppelt, wovon sich lernen lässt; 0 passt zu Bildern mit Schrift.</translation>
        </message>
        <message>
            <source>Top and bottom</source>
            <translation>Oben und unten</translation>
        </message>
        <message>
            <source>Share of the images that are turned upside down like a reflection. For textures and views from above; 0 for anything that stands on a ground.</source>
            <translation>Anteil der Bilder, die wie eine Spiegelung im Wasser auf den Kopf gestellt werden. Für Texturen und Ansichten von oben; 0 für alles, was auf einem Boden steht.</translation>
        </message>
        <message>
            <source>Reach</source>
            <translation>Weite</translation>
        </message>
        <message>
            <source>How far an image is moved at most, in each direction, as a part of its side. What comes into view at the border is the mirrored image, and the model may learn to draw it.</source>
            <translation>Wie weit ein Bild höchstens in jede Richtung verschoben wird, als Teil seiner Seite. Am Rand kommt das gespiegelte Bild zum Vorschein, und das Modell lernt womöglich, es zu zeichnen.</translation>
        </message>
        <message>
            <source>%</source>
            <translation>%</translation>
        </message>
        <message>
            <source>Turns</source>
            <translation>Drehungen</translation>
        </message>
        <message>
            <source>any turns each image by an angle within the limits below; right turns it by a quarter, a half, three quarters or not at all, and loses no sharpness.</source>
            <translation>any dreht jedes Bild um einen Winkel innerhalb der Grenzen unten; right dreht es um ein Viertel, die Hälfte, drei Viertel oder gar nicht und verliert keine Schärfe.</translation>
        </message>
        <message>
            <source>Largest angle</source>
            <translation>Größter Winkel</translation>
        </message>
        <message>
            <source>How far an image is turned at most, to either side. The corners are filled with the mirrored image. Has no effect on right turns.</source>
            <translation>Wie weit ein Bild höchstens nach beiden Seiten gedreht wird. Die Ecken füllt das gespiegelte Bild. Ohne Wirkung bei right.</translation>
        </message>
        <message>
            <source>°</source>
            <translation>°</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <source>How much lighter or darker an image becomes at most: 0.2 is a fifth either way.</source>
            <translation>Um wie viel ein Bild höchstens heller oder dunkler wird: 0,2 ist ein Fünftel in beide Richtungen.</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>Kontrast</translation>
        </message>
        <message>
            <source>How much stronger or weaker the contrast becomes at most.</source>
            <translation>Um wie viel der Kontrast höchstens stärker oder schwächer wird.</translation>
        </message>
        <message>
            <source>Saturation</source>
            <translation>Sättigung</translation>
        </message>
        <message>
            <source>How much stronger or paler the colors become at most. Has no effect on gray images.</source>
            <translation>Um wie viel die Farben höchstens kräftiger oder blasser werden. Ohne Wirkung bei grauen Bildern.</translation>
        </message>
        <message>
            <source>Hue</source>
            <translation>Farbton</translation>
        </message>
        <message>
            <source>How far the colors are turned round the color wheel at most, to either side; 120 turns red into green. Has no effect on gray images.</source>
            <translation>Wie weit die Farben höchstens nach beiden Seiten um den Farbkreis gedreht werden; 120 macht aus Rot Grün. Ohne Wirkung bei grauen Bildern.</translation>
        </message>
        <message>
            <source>Flip</source>
            <translation>Spiegeln</translation>
        </message>
        <message>
            <source>Mirrors images at random; take it wherever left and right do not matter.</source>
            <translation>Spiegelt Bilder zufällig; immer gut, wo links und rechts einerlei sind.</translation>
        </message>
        <message>
            <source>Moves images a little at random, so that no place in the frame is special.</source>
            <translation>Verschiebt Bilder zufällig ein wenig, sodass keine Stelle im Rahmen besonders ist.</translation>
        </message>
        <message>
            <source>Turns images at random; take right turns for textures and views from above.</source>
            <translation>Dreht Bilder zufällig; „right“ für Texturen und Ansichten von oben.</translation>
        </message>
        <message>
            <source>Color</source>
            <translation>Farbe</translation>
        </message>
        <message>
            <source>Changes brightness, contrast and colors at random; the model then draws in all of them.</source>
            <translation>Ändert Helligkeit, Kontrast und Farben zufällig; das Modell zeichnet dann in allen davon.</translation>
        </message>
        <message>
            <source>U-Net</source>
            <translation>U-Net</translation>
        </message>
        <message>
            <source>The U-Net of diffusers, best at sizes for one machine. The usual choice.</source>
            <translation>Das U-Net von diffusers, am besten bei Größen für einen Rechner. Die übliche Wahl.</translation>
        </message>
        <message>
            <source>Transformer (DiT)</source>
            <translation>Transformer (DiT)</translation>
        </message>
        <message>
            <source>A small transformer over patches; experimental.</source>
            <translation>Ein kleiner Transformer über Bildfelder; ein Versuch.</translation>
        </message>
        <message>
            <source>onnxruntime cannot draw with “{name}”: {answer}</source>
            <translation>onnxruntime kann mit „{name}“ nicht zeichnen: {answer}</translation>
        </message>
        <message>
            <source>Close other programs if memory is short; else choose another sampler or backbone, and report it with these words.</source>
            <translation>Bei knappem Speicher andere Programme schließen; sonst einen anderen Sampler oder ein anderes Netz wählen und es mit diesem Wortlaut melden.</translation>
        </message>
        <message>
            <source>Writing the folder</source>
            <translation>Ordner schreiben</translation>
        </message>
        <message>
            <source>Comparing predictions</source>
            <translation>Vorhersagen vergleichen</translation>
        </message>
        <message>
            <source>The exported network does not predict what the model does: the greatest difference is {error:.2g} of a range of 2; {LARGEST_ERROR} is allowed.</source>
            <translation>Das exportierte Netz sagt nicht voraus, was das Modell voraussagt: Der größte Unterschied ist {error:.2g} bei einer Spanne von 2; {LARGEST_ERROR} ist erlaubt.</translation>
        </message>
        <message>
            <source>Nothing was kept. Report this with the figures.</source>
            <translation>Nichts wurde behalten. Bitte mit diesen Zahlen melden.</translation>
        </message>
        <message>
            <source>A DDPMPipeline that diffusers loads without code of its own; its predictions are within {error:.1e} of the model's.</source>
            <translation>Eine DDPMPipeline, die diffusers ohne eigenen Code lädt; ihre Vorhersagen weichen höchstens {error:.1e} von denen des Modells ab.</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <source>The exported pipeline</source>
            <translation>Die exportierte Pipeline</translation>
        </message>
        <message>
            <source>diffusers has no network of this model's kind.</source>
            <translation>diffusers hat kein Netz von der Art dieses Modells.</translation>
        </message>
        <message>
            <source>Export it as ONNX.</source>
            <translation>Es als ONNX exportieren.</translation>
        </message>
        <message>
            <source>{run} at {images_seen} images</source>
            <translation>{run} bei {images_seen} Bildern</translation>
        </message>
        <message>
            <source>The sampler “{name}” has no counterpart in diffusers.</source>
            <translation>Der Sampler „{name}“ hat in diffusers kein Gegenstück.</translation>
        </message>
        <message>
            <source>Choose another sampler for the run's sampling, such as dpmpp_2m, or export it as ONNX.</source>
            <translation>Für das Sampling des Laufs einen anderen Sampler wählen, etwa dpmpp_2m, oder als ONNX exportieren.</translation>
        </message>
        <message>
            <source>Measuring the distance</source>
            <translation>Abstand messen</translation>
        </message>
        <message>
            <source>an unrolled one</source>
            <translation>ausgerollt</translation>
        </message>
        <message>
            <source>no table of numbers</source>
            <translation>keine Tabelle von Zahlen</translation>
        </message>
        <message>
            <source>Steps cannot be an input: the walk of sampler “{sampler}” is {trajectory}.</source>
            <translation>Schritte können keine Eingabe sein: Der Weg des Samplers „{sampler}“ ist {trajectory}.</translation>
        </message>
        <message>
            <source>Leave the steps fixed, or take a loop and a sampler such as dpmpp_2m.</source>
            <translation>Die Schritte fest lassen, oder eine Schleife und einen Sampler wie dpmpp_2m nehmen.</translation>
        </message>
        <message>
            <source>Noise cannot be the input: the walk of sampler “{sampler}” is no table of numbers, so it is traced together with the noise that it draws itself.</source>
            <translation>Rauschen kann nicht die Eingabe sein: Der Weg des Samplers „{sampler}“ ist keine Tabelle von Zahlen und wird darum zusammen mit dem Rauschen aufgezeichnet, das er selbst zieht.</translation>
        </message>
        <message>
            <source>Let the model take seeds, or choose a sampler such as dpmpp_2m.</source>
            <translation>Das Modell Seeds annehmen lassen oder einen Sampler wie dpmpp_2m wählen.</translation>
        </message>
        <message>
            <source>A graph laid out for processors is in fp32, and {precision} is asked for.</source>
            <translation>Ein Graph, der auf Prozessoren zugeschnitten ist, rechnet in fp32; verlangt ist {precision}.</translation>
        </message>
        <message>
            <source>Leave device at any: int8 is faster on processors as it is, and fp16 is for graphics cards.</source>
            <translation>Lassen Sie device bei any: int8 ist auf Prozessoren ohnehin schneller, und fp16 ist für Grafikkarten.</translation>
        </message>
        <message>
            <source>The network is too large to be brought to int8: its weights do not fit one file.</source>
            <translation>Das Netz ist zu groß für int8: Seine Gewichte passen nicht in eine Datei.</translation>
        </message>
        <message>
            <source>Export it in fp32 or fp16.</source>
            <translation>In fp32 oder fp16 exportieren.</translation>
        </message>
        <message>
            <source>The graph is not valid ONNX: {error}</source>
            <translation>Der Graph ist kein gültiges ONNX: {error}</translation>
        </message>
        <message>
            <source>Choose another sampler or backbone, and report it with these words.</source>
            <translation>Einen anderen Sampler oder ein anderes Netz wählen und es mit diesem Wortlaut melden.</translation>
        </message>
        <message>
            <source>Reading them back</source>
            <translation>Zurücklesen</translation>
        </message>
        <message>
            <source>{count:,} images; {proven} of them were drawn again and read back, and are the same to within one level of 255.</source>
            <translation>{count:,} Bilder; {proven} davon wurden noch einmal gezeichnet und zurückgelesen und stimmen auf eine Stufe von 255 überein.</translation>
        </message>
        <message>
            <source>“{file}” differs by {worst} of 255 from the image of its seed.</source>
            <translation>„{file}“ weicht um {worst} von 255 vom Bild seines Seeds ab.</translation>
        </message>
        <message>
            <source>Check the disk, then export again; if it stays, report it.</source>
            <translation>Den Datenträger prüfen, dann noch einmal exportieren; wenn es bleibt, bitte melden.</translation>
        </message>
        <message>
            <source>The terms of the images that it was learned from are not known to this folder.</source>
            <translation>Die Bedingungen der Bilder, von denen gelernt wurde, kennt dieser Ordner nicht.</translation>
        </message>
        <message>
            <source>The images that it was learned from are not in this folder; what lay beside them tells their terms.</source>
            <translation>Die Bilder, von denen gelernt wurde, liegen nicht in diesem Ordner; was bei ihnen lag, nennt ihre Bedingungen.</translation>
        </message>
        <message>
            <source>The license's text “{license_file}” cannot be read: {error}.</source>
            <translation>Der Text der Lizenz „{license_file}“ lässt sich nicht lesen: {error}.</translation>
        </message>
        <message>
            <source>Give a text file in UTF-8, or choose a license of the list.</source>
            <translation>Eine Textdatei in UTF-8 angeben oder eine Lizenz aus der Liste wählen.</translation>
        </message>
        <message>
            <source>License</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <source>License of what is exported, by its SPDX name; its text goes along for those who use it. It is yours to choose, within what your images allow; empty for none.</source>
            <translation>Lizenz des Exportierten nach ihrem SPDX-Namen; ihr Text geht mit, für alle, die es verwenden. Die Wahl ist frei, soweit die Bilder es erlauben; leer für keine.</translation>
        </message>
        <message>
            <source>License of your own</source>
            <translation>Eigene Lizenz</translation>
        </message>
        <message>
            <source>A text file with terms of your own, which go in place of a license of the list.</source>
            <translation>Eine Textdatei mit eigenen Bedingungen, die an die Stelle einer Lizenz aus der Liste treten.</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>Urheber</translation>
        </message>
        <message>
            <source>Who made the model: named in its license, and in its card where it has one.</source>
            <translation>Wer das Modell gemacht hat: in seiner Lizenz genannt und in seiner Karte, wo es eine hat.</translation>
        </message>
        <message>
            <source>Images to compare</source>
            <translation>Bilder zum Vergleich</translation>
        </message>
        <message>
            <source>How many images are drawn both here and by the export, and compared byte by byte. More proves more and takes longer.</source>
            <translation>Wie viele Bilder sowohl hier als auch vom Export gezeichnet und Byte für Byte verglichen werden. Mehr beweist mehr und dauert länger.</translation>
        </message>
        <message>
            <source>Intended use</source>
            <translation>Verwendungszweck</translation>
        </message>
        <message>
            <source>What the model is for, and what it must not be used for, in your words: they go into its card.</source>
            <translation>Wofür das Modell da ist und was es nicht tun soll, in eigenen Worten: Sie kommen in seine Karte.</translation>
        </message>
        <message>
            <source>In how many bits the network calculates: fp32 draws the gallery's very images; fp16 halves the file and is for graphics cards; int8 quarters it and is faster on processors. What is lost is measured and reported.</source>
            <translation>Mit wie vielen Bit das Netz rechnet: fp32 zeichnet genau die Bilder der Galerie; fp16 halbiert die Datei und ist für Grafikkarten; int8 viertelt sie und ist auf Prozessoren schneller. Was dabei verloren geht, wird gemessen und gesagt.</translation>
        </message>
        <message>
            <source>Runs on</source>
            <translation>Läuft auf</translation>
        </message>
        <message>
            <source>What the graph is laid out for: any device, or processors alone, on which convolutions with half the products are faster and a larger file draws the same images. On graphics cards that is slower. For fp32 only.</source>
            <translation>Worauf der Graph zugeschnitten ist: auf jedes Gerät oder nur auf Prozessoren. Auf diesen sind Faltungen mit halb so vielen Produkten schneller; die Datei ist größer, die Bilder sind dieselben. Auf Grafikkarten ist das langsamer. Nur für fp32.</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>From what the model draws: a seed an image, as the gallery does, or noise that the other app brings itself.</source>
            <translation>Woraus das Modell zeichnet: aus einem Seed je Bild, wie die Galerie, oder aus Rauschen, das das andere Programm selbst mitbringt.</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Ausgabe</translation>
        </message>
        <message>
            <source>What images come out as: bytes by row, column and channel, ready to be shown, or numbers from -1 to 1 by channel, row and column, for more calculation.</source>
            <translation>In welcher Form Bilder herauskommen: als Bytes nach Zeile, Spalte und Kanal, fertig zum Anzeigen, oder als Zahlen von -1 bis 1 nach Kanal, Zeile und Spalte, zum Weiterrechnen.</translation>
        </message>
        <message>
            <source>Steps in the graph</source>
            <translation>Schritte im Graphen</translation>
        </message>
        <message>
            <source>How steps are written down: as a loop, which loads fast, or one after another, for runtimes that have no loops.</source>
            <translation>Wie Schritte aufgeschrieben werden: als Schleife, die schnell lädt, oder einer nach dem anderen, für Laufzeitumgebungen ohne Schleifen.</translation>
        </message>
        <message>
            <source>Let the other app choose the steps</source>
            <translation>Das andere Programm die Schritte wählen lassen</translation>
        </message>
        <message>
            <source>Whether the number of steps becomes an input of the model. Each number, up to 50, draws what the gallery draws with it.</source>
            <translation>Ob die Zahl der Schritte eine Eingabe des Modells wird. Jede Zahl bis 50 zeichnet, was die Galerie damit zeichnet.</translation>
        </message>
        <message>
            <source>Web page</source>
            <translation>Webseite</translation>
        </message>
        <message>
            <source>Adds a page that generates images in a browser, opened by double click or from any web server. Adds 5 MB and the model once more; models of more than 100 MB stay outside the page.</source>
            <translation>Legt eine Seite bei, die im Browser Bilder erzeugt, per Doppelklick oder von jedem Webserver aus. Kostet 5 MB und das Modell noch einmal; Modelle über 100 MB bleiben außerhalb der Seite.</translation>
        </message>
        <message>
            <source>Images for the distance</source>
            <translation>Bilder für den Abstand</translation>
        </message>
        <message>
            <source>How many images are drawn to see how far, as a whole, the export's are from the source's; 0 for none, which int8 does not allow.</source>
            <translation>Wie viele Bilder gezeichnet werden, um zu sehen, wie weit die des Exports insgesamt von denen des Modells entfernt sind; 0 für keine, was int8 nicht erlaubt.</translation>
        </message>
        <message>
            <source>Time for the distance</source>
            <translation>Zeit für den Abstand</translation>
        </message>
        <message>
            <source>How long to draw them at most. Where the time is up, fewer images are compared, and their number is reported.</source>
            <translation>Wie lange höchstens dafür gezeichnet wird. Ist die Zeit um, werden weniger Bilder verglichen, und ihre Zahl wird genannt.</translation>
        </message>
        <message>
            <source>How many images are drawn.</source>
            <translation>Wie viele Bilder gezeichnet werden.</translation>
        </message>
        <message>
            <source>Of the first image; the others follow it one by one.</source>
            <translation>Des ersten Bilds; die weiteren folgen ihm einer nach dem anderen.</translation>
        </message>
        <message>
            <source>ONNX bundle</source>
            <translation>ONNX-Paket</translation>
        </message>
        <message>
            <source>One file that turns seeds into images in any program with onnxruntime, with a bundle manifest, a web page and a Python example. The usual choice.</source>
            <translation>Eine Datei, die in jedem Programm mit onnxruntime aus Seeds Bilder macht, dazu ein Pass, eine Webseite und ein Beispiel für Python. Die übliche Wahl.</translation>
        </message>
        <message>
            <source>diffusers folder</source>
            <translation>diffusers-Ordner</translation>
        </message>
        <message>
            <source>A folder that DiffusionPipeline.from_pretrained loads, for Python programs and further training.</source>
            <translation>Ein Ordner, den DiffusionPipeline.from_pretrained lädt, für Python-Programme und weiteres Training.</translation>
        </message>
        <message>
            <source>safetensors file</source>
            <translation>safetensors-Datei</translation>
        </message>
        <message>
            <source>The weights alone, named as in diffusers' UNet2DModel, with all facts in the file's header.</source>
            <translation>Nur die Gewichte, benannt wie in diffusers’ UNet2DModel, mit allen Angaben im Kopf der Datei.</translation>
        </message>
        <message>
            <source>torch program</source>
            <translation>torch-Programm</translation>
        </message>
        <message>
            <source>One .pt2 file that turns seeds into images in any program with torch, without code of ours.</source>
            <translation>Eine .pt2-Datei, die in jedem Programm mit torch aus Seeds Bilder macht, ohne Code von uns.</translation>
        </message>
        <message>
            <source>OpenVINO model</source>
            <translation>OpenVINO-Modell</translation>
        </message>
        <message>
            <source>Turns noise into images in programs with OpenVINO, on Intel's processors. Wants OpenVINO installed here too.</source>
            <translation>Macht in Programmen mit OpenVINO aus Rauschen Bilder, auf Prozessoren von Intel. Auch hier muss OpenVINO installiert sein.</translation>
        </message>
        <message>
            <source>Image set</source>
            <translation>Bildersammlung</translation>
        </message>
        <message>
            <source>Many images as PNG files, with a manifest of their seeds, classes and hashes.</source>
            <translation>Viele Bilder als PNG-Dateien, mit einem Manifest ihrer Seeds, Klassen und Prüfsummen.</translation>
        </message>
        <message>
            <source>Reading the walk from noise to image</source>
            <translation>Weg vom Rauschen zum Bild lesen</translation>
        </message>
        <message>
            <source>Tracing the network</source>
            <translation>Netz aufzeichnen</translation>
        </message>
        <message>
            <source>Putting the graph together</source>
            <translation>Graph zusammensetzen</translation>
        </message>
        <message>
            <source>Writing the files</source>
            <translation>Dateien schreiben</translation>
        </message>
        <message>
            <source>An export in int8 is proven by its distance, and no images are to be drawn for it.</source>
            <translation>Ein Export in int8 wird durch seinen Abstand nachgewiesen, und dafür sollen keine Bilder gezeichnet werden.</translation>
        </message>
        <message>
            <source>Set distance_images to 1000, and distance_minutes if time is short.</source>
            <translation>distance_pictures auf 1000 setzen, und distance_minutes, wenn die Zeit knapp ist.</translation>
        </message>
        <message>
            <source>towards the class</source>
            <translation>zur Klasse hin</translation>
        </message>
        <message>
            <source>away from an early state</source>
            <translation>von einem frühen Stand weg</translation>
        </message>
        <message>
            <source>`guidance` pushes images {towards}, at noise levels from {low:g} to {high:g}; 1 is none, and faster</source>
            <translation>`guidance` drängt Bilder {towards}, bei Rauschstärken von {low:g} bis {high:g}; 1 ist keine, und schneller</translation>
        </message>
        <message>
            <source>Converting the graph</source>
            <translation>Graph umwandeln</translation>
        </message>
        <message>
            <source>The OpenVINO model</source>
            <translation>Das OpenVINO-Modell</translation>
        </message>
        <message>
            <source>OpenVINO redrew {parity_text}.</source>
            <translation>OpenVINO hat nachgezeichnet: {parity_text}.</translation>
        </message>
        <message>
            <source>OpenVINO is not installed, so nothing can be converted for it.</source>
            <translation>OpenVINO ist nicht installiert, also lässt sich dafür nichts umwandeln.</translation>
        </message>
        <message>
            <source>Install it beside Sfumato: pip install openvino.</source>
            <translation>Es neben Sfumato installieren: pip install openvino.</translation>
        </message>
        <message>
            <source>OpenVINO cannot convert the model, or read it again: {text}</source>
            <translation>OpenVINO kann das Modell nicht umwandeln oder nicht wieder lesen: {text}</translation>
        </message>
        <message>
            <source>Export it as ONNX, which holds it as it is.</source>
            <translation>Es als ONNX exportieren; das enthält es, wie es ist.</translation>
        </message>
        <message>
            <source>Nothing was kept but the report of the proof. Try another sampler, more steps or precision fp32; if it stays, report it with these figures.</source>
            <translation>Nichts wurde behalten außer dem Bericht über den Nachweis. Einen anderen Sampler, mehr Schritte oder die Genauigkeit fp32 versuchen; wenn es bleibt, bitte mit diesen Zahlen melden.</translation>
        </message>
        <message>
            <source>Measuring the speed</source>
            <translation>Tempo messen</translation>
        </message>
        <message>
            <source>{REQUIRED_SHARE:.1%} or more</source>
            <translation>{REQUIRED_SHARE:.1%} oder mehr</translation>
        </message>
        <message>
            <source>no difference</source>
            <translation>kein Unterschied</translation>
        </message>
        <message>
            <source>{REQUIRED_PSNR_DB:g} dB or more</source>
            <translation>{REQUIRED_PSNR_DB:g} dB oder mehr</translation>
        </message>
        <message>
            <source>{ratio:.3f} times</source>
            <translation>{ratio:.3f}-mal</translation>
        </message>
        <message>
            <source>{LARGEST_RATIO:g} times or less</source>
            <translation>{LARGEST_RATIO:g}-mal oder weniger</translation>
        </message>
        <message>
            <source>{batch_size} images</source>
            <translation>{batch_size} Bilder</translation>
        </message>
        <message>
            <source>{text:.2f} times</source>
            <translation>{text:.2f}-mal</translation>
        </message>
        <message>
            <source> of {asked} asked for</source>
            <translation> von {asked} verlangten</translation>
        </message>
        <message>
            <source>Frechet distance of {images} images{fewer} to others of the source: {export:.3g}, its own {source:.3g}.</source>
            <translation>Fréchet-Abstand von {images} Bildern{fewer} zu anderen des Modells: {export:.3g}, des Modells selbst {source:.3g}.</translation>
        </message>
        <message>
            <source>The exported “{name}” does not draw the gallery's images. {parity_text}. {words}. The worst image is that of seed {worst_seed}, with {share_text} of its bytes identical.</source>
            <translation>Das exportierte „{name}“ zeichnet nicht die Bilder der Galerie. {parity_text}. {words}. Das schlechteste Bild ist das des Seeds {worst_seed}, bei dem {share_text} der Bytes gleich sind.</translation>
        </message>
        <message>
            <source>{images} images: {share_text} of bytes identical, {share_text2} within 1, the greatest difference {worst_error} of 255</source>
            <translation>{images} Bilder: {share_text} der Bytes gleich, {share_text2} mit höchstens 1 Abweichung, der größte Unterschied {worst_error} von 255</translation>
        </message>
        <message>
            <source>{what} does not draw the gallery's images. {parity_text}; {REQUIRED_SHARE:.1%} within 1 are asked for. The worst image is that of seed {worst_seed}, with {share_text} of its bytes identical.</source>
            <translation>{what} zeichnet nicht die Bilder der Galerie. {parity_text}; verlangt sind {REQUIRED_SHARE:.1%} mit höchstens 1 Abweichung. Das schlechteste Bild ist das des Seeds {worst_seed}, bei dem {share_text} der Bytes gleich sind.</translation>
        </message>
        <message>
            <source>Nothing was kept. Try another sampler or more steps; if it stays, report it with these figures.</source>
            <translation>Nichts wurde behalten. Einen anderen Sampler oder mehr Schritte versuchen; wenn es bleibt, bitte mit diesen Zahlen melden.</translation>
        </message>
        <message>
            <source>Writing the weights</source>
            <translation>Gewichte schreiben</translation>
        </message>
        <message>
            <source>{count:,} weights in {tensors} tensors, read back bit for bit.</source>
            <translation>{count:,} Gewichte in {tensors} Tensoren, Bit für Bit zurückgelesen.</translation>
        </message>
        <message>
            <source>“{name}” does not hold the weights that were written.</source>
            <translation>„{name}“ enthält nicht die Gewichte, die geschrieben wurden.</translation>
        </message>
        <message>
            <source>Check the disk, then export again.</source>
            <translation>Den Datenträger prüfen, dann noch einmal exportieren.</translation>
        </message>
        <message>
            <source>the sampler changes the type of images</source>
            <translation>der Sampler ändert den Typ der Bilder</translation>
        </message>
        <message>
            <source>Tracing the way to an image</source>
            <translation>Weg zum Bild aufzeichnen</translation>
        </message>
        <message>
            <source>The torch program</source>
            <translation>Das torch-Programm</translation>
        </message>
        <message>
            <source>The model cannot be written as a torch program: {text}</source>
            <translation>Das Modell lässt sich nicht als torch-Programm schreiben: {text}</translation>
        </message>
        <message>
            <source>Its sampler or its network does what torch cannot trace; choose another sampler.</source>
            <translation>Sein Sampler oder sein Netz tut etwas, das torch nicht aufzeichnen kann; einen anderen Sampler wählen.</translation>
        </message>
        <message>
            <source>Choose another sampler for the run's sampling, such as dpmpp_2m.</source>
            <translation>Für das Sampling des Laufs einen anderen Sampler wählen, etwa dpmpp_2m.</translation>
        </message>
        <message>
            <source>The network</source>
            <translation>Das Netz</translation>
        </message>
        <message>
            <source>Train with another backbone, or let the author of this one replace the operation.</source>
            <translation>Mit einem anderen Netz trainieren, oder dessen Urheber die Operation ersetzen lassen.</translation>
        </message>
        <message>
            <source>The start of the walk</source>
            <translation>Der Beginn des Wegs</translation>
        </message>
        <message>
            <source>Train again, or let walks begin with noise.</source>
            <translation>Neu trainieren oder Wege mit Rauschen beginnen lassen.</translation>
        </message>
        <message>
            <source>The decoder of the latents</source>
            <translation>Der Dekoder der Latents</translation>
        </message>
        <message>
            <source>Train with another autoencoder.</source>
            <translation>Mit einem anderen Autoencoder trainieren.</translation>
        </message>
        <message>
            <source>{name} cannot be written into a graph: {reason}.</source>
            <translation>{name} lässt sich nicht in einen Graphen schreiben: {reason}.</translation>
        </message>
        <message>
            <source>ONNX has no operation for it</source>
            <translation>ONNX hat dafür keine Operation</translation>
        </message>
        <message>
            <source>“{source}” is no folder.</source>
            <translation>„{source}“ ist kein Ordner.</translation>
        </message>
        <message>
            <source>Choose the folder that the images lie in.</source>
            <translation>Den Ordner wählen, in dem die Bilder liegen.</translation>
        </message>
        <message>
            <source>Reads the images of a folder where they lie, at any depth.</source>
            <translation>Liest die Bilder eines Ordners dort, wo sie liegen, in beliebiger Tiefe.</translation>
        </message>
        <message>
            <source>ZIP archive</source>
            <translation>ZIP-Archiv</translation>
        </message>
        <message>
            <source>Unpacks the images of a ZIP file into the project, with their folders.</source>
            <translation>Entpackt die Bilder einer ZIP-Datei mitsamt ihren Ordnern ins Projekt.</translation>
        </message>
        <message>
            <source>Unpacking images</source>
            <translation>Bilder entpacken</translation>
        </message>
        <message>
            <source>The entry is locked by a password.</source>
            <translation>Der Eintrag ist mit einem Passwort geschützt.</translation>
        </message>
        <message>
            <source>“{name}” is damaged or of a kind that is not read: {error}.</source>
            <translation>„{name}“ ist beschädigt oder von einer Art, die nicht gelesen wird: {error}.</translation>
        </message>
        <message>
            <source>Unpack it with another program, and choose the folder.</source>
            <translation>Es mit einem anderen Programm entpacken und den Ordner wählen.</translation>
        </message>
        <message>
            <source>Unpacking {members:,} images</source>
            <translation>{members:,} Bilder entpacken</translation>
        </message>
        <message>
            <source>Free some space, or unpack the archive on another disk and choose the folder.</source>
            <translation>Platz schaffen, oder das Archiv auf einem anderen Datenträger entpacken und den Ordner wählen.</translation>
        </message>
        <message>
            <source>The entry cannot be unpacked: {error}.</source>
            <translation>Der Eintrag lässt sich nicht entpacken: {error}.</translation>
        </message>
        <message>
            <source>The entry is truncated in the archive.</source>
            <translation>Der Eintrag ist im Archiv abgeschnitten.</translation>
        </message>
        <message>
            <source>The entry is damaged in the archive: {error}.</source>
            <translation>Der Eintrag ist im Archiv beschädigt: {error}.</translation>
        </message>
        <message>
            <source>“{name}” is locked by a password.</source>
            <translation>„{name}“ ist durch ein Passwort geschützt.</translation>
        </message>
        <message>
            <source>“{name}” holds no image.{first}</source>
            <translation>„{name}“ enthält kein Bild.{first}</translation>
        </message>
        <message>
            <source>Choose an archive with PNG, JPEG or WebP files.</source>
            <translation>Ein Archiv mit Dateien der Arten PNG, JPEG oder WebP wählen.</translation>
        </message>
        <message>
            <source>The entry is a link or a special file.</source>
            <translation>Der Eintrag ist eine Verknüpfung oder eine Spezialdatei.</translation>
        </message>
        <message>
            <source>The entry's compression ({method}) is not supported.</source>
            <translation>Die Kompression des Eintrags ({method}) wird nicht unterstützt.</translation>
        </message>
        <message>
            <source>The entry unpacks to {text:,} MiB; up to 512 MiB are read.</source>
            <translation>Der Eintrag ist entpackt {text:,} MiB groß; bis zu 512 MiB werden gelesen.</translation>
        </message>
        <message>
            <source>The entry unpacks to {ratio:,.0f} times its size, as no image does.</source>
            <translation>Der Eintrag ist entpackt {ratio:,.0f}-mal so groß, wie es bei keinem Bild vorkommt.</translation>
        </message>
        <message>
            <source>Where a folder for each run is made; empty for the run's own folder.</source>
            <translation>Wo für jeden Lauf ein Ordner angelegt wird; leer für den Ordner des Laufs selbst.</translation>
        </message>
        <message>
            <source>TensorBoard</source>
            <translation>TensorBoard</translation>
        </message>
        <message>
            <source>Writes losses, learning rate, quality and sample grids where TensorBoard shows them; needs nothing else installed.</source>
            <translation>Schreibt Verluste, Lernrate, Qualität und Probenraster dorthin, wo TensorBoard sie zeigt; sonst muss nichts installiert sein.</translation>
        </message>
        <message>
            <source>Variety</source>
            <translation>Vielfalt</translation>
        </message>
        <message>
            <source>Says how different generated images are from each other, beside how different real ones are; far below it the model draws always the same.</source>
            <translation>Sagt, wie verschieden erzeugte Bilder voneinander sind, neben der Verschiedenheit echter; weit darunter zeichnet das Modell immer dasselbe.</translation>
        </message>
        <message>
            <source>Difference of two images</source>
            <translation>Unterschied zweier Bilder</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>Keeps what you write down about a run in the run's folder.</source>
            <translation>Bewahrt Aufzeichnungen zu einem Lauf in dessen Ordner auf.</translation>
        </message>
        <message>
            <source>Fresh noise</source>
            <translation>Frisches Rauschen</translation>
        </message>
        <message>
            <source>How much of the noise is drawn anew at each step: 0 draws none, so an image follows from its seed's first noise alone; 1 draws as much as DDPM.</source>
            <translation>Wie viel Rauschen bei jedem Schritt neu gezogen wird: Bei 0 keines, sodass ein Bild allein aus dem ersten Rauschen seines Seeds folgt; 1 zieht so viel wie DDPM.</translation>
        </message>
        <message>
            <source>Middle noise level</source>
            <translation>Mittlere Rauschstärke</translation>
        </message>
        <message>
            <source>How much noise is added to the first step's image before the second step. More changes it further; less keeps it as it is. Making a fast version finds the best.</source>
            <translation>Wie viel Rauschen vor dem zweiten Schritt zum Bild des ersten hinzukommt. Mehr ändert es weiter, weniger lässt es, wie es ist. Beim Erstellen einer Schnellversion wird das beste gefunden.</translation>
        </message>
        <message>
            <source>DPM-Solver++ (2M)</source>
            <translation>DPM-Solver++ (2M)</translation>
        </message>
        <message>
            <source>The usual choice: sharp images in about ten steps, one network call each.</source>
            <translation>Die übliche Wahl: scharfe Bilder in etwa zehn Schritten, mit je einem Netzaufruf.</translation>
        </message>
        <message>
            <source>UniPC (2)</source>
            <translation>UniPC (2)</translation>
        </message>
        <message>
            <source>Corrects each step with what the next one learns; good with very few steps.</source>
            <translation>Berichtigt jeden Schritt mit dem, was der nächste ergibt; gut bei sehr wenigen Schritten.</translation>
        </message>
        <message>
            <source>Heun</source>
            <translation>Heun</translation>
        </message>
        <message>
            <source>Two network calls a step; very exact with twenty steps or more.</source>
            <translation>Zwei Netzaufrufe je Schritt; sehr genau ab zwanzig Schritten.</translation>
        </message>
        <message>
            <source>Euler</source>
            <translation>Euler</translation>
        </message>
        <message>
            <source>The plainest rule: straight steps, smooth images; take it to compare.</source>
            <translation>Die schlichteste Regel: gerade Schritte, glatte Bilder; gut zum Vergleichen.</translation>
        </message>
        <message>
            <source>DDIM</source>
            <translation>DDIM</translation>
        </message>
        <message>
            <source>Straight steps like Euler's, with as much fresh noise a step as you set.</source>
            <translation>Gerade Schritte wie bei Euler, mit so viel frischem Rauschen je Schritt wie eingestellt.</translation>
        </message>
        <message>
            <source>DDPM</source>
            <translation>DDPM</translation>
        </message>
        <message>
            <source>Draws fresh noise at each step; needs a hundred steps or more, and varies most.</source>
            <translation>Zieht bei jedem Schritt frisches Rauschen; braucht hundert Schritte oder mehr und variiert am stärksten.</translation>
        </message>
        <message>
            <source>Consistency</source>
            <translation>Konsistenz</translation>
        </message>
        <message>
            <source>Jumps to the image in one or two steps; only for fast versions of a model.</source>
            <translation>Springt in einem oder zwei Schritten zum Bild; nur für Schnellversionen eines Modells.</translation>
        </message>
        <message>
            <source>Floor</source>
            <translation>Untergrenze</translation>
        </message>
        <message>
            <source>Share of the full learning rate that is left at the end of the run. 0 lets the last updates change nothing, which gives the calmest end.</source>
            <translation>Anteil der vollen Lernrate, der am Ende des Laufs übrig ist. Bei 0 ändern die letzten Updates nichts, was das ruhigste Ende ergibt.</translation>
        </message>
        <message>
            <source>Warm-up, hold, cool-down</source>
            <translation>Aufwärmen, Halten, Abkühlen</translation>
        </message>
        <message>
            <source>Keeps the full learning rate until the cool-down, from before which a run can be made longer. The usual choice.</source>
            <translation>Hält die volle Lernrate bis zur Abkühlphase; von vor dieser lässt sich ein Lauf verlängern. Die übliche Wahl.</translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation>Kosinus</translation>
        </message>
        <message>
            <source>Lets the learning rate fall from the warm-up to the end; for runs whose length is known.</source>
            <translation>Lässt die Lernrate von der Aufwärmphase bis zum Ende fallen; für Läufe, deren Länge feststeht.</translation>
        </message>
    </context>
    <context>
        <name>CurveChart</name>
        <message>
            <source>Log</source>
            <translation>Log</translation>
        </message>
        <message>
            <source>The chart comes with the engine…</source>
            <translation>Das Diagramm kommt mit der Engine …</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alles zeigen</translation>
        </message>
        <message>
            <source>Show the whole curve, also as it grows</source>
            <translation>Die ganze Kurve zeigen, auch während sie wächst</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>Gradient</source>
            <translation>Gradient</translation>
        </message>
        <message>
            <source>Images/s</source>
            <translation>Bilder/s</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Qualität</translation>
        </message>
        <message>
            <source>Training loss, and held-out loss as dots</source>
            <translation>Trainingsverlust; Validierungsverlust als Punkte</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>Norm of the gradient before it is clipped</source>
            <translation>Norm des Gradienten, bevor er begrenzt wird</translation>
        </message>
        <message>
            <source>Images learned from in a second</source>
            <translation>Bilder, von denen je Sekunde gelernt wird</translation>
        </message>
        <message>
            <source>How far images are from real ones, as a multiple of what real ones are</source>
            <translation>Wie weit die Bilder von echten entfernt sind, als Vielfaches dessen, was echte voneinander trennt</translation>
        </message>
        <message>
            <source>Figure</source>
            <translation>Kennzahl</translation>
        </message>
        <message>
            <source>Which figure is drawn</source>
            <translation>Welche Kennzahl gezeichnet wird</translation>
        </message>
        <message>
            <source>over images</source>
            <translation>über Bilder</translation>
        </message>
        <message>
            <source>over steps</source>
            <translation>über Schritte</translation>
        </message>
        <message>
            <source>over time</source>
            <translation>über Zeit</translation>
        </message>
        <message>
            <source>Horizontal axis</source>
            <translation>Waagerechte Achse</translation>
        </message>
        <message>
            <source>Draw over images learned from, steps, or training time</source>
            <translation>Über gelernte Bilder, Schritte oder Trainingszeit zeichnen</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>Glättung</translation>
        </message>
        <message>
            <source>Average neighbors; the raw curve stays behind</source>
            <translation>Nachbarn mitteln; die rohe Kurve bleibt im Hintergrund</translation>
        </message>
        <message>
            <source>Draw the figure on a logarithmic scale</source>
            <translation>Die Kennzahl logarithmisch auftragen</translation>
        </message>
        <message>
            <source>Logarithmic scale</source>
            <translation>Logarithmische Skala</translation>
        </message>
        <message>
            <source>Smooth</source>
            <translation>Glätten</translation>
        </message>
        <message>
            <source>Chart</source>
            <translation>Diagramm</translation>
        </message>
        <message>
            <source>Drag to move, turn the wheel to zoom, double-click to see all again</source>
            <translation>Ziehen zum Verschieben, Mausrad zum Zoomen, Doppelklick zeigt wieder alles</translation>
        </message>
    </context>
    <context>
        <name>CurvePlot</name>
        <message>
            <source>Nothing to draw yet</source>
            <translation>Noch nichts zu zeichnen</translation>
        </message>
    </context>
    <context>
        <name>DatasetImages</name>
        <message>
            <source>class {name}</source>
            <translation>Klasse {name}</translation>
        </message>
        <message>
            <source>held out</source>
            <translation>zurückgehalten</translation>
        </message>
    </context>
    <context>
        <name>DatasetPage</name>
        <message>
            <source>Locate…</source>
            <translation>Suchen …</translation>
        </message>
        <message>
            <source>Choose the folder that the images were moved to</source>
            <translation>Den Ordner wählen, in den die Bilder verschoben wurden</translation>
        </message>
        <message>
            <source>Train on this</source>
            <translation>Damit trainieren</translation>
        </message>
        <message>
            <source>Choose this dataset for a new run</source>
            <translation>Diesen Datensatz für einen neuen Lauf auswählen</translation>
        </message>
        <message>
            <source>Read again</source>
            <translation>Neu einlesen</translation>
        </message>
        <message>
            <source>Look for new, changed and removed files in the folder</source>
            <translation>Den Ordner nach neuen, geänderten und entfernten Dateien durchsehen</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Open the folder that the images lie in</source>
            <translation>Den Ordner öffnen, in dem die Bilder liegen</translation>
        </message>
        <message>
            <source>Part of the dataset</source>
            <translation>Teil des Datensatzes</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Show the images of one class, or of all</source>
            <translation>Die Bilder einer Klasse oder aller Klassen zeigen</translation>
        </message>
        <message>
            <source>Only the dataset changes; no file is touched (X)</source>
            <translation>Nur der Datensatz ändert sich; keine Datei wird angerührt (X)</translation>
        </message>
        <message>
            <source>Images of the dataset</source>
            <translation>Bilder des Datensatzes</translation>
        </message>
        <message>
            <source>Nothing here</source>
            <translation>Hier ist nichts</translation>
        </message>
        <message>
            <source>Files that were set aside</source>
            <translation>Aussortierte Dateien</translation>
        </message>
        <message>
            <source>No file was set aside</source>
            <translation>Keine Datei wurde aussortiert</translation>
        </message>
        <message>
            <source>Every file could be read.</source>
            <translation>Jede Datei ließ sich lesen.</translation>
        </message>
        <message>
            <source>Exclude or take in again</source>
            <translation>Ausschließen oder wieder aufnehmen</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Held out</source>
            <translation>Zurückgehalten</translation>
        </message>
        <message>
            <source>Excluded</source>
            <translation>Ausgeschlossen</translation>
        </message>
        <message>
            <source>Set aside</source>
            <translation>Aussortiert</translation>
        </message>
        <message>
            <source>What a model learns from, the held-out images included</source>
            <translation>Wovon ein Modell lernt, einschließlich der zurückgehaltenen Bilder</translation>
        </message>
        <message>
            <source>Kept apart to measure how well a model has learned</source>
            <translation>Beiseitegelegt, um zu messen, wie gut ein Modell gelernt hat</translation>
        </message>
        <message>
            <source>Taken out by you; they can be taken in again</source>
            <translation>Von Hand ausgeschlossen; sie lassen sich wieder aufnehmen</translation>
        </message>
        <message>
            <source>Files that cannot be used, each with its reason</source>
            <translation>Dateien, die sich nicht verwenden lassen, jede mit ihrem Grund</translation>
        </message>
        <message>
            <source>All classes</source>
            <translation>Alle Klassen</translation>
        </message>
        <message>
            <source>1 image</source>
            <translation>1 Bild</translation>
        </message>
        <message>
            <source>{n} images</source>
            <translation>{n} Bilder</translation>
        </message>
        <message>
            <source>1 class</source>
            <translation>1 Klasse</translation>
        </message>
        <message>
            <source>{n} classes</source>
            <translation>{n} Klassen</translation>
        </message>
        <message>
            <source>learned at {size} × {size} px</source>
            <translation>gelernt in {size} × {size} px</translation>
        </message>
        <message>
            <source>copied into the project</source>
            <translation>ins Projekt kopiert</translation>
        </message>
        <message>
            <source>The folder is missing. Plug its disk in, or choose Locate… if it was moved. Training on images that were prepared before still works.</source>
            <translation>Der Ordner fehlt. Schließen Sie sein Laufwerk an, oder wählen Sie „Suchen …“, wenn er verschoben wurde. Mit schon vorbereiteten Bildern kann weiter trainiert werden.</translation>
        </message>
        <message>
            <source>1 more class has few images or none.</source>
            <translation>1 weitere Klasse hat wenige oder keine Bilder.</translation>
        </message>
        <message>
            <source>{n} more classes have few images or none.</source>
            <translation>{n} weitere Klassen haben wenige oder keine Bilder.</translation>
        </message>
        <message>
            <source>No image of the folder is in. See what was set aside, and why.</source>
            <translation>Kein Bild des Ordners ist dabei. Unter „Aussortiert“ steht, was nicht geht und warum.</translation>
        </message>
        <message>
            <source>No image is kept apart in this dataset.</source>
            <translation>In diesem Datensatz ist kein Bild zurückgehalten.</translation>
        </message>
        <message>
            <source>Select images under Images and press X to leave them out of training.</source>
            <translation>Unter „Bilder“ Bilder auswählen und X drücken, um sie vom Training auszunehmen.</translation>
        </message>
        <message>
            <source>Take in {n}</source>
            <translation>{n} aufnehmen</translation>
        </message>
        <message>
            <source>Exclude {n}</source>
            <translation>{n} ausschließen</translation>
        </message>
    </context>
    <context>
        <name>DatasetsPage</name>
        <message>
            <source>Datasets</source>
            <translation>Datensätze</translation>
        </message>
        <message>
            <source>Add images…</source>
            <translation>Bilder hinzufügen …</translation>
        </message>
        <message>
            <source>Make a dataset of a folder of images or a ZIP file (Ctrl+Shift+A)</source>
            <translation>Aus einem Ordner mit Bildern oder einer ZIP-Datei einen Datensatz machen (Strg+Umschalt+A)</translation>
        </message>
        <message>
            <source>Stop reading; an older state of the dataset stays as it was</source>
            <translation>Einlesen abbrechen; ein älterer Stand des Datensatzes bleibt, wie er war</translation>
        </message>
        <message>
            <source>No dataset yet</source>
            <translation>Noch kein Datensatz</translation>
        </message>
        <message>
            <source>exclude 1 image</source>
            <translation>1 Bild ausschließen</translation>
        </message>
        <message>
            <source>exclude {n} images</source>
            <translation>{n} Bilder ausschließen</translation>
        </message>
        <message>
            <source>take in 1 image</source>
            <translation>1 Bild wieder aufnehmen</translation>
        </message>
        <message>
            <source>take in {n} images</source>
            <translation>{n} Bilder wieder aufnehmen</translation>
        </message>
        <message>
            <source>Open a project or start a new one; its images are shown here.</source>
            <translation>Ein Projekt öffnen oder ein neues anlegen; hier stehen dann seine Bilder.</translation>
        </message>
        <message>
            <source>Drop a folder of images here, or a ZIP file. PNG, JPEG, WebP, GIF, TIFF, BMP and HEIC are read, in subfolders too; your files stay where they are.</source>
            <translation>Hier einen Ordner mit Bildern oder eine ZIP-Datei ablegen. Gelesen werden PNG, JPEG, WebP, GIF, TIFF, BMP und HEIC, auch in Unterordnern; die Dateien bleiben, wo sie sind.</translation>
        </message>
        <message>
            <source>Locate the images</source>
            <translation>Bilder suchen</translation>
        </message>
        <message>
            <source>{found} of {total} images located</source>
            <translation>{found} von {total} Bildern gefunden</translation>
        </message>
    </context>
    <context>
        <name>DevicePanel</name>
        <message>
            <source>Reading…</source>
            <translation>Wird gelesen …</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>{n} °C</source>
            <translation>{n} °C</translation>
        </message>
        <message>
            <source>{n} W</source>
            <translation>{n} W</translation>
        </message>
        <message>
            <source>load</source>
            <translation>Auslastung</translation>
        </message>
        <message>
            <source>memory</source>
            <translation>Speicher</translation>
        </message>
        <message>
            <source>{device}: {what}</source>
            <translation>{device}: {what}</translation>
        </message>
    </context>
    <context>
        <name>Dialogs</name>
        <message>
            <source>The report is in {file}.</source>
            <translation>Der Bericht liegt in {file}.</translation>
        </message>
        <message>
            <source>Show the file</source>
            <translation>Datei zeigen</translation>
        </message>
    </context>
    <context>
        <name>DistillationPanel</name>
        <message>
            <source>The same seeds, drawn in each way</source>
            <translation>Dieselben Seeds, auf jede Art gezeichnet</translation>
        </message>
        <message>
            <source>Make a fast version</source>
            <translation>Schnellversion erstellen</translation>
        </message>
        <message>
            <source>Let a copy of this model learn to draw in one or two steps</source>
            <translation>Eine Kopie dieses Modells das Zeichnen in einem oder zwei Schritten lehren</translation>
        </message>
        <message>
            <source>Open its run</source>
            <translation>Ihren Lauf öffnen</translation>
        </message>
        <message>
            <source>Show how the fast version learns</source>
            <translation>Zeigen, wie die Schnellversion lernt</translation>
        </message>
        <message>
            <source>Fast version</source>
            <translation>Schnellversion</translation>
        </message>
        <message>
            <source>A copy of the model learns to draw in one or two steps instead of ten. It pays for models that were trained for long; both are measured, and the better one is named.</source>
            <translation>Eine Kopie des Modells lernt, in einem oder zwei Schritten zu zeichnen statt in zehn. Das lohnt sich bei lange trainierten Modellen; beide werden gemessen, und das bessere wird genannt.</translation>
        </message>
        <message>
            <source>“{run}” has no result yet: it is learning, or was stopped.</source>
            <translation>„{run}“ hat noch kein Ergebnis: Der Lauf lernt noch oder wurde gestoppt.</translation>
        </message>
    </context>
    <context>
        <name>DropZone</name>
        <message>
            <source>Drop a folder of images or a ZIP file here</source>
            <translation>Hier einen Ordner mit Bildern oder eine ZIP-Datei ablegen</translation>
        </message>
        <message>
            <source>Drop a folder of images here</source>
            <translation>Hier einen Ordner mit Bildern ablegen</translation>
        </message>
        <message>
            <source>Makes a project named after the folder; your images stay where they are</source>
            <translation>Legt ein Projekt an, das wie der Ordner heißt; die Bilder bleiben, wo sie sind</translation>
        </message>
        <message>
            <source>or click to choose one</source>
            <translation>oder klicken, um einen auszuwählen</translation>
        </message>
        <message>
            <source>A folder of images</source>
            <translation>Ein Ordner mit Bildern</translation>
        </message>
    </context>
    <context>
        <name>ElsewhereDialog</name>
        <message>
            <source>Project in use</source>
            <translation>Projekt in Gebrauch</translation>
        </message>
        <message>
            <source>“{name}” is open in another window</source>
            <translation>„{name}“ ist in einem anderen Fenster offen</translation>
        </message>
        <message>
            <source>on the machine {machine}</source>
            <translation>auf dem Rechner {machine}</translation>
        </message>
        <message>
            <source>of another process</source>
            <translation>eines anderen Prozesses</translation>
        </message>
        <message>
            <source>A window {where} has the project in {folder} open. Two windows would change the same things. You can look at everything here and start nothing.</source>
            <translation>Ein Fenster {where} hat das Projekt in {folder} offen. Zwei Fenster würden dasselbe ändern. Hier lässt sich alles ansehen und nichts starten.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Open nothing</source>
            <translation>Nichts öffnen</translation>
        </message>
        <message>
            <source>Open read-only</source>
            <translation>Nur zum Lesen öffnen</translation>
        </message>
        <message>
            <source>Look at the project and start nothing in it</source>
            <translation>Das Projekt ansehen und nichts darin starten</translation>
        </message>
        <message>
            <source>Go to that window</source>
            <translation>Zum anderen Fenster</translation>
        </message>
        <message>
            <source>Bring it to the front</source>
            <translation>Es nach vorn holen</translation>
        </message>
    </context>
    <context>
        <name>EngineJobs</name>
        <message>
            <source>“{job}” ended with an unexpected error ({error}).</source>
            <translation>„{job}“ endete mit einem unerwarteten Fehler ({error}).</translation>
        </message>
        <message>
            <source>This is a fault of Sfumato. Details are in the log: Help &gt; Open logs folder.</source>
            <translation>Das ist ein Fehler von Sfumato. Einzelheiten stehen im Protokoll: Hilfe &gt; Protokollordner öffnen.</translation>
        </message>
    </context>
    <context>
        <name>EngineState</name>
        <message>
            <source>Preparing the engine</source>
            <translation>Engine vorbereiten</translation>
        </message>
    </context>
    <context>
        <name>EntryList</name>
        <message>
            <source>No plugin offers any.</source>
            <translation>Kein Plugin bietet welche an.</translation>
        </message>
    </context>
    <context>
        <name>EventNotifier</name>
        <message>
            <source>{run} is done after {time}.</source>
            <translation>{run} ist nach {time} fertig.</translation>
        </message>
        <message>
            <source>Show the run</source>
            <translation>Lauf zeigen</translation>
        </message>
        <message>
            <source>1 image is made.</source>
            <translation>1 Bild ist fertig.</translation>
        </message>
        <message>
            <source>{n} images are made.</source>
            <translation>{n} Bilder sind fertig.</translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>1 image is in.</source>
            <translation>1 Bild ist dabei.</translation>
        </message>
        <message>
            <source>{n} images are in.</source>
            <translation>{n} Bilder sind dabei.</translation>
        </message>
        <message>
            <source>1 was set aside.</source>
            <translation>1 wurde aussortiert.</translation>
        </message>
        <message>
            <source>{n} were set aside.</source>
            <translation>{n} wurden aussortiert.</translation>
        </message>
    </context>
    <context>
        <name>ExportPanel</name>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Write the model and prove that it draws the same images</source>
            <translation>Das Modell schreiben und nachweisen, dass es dieselben Bilder zeichnet</translation>
        </message>
        <message>
            <source>Break the export off; nothing half-written stays behind</source>
            <translation>Den Export abbrechen; nichts Halbfertiges bleibt zurück</translation>
        </message>
        <message>
            <source>, in place of the older one</source>
            <translation>, anstelle des älteren</translation>
        </message>
        <message>
            <source>Goes to {folder}{replaces}</source>
            <translation>Wird abgelegt in {folder}{replaces}</translation>
        </message>
        <message>
            <source>Exported, {size}</source>
            <translation>Exportiert, {size}</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>Optionen</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Open the export's folder</source>
            <translation>Den Ordner des Exports öffnen</translation>
        </message>
        <message>
            <source>Exports of this model</source>
            <translation>Exporte dieses Modells</translation>
        </message>
        <message>
            <source>{size}, {ago}</source>
            <translation>{size}, {ago}</translation>
        </message>
        <message>
            <source>Open the proof</source>
            <translation>Nachweis öffnen</translation>
        </message>
        <message>
            <source>Show in the browser how well the export draws what the gallery draws</source>
            <translation>Im Browser zeigen, wie gut der Export zeichnet, was die Galerie zeichnet</translation>
        </message>
    </context>
    <context>
        <name>ExportProcess</name>
        <message>
            <source>Exporting {run}</source>
            <translation>Export von {run}</translation>
        </message>
        <message>
            <source>“{program}” could not be started: {reason}.</source>
            <translation>„{program}“ ließ sich nicht starten: {reason}.</translation>
        </message>
        <message>
            <source>The installation may be damaged; install Sfumato again.</source>
            <translation>Die Installation ist womöglich beschädigt; Sfumato am besten neu installieren.</translation>
        </message>
        <message>
            <source>it said nothing</source>
            <translation>es gab keine Auskunft</translation>
        </message>
        <message>
            <source>The export ended unexpectedly: {reason}.</source>
            <translation>Der Export endete unerwartet: {reason}.</translation>
        </message>
        <message>
            <source>Close other programs to free memory, then try again.</source>
            <translation>Andere Programme schließen, um Speicher freizugeben, dann noch einmal versuchen.</translation>
        </message>
    </context>
    <context>
        <name>FieldEditors</name>
        <message>
            <source>“{text}” is not a whole number.</source>
            <translation>„{text}“ ist keine ganze Zahl.</translation>
        </message>
        <message>
            <source>“{text}” is not a number.</source>
            <translation>„{text}“ ist keine Zahl.</translation>
        </message>
        <message>
            <source>Give whole numbers with commas between them.</source>
            <translation>Ganze Zahlen angeben, durch Kommas getrennt.</translation>
        </message>
        <message>
            <source>At least {low}.</source>
            <translation>Mindestens {low}.</translation>
        </message>
        <message>
            <source>More than {low}.</source>
            <translation>Mehr als {low}.</translation>
        </message>
        <message>
            <source>At most {high}.</source>
            <translation>Höchstens {high}.</translation>
        </message>
    </context>
    <context>
        <name>FieldRow</name>
        <message>
            <source>Reset {title}</source>
            <translation>{title} zurücksetzen</translation>
        </message>
        <message>
            <source>Take the preset's value back</source>
            <translation>Den Wert der Voreinstellung zurückholen</translation>
        </message>
    </context>
    <context>
        <name>FilterChips</name>
        <message>
            <source>Keep as view</source>
            <translation>Als Ansicht behalten</translation>
        </message>
        <message>
            <source>Keep this filter under a name</source>
            <translation>Diesen Filter unter einem Namen behalten</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>Aufheben</translation>
        </message>
        <message>
            <source>Show all images</source>
            <translation>Alle Bilder zeigen</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Bring the selected images back (Ctrl+Shift+Del)</source>
            <translation>Die ausgewählten Bilder zurückholen (Strg+Umschalt+Entf)</translation>
        </message>
        <message>
            <source>Empty the trash</source>
            <translation>Papierkorb leeren</translation>
        </message>
        <message>
            <source>Hand all of these images to the system's trash</source>
            <translation>Alle diese Bilder dem Papierkorb des Systems übergeben</translation>
        </message>
        <message>
            <source>{part}; press to choose another</source>
            <translation>{part}; drücken, um anders zu wählen</translation>
        </message>
        <message>
            <source>Do not filter by {part}</source>
            <translation>Nicht filtern nach: {part}</translation>
        </message>
    </context>
    <context>
        <name>FilterMenus</name>
        <message>
            <source>There are no images yet</source>
            <translation>Es gibt noch keine Bilder</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message>
            <source>Last {n} days</source>
            <translation>Letzte {n} Tage</translation>
        </message>
        <message>
            <source>{n} images</source>
            <translation>{n} Bilder</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Checkpoint</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Sampler</source>
            <translation>Sampler</translation>
        </message>
        <message>
            <source>Stars</source>
            <translation>Sterne</translation>
        </message>
        <message>
            <source>Flag</source>
            <translation>Markierung</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Schlagwort</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>Pinnwand</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Entstanden</translation>
        </message>
    </context>
    <context>
        <name>FilterWords</name>
        <message>
            <source>Picks</source>
            <translation>Vorgemerkte</translation>
        </message>
        <message>
            <source>Rejects</source>
            <translation>Abgelehnte</translation>
        </message>
        <message>
            <source>Unflagged</source>
            <translation>Nicht markierte</translation>
        </message>
        <message>
            <source>Not rejected</source>
            <translation>Nicht abgelehnte</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Keine</translation>
        </message>
        <message>
            <source>Just {n}</source>
            <translation>Genau {n}</translation>
        </message>
        <message>
            <source>{n} or more</source>
            <translation>{n} oder mehr</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation>Schlagwort</translation>
        </message>
        <message>
            <source>Board</source>
            <translation>Pinnwand</translation>
        </message>
        <message>
            <source>{n} images</source>
            <translation>{n} Bilder</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Checkpoint</translation>
        </message>
        <message>
            <source>Sampler</source>
            <translation>Sampler</translation>
        </message>
        <message>
            <source>Stars</source>
            <translation>Sterne</translation>
        </message>
        <message>
            <source>Flag</source>
            <translation>Markierung</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Entstanden</translation>
        </message>
        <message>
            <source>Trash</source>
            <translation>Papierkorb</translation>
        </message>
        <message>
            <source>deleted images</source>
            <translation>gelöschte Bilder</translation>
        </message>
        <message>
            <source>today</source>
            <translation>heute</translation>
        </message>
        <message>
            <source>last {n} days</source>
            <translation>letzte {n} Tage</translation>
        </message>
    </context>
    <context>
        <name>Fold</name>
        <message>
            <source>Show or hide: {title}</source>
            <translation>Zeigen oder verbergen: {title}</translation>
        </message>
    </context>
    <context>
        <name>GalleryActions</name>
        <message>
            <source>Pick</source>
            <translation>Vormerken</translation>
        </message>
        <message>
            <source>Reject</source>
            <translation>Ablehnen</translation>
        </message>
        <message>
            <source>Take off the flag</source>
            <translation>Markierung entfernen</translation>
        </message>
        <message>
            <source>Rate {n} of 5 stars</source>
            <translation>Mit {n} von 5 Sternen bewerten</translation>
        </message>
        <message>
            <source>Go on after each mark</source>
            <translation>Nach jeder Marke weitergehen</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Boards…</source>
            <translation>Pinnwände …</translation>
        </message>
        <message>
            <source>Tags…</source>
            <translation>Schlagwörter …</translation>
        </message>
        <message>
            <source>Move to trash</source>
            <translation>In den Papierkorb legen</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Empty the trash</source>
            <translation>Papierkorb leeren</translation>
        </message>
        <message>
            <source>1 image is in the gallery's trash.</source>
            <translation>1 Bild liegt im Papierkorb der Galerie.</translation>
        </message>
        <message>
            <source>{n} images are in the gallery's trash.</source>
            <translation>{n} Bilder liegen im Papierkorb der Galerie.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Board {n}</source>
            <translation>Pinnwand {n}</translation>
        </message>
        <message>
            <source>1 image is in the system's trash.</source>
            <translation>1 Bild liegt im Papierkorb des Systems.</translation>
        </message>
        <message>
            <source>{n} images are in the system's trash.</source>
            <translation>{n} Bilder liegen im Papierkorb des Systems.</translation>
        </message>
    </context>
    <context>
        <name>GalleryBar</name>
        <message>
            <source>Order: {order}</source>
            <translation>Reihenfolge: {order}</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Find by run, class, seed, sampler, tag or board (Ctrl+F); seed:41 and tag:red look in one of them</source>
            <translation>Nach Lauf, Klasse, Seed, Sampler, Schlagwort oder Pinnwand suchen (Strg+F); seed:41 und tag:rot sehen nur dort nach</translation>
        </message>
        <message>
            <source>Show images with at least</source>
            <translation>Bilder zeigen mit mindestens</translation>
        </message>
        <message>
            <source>Show images with so many stars or more</source>
            <translation>Bilder mit so vielen oder mehr Sternen zeigen</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtern</translation>
        </message>
        <message>
            <source>Show only some images: by run, class, day and more</source>
            <translation>Nur manche Bilder zeigen: nach Lauf, Klasse, Tag und mehr</translation>
        </message>
        <message>
            <source>Details and Generate</source>
            <translation>Details und Erzeugen</translation>
        </message>
        <message>
            <source>Show or hide the side (I)</source>
            <translation>Seitenbereich zeigen oder verbergen (I)</translation>
        </message>
        <message>
            <source>Boards and views</source>
            <translation>Pinnwände und Ansichten</translation>
        </message>
        <message>
            <source>Show or hide boards and views (L)</source>
            <translation>Pinnwände und Ansichten zeigen oder verbergen (L)</translation>
        </message>
        <message>
            <source>Which images come first (O)</source>
            <translation>Welche Bilder zuerst kommen (O)</translation>
        </message>
        <message>
            <source>Newest</source>
            <translation>Neueste</translation>
        </message>
        <message>
            <source>Oldest</source>
            <translation>Älteste</translation>
        </message>
        <message>
            <source>Most stars</source>
            <translation>Meiste Sterne</translation>
        </message>
        <message>
            <source>Lowest seed</source>
            <translation>Kleinster Seed</translation>
        </message>
    </context>
    <context>
        <name>GalleryFoot</name>
        <message>
            <source>1 image</source>
            <translation>1 Bild</translation>
        </message>
        <message>
            <source>{n} images</source>
            <translation>{n} Bilder</translation>
        </message>
        <message>
            <source>{n} of {total} selected</source>
            <translation>{n} von {total} ausgewählt</translation>
        </message>
    </context>
    <context>
        <name>GalleryImages</name>
        <message>
            <source>Seed {seed}</source>
            <translation>Seed {seed}</translation>
        </message>
        <message>
            <source>picked</source>
            <translation>vorgemerkt</translation>
        </message>
        <message>
            <source>rejected</source>
            <translation>abgelehnt</translation>
        </message>
        <message>
            <source>run {run} at {images} images</source>
            <translation>Lauf {run} bei {images} Bildern</translation>
        </message>
        <message>
            <source>{n} of 5 stars</source>
            <translation>{n} von 5 Sternen</translation>
        </message>
    </context>
    <context>
        <name>GalleryOrdering</name>
        <message>
            <source>Order…</source>
            <translation>Reihenfolge …</translation>
        </message>
    </context>
    <context>
        <name>GalleryPage</name>
        <message>
            <source>Gallery</source>
            <translation>Galerie</translation>
        </message>
        <message>
            <source>Generated images</source>
            <translation>Erzeugte Bilder</translation>
        </message>
        <message>
            <source>No images yet</source>
            <translation>Noch keine Bilder</translation>
        </message>
        <message>
            <source>Clear filters</source>
            <translation>Filter aufheben</translation>
        </message>
        <message>
            <source>Show all images again</source>
            <translation>Wieder alle Bilder zeigen</translation>
        </message>
        <message>
            <source>No image matches</source>
            <translation>Kein Bild passt</translation>
        </message>
        <message>
            <source>Side</source>
            <translation>Seitenbereich</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Generate</source>
            <translation>Erzeugen</translation>
        </message>
        <message>
            <source>Use these settings</source>
            <translation>Diese Einstellungen verwenden</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy recipe</source>
            <translation>Rezept kopieren</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Show or hide the side</source>
            <translation>Seitenbereich zeigen oder verbergen</translation>
        </message>
        <message>
            <source>Show or hide boards and views</source>
            <translation>Pinnwände und Ansichten zeigen oder verbergen</translation>
        </message>
        <message>
            <source>“{text}”</source>
            <translation>„{text}“</translation>
        </message>
        <message>
            <source>None of {n} images fits {filters}.</source>
            <translation>Keines der {n} Bilder passt zu {filters}.</translation>
        </message>
        <message>
            <source> and </source>
            <translation> und </translation>
        </message>
        <message>
            <source>Open a project, or try the sample, to see what its models made.</source>
            <translation>Ein Projekt öffnen oder das Beispiel ausprobieren; hier steht dann, was seine Modelle gezeichnet haben.</translation>
        </message>
        <message>
            <source>Go to Home</source>
            <translation>Zur Startseite</translation>
        </message>
        <message>
            <source>Your model is ready to draw. Each image keeps the recipe it was made with, so it can be made again.</source>
            <translation>Das Modell kann zeichnen. Jedes Bild behält das Rezept, nach dem es entstanden ist, und lässt sich so noch einmal zeichnen.</translation>
        </message>
        <message>
            <source>Generate images</source>
            <translation>Bilder erzeugen</translation>
        </message>
        <message>
            <source>Images come from a trained model. Train one first; it can draw as soon as its first checkpoint is saved.</source>
            <translation>Bilder kommen aus einem trainierten Modell. Also zuerst eines trainieren; es kann zeichnen, sobald sein erster Checkpoint gespeichert ist.</translation>
        </message>
        <message>
            <source>Go to Train</source>
            <translation>Zum Training</translation>
        </message>
    </context>
    <context>
        <name>GallerySidebar</name>
        <message>
            <source>Boards and views</source>
            <translation>Pinnwände und Ansichten</translation>
        </message>
        <message>
            <source>What to look at. Drag images onto a board; F2 renames, Del removes</source>
            <translation>Was gezeigt wird. Bilder lassen sich auf eine Pinnwand ziehen; F2 benennt um, Entf entfernt</translation>
        </message>
        <message>
            <source>New board</source>
            <translation>Neue Pinnwand</translation>
        </message>
        <message>
            <source>Make a board to put images on</source>
            <translation>Eine Pinnwand anlegen, auf die sich Bilder legen lassen</translation>
        </message>
        <message>
            <source>All images</source>
            <translation>Alle Bilder</translation>
        </message>
        <message>
            <source>Picks</source>
            <translation>Vorgemerkte</translation>
        </message>
        <message>
            <source>Rejects</source>
            <translation>Abgelehnte</translation>
        </message>
        <message>
            <source>Boards</source>
            <translation>Pinnwände</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>Ansichten</translation>
        </message>
        <message>
            <source>Trash</source>
            <translation>Papierkorb</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Remove; its images stay</source>
            <translation>Entfernen; die Bilder bleiben</translation>
        </message>
    </context>
    <context>
        <name>GalleryTools</name>
        <message>
            <source>Export images to</source>
            <translation>Bilder exportieren nach</translation>
        </message>
        <message>
            <source>More like this</source>
            <translation>Mehr davon</translation>
        </message>
        <message>
            <source>Animation between the two…</source>
            <translation>Animation zwischen beiden …</translation>
        </message>
        <message>
            <source>Contact sheet…</source>
            <translation>Kontaktbogen …</translation>
        </message>
        <message>
            <source>Nearest training images</source>
            <translation>Nächstliegende Trainingsbilder</translation>
        </message>
        <message>
            <source>Export images…</source>
            <translation>Bilder exportieren …</translation>
        </message>
        <message>
            <source>“{name}” is drawn.</source>
            <translation>„{name}“ ist gezeichnet.</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>The images are in “{folder}”, with a manifest.</source>
            <translation>Die Bilder liegen mit einem Manifest in „{folder}“.</translation>
        </message>
        <message>
            <source>Seed {seed}</source>
            <translation>Seed {seed}</translation>
        </message>
    </context>
    <context>
        <name>GeneratePanel</name>
        <message>
            <source>{done} of {total} images</source>
            <translation>{done} von {total} Bildern</translation>
        </message>
        <message>
            <source>Loading the model…</source>
            <translation>Modell wird geladen …</translation>
        </message>
        <message>
            <source>Stopping after this batch…</source>
            <translation>Hört nach diesem Batch auf …</translation>
        </message>
        <message>
            <source>As trained</source>
            <translation>Wie trainiert</translation>
        </message>
        <message>
            <source>Generate</source>
            <translation>Erzeugen</translation>
        </message>
        <message>
            <source>Draw the images into the gallery (Ctrl+Enter)</source>
            <translation>Die Bilder in die Galerie zeichnen (Strg+Eingabe)</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>The run to draw from.</source>
            <translation>Der Lauf, mit dem gezeichnet wird.</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Stop; what is drawn stays in the gallery.</source>
            <translation>Anhalten; was gezeichnet ist, bleibt in der Galerie.</translation>
        </message>
        <message>
            <source>Any class</source>
            <translation>Beliebige Klasse</translation>
        </message>
        <message>
            <source>Newest ({images})</source>
            <translation>Neuester ({images})</translation>
        </message>
        <message>
            <source>{images} images</source>
            <translation>{images} Bilder</translation>
        </message>
        <message>
            <source>As trained ({steps})</source>
            <translation>Wie trainiert ({steps})</translation>
        </message>
        <message>
            <source>Best ({steps} steps)</source>
            <translation>Beste ({steps} Schritte)</translation>
        </message>
        <message>
            <source>Fast ({steps} steps)</source>
            <translation>Schnell ({steps} Schritte)</translation>
        </message>
        <message>
            <source>Custom</source>
            <translation>Eigene</translation>
        </message>
    </context>
    <context>
        <name>Generation</name>
        <message>
            <source>Generating with {run}</source>
            <translation>Bilder erzeugen mit {run}</translation>
        </message>
    </context>
    <context>
        <name>GuidanceRows</name>
        <message>
            <source>As tuned: {value}</source>
            <translation>Abgestimmt: {value}</translation>
        </message>
        <message>
            <source>As trained: {value}</source>
            <translation>Wie trainiert: {value}</translation>
        </message>
        <message>
            <source>Their class</source>
            <translation>Ihrer Klasse</translation>
        </message>
        <message>
            <source>An early state</source>
            <translation>Vorstufe</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Nichts</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>an early state</source>
            <translation>Vorstufe</translation>
        </message>
        <message>
            <source>their class</source>
            <translation>ihrer Klasse</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
    </context>
    <context>
        <name>Happenings</name>
        <message>
            <source>Checkpoint at {count} images</source>
            <translation>Checkpoint bei {count} Bildern</translation>
        </message>
        <message>
            <source>Made of run {run}, as it was at {count} images</source>
            <translation>Aus dem Lauf {run} entstanden, nach dessen Stand bei {count} Bildern</translation>
        </message>
        <message>
            <source>Started on {device}</source>
            <translation>Gestartet auf {device}</translation>
        </message>
        <message>
            <source>Went on from {count} images</source>
            <translation>Wieder aufgenommen bei {count} Bildern</translation>
        </message>
        <message>
            <source>Paused at {count} images</source>
            <translation>Pausiert bei {count} Bildern</translation>
        </message>
        <message>
            <source>Went on</source>
            <translation>Fortgesetzt</translation>
        </message>
        <message>
            <source>Changes of form with probability {now} in place of {before}</source>
            <translation>Formänderungen mit der Wahrscheinlichkeit {now} statt {before}</translation>
        </message>
        <message>
            <source>Learning rate {rate} in place of {before} from {count} images on</source>
            <translation>Lernrate {rate} statt {before} ab {count} Bildern</translation>
        </message>
        <message>
            <source>{setting}: {after} (was {before})</source>
            <translation>{setting}: {after} (vorher {before})</translation>
        </message>
        <message>
            <source>Settings changed at {count} images: {changes}</source>
            <translation>Einstellungen bei {count} Bildern geändert: {changes}</translation>
        </message>
        <message>
            <source>Held-out loss {loss} at {count} images</source>
            <translation>Validierungsverlust {loss} bei {count} Bildern</translation>
        </message>
        <message>
            <source>{multiple} times the distance between real images at {count} images</source>
            <translation>{multiple}-facher Abstand zwischen echten Bildern bei {count} Bildern</translation>
        </message>
        <message>
            <source>Autoencoder: {likeness} dB, and {share} of the distance between real images</source>
            <translation>Autoencoder: {likeness} dB und {share} des Abstands zwischen echten Bildern</translation>
        </message>
        <message>
            <source>Autoencoder, below the bar: {likeness} dB, and {share} of the distance between real images</source>
            <translation>Autoencoder, unter der Schwelle: {likeness} dB und {share} des Abstands zwischen echten Bildern</translation>
        </message>
        <message>
            <source>Draws best with {best}; fast with {fast}</source>
            <translation>Zeichnet am besten mit {best}; schnell mit {fast}</translation>
        </message>
        <message>
            <source>In {steps} steps at {count} images: kernel distance {distance}</source>
            <translation>In {steps} Schritten bei {count} Bildern: Kernel-Abstand {distance}</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Abgeschlossen</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Gestoppt</translation>
        </message>
        <message>
            <source>{outcome} at {count} images, after {time}</source>
            <translation>{outcome} bei {count} Bildern, nach {time}</translation>
        </message>
    </context>
    <context>
        <name>HomePage</name>
        <message>
            <source>Home</source>
            <translation>Startseite</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>New project…</source>
            <translation>Neues Projekt …</translation>
        </message>
        <message>
            <source>Make a project in a new folder (Ctrl+N)</source>
            <translation>Ein Projekt in einem neuen Ordner anlegen (Strg+N)</translation>
        </message>
        <message>
            <source>Open…</source>
            <translation>Öffnen …</translation>
        </message>
        <message>
            <source>Open the folder of a project (Ctrl+O)</source>
            <translation>Den Ordner eines Projekts öffnen (Strg+O)</translation>
        </message>
        <message>
            <source>Sfumato</source>
            <translation>Sfumato</translation>
        </message>
        <message>
            <source>Train an image model from scratch on your own images.</source>
            <translation>Ein Bildmodell mit eigenen Bildern von Grund auf trainieren.</translation>
        </message>
        <message>
            <source>Some of the sample's images</source>
            <translation>Einige Bilder des Beispiels</translation>
        </message>
        <message>
            <source>Try the sample</source>
            <translation>Beispiel ausprobieren</translation>
        </message>
        <message>
            <source>Makes a project of 4,000 small faces and opens Train; nothing to type</source>
            <translation>Legt ein Projekt mit 4.000 kleinen Gesichtern an und öffnet das Training, ganz ohne Tippen</translation>
        </message>
        <message>
            <source>See it learn in minutes</source>
            <translation>In Minuten sehen, wie es lernt</translation>
        </message>
        <message>
            <source>4,000 pixel faces come with Sfumato. One click, then Start.</source>
            <translation>Sfumato bringt 4.000 Pixelgesichter mit. Ein Klick, dann Start.</translation>
        </message>
        <message>
            <source>1 thread</source>
            <translation>1 Thread</translation>
        </message>
        <message>
            <source>{n} threads</source>
            <translation>{n} Threads</translation>
        </message>
        <message>
            <source>{size} memory</source>
            <translation>{size} Arbeitsspeicher</translation>
        </message>
        <message>
            <source>Preparing the engine…</source>
            <translation>Engine wird vorbereitet …</translation>
        </message>
    </context>
    <context>
        <name>ImageBrowser</name>
        <message>
            <source>Go to the top, where the new images are</source>
            <translation>Nach oben, zu den neuen Bildern</translation>
        </message>
        <message>
            <source>1 new image</source>
            <translation>1 neues Bild</translation>
        </message>
        <message>
            <source>{n} new images</source>
            <translation>{n} neue Bilder</translation>
        </message>
        <message>
            <source>Look closely</source>
            <translation>Genau ansehen</translation>
        </message>
        <message>
            <source>Back to the grid</source>
            <translation>Zurück zum Raster</translation>
        </message>
        <message>
            <source>{n} of {total}</source>
            <translation>{n}/{total}</translation>
        </message>
    </context>
    <context>
        <name>ImageJobs</name>
        <message>
            <source>Drawing an animation</source>
            <translation>Animation zeichnen</translation>
        </message>
        <message>
            <source>Drawing a contact sheet</source>
            <translation>Kontaktbogen zeichnen</translation>
        </message>
        <message>
            <source>Looking for the nearest images</source>
            <translation>Nächstliegende Bilder suchen</translation>
        </message>
        <message>
            <source>Exporting images</source>
            <translation>Bilder exportieren</translation>
        </message>
    </context>
    <context>
        <name>ImageViewer</name>
        <message>
            <source>Image</source>
            <translation>Bild</translation>
        </message>
        <message>
            <source>One image</source>
            <translation>Ein Bild</translation>
        </message>
        <message>
            <source>Grid</source>
            <translation>Raster</translation>
        </message>
        <message>
            <source>Back to the grid (Esc)</source>
            <translation>Zurück zum Raster (Esc)</translation>
        </message>
        <message>
            <source>Previous image (Left)</source>
            <translation>Voriges Bild (Links)</translation>
        </message>
        <message>
            <source>Next image (Right)</source>
            <translation>Nächstes Bild (Rechts)</translation>
        </message>
        <message>
            <source>Smaller (-)</source>
            <translation>Kleiner (-)</translation>
        </message>
        <message>
            <source>Larger (+)</source>
            <translation>Größer (+)</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Ganz</translation>
        </message>
        <message>
            <source>Show the whole image (F)</source>
            <translation>Das ganze Bild zeigen (F)</translation>
        </message>
        <message>
            <source>1:1</source>
            <translation>1:1</translation>
        </message>
        <message>
            <source>One screen pixel for one of the image's (Z)</source>
            <translation>Ein Bildschirmpixel für einen Bildpixel (Z)</translation>
        </message>
        <message>
            <source>This file cannot be read as an image.</source>
            <translation>Diese Datei lässt sich nicht als Bild lesen.</translation>
        </message>
    </context>
    <context>
        <name>Imports</name>
        <message>
            <source>Importing {name}</source>
            <translation>{name} importieren</translation>
        </message>
        <message>
            <source>Locating {name}</source>
            <translation>{name} wird gesucht</translation>
        </message>
        <message>
            <source>Unpacking the sample</source>
            <translation>Beispiel entpacken</translation>
        </message>
    </context>
    <context>
        <name>IncidentBar</name>
        <message>
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <source>Do something about it</source>
            <translation>Etwas dagegen tun</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Show this no more</source>
            <translation>Nicht mehr zeigen</translation>
        </message>
        <message>
            <source>Incident</source>
            <translation>Vorfall</translation>
        </message>
        <message>
            <source>Lower the rate…</source>
            <translation>Lernrate senken …</translation>
        </message>
        <message>
            <source>Show the folder</source>
            <translation>Ordner zeigen</translation>
        </message>
        <message>
            <source>Show plugins</source>
            <translation>Plugins zeigen</translation>
        </message>
        <message>
            <source>Show settings</source>
            <translation>Einstellungen zeigen</translation>
        </message>
        <message>
            <source>Show the device</source>
            <translation>Gerät zeigen</translation>
        </message>
    </context>
    <context>
        <name>JobBar</name>
        <message>
            <source>What the engine is doing</source>
            <translation>Was die Engine gerade tut</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Go to the run that is trained</source>
            <translation>Zum Lauf, der trainiert wird</translation>
        </message>
        <message>
            <source>The machine is kept awake while it trains</source>
            <translation>Der Rechner bleibt wach, solange trainiert wird</translation>
        </message>
        <message>
            <source>{task}…</source>
            <translation>{task} …</translation>
        </message>
    </context>
    <context>
        <name>JobProgress</name>
        <message>
            <source>Progress</source>
            <translation>Fortschritt</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Waiting for the engine…</source>
            <translation>Wartet auf die Engine …</translation>
        </message>
        <message>
            <source>{done} of {total}</source>
            <translation>{done} von {total}</translation>
        </message>
        <message>
            <source>{task}…</source>
            <translation>{task} …</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Wird gestoppt …</translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message>
            <source>{done} of {total} images</source>
            <translation>{done} von {total} Bildern</translation>
        </message>
        <message>
            <source>waits its turn</source>
            <translation>wartet, bis er an der Reihe ist</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Wird gestoppt …</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Pausiert</translation>
        </message>
        <message>
            <source>Pausing…</source>
            <translation>Pausiert gleich …</translation>
        </message>
    </context>
    <context>
        <name>KeysEditor</name>
        <message>
            <source>Keys of {command}</source>
            <translation>Tasten für {command}</translation>
        </message>
        <message>
            <source>Press the new keys here</source>
            <translation>Hier die neuen Tasten drücken</translation>
        </message>
        <message>
            <source>No keys</source>
            <translation>Keine Tasten</translation>
        </message>
        <message>
            <source>Have no keys</source>
            <translation>Keine Tasten belegen</translation>
        </message>
        <message>
            <source>Usual keys</source>
            <translation>Übliche Tasten</translation>
        </message>
        <message>
            <source>Go back to the usual keys</source>
            <translation>Zurück zu den üblichen Tasten</translation>
        </message>
        <message>
            <source>{keys} calls “{command}” already</source>
            <translation>{keys} ruft schon „{command}“ auf</translation>
        </message>
    </context>
    <context>
        <name>LabelPicker</name>
        <message>
            <source>Tags</source>
            <translation>Schlagwörter</translation>
        </message>
        <message>
            <source>Boards</source>
            <translation>Pinnwände</translation>
        </message>
        <message>
            <source>Find or make a tag</source>
            <translation>Schlagwort suchen oder anlegen</translation>
        </message>
        <message>
            <source>Find or make a board</source>
            <translation>Pinnwand suchen oder anlegen</translation>
        </message>
        <message>
            <source>Enter puts the marked name on the images, or takes it off</source>
            <translation>Eingabe gibt den Bildern den markierten Namen oder nimmt ihn weg</translation>
        </message>
        <message>
            <source>Make “{name}”</source>
            <translation>„{name}“ anlegen</translation>
        </message>
    </context>
    <context>
        <name>Log</name>
        <message>
            <source>Sfumato crashed the last time it was open.</source>
            <translation>Sfumato ist beim letzten Mal abgestürzt.</translation>
        </message>
        <message>
            <source>Help &gt; Make a report… collects what is needed to find the cause.</source>
            <translation>Hilfe &gt; Bericht erstellen … sammelt alles, was nötig ist, um die Ursache zu finden.</translation>
        </message>
        <message>
            <source>Something unexpected happened ({error}).</source>
            <translation>Etwas Unerwartetes ist geschehen ({error}).</translation>
        </message>
        <message>
            <source>Your files are safe. Details are in the log: Help &gt; Open logs folder.</source>
            <translation>Die Dateien sind sicher. Einzelheiten stehen im Protokoll: Hilfe &gt; Protokollordner öffnen.</translation>
        </message>
    </context>
    <context>
        <name>MainSettings</name>
        <message>
            <source>minutes</source>
            <translation>Minuten</translation>
        </message>
        <message>
            <source>images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Noise (from scratch)</source>
            <translation>Rauschen (von Grund auf)</translation>
        </message>
        <message>
            <source>A diffusers folder…</source>
            <translation>Ein diffusers-Ordner …</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>What the model learns from</source>
            <translation>Wovon das Modell lernt</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>Ausgehen von</translation>
        </message>
        <message>
            <source>Begin from noise, or go on from the weights of a trained model</source>
            <translation>Mit Rauschen beginnen oder von den Gewichten eines trainierten Modells ausgehen</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>How long the run lasts; most of the quality comes in its last third</source>
            <translation>Wie lange der Lauf dauert; die meiste Qualität kommt im letzten Drittel</translation>
        </message>
        <message>
            <source>Unit of the length</source>
            <translation>Einheit der Länge</translation>
        </message>
        <message>
            <source>Whether the clock or the number of images ends the run</source>
            <translation>Ob die Uhr oder die Zahl der Bilder den Lauf beendet</translation>
        </message>
        <message>
            <source>&amp;Dataset</source>
            <translation>&amp;Datensatz</translation>
        </message>
        <message>
            <source>Start &amp;from</source>
            <translation>Ausgehen &amp;von</translation>
        </message>
        <message>
            <source>&amp;Length</source>
            <translation>&amp;Länge</translation>
        </message>
        <message>
            <source>A folder in diffusers format</source>
            <translation>Ein Ordner im diffusers-Format</translation>
        </message>
    </context>
    <context>
        <name>MarksRow</name>
        <message>
            <source>Rating</source>
            <translation>Bewertung</translation>
        </message>
        <message>
            <source>Rating (keys 0 to 5); P picks, X rejects, U unflags</source>
            <translation>Bewertung (Tasten 0 bis 5); P merkt vor, X lehnt ab, U entfernt die Markierung</translation>
        </message>
        <message>
            <source>Picked</source>
            <translation>Vorgemerkt</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Abgelehnt</translation>
        </message>
    </context>
    <context>
        <name>ModelsPage</name>
        <message>
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <source>Train a model first; it can then be made fast.</source>
            <translation>Zuerst ein Modell trainieren; dann lässt es sich schnell machen.</translation>
        </message>
        <message>
            <source>{run} is a fast version already.</source>
            <translation>{run} ist schon eine Schnellversion.</translation>
        </message>
        <message>
            <source>Newest samples</source>
            <translation>Neueste Proben</translation>
        </message>
        <message>
            <source>Generate</source>
            <translation>Erzeugen</translation>
        </message>
        <message>
            <source>Draw images with this model, in the Gallery</source>
            <translation>Mit diesem Modell in der Galerie Bilder zeichnen</translation>
        </message>
        <message>
            <source>Open the run</source>
            <translation>Lauf öffnen</translation>
        </message>
        <message>
            <source>Show how the model was trained</source>
            <translation>Zeigen, wie das Modell trainiert wurde</translation>
        </message>
        <message>
            <source>No model yet</source>
            <translation>Noch kein Modell</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>No browser could be opened.</source>
            <translation>Kein Browser ließ sich öffnen.</translation>
        </message>
        <message>
            <source>Open proof.html in the export's folder yourself.</source>
            <translation>proof.html im Ordner des Exports von Hand öffnen.</translation>
        </message>
        <message>
            <source>{n} images</source>
            <translation>{n} Bilder</translation>
        </message>
        <message>
            <source>The newest samples of this run</source>
            <translation>Die neuesten Proben dieses Laufs</translation>
        </message>
        <message>
            <source>Trained on</source>
            <translation>Trainiert mit</translation>
        </message>
        <message>
            <source>Images seen</source>
            <translation>Gesehene Bilder</translation>
        </message>
        <message>
            <source>Last saved</source>
            <translation>Zuletzt gespeichert</translation>
        </message>
        <message>
            <source>Image size</source>
            <translation>Bildgröße</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Checkpoint</translation>
        </message>
        <message>
            <source>Open a project to see its models and to export them.</source>
            <translation>Ein Projekt öffnen, um seine Modelle zu sehen und zu exportieren.</translation>
        </message>
        <message>
            <source>A run becomes a model with its first checkpoint. It can then draw images, and be exported to one ONNX file for other programs.</source>
            <translation>Mit seinem ersten Checkpoint wird ein Lauf zum Modell. Dann kann es Bilder zeichnen und als eine ONNX-Datei an andere Programme gehen.</translation>
        </message>
        <message>
            <source>Go to Train</source>
            <translation>Zum Training</translation>
        </message>
        <message>
            <source>Exporting {run} as {label}</source>
            <translation>Export von {run} als {label}</translation>
        </message>
        <message>
            <source>{run} is exported.</source>
            <translation>{run} ist exportiert.</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>The export was broken off; nothing was kept of it.</source>
            <translation>Der Export wurde abgebrochen; nichts davon blieb zurück.</translation>
        </message>
    </context>
    <context>
        <name>NearestStrip</name>
        <message>
            <source>Nearest training images</source>
            <translation>Nächstliegende Trainingsbilder</translation>
        </message>
        <message>
            <source>Find the images it learned from that are most like this one (N)</source>
            <translation>Die Bilder suchen, von denen gelernt wurde und die diesem am ähnlichsten sind (N)</translation>
        </message>
        <message>
            <source>Looking through the training images…</source>
            <translation>Trainingsbilder werden durchgesehen …</translation>
        </message>
        <message>
            <source>The nearest is the same image: a copy.</source>
            <translation>Das nächstliegende ist dasselbe Bild: eine Kopie.</translation>
        </message>
        <message>
            <source>Difference in levels of 255; below 2 the eye sees none.</source>
            <translation>Unterschied in Stufen von 255; unter 2 sieht das Auge keinen.</translation>
        </message>
        <message>
            <source>{name}; press to compare</source>
            <translation>{name}; drücken zum Vergleichen</translation>
        </message>
        <message>
            <source>{name}, difference {n}</source>
            <translation>{name}, Unterschied {n}</translation>
        </message>
    </context>
    <context>
        <name>NewProjectDialog</name>
        <message>
            <source>New project</source>
            <translation>Neues Projekt</translation>
        </message>
        <message>
            <source>My project</source>
            <translation>Mein Projekt</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>The project's folder gets this name</source>
            <translation>Der Ordner des Projekts bekommt diesen Namen</translation>
        </message>
        <message>
            <source>Elsewhere…</source>
            <translation>Anderswo …</translation>
        </message>
        <message>
            <source>Choose another place for the project's folder</source>
            <translation>Einen anderen Ort für den Ordner des Projekts auswählen</translation>
        </message>
        <message>
            <source>Create</source>
            <translation>Anlegen</translation>
        </message>
        <message>
            <source>Make the project's folder</source>
            <translation>Den Ordner des Projekts anlegen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Make nothing</source>
            <translation>Nichts anlegen</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>Give the project a name.</source>
            <translation>Das Projekt braucht einen Namen.</translation>
        </message>
        <message>
            <source>The name may not hold “/”, “\” or “:”.</source>
            <translation>Der Name darf „/“, „\“ und „:“ nicht enthalten.</translation>
        </message>
        <message>
            <source>The name is too long: at most {n} bytes.</source>
            <translation>Der Name ist zu lang: höchstens {n} Byte.</translation>
        </message>
        <message>
            <source>There is a folder of that name already.</source>
            <translation>Einen Ordner dieses Namens gibt es schon.</translation>
        </message>
        <message>
            <source>Place of the project</source>
            <translation>Ort des Projekts</translation>
        </message>
    </context>
    <context>
        <name>NextStep</name>
        <message>
            <source>Go on</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>Kein Projekt ist offen</translation>
        </message>
        <message>
            <source>Go to Home</source>
            <translation>Zur Startseite</translation>
        </message>
    </context>
    <context>
        <name>NotesPanel</name>
        <message>
            <source>What did you try with this run, and what came of it?</source>
            <translation>Was wurde mit diesem Lauf ausprobiert, und was kam dabei heraus?</translation>
        </message>
        <message>
            <source>Notes about the run</source>
            <translation>Notizen zum Lauf</translation>
        </message>
    </context>
    <context>
        <name>NoticesDialog</name>
        <message>
            <source>Notices</source>
            <translation>Meldungen</translation>
        </message>
        <message>
            <source>What was said in this session, newest first</source>
            <translation>Was in dieser Sitzung gemeldet wurde, das Neueste zuerst</translation>
        </message>
        <message>
            <source>Nothing was said yet.</source>
            <translation>Noch wurde nichts gemeldet.</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close this window</source>
            <translation>Dieses Fenster schließen</translation>
        </message>
    </context>
    <context>
        <name>OutsideRow</name>
        <message>
            <source>Another process trains this run</source>
            <translation>Ein anderer Prozess trainiert diesen Lauf</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Wird gestoppt …</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Pausiert</translation>
        </message>
        <message>
            <source>Pausing…</source>
            <translation>Pausiert gleich …</translation>
        </message>
        <message>
            <source>elsewhere  ·  {state}</source>
            <translation>anderswo  ·  {state}</translation>
        </message>
    </context>
    <context>
        <name>PluginList</name>
        <message>
            <source>Augmentations: {names}</source>
            <translation>Augmentierungen: {names}</translation>
        </message>
        <message>
            <source>Samplers: {names}</source>
            <translation>Sampler: {names}</translation>
        </message>
        <message>
            <source>Exporters: {names}</source>
            <translation>Exporter: {names}</translation>
        </message>
        <message>
            <source>Learning-rate schedules: {names}</source>
            <translation>Lernratenpläne: {names}</translation>
        </message>
        <message>
            <source>Loggers: {names}</source>
            <translation>Logger: {names}</translation>
        </message>
        <message>
            <source>Importers: {names}</source>
            <translation>Importer: {names}</translation>
        </message>
        <message>
            <source>Metrics: {names}</source>
            <translation>Metriken: {names}</translation>
        </message>
        <message>
            <source>Networks: {names}</source>
            <translation>Netze: {names}</translation>
        </message>
        <message>
            <source>Panels: {names}</source>
            <translation>Panels: {names}</translation>
        </message>
        <message>
            <source>Comes with Sfumato</source>
            <translation>Gehört zu Sfumato</translation>
        </message>
        <message>
            <source>Installed as {package}</source>
            <translation>Installiert als {package}</translation>
        </message>
        <message>
            <source>From {path}</source>
            <translation>Aus {path}</translation>
        </message>
        <message>
            <source>In use</source>
            <translation>In Gebrauch</translation>
        </message>
        <message>
            <source>Switched off</source>
            <translation>Ausgeschaltet</translation>
        </message>
        <message>
            <source>Left out by this safe start</source>
            <translation>In diesem abgesicherten Start ausgelassen</translation>
        </message>
        <message>
            <source>Set aside for a fault</source>
            <translation>Wegen eines Fehlers stillgelegt</translation>
        </message>
    </context>
    <context>
        <name>PluginPanel</name>
        <message>
            <source>Panel “{name}” of plugin “{plugin}” failed and is left out: {reason}</source>
            <translation>Das Panel „{name}“ des Plugins „{plugin}“ ist gescheitert und bleibt weg: {reason}</translation>
        </message>
    </context>
    <context>
        <name>PluginsDialog</name>
        <message>
            <source>Plugins</source>
            <translation>Plugins</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close this window</source>
            <translation>Dieses Fenster schließen</translation>
        </message>
    </context>
    <context>
        <name>PluginsPage</name>
        <message>
            <source>Plugins</source>
            <translation>Plugins</translation>
        </message>
        <message>
            <source>Show plugin folder</source>
            <translation>Plugin-Ordner zeigen</translation>
        </message>
        <message>
            <source>Show the folder in which your own plugins belong</source>
            <translation>Den Ordner zeigen, in den eigene Plugins gehören</translation>
        </message>
        <message>
            <source>What went wrong</source>
            <translation>Was schiefging</translation>
        </message>
        <message>
            <source>Your own plugins belong in {folder}. They are found at the next start.</source>
            <translation>Eigene Plugins gehören in {folder}. Sie werden beim nächsten Start gefunden.</translation>
        </message>
        <message>
            <source>Use</source>
            <translation>Verwenden</translation>
        </message>
        <message>
            <source>Whether this plugin is used from the next start on</source>
            <translation>Ob dieses Plugin ab dem nächsten Start verwendet wird</translation>
        </message>
        <message>
            <source>Use plugin {name}</source>
            <translation>Plugin {name} verwenden</translation>
        </message>
        <message>
            <source>“{name}” is used from the next start on.</source>
            <translation>„{name}“ wird ab dem nächsten Start verwendet.</translation>
        </message>
        <message>
            <source>“{name}” is left out from the next start on; now it is still in use.</source>
            <translation>„{name}“ bleibt ab dem nächsten Start weg; noch ist es in Gebrauch.</translation>
        </message>
    </context>
    <context>
        <name>PreflightLine</name>
        <message>
            <source>1 image</source>
            <translation>1 Bild</translation>
        </message>
        <message>
            <source>{n} images</source>
            <translation>{n} Bilder</translation>
        </message>
        <message>
            <source>{n} set aside</source>
            <translation>{n} aussortiert</translation>
        </message>
        <message>
            <source>{n} classes</source>
            <translation>{n} Klassen</translation>
        </message>
        <message>
            <source>about {time} at the pace of {run}</source>
            <translation>etwa {time} beim Tempo von {run}</translation>
        </message>
        <message>
            <source>{size} × {size} px</source>
            <translation>{size} × {size} px</translation>
        </message>
        <message>
            <source>Trains for {time} at {size}</source>
            <translation>Trainiert {time} lang bei {size}</translation>
        </message>
        <message>
            <source>Learns from {images} images at {size}: {passes} times each image</source>
            <translation>Lernt von {images} Bildern bei {size}: jedes Bild {passes}-mal</translation>
        </message>
    </context>
    <context>
        <name>PresetPicker</name>
        <message>
            <source>Preset</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <source>Which one suits this machine?</source>
            <translation>Welche passt zu diesem Rechner?</translation>
        </message>
        <message>
            <source>Let each preset learn for a moment, and see what it would come to</source>
            <translation>Jede Voreinstellung kurz lernen lassen und sehen, wie weit sie käme</translation>
        </message>
        <message>
            <source>Far too slow here, or does not fit.</source>
            <translation>Hier viel zu langsam, oder passt nicht in den Speicher.</translation>
        </message>
        <message>
            <source>{images} images in {time}
{outlook}</source>
            <translation>{images} Bilder in {time}
{outlook}</translation>
        </message>
        <message>
            <source>{preset} suits {time} on {device}.</source>
            <translation>„{preset}“ passt zu {time} auf {device}.</translation>
        </message>
        <message>
            <source>Trying each preset on this machine; about half a minute…</source>
            <translation>Jede Voreinstellung wird auf diesem Rechner ausprobiert; etwa eine halbe Minute …</translation>
        </message>
    </context>
    <context>
        <name>ProjectController</name>
        <message>
            <source>The other window did not answer.</source>
            <translation>Das andere Fenster hat nicht geantwortet.</translation>
        </message>
        <message>
            <source>It may be busy or just closing; try again in a moment.</source>
            <translation>Es ist vielleicht beschäftigt oder schließt gerade; gleich noch einmal versuchen.</translation>
        </message>
        <message>
            <source>The project is open read-only, since another window has it.</source>
            <translation>Das Projekt ist nur zum Lesen offen, weil ein anderes Fenster es hat.</translation>
        </message>
        <message>
            <source>Do it in that window, or close it and open the project here again.</source>
            <translation>Dort weiterarbeiten, oder jenes Fenster schließen und das Projekt hier neu öffnen.</translation>
        </message>
    </context>
    <context>
        <name>ProjectFlows</name>
        <message>
            <source>Open project</source>
            <translation>Projekt öffnen</translation>
        </message>
        <message>
            <source>Where is the project now?</source>
            <translation>Wo liegt das Projekt jetzt?</translation>
        </message>
        <message>
            <source>Pixel faces</source>
            <translation>Pixelgesichter</translation>
        </message>
        <message>
            <source>“{work}” is not finished.</source>
            <translation>„{work}“ ist noch nicht fertig.</translation>
        </message>
        <message>
            <source>Wait for it or stop it before you open another project.</source>
            <translation>Erst abwarten oder stoppen, dann ein anderes Projekt öffnen.</translation>
        </message>
    </context>
    <context>
        <name>QWidget</name>
        <message>
            <source>cannot be read</source>
            <translation>nicht lesbar</translation>
        </message>
        <message>
            <source>1 image</source>
            <translation>1 Bild</translation>
        </message>
        <message>
            <source>{n} images</source>
            <translation>{n} Bilder</translation>
        </message>
    </context>
    <context>
        <name>QuitDialog</name>
        <message>
            <source>Quit Sfumato?</source>
            <translation>Sfumato beenden?</translation>
        </message>
        <message>
            <source>Not finished yet: {work}</source>
            <translation>Noch nicht fertig: {work}</translation>
        </message>
        <message>
            <source>Stay</source>
            <translation>Bleiben</translation>
        </message>
        <message>
            <source>Keep the window open</source>
            <translation>Das Fenster offen lassen</translation>
        </message>
        <message>
            <source>Stop and quit</source>
            <translation>Stoppen und beenden</translation>
        </message>
        <message>
            <source>End the work, keep its last checkpoint and quit</source>
            <translation>Die Arbeit beenden, ihren letzten Checkpoint behalten und Sfumato schließen</translation>
        </message>
        <message>
            <source>End the work and quit</source>
            <translation>Die Arbeit beenden und Sfumato schließen</translation>
        </message>
        <message>
            <source>Keep training</source>
            <translation>Weitertrainieren</translation>
        </message>
        <message>
            <source>Quit, and train on in the background; the next start shows the run live</source>
            <translation>Sfumato schließen und im Hintergrund weitertrainieren; der nächste Start zeigt den Lauf live</translation>
        </message>
        <message>
            <source>Pause and quit</source>
            <translation>Pausieren und beenden</translation>
        </message>
        <message>
            <source>Save a checkpoint, quit, and offer to go on at the next start</source>
            <translation>Einen Checkpoint speichern, Sfumato schließen und beim nächsten Start anbieten, weiterzumachen</translation>
        </message>
        <message>
            <source>Training saves a checkpoint first, so nothing that was learned is lost, and the run can go on from there at any time: later, or at once in the background.</source>
            <translation>Das Training speichert zuerst einen Checkpoint, sodass nichts Gelerntes verloren geht. Von dort kann der Lauf jederzeit weitergehen: später, oder sofort im Hintergrund.</translation>
        </message>
        <message>
            <source>What is done so far stays; the rest is left undone.</source>
            <translation>Was fertig ist, bleibt; der Rest unterbleibt.</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Places</source>
            <translation>Bereiche</translation>
        </message>
    </context>
    <context>
        <name>RateDialog</name>
        <message>
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>How far each update goes; the height of warm-up and hold</source>
            <translation>Wie weit jedes Update geht; die Höhe von Aufwärm- und Haltephase</translation>
        </message>
        <message>
            <source>Multiply the rate</source>
            <translation>Die Lernrate vervielfachen</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Go on with this rate from the next step</source>
            <translation>Ab dem nächsten Schritt mit dieser Lernrate weitermachen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Leave it as it is</source>
            <translation>Alles lassen, wie es ist</translation>
        </message>
        <message>
            <source>Learning rate of {run}</source>
            <translation>Lernrate von {run}</translation>
        </message>
        <message>
            <source>It is {rate} now. The change counts from the next step on, is marked in the chart and belongs to the run: going on from an older checkpoint repeats it.</source>
            <translation>Sie beträgt jetzt {rate}. Die Änderung gilt ab dem nächsten Schritt, wird im Diagramm vermerkt und gehört zum Lauf: Wer von einem älteren Checkpoint weitermacht, bekommt sie wieder.</translation>
        </message>
    </context>
    <context>
        <name>RatingCommands</name>
        <message>
            <source>rate an image</source>
            <translation>Bild bewerten</translation>
        </message>
        <message>
            <source>rate {n} images</source>
            <translation>{n} Bilder bewerten</translation>
        </message>
        <message>
            <source>pick an image</source>
            <translation>Bild vormerken</translation>
        </message>
        <message>
            <source>pick {n} images</source>
            <translation>{n} Bilder vormerken</translation>
        </message>
        <message>
            <source>reject an image</source>
            <translation>Bild ablehnen</translation>
        </message>
        <message>
            <source>reject {n} images</source>
            <translation>{n} Bilder ablehnen</translation>
        </message>
        <message>
            <source>unflag an image</source>
            <translation>Markierung eines Bilds entfernen</translation>
        </message>
        <message>
            <source>unflag {n} images</source>
            <translation>Markierung von {n} Bildern entfernen</translation>
        </message>
        <message>
            <source>tag as “{name}”</source>
            <translation>Schlagwort „{name}“ vergeben</translation>
        </message>
        <message>
            <source>take off the tag “{name}”</source>
            <translation>Schlagwort „{name}“ wegnehmen</translation>
        </message>
        <message>
            <source>put on the board “{name}”</source>
            <translation>Auf die Pinnwand „{name}“ legen</translation>
        </message>
        <message>
            <source>take off the board “{name}”</source>
            <translation>Von der Pinnwand „{name}“ nehmen</translation>
        </message>
        <message>
            <source>make the board “{name}”</source>
            <translation>Pinnwand „{name}“ anlegen</translation>
        </message>
        <message>
            <source>rename “{name}”</source>
            <translation>„{name}“ umbenennen</translation>
        </message>
        <message>
            <source>remove “{name}”</source>
            <translation>„{name}“ entfernen</translation>
        </message>
        <message>
            <source>keep the view “{name}”</source>
            <translation>Ansicht „{name}“ behalten</translation>
        </message>
        <message>
            <source>remove the view “{name}”</source>
            <translation>Ansicht „{name}“ entfernen</translation>
        </message>
        <message>
            <source>delete an image</source>
            <translation>Bild löschen</translation>
        </message>
        <message>
            <source>delete {n} images</source>
            <translation>{n} Bilder löschen</translation>
        </message>
        <message>
            <source>restore an image</source>
            <translation>Bild wiederherstellen</translation>
        </message>
        <message>
            <source>restore {n} images</source>
            <translation>{n} Bilder wiederherstellen</translation>
        </message>
    </context>
    <context>
        <name>RecentCard</name>
        <message>
            <source>Missing: locate…</source>
            <translation>Fehlt: suchen …</translation>
        </message>
        <message>
            <source>No run yet</source>
            <translation>Noch kein Lauf</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Keep on top</source>
            <translation>Oben halten</translation>
        </message>
        <message>
            <source>Locate…</source>
            <translation>Suchen …</translation>
        </message>
        <message>
            <source>Take off this list</source>
            <translation>Von dieser Liste nehmen</translation>
        </message>
    </context>
    <context>
        <name>RecipeInspector</name>
        <message>
            <source>Rating</source>
            <translation>Bewertung</translation>
        </message>
        <message>
            <source>Rating (keys 0 to 5)</source>
            <translation>Bewertung (Tasten 0 bis 5)</translation>
        </message>
        <message>
            <source>No image selected</source>
            <translation>Kein Bild ausgewählt</translation>
        </message>
        <message>
            <source>Select one to see how it was made.</source>
            <translation>Ein Bild auswählen, um zu sehen, wie es entstanden ist.</translation>
        </message>
        <message>
            <source>Seed {seed}</source>
            <translation>Seed {seed}</translation>
        </message>
        <message>
            <source>Current one of {n} selected images</source>
            <translation>Das aktuelle von {n} ausgewählten Bildern</translation>
        </message>
        <message>
            <source>Use these settings</source>
            <translation>Diese Einstellungen verwenden</translation>
        </message>
        <message>
            <source>Fill the Generate form with what this image was made with (Ctrl+U)</source>
            <translation>Das Formular „Erzeugen“ mit dem füllen, womit dieses Bild entstanden ist (Strg+U)</translation>
        </message>
        <message>
            <source>More like this</source>
            <translation>Mehr davon</translation>
        </message>
        <message>
            <source>Draw 16 images from noise near to this one's (M)</source>
            <translation>16 Bilder aus Rauschen zeichnen, das nahe am Rauschen dieses Bilds liegt (M)</translation>
        </message>
        <message>
            <source>Open the run</source>
            <translation>Lauf öffnen</translation>
        </message>
        <message>
            <source>Show the run that made it</source>
            <translation>Den Lauf zeigen, der es gezeichnet hat</translation>
        </message>
        <message>
            <source>Copy recipe</source>
            <translation>Rezept kopieren</translation>
        </message>
        <message>
            <source>Copy all settings as text (Ctrl+Shift+C)</source>
            <translation>Alle Einstellungen als Text kopieren (Strg+Umschalt+C)</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Open the folder of the file (Ctrl+Shift+R)</source>
            <translation>Den Ordner der Datei öffnen (Strg+Umschalt+R)</translation>
        </message>
        <message>
            <source>Move to trash</source>
            <translation>In den Papierkorb legen</translation>
        </message>
        <message>
            <source>Move the selected images to the gallery's trash (Del)</source>
            <translation>Die ausgewählten Bilder in den Papierkorb der Galerie legen (Entf)</translation>
        </message>
        <message>
            <source>Compare</source>
            <translation>Vergleichen</translation>
        </message>
        <message>
            <source>Lay 2 to 4 side by side (C)</source>
            <translation>2 bis 4 nebeneinanderlegen (C)</translation>
        </message>
        <message>
            <source>Animation…</source>
            <translation>Animation …</translation>
        </message>
        <message>
            <source>Let the first turn into the second (Ctrl+I)</source>
            <translation>Das erste in das zweite übergehen lassen (Strg+I)</translation>
        </message>
        <message>
            <source>Contact sheet…</source>
            <translation>Kontaktbogen …</translation>
        </message>
        <message>
            <source>Across checkpoints, EMA lengths, guidance or steps (Ctrl+T)</source>
            <translation>Über Checkpoints, EMA-Längen, Guidance oder Schritte (Strg+T)</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Copy into a folder, with a manifest (Ctrl+E)</source>
            <translation>Mit einem Manifest in einen Ordner kopieren (Strg+E)</translation>
        </message>
        <message>
            <source>Details of the image</source>
            <translation>Details des Bilds</translation>
        </message>
        <message>
            <source>Picked</source>
            <translation>Vorgemerkt</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Abgelehnt</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Rauschen</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Checkpoint</translation>
        </message>
        <message>
            <source>{n} images</source>
            <translation>{n} Bilder</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Sampler</source>
            <translation>Sampler</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <source>Guidance</source>
            <translation>Guidance</translation>
        </message>
        <message>
            <source>Noise levels</source>
            <translation>Rauschstärken</translation>
        </message>
        <message>
            <source>{high} to {low}</source>
            <translation>{high} bis {low}</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Entstanden</translation>
        </message>
        <message>
            <source>Flag</source>
            <translation>Markierung</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Schlagwörter</translation>
        </message>
        <message>
            <source>Boards</source>
            <translation>Pinnwände</translation>
        </message>
        <message>
            <source>{scale}, away from {n} images</source>
            <translation>{scale}, weg von {n} Bildern</translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>Make a report</source>
            <translation>Bericht erstellen</translation>
        </message>
        <message>
            <source>Logs, the versions of everything, and what this machine is.</source>
            <translation>Protokolle, die Versionen aller Bestandteile und was dieser Rechner ist.</translation>
        </message>
        <message>
            <source>Logs, the versions of everything, what this machine is, and the settings and last events of {run}.</source>
            <translation>Protokolle, die Versionen aller Bestandteile, was dieser Rechner ist, und die Einstellungen und letzten Ereignisse von {run}.</translation>
        </message>
        <message>
            <source>Put the newest sample grid in, too</source>
            <translation>Auch das neueste Probenraster beilegen</translation>
        </message>
        <message>
            <source>It may show what your images look like</source>
            <translation>Es zeigt womöglich, wie die Trainingsbilder aussehen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Make no report</source>
            <translation>Keinen Bericht erstellen</translation>
        </message>
        <message>
            <source>Make the report</source>
            <translation>Bericht erstellen</translation>
        </message>
        <message>
            <source>Write it to the logs folder</source>
            <translation>In den Protokollordner schreiben</translation>
        </message>
        <message>
            <source>A report for somebody who can help</source>
            <translation>Ein Bericht für jemanden, der helfen kann</translation>
        </message>
        <message>
            <source>It is a zip file on this machine; nobody gets it unless you send it. Your name and your home folder are taken out, and none of your images goes in.</source>
            <translation>Der Bericht ist eine ZIP-Datei auf diesem Rechner; niemand bekommt sie, solange sie nicht verschickt wird. Benutzername und persönlicher Ordner werden entfernt, und keines der Trainingsbilder kommt hinein.</translation>
        </message>
    </context>
    <context>
        <name>ResultDialog</name>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Open the folder of the file</source>
            <translation>Den Ordner der Datei öffnen</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the file</source>
            <translation>Die Datei kopieren</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close this window</source>
            <translation>Dieses Fenster schließen</translation>
        </message>
    </context>
    <context>
        <name>ResumeDialog</name>
        <message>
            <source>Resume with changes</source>
            <translation>Mit Änderungen fortsetzen</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Train the rest of the run with these settings</source>
            <translation>Den Rest des Laufs mit diesen Einstellungen trainieren</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Change nothing</source>
            <translation>Nichts ändern</translation>
        </message>
        <message>
            <source>Resume {run}</source>
            <translation>{run} fortsetzen</translation>
        </message>
        <message>
            <source>Changes count from the last checkpoint on, or from the start if there is none, and are kept in the run's events. Settings that are not listed stay as they are.</source>
            <translation>Änderungen gelten vom letzten Checkpoint an, oder von Anfang an, falls es keinen gibt; sie stehen danach unter den Ereignissen des Laufs. Was hier nicht steht, bleibt, wie es ist.</translation>
        </message>
    </context>
    <context>
        <name>RunCommands</name>
        <message>
            <source>Training on {dataset}</source>
            <translation>Training mit {dataset}</translation>
        </message>
        <message>
            <source>Making a fast version of {run}</source>
            <translation>Schnellversion von {run}</translation>
        </message>
        <message>
            <source>Training {run}</source>
            <translation>Training von {run}</translation>
        </message>
        <message>
            <source>Training {run} longer</source>
            <translation>{run} länger trainieren</translation>
        </message>
    </context>
    <context>
        <name>RunComparison</name>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>Images/s</source>
            <translation>Bilder/s</translation>
        </message>
        <message>
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <source>no</source>
            <translation>nein</translation>
        </message>
    </context>
    <context>
        <name>RunDetails</name>
        <message>
            <source>Settings of the run</source>
            <translation>Einstellungen des Laufs</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>Image size</source>
            <translation>Bildgröße</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>Batchgröße</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Seed</translation>
        </message>
        <message>
            <source>Augmentations</source>
            <translation>Augmentierungen</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>Parameter</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>compiled</source>
            <translation>kompiliert</translation>
        </message>
        <message>
            <source>as written</source>
            <translation>wie geschrieben</translation>
        </message>
        <message>
            <source>channels last in memory</source>
            <translation>Kanäle zuletzt im Speicher</translation>
        </message>
        <message>
            <source>optimizer {name}</source>
            <translation>Optimierer {name}</translation>
        </message>
    </context>
    <context>
        <name>RunDifferences</name>
        <message>
            <source>Differences</source>
            <translation>Unterschiede</translation>
        </message>
        <message>
            <source>What is not alike in the chosen runs</source>
            <translation>Worin sich die ausgewählten Läufe unterscheiden</translation>
        </message>
        <message>
            <source>Setting</source>
            <translation>Einstellung</translation>
        </message>
    </context>
    <context>
        <name>RunHeader</name>
        <message>
            <source>Progress of the run</source>
            <translation>Fortschritt des Laufs</translation>
        </message>
        <message>
            <source>goes on as soon as the engine is free</source>
            <translation>geht weiter, sobald die Engine frei ist</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>More to do with this run</source>
            <translation>Was sich mit diesem Lauf noch tun lässt</translation>
        </message>
        <message>
            <source>Change the learning rate…</source>
            <translation>Lernrate ändern …</translation>
        </message>
        <message>
            <source>Resume with changes…</source>
            <translation>Mit Änderungen fortsetzen …</translation>
        </message>
        <message>
            <source>Train the rest of the run with other settings</source>
            <translation>Den Rest des Laufs mit anderen Einstellungen trainieren</translation>
        </message>
        <message>
            <source>Save a checkpoint now</source>
            <translation>Jetzt Checkpoint speichern</translation>
        </message>
        <message>
            <source>At the next step; the run goes on</source>
            <translation>Beim nächsten Schritt; der Lauf geht weiter</translation>
        </message>
        <message>
            <source>Stop now, without a checkpoint</source>
            <translation>Sofort stoppen, ohne Checkpoint</translation>
        </message>
        <message>
            <source>What was learned since the last checkpoint is lost</source>
            <translation>Was seit dem letzten Checkpoint gelernt wurde, geht verloren</translation>
        </message>
        <message>
            <source>Show the run's folder</source>
            <translation>Ordner des Laufs zeigen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausieren</translation>
        </message>
        <message>
            <source>Wait; the model stays loaded</source>
            <translation>Warten; das Modell bleibt geladen</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Go on with the paused run</source>
            <translation>Den pausierten Lauf fortsetzen</translation>
        </message>
        <message>
            <source>Sample now</source>
            <translation>Probe zeichnen</translation>
        </message>
        <message>
            <source>Draw a sample grid at the next step</source>
            <translation>Beim nächsten Schritt ein Probenraster zeichnen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stoppen</translation>
        </message>
        <message>
            <source>End the run after a checkpoint; it can be resumed</source>
            <translation>Den Lauf nach einem Checkpoint beenden; er lässt sich wieder aufnehmen</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Wieder aufnehmen</translation>
        </message>
        <message>
            <source>Go on from the last checkpoint</source>
            <translation>Vom letzten Checkpoint aus weitermachen</translation>
        </message>
        <message>
            <source>Train longer</source>
            <translation>Länger trainieren</translation>
        </message>
        <message>
            <source>Begin a run twice as long, from where this one's learning rate began to fall; this one stays as it is</source>
            <translation>Einen doppelt so langen Lauf beginnen, ab der Stelle, an der die Lernrate zu fallen begann; dieser bleibt, wie er ist</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Show what this run made</source>
            <translation>Zeigen, was dieser Lauf gezeichnet hat</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Generate with this run or export it</source>
            <translation>Mit diesem Lauf Bilder erzeugen oder ihn exportieren</translation>
        </message>
        <message>
            <source>{seen} of {total}</source>
            <translation>{seen} von {total}</translation>
        </message>
        <message>
            <source>{seen} images</source>
            <translation>Bilder: {seen}</translation>
        </message>
        <message>
            <source>loss {loss}</source>
            <translation>Verlust {loss}</translation>
        </message>
        <message>
            <source>{speed} images/s</source>
            <translation>{speed} Bilder/s</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>noch {time}</translation>
        </message>
        <message>
            <source>The run was cut off before its first checkpoint: its process ended without a word. Resume begins it anew.</source>
            <translation>Der Lauf wurde vor seinem ersten Checkpoint unterbrochen: Sein Prozess endete ohne ein Wort. „Wieder aufnehmen“ beginnt ihn von vorn.</translation>
        </message>
        <message>
            <source>The run was cut off: its process ended without a word. Nothing up to its last checkpoint is lost.</source>
            <translation>Der Lauf wurde unterbrochen: Sein Prozess endete ohne ein Wort. Bis zu seinem letzten Checkpoint ist nichts verloren.</translation>
        </message>
    </context>
    <context>
        <name>RunList</name>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>The runs of this project, newest first; Ctrl-click some to compare them</source>
            <translation>Die Läufe dieses Projekts, die neuesten zuerst; mehrere mit Strg-Klick auswählen, um sie zu vergleichen</translation>
        </message>
    </context>
    <context>
        <name>RunLogView</name>
        <message>
            <source>Events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>What happened in this run, newest first</source>
            <translation>Was in diesem Lauf geschehen ist, das Neueste zuerst</translation>
        </message>
    </context>
    <context>
        <name>RunsPage</name>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>No runs yet</source>
            <translation>Noch keine Läufe</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Events</source>
            <translation>Ereignisse</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Open a project to see its runs and to go on with them.</source>
            <translation>Ein Projekt öffnen, um seine Läufe zu sehen und fortzusetzen.</translation>
        </message>
        <message>
            <source>Runs appear here</source>
            <translation>Hier erscheinen die Läufe</translation>
        </message>
        <message>
            <source>Start one, and watch its curve fall and its images come out of the haze.</source>
            <translation>Nach dem Start eines Laufs fällt hier seine Kurve, und seine Bilder treten aus dem Dunst hervor.</translation>
        </message>
        <message>
            <source>Train a model</source>
            <translation>Ein Modell trainieren</translation>
        </message>
        <message>
            <source>Eight runs are the most that are compared.</source>
            <translation>Mehr als acht Läufe lassen sich nicht vergleichen.</translation>
        </message>
        <message>
            <source>Differences</source>
            <translation>Unterschiede</translation>
        </message>
    </context>
    <context>
        <name>SampleGridView</name>
        <message>
            <source>No samples</source>
            <translation>Keine Proben</translation>
        </message>
        <message>
            <source>Samples appear here</source>
            <translation>Hier erscheinen Proben</translation>
        </message>
        <message>
            <source>Sample {n} of {count}</source>
            <translation>Probe {n} von {count}</translation>
        </message>
        <message>
            <source>Click or press Esc to see all samples again</source>
            <translation>Klicken oder Esc drücken, um wieder alle Proben zu sehen</translation>
        </message>
        <message>
            <source>Sample grid, at {n} of {count}</source>
            <translation>Probenraster, bei {n} von {count}</translation>
        </message>
        <message>
            <source>Click a sample to follow it through the run; arrows and Enter do it too</source>
            <translation>Auf eine Probe klicken, um sie durch den Lauf zu verfolgen; Pfeiltasten und Eingabe tun es auch</translation>
        </message>
    </context>
    <context>
        <name>SampleWall</name>
        <message>
            <source>Samples</source>
            <translation>Proben</translation>
        </message>
        <message>
            <source>Point of the run</source>
            <translation>Stelle des Laufs</translation>
        </message>
        <message>
            <source>Walk through all sample grids with the arrow keys</source>
            <translation>Mit den Pfeiltasten durch alle Probenraster gehen</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>Live</translation>
        </message>
        <message>
            <source>Always show the newest grid</source>
            <translation>Immer das neueste Raster zeigen</translation>
        </message>
        <message>
            <source>Follow the newest grid</source>
            <translation>Dem neuesten Raster folgen</translation>
        </message>
        <message>
            <source>Raw</source>
            <translation>Roh</translation>
        </message>
        <message>
            <source>Show samples of the newest weights</source>
            <translation>Proben der neuesten Gewichte zeigen</translation>
        </message>
        <message>
            <source>Save as animation…</source>
            <translation>Als Animation speichern …</translation>
        </message>
        <message>
            <source>Save all grids as one moving image, WebP or GIF</source>
            <translation>Alle Raster als ein bewegtes Bild speichern, WebP oder GIF</translation>
        </message>
        <message>
            <source>Sample now</source>
            <translation>Probe zeichnen</translation>
        </message>
        <message>
            <source>Draw a sample grid at the next step</source>
            <translation>Beim nächsten Schritt ein Probenraster zeichnen</translation>
        </message>
        <message>
            <source>Show what the newest weights draw, not averaged</source>
            <translation>Zeigen, was die neuesten, nicht gemittelten Gewichte zeichnen</translation>
        </message>
        <message>
            <source>Drawn where “Draw raw samples, too” was chosen in Train, Advanced</source>
            <translation>Gezeichnet, wo im Training unter „Erweitert“ die Einstellung „Auch rohe Proben zeichnen“ gewählt war</translation>
        </message>
        <message>
            <source>{images} images   ·   {index} of {count}</source>
            <translation>{images} Bilder   ·   {index} von {count}</translation>
        </message>
        <message>
            <source>No samples were drawn</source>
            <translation>Keine Proben wurden gezeichnet</translation>
        </message>
        <message>
            <source>Samples come at the end of the run</source>
            <translation>Proben kommen am Ende des Laufs</translation>
        </message>
        <message>
            <source>First samples at {count} images</source>
            <translation>Erste Proben bei {count} Bildern</translation>
        </message>
        <message>
            <source>Sample {n}</source>
            <translation>Probe {n}</translation>
        </message>
    </context>
    <context>
        <name>SettingsDialog</name>
        <message>
            <source>Settings</source>
            <translation>Einstellungen</translation>
        </message>
        <message>
            <source>Search settings</source>
            <translation>Einstellungen suchen</translation>
        </message>
        <message>
            <source>Words of what you want to set</source>
            <translation>Wörter für das, was eingestellt werden soll</translation>
        </message>
        <message>
            <source>Pages of the settings</source>
            <translation>Seiten der Einstellungen</translation>
        </message>
        <message>
            <source>Nothing here has these words.</source>
            <translation>Nichts hier enthält diese Wörter.</translation>
        </message>
    </context>
    <context>
        <name>SettingsPages</name>
        <message>
            <source>Keys</source>
            <translation>Tasten</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Allgemein</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Darstellung</translation>
        </message>
        <message>
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Privacy and help</source>
            <translation>Datenschutz und Hilfe</translation>
        </message>
        <message>
            <source>Open the last project at the start</source>
            <translation>Beim Start das letzte Projekt öffnen</translation>
        </message>
        <message>
            <source>Otherwise Home shows the recent ones.</source>
            <translation>Sonst zeigt die Startseite die zuletzt geöffneten.</translation>
        </message>
        <message>
            <source>Folder for new projects</source>
            <translation>Ordner für neue Projekte</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Auswählen …</translation>
        </message>
        <message>
            <source>Folder of these settings</source>
            <translation>Ordner dieser Einstellungen</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Hell</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Dunkel</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Wie das System</translation>
        </message>
        <message>
            <source>The grays are neutral in both, so that they do not tint the images.</source>
            <translation>Die Grautöne sind in beiden neutral, damit sie die Bilder nicht färben.</translation>
        </message>
        <message>
            <source>Colors</source>
            <translation>Farben</translation>
        </message>
        <message>
            <source>Of the window; the terminal speaks English. Counts from the next start on.</source>
            <translation>Die des Fensters; das Terminal spricht Englisch. Gilt ab dem nächsten Start.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Keep the machine awake while training</source>
            <translation>Den Rechner beim Training wach halten</translation>
        </message>
        <message>
            <source>Holds off sleep, not the screen's rest, and only while a run learns.</source>
            <translation>Verhindert den Ruhezustand, nicht das Abschalten des Bildschirms, und nur solange ein Lauf lernt.</translation>
        </message>
        <message>
            <source>Tell me while the window is not in front</source>
            <translation>Melden, wenn das Fenster nicht im Vordergrund ist</translation>
        </message>
        <message>
            <source>By a notice of the system when a run ends or something needs you.</source>
            <translation>Durch eine Meldung des Systems, wenn ein Lauf endet oder etwas zu tun ist.</translation>
        </message>
        <message>
            <source>samplers exporters augmentations use switch folder</source>
            <translation>Sampler Exporter Augmentierungen verwenden einschalten Ordner</translation>
        </message>
        <message>
            <source>Plugins</source>
            <translation>Plugins</translation>
        </message>
        <message>
            <source>Nothing leaves this machine</source>
            <translation>Nichts verlässt diesen Rechner</translation>
        </message>
        <message>
            <source>Sfumato works without a network and sends nothing, ever.</source>
            <translation>Sfumato braucht kein Netzwerk und sendet nichts, niemals.</translation>
        </message>
        <message>
            <source>Logs</source>
            <translation>Protokolle</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Packs logs and versions into a file that you can look into and send.</source>
            <translation>Packt Protokolle und Versionen in eine Datei, die sich ansehen und verschicken lässt.</translation>
        </message>
        <message>
            <source>Make a report…</source>
            <translation>Bericht erstellen …</translation>
        </message>
    </context>
    <context>
        <name>SheetDialog</name>
        <message>
            <source>Contact sheet</source>
            <translation>Kontaktbogen</translation>
        </message>
        <message>
            <source>The same images in several ways: a row an image, a column a way. All else stays as it was.</source>
            <translation>Dieselben Bilder auf mehrere Arten: eine Zeile je Bild, eine Spalte je Art. Alles andere bleibt, wie es war.</translation>
        </message>
        <message>
            <source>Draw the sheet</source>
            <translation>Bogen zeichnen</translation>
        </message>
        <message>
            <source>Checkpoints</source>
            <translation>Checkpoints</translation>
        </message>
        <message>
            <source>EMA lengths</source>
            <translation>EMA-Längen</translation>
        </message>
        <message>
            <source>Guidance</source>
            <translation>Guidance</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Spalten</translation>
        </message>
        <message>
            <source>What the columns differ in.</source>
            <translation>Worin sich die Spalten unterscheiden.</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>Numbers with spaces between; the usual ones if nothing is said.</source>
            <translation>Zahlen mit Leerzeichen dazwischen; die üblichen, wenn nichts dasteht.</translation>
        </message>
        <message>
            <source>All checkpoints of the run</source>
            <translation>Alle Checkpoints des Laufs</translation>
        </message>
    </context>
    <context>
        <name>ShortcutSheet</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <source> or </source>
            <translation> oder </translation>
        </message>
        <message>
            <source>Change keys…</source>
            <translation>Tasten ändern …</translation>
        </message>
        <message>
            <source>Choose other keys in the settings</source>
            <translation>In den Einstellungen andere Tasten wählen</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Close this window</source>
            <translation>Dieses Fenster schließen</translation>
        </message>
        <message>
            <source>Which keys do what, here and everywhere</source>
            <translation>Welche Tasten was tun, hier und überall</translation>
        </message>
    </context>
    <context>
        <name>SizeSlider</name>
        <message>
            <source>Size of the images</source>
            <translation>Größe der Bilder</translation>
        </message>
        <message>
            <source>Size of the images (Ctrl and wheel over the grid)</source>
            <translation>Größe der Bilder (Strg und Mausrad über dem Raster)</translation>
        </message>
        <message>
            <source>Smaller images</source>
            <translation>Kleinere Bilder</translation>
        </message>
        <message>
            <source>Larger images</source>
            <translation>Größere Bilder</translation>
        </message>
    </context>
    <context>
        <name>SkippedTable</name>
        <message>
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
    </context>
    <context>
        <name>StarBar</name>
        <message>
            <source>{n} of 5 stars</source>
            <translation>{n} von 5 Sternen</translation>
        </message>
    </context>
    <context>
        <name>StatusChip</name>
        <message>
            <source>Where the run stands</source>
            <translation>Wo der Lauf steht</translation>
        </message>
    </context>
    <context>
        <name>StripRow</name>
        <message>
            <source>Progress of {job}</source>
            <translation>Fortschritt: {job}</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausieren</translation>
        </message>
        <message>
            <source>Pause training</source>
            <translation>Training pausieren</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Go on training</source>
            <translation>Training fortsetzen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stoppen</translation>
        </message>
        <message>
            <source>Stop this</source>
            <translation>Das stoppen</translation>
        </message>
        <message>
            <source>{seen} of {total}</source>
            <translation>{seen} von {total}</translation>
        </message>
        <message>
            <source>{seen} images  ·  loss {loss}  ·  {speed} images/s  ·  {eta} left</source>
            <translation>Bilder: {seen}  ·  Verlust {loss}  ·  {speed} Bilder/s  ·  noch {eta}</translation>
        </message>
    </context>
    <context>
        <name>SystemNotices</name>
        <message>
            <source>Sfumato</source>
            <translation>Sfumato</translation>
        </message>
    </context>
    <context>
        <name>Toast</name>
        <message>
            <source>Close this notice</source>
            <translation>Diese Meldung schließen</translation>
        </message>
    </context>
    <context>
        <name>TrainDraft</name>
        <message>
            <source>the form</source>
            <translation>dem Formular</translation>
        </message>
        <message>
            <source>No dataset that can be read is chosen.</source>
            <translation>Kein lesbarer Datensatz ist ausgewählt.</translation>
        </message>
        <message>
            <source>Choose what to learn from.</source>
            <translation>Auswählen, wovon gelernt werden soll.</translation>
        </message>
        <message>
            <source>No image of “{name}” can be used.</source>
            <translation>Kein Bild von „{name}“ lässt sich verwenden.</translation>
        </message>
        <message>
            <source>See Datasets for the reasons.</source>
            <translation>Die Gründe stehen unter „Datensätze“.</translation>
        </message>
        <message>
            <source>The run has no end.</source>
            <translation>Der Lauf hat kein Ende.</translation>
        </message>
        <message>
            <source>Give it a length.</source>
            <translation>Ihm eine Länge geben.</translation>
        </message>
    </context>
    <context>
        <name>TrainPage</name>
        <message>
            <source>Train</source>
            <translation>Training</translation>
        </message>
        <message>
            <source>Start training</source>
            <translation>Training starten</translation>
        </message>
        <message>
            <source>Start the run (Ctrl+Enter)</source>
            <translation>Den Lauf starten (Strg+Eingabe)</translation>
        </message>
        <message>
            <source>The run starts when {run} has ended.</source>
            <translation>Der Lauf beginnt, sobald {run} zu Ende ist.</translation>
        </message>
        <message>
            <source>Settings of the run</source>
            <translation>Einstellungen des Laufs</translation>
        </message>
        <message>
            <source>Search settings…</source>
            <translation>Einstellungen suchen …</translation>
        </message>
        <message>
            <source>Search settings</source>
            <translation>Einstellungen suchen</translation>
        </message>
        <message>
            <source>Show only settings that hold these words</source>
            <translation>Nur Einstellungen zeigen, die diese Wörter enthalten</translation>
        </message>
        <message>
            <source>Go to Home</source>
            <translation>Zur Startseite</translation>
        </message>
        <message>
            <source>Make or open a project</source>
            <translation>Projekt anlegen oder öffnen</translation>
        </message>
        <message>
            <source>Add images</source>
            <translation>Bilder hinzufügen</translation>
        </message>
        <message>
            <source>Make a dataset of a folder</source>
            <translation>Aus einem Ordner einen Datensatz machen</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>Kein Projekt ist offen</translation>
        </message>
        <message>
            <source>A project keeps your datasets, runs and images together.</source>
            <translation>Ein Projekt hält Datensätze, Läufe und Bilder zusammen.</translation>
        </message>
        <message>
            <source>Pick what to learn from</source>
            <translation>Wovon soll gelernt werden?</translation>
        </message>
        <message>
            <source>This project has no dataset yet. Add a folder of images: a few hundred are enough for a first try.</source>
            <translation>Dieses Projekt hat noch keinen Datensatz. Einen Ordner mit Bildern hinzufügen: Ein paar Hundert genügen für den ersten Versuch.</translation>
        </message>
        <message>
            <source>Trying presets for {dataset}</source>
            <translation>Voreinstellungen für {dataset} ausprobieren</translation>
        </message>
        <message>
            <source>Correct it under Advanced.</source>
            <translation>Unter „Erweitert“ berichtigen.</translation>
        </message>
        <message>
            <source>Correct it under Augmentations.</source>
            <translation>Unter „Augmentierungen“ berichtigen.</translation>
        </message>
        <message>
            <source>Advanced</source>
            <translation>Erweitert</translation>
        </message>
        <message>
            <source>{n} changed</source>
            <translation>{n} geändert</translation>
        </message>
        <message>
            <source>Augmentations</source>
            <translation>Augmentierungen</translation>
        </message>
        <message>
            <source>{n} in use</source>
            <translation>{n} in Gebrauch</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Lauf</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>Transformer</source>
            <translation>Transformer</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Rauschen</translation>
        </message>
        <message>
            <source>Autoencoder</source>
            <translation>Autoencoder</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>Optimierer</translation>
        </message>
        <message>
            <source>Averaged weights</source>
            <translation>Gemittelte Gewichte</translation>
        </message>
        <message>
            <source>Conditioned augmentation</source>
            <translation>Bedingte Augmentierung</translation>
        </message>
        <message>
            <source>Sampling</source>
            <translation>Sampling</translation>
        </message>
        <message>
            <source>Samples and checkpoints</source>
            <translation>Proben und Checkpoints</translation>
        </message>
        <message>
            <source>Search for the best way to draw</source>
            <translation>Suche nach der besten Art zu zeichnen</translation>
        </message>
        <message>
            <source>{n} images</source>
            <translation>{n} Bilder</translation>
        </message>
    </context>
    <context>
        <name>TrainPreview</name>
        <message>
            <source>Drawing…</source>
            <translation>Wird gezeichnet …</translation>
        </message>
        <message>
            <source>None is in use: images are learned from as they are.</source>
            <translation>Keine ist in Gebrauch: Von den Bildern wird gelernt, wie sie sind.</translation>
        </message>
    </context>
    <context>
        <name>UnfinishedRuns</name>
        <message>
            <source>{run} waits at {count} images.</source>
            <translation>{run} wartet bei {count} Bildern.</translation>
        </message>
        <message>
            <source>{run} was cut off at {count} images.</source>
            <translation>{run} wurde bei {count} Bildern unterbrochen.</translation>
        </message>
        <message>
            <source>Go on training</source>
            <translation>Training fortsetzen</translation>
        </message>
    </context>
    <context>
        <name>VariationRow</name>
        <message>
            <source>Draw from each seed's own noise again</source>
            <translation>Wieder aus dem eigenen Rauschen jedes Seeds zeichnen</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>Abstand</translation>
        </message>
        <message>
            <source>How unlike: at the left the same image, at the right another one</source>
            <translation>Wie unähnlich: links dasselbe Bild, rechts ein ganz anderes</translation>
        </message>
        <message>
            <source> and {n} more</source>
            <translation> und {n} weitere</translation>
        </message>
        <message>
            <source>Seed {seed}</source>
            <translation>Seed {seed}</translation>
        </message>
        <message>
            <source>the same image</source>
            <translation>dasselbe Bild</translation>
        </message>
        <message>
            <source>a twin</source>
            <translation>ein Zwilling</translation>
        </message>
        <message>
            <source>a relative</source>
            <translation>ein Verwandter</translation>
        </message>
        <message>
            <source>a cousin</source>
            <translation>ein entfernter Verwandter</translation>
        </message>
        <message>
            <source>another image</source>
            <translation>ein anderes Bild</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>Sfumato</source>
            <translation>Sfumato</translation>
        </message>
        <message>
            <source>{name} (read-only)</source>
            <translation>{name} (nur zum Lesen)</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>{n}G</source>
            <translation>{n} Mrd.</translation>
        </message>
        <message>
            <source>{n}M</source>
            <translation>{n} Mio.</translation>
        </message>
        <message>
            <source>{n}k</source>
            <translation>{n} Tsd.</translation>
        </message>
        <message>
            <source>{s} s</source>
            <translation>{s} s</translation>
        </message>
        <message>
            <source>{min} min {s:02d} s</source>
            <translation>{min} min {s:02d} s</translation>
        </message>
        <message>
            <source>{min} min</source>
            <translation>{min} min</translation>
        </message>
        <message>
            <source>{h} h</source>
            <translation>{h} h</translation>
        </message>
        <message>
            <source>{h} h {min:02d} min</source>
            <translation>{h} h {min:02d} min</translation>
        </message>
        <message>
            <source>{d} d {h} h</source>
            <translation>{d} d {h} h</translation>
        </message>
        <message>
            <source>date unknown</source>
            <translation>Datum unbekannt</translation>
        </message>
        <message>
            <source>just now</source>
            <translation>gerade eben</translation>
        </message>
        <message>
            <source>{n} min ago</source>
            <translation>vor {n} min</translation>
        </message>
        <message>
            <source>{n} h ago</source>
            <translation>vor {n} h</translation>
        </message>
        <message>
            <source>1 d ago</source>
            <translation>vor 1 Tag</translation>
        </message>
        <message>
            <source>{n} d ago</source>
            <translation>vor {n} Tagen</translation>
        </message>
        <message>
            <source>{n}%</source>
            <translation>{n} %</translation>
        </message>
        <message>
            <source>Not started</source>
            <translation>Nicht begonnen</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>Pausiert</translation>
        </message>
        <message>
            <source>Completed</source>
            <translation>Abgeschlossen</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Gestoppt</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Gescheitert</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation>Unterbrochen</translation>
        </message>
    </context>
    <context>
        <name>Workspace</name>
        <message>
            <source>Sfumato was not closed properly. What was on the disk is whole.</source>
            <translation>Sfumato wurde nicht ordentlich beendet. Was auf dem Datenträger liegt, ist unversehrt.</translation>
        </message>
        <message>
            <source>Open {project} again</source>
            <translation>{project} wieder öffnen</translation>
        </message>
        <message>
            <source>{run} came to its end while the window was closed.</source>
            <translation>{run} kam zum Ende, während das Fenster geschlossen war.</translation>
        </message>
        <message>
            <source>{run} trained on in the background and is at rest: {status}.</source>
            <translation>{run} hat im Hintergrund weitertrainiert und ruht jetzt: {status}.</translation>
        </message>
        <message>
            <source>Show the run</source>
            <translation>Lauf zeigen</translation>
        </message>
    </context>
    <context>
        <name>_Film</name>
        <message>
            <source>Animation {name}</source>
            <translation>Animation {name}</translation>
        </message>
        <message>
            <source>The animation cannot be shown here.</source>
            <translation>Die Animation lässt sich hier nicht zeigen.</translation>
        </message>
    </context>
    <context>
        <name>_Gauge</name>
        <message>
            <source>The last two minutes of {name}</source>
            <translation>Die letzten zwei Minuten: {name}</translation>
        </message>
    </context>
    <context>
        <name>_ProjectCard</name>
        <message>
            <source>Go to the next step</source>
            <translation>Zum nächsten Schritt gehen</translation>
        </message>
        <message>
            <source>Newest samples</source>
            <translation>Neueste Proben</translation>
        </message>
        <message>
            <source>1 dataset</source>
            <translation>1 Datensatz</translation>
        </message>
        <message>
            <source>{n} datasets</source>
            <translation>{n} Datensätze</translation>
        </message>
        <message>
            <source>1 run</source>
            <translation>1 Lauf</translation>
        </message>
        <message>
            <source>{n} runs</source>
            <translation>{n} Läufe</translation>
        </message>
        <message>
            <source>See the runs</source>
            <translation>Läufe zeigen</translation>
        </message>
        <message>
            <source>Train on {name}</source>
            <translation>Mit {name} trainieren</translation>
        </message>
        <message>
            <source>Add images</source>
            <translation>Bilder hinzufügen</translation>
        </message>
    </context>
    <context>
        <name>_RequestDialog</name>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close without drawing</source>
            <translation>Schließen, ohne zu zeichnen</translation>
        </message>
    </context>
</TS>
