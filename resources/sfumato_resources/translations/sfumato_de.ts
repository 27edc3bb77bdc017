<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name />
        <message id="nn.averages_are_missing">
            <source>Run “{run_id}” has no averaged weights at {images_seen:,} images from which a different EMA length can be reconstructed.</source>
            <translation>Der Lauf „{run_id}“ hat bei {images_seen:,} Bildern keine Mittelwerte, aus denen sich eine andere EMA-Länge rekonstruieren lässt.</translation>
        </message>
        <message id="nn.ema_length_is_too_short">
            <source>An EMA length of {length:g} is too short to be reconstructed.</source>
            <translation>Eine EMA-Länge von {length:g} ist zu kurz, um sie zu rekonstruieren.</translation>
        </message>
        <message id="nn.raw_weights_are_missing">
            <source>Run “{run_id}” saved only averaged weights at {images_seen:,} images.</source>
            <translation>Der Lauf „{run_id}“ hat bei {images_seen:,} Bildern nur Mittelwerte gespeichert.</translation>
        </message>
        <message id="nn.use_longer_ema">
            <source>Use {shortest:g} or more, or 0 for the weights without averaging.</source>
            <translation>{shortest:g} oder mehr verwenden, oder 0 für die Gewichte ohne Mittelung.</translation>
        </message>
        <message id="nn.raw_weights_are_available_at">
            <source>Weights without averaging (EMA length 0) are available at: {available}.</source>
            <translation>Gewichte ohne Mittelung (EMA-Länge 0) gibt es bei: {available}.</translation>
        </message>
        <message id="nn.snapshot_is_damaged">
            <source>“{path}” is damaged.</source>
            <translation>„{path}“ ist beschädigt.</translation>
        </message>
        <message id="nn.averages_are_available_at">
            <source>Averaged weights are available at: {available}.</source>
            <translation>Mittelwerte gibt es bei: {available}.</translation>
        </message>
        <message id="nn.averages_were_not_saved">
            <source>The run was trained with ema.snapshots=0 or by an earlier version of Sfumato, so only its own average is available.</source>
            <translation>Der Lauf wurde mit ema.snapshots=0 oder mit einer früheren Version von Sfumato trainiert, daher gibt es nur Gewichte mit seiner eigenen EMA-Länge.</translation>
        </message>
        <message id="nn.snapshot_is_ignored">
            <source>The snapshot is ignored.</source>
            <translation>Der Snapshot wird ignoriert.</translation>
        </message>
        <message id="nn.hash_differs">
            <source>the hash of {file} does not match</source>
            <translation>der Hash von {file} stimmt nicht</translation>
        </message>
        <message id="nn.run_has_no_checkpoint_yet">
            <source>Run “{run_id}” has no checkpoint yet.</source>
            <translation>Der Lauf „{run_id}“ hat noch keinen Checkpoint.</translation>
        </message>
        <message id="nn.checkpoint_is_damaged">
            <source>Checkpoint “{run_id}/{checkpoint}” is damaged: {reason}.</source>
            <translation>Der Checkpoint „{run_id}/{checkpoint}“ ist beschädigt: {reason}.</translation>
        </message>
        <message id="nn.checkpoint_of_run">
            <source>A checkpoint of run “{run_id}”</source>
            <translation>Ein Checkpoint des Laufs „{run_id}“</translation>
        </message>
        <message id="nn.free_space_then_resume">
            <source>Free up disk space, then resume the run.</source>
            <translation>Speicherplatz freigeben und den Lauf fortsetzen.</translation>
        </message>
        <message id="nn.run_has_no_checkpoint_at">
            <source>Run “{run_id}” has no checkpoint at {images_seen:,} images.</source>
            <translation>Der Lauf „{run_id}“ hat bei {images_seen:,} Bildern keinen Checkpoint.</translation>
        </message>
        <message id="nn.use_older_checkpoint">
            <source>Resuming uses an older checkpoint if there is one; otherwise, restore the folder from a copy or train a new run.</source>
            <translation>Beim Fortsetzen wird ein älterer Checkpoint verwendet, falls vorhanden; sonst den Ordner aus einer Kopie wiederherstellen oder einen neuen Lauf trainieren.</translation>
        </message>
        <message id="nn.save_checkpoint_now">
            <source>The first checkpoint is saved after {seconds:,.0f} s of training or when the run ends. Save one now: sfumato ask PROJECT {run_id} checkpoint</source>
            <translation>Der erste wird nach {seconds:,.0f} s Training oder am Ende des Laufs gespeichert. Jetzt einen speichern: sfumato ask PROJECT {run_id} checkpoint</translation>
        </message>
        <message id="nn.train_run_first">
            <source>Train it first: sfumato resume PROJECT {run_id}</source>
            <translation>Zuerst trainieren: sfumato resume PROJECT {run_id}</translation>
        </message>
        <message id="nn.available_checkpoints">
            <source>Available checkpoints: {available}.</source>
            <translation>Verfügbare Checkpoints: {available}.</translation>
        </message>
        <message id="nn.use_pixel_space_pipeline">
            <source>Training can start from an unconditional pixel-space pipeline: a DDPMPipeline folder, or a folder exported by Sfumato.</source>
            <translation>Ein Training kann mit einer unkonditionierten Pipeline im Pixelraum beginnen: einem DDPMPipeline-Ordner oder einem von Sfumato exportierten Ordner.</translation>
        </message>
        <message id="nn.pipeline_is_conditioned_on_text">
            <source>The pipeline in “{folder}” is conditioned on text.</source>
            <translation>Die Pipeline in „{folder}“ ist auf Text konditioniert.</translation>
        </message>
        <message id="nn.pipeline_uses_latents">
            <source>The pipeline in “{folder}” uses the latent space of an autoencoder.</source>
            <translation>Die Pipeline in „{folder}“ arbeitet im latenten Raum eines Autoencoders.</translation>
        </message>
        <message id="nn.weights_are_a_pickle">
            <source>The weights “{file}” are a pickle, which can run arbitrary code when loaded.</source>
            <translation>Die Gewichte „{file}“ sind ein Pickle, der beim Laden beliebigen Code ausführen kann.</translation>
        </message>
        <message id="nn.pipeline_weights_are_missing">
            <source>There are no weights in “{folder}”.</source>
            <translation>In „{folder}“ sind keine Gewichte.</translation>
        </message>
        <message id="nn.scheduler_is_not_supported">
            <source>The scheduler in “{folder}” ({scheduler} with prediction type “{prediction}”) has no beta schedule that can be trained on.</source>
            <translation>Der Scheduler in „{folder}“ ({scheduler} mit Vorhersagetyp „{prediction}“) hat keinen Beta-Verlauf, mit dem sich trainieren lässt.</translation>
        </message>
        <message id="nn.pipeline_network_is_not_supported">
            <source>The network in “{folder}” is a {name}, not a UNet2DModel.</source>
            <translation>Das Netz in „{folder}“ ist ein {name}, kein UNet2DModel.</translation>
        </message>
        <message id="nn.sample_size_is_not_supported">
            <source>The network in “{folder}” has sample_size {size}; images of at least 8 px are supported.</source>
            <translation>Das Netz in „{folder}“ hat sample_size {size}; unterstützt werden Bilder ab 8 px.</translation>
        </message>
        <message id="nn.pipeline_channels_are_not_supported">
            <source>The network in “{folder}” has {inputs} input and {outputs} output channels; both must be the same: 1, 3, or 4.</source>
            <translation>Das Netz in „{folder}“ hat {inputs} Eingabe- und {outputs} Ausgabekanäle; beide müssen gleich sein: 1, 3 oder 4.</translation>
        </message>
        <message id="nn.class_names_are_missing">
            <source>The network in “{folder}” is class-conditional, but the folder contains no class names.</source>
            <translation>Das Netz in „{folder}“ ist auf Klassen konditioniert, aber der Ordner enthält keine Klassennamen.</translation>
        </message>
        <message id="nn.time_embedding_is_not_supported">
            <source>The network in “{folder}” uses the time embedding “{embedding}”; only “positional” is supported.</source>
            <translation>Das Netz in „{folder}“ verwendet die Zeiteinbettung „{embedding}“; unterstützt wird nur „positional“.</translation>
        </message>
        <message id="nn.is_not_a_pipeline">
            <source>“{folder}” is not a diffusers pipeline: {file} is missing.</source>
            <translation>„{folder}“ ist keine diffusers-Pipeline: {file} fehlt.</translation>
        </message>
        <message id="nn.pipeline_is_not_supported">
            <source>“{folder}” contains an unsupported pipeline ({name}).</source>
            <translation>„{folder}“ enthält eine nicht unterstützte Pipeline ({name}).</translation>
        </message>
        <message id="nn.convert_pipeline">
            <source>If you trust the file, load the pipeline in diffusers yourself and save it again with save_pretrained(folder, safe_serialization=True).</source>
            <translation>Ist die Datei vertrauenswürdig, die Pipeline selbst in diffusers laden und mit save_pretrained(folder, safe_serialization=True) erneut speichern.</translation>
        </message>
        <message id="nn.copy_pipeline_weights">
            <source>Copy the file diffusion_pytorch_model.safetensors into that folder.</source>
            <translation>Die Datei diffusion_pytorch_model.safetensors in diesen Ordner kopieren.</translation>
        </message>
        <message id="nn.use_supported_scheduler">
            <source>Use a DDPMScheduler or DDIMScheduler with prediction type epsilon, v_prediction, or sample, or a FlowMatchEulerDiscreteScheduler with 1,000 timesteps.</source>
            <translation>Einen DDPMScheduler oder DDIMScheduler mit dem Vorhersagetyp epsilon, v_prediction oder sample verwenden, oder einen FlowMatchEulerDiscreteScheduler mit 1.000 Zeitschritten.</translation>
        </message>
        <message id="nn.set_sample_size">
            <source>Set sample_size in unet/config.json to the image size the network was trained at.</source>
            <translation>sample_size in unet/config.json auf die Bildgröße setzen, mit der das Netz trainiert wurde.</translation>
        </message>
        <message id="nn.pipeline_index_is_incomplete">
            <source>The model_index.json in “{folder}” lacks {key}.</source>
            <translation>In der Datei model_index.json in „{folder}“ fehlt {key}.</translation>
        </message>
        <message id="nn.pipeline_cannot_be_loaded">
            <source>diffusers cannot load the network in “{folder}”: {error}</source>
            <translation>diffusers kann das Netz in „{folder}“ nicht laden: {error}</translation>
        </message>
        <message id="nn.export_model_again">
            <source>Export the model again with this version of Sfumato.</source>
            <translation>Das Modell mit dieser Version von Sfumato erneut exportieren.</translation>
        </message>
        <message id="nn.save_pipeline_again">
            <source>Save the pipeline again with save_pretrained.</source>
            <translation>Die Pipeline erneut mit save_pretrained speichern.</translation>
        </message>
        <message id="nn.restore_from_copy">
            <source>Restore it from a copy of the run folder.</source>
            <translation>Aus einer Kopie des Laufordners wiederherstellen.</translation>
        </message>
        <message id="nn.run_has_not_started">
            <source>Run “{run_id}” has not started: it has no network yet.</source>
            <translation>Der Lauf „{run_id}“ hat nicht begonnen: Er hat noch kein Netz.</translation>
        </message>
        <message id="data.file_is_not_in_dataset">
            <source>“{file}” is not in dataset “{name}”.</source>
            <translation>„{file}“ gehört nicht zum Datensatz „{name}“.</translation>
        </message>
        <message id="data.unknown_finding">
            <source>There is no finding “{kind}”.</source>
            <translation>Es gibt keinen Befund „{kind}“.</translation>
        </message>
        <message id="data.list_files_of_dataset">
            <source>Use a path relative to the imported folder, or the complete path.</source>
            <translation>Verwenden Sie einen Pfad relativ zum importierten Ordner oder den vollständigen Pfad.</translation>
        </message>
        <message id="data.available_findings">
            <source>Available findings: {kinds}.</source>
            <translation>Verfügbare Befunde: {kinds}.</translation>
        </message>
        <message id="cli.internal_error">
            <source>Internal error: {kind}: {error}</source>
            <translation>Interner Fehler: {kind}: {error}</translation>
        </message>
        <message id="cli.report_with_details">
            <source>Please report this with the details in “{file}”.</source>
            <translation>Bitte den Fehler mit den Einzelheiten aus „{file}“ melden.</translation>
        </message>
        <message id="cli.cannot_write_output">
            <source>Cannot write the output: {error}.</source>
            <translation>Die Ausgabe lässt sich nicht schreiben: {error}.</translation>
        </message>
        <message id="cli.redirect_output">
            <source>Free up space at the destination, or redirect the output elsewhere.</source>
            <translation>Am Zielort Platz schaffen oder die Ausgabe umleiten.</translation>
        </message>
        <message id="cli.report_line_above">
            <source>Cannot write the details to the log folder. Please report the line above.</source>
            <translation>Die Einzelheiten lassen sich nicht im Protokollordner speichern. Bitte die Zeile oben melden.</translation>
        </message>
        <message id="advice.blurry_colors">
            <source>blurry colors</source>
            <translation>verschwommene Farben</translation>
        </message>
        <message id="advice.rough_shapes">
            <source>rough shapes</source>
            <translation>grobe Formen</translation>
        </message>
        <message id="advice.clear_images">
            <source>clear images</source>
            <translation>klare Bilder</translation>
        </message>
        <message id="advice.full_quality">
            <source>the preset's full quality</source>
            <translation>die volle Qualität der Voreinstellung</translation>
        </message>
        <message id="advice.preset_would_memorize">
            <source>{preset} would memorize {images:,} images; it needs at least {fewest:,}.</source>
            <translation>„{preset}“ würde {images:,} Bilder auswendig lernen; nötig sind mindestens {fewest:,}.</translation>
        </message>
        <message id="advice.preset_needs_more_time">
            <source>{preset} would train on {images:,.0f} images; it needs at least {needed:,.0f}.</source>
            <translation>„{preset}“ würde mit {images:,.0f} Bildern trainieren; nötig sind mindestens {needed:,.0f}.</translation>
        </message>
        <message id="advice.preset_and_outlook">
            <source>{preset} trains on {images:,.0f} images in this time; expect {outlook}.</source>
            <translation>„{preset}“ trainiert in dieser Zeit mit {images:,.0f} Bildern; zu erwarten: {outlook}.</translation>
        </message>
        <message id="config.given_settings">
            <source>the given settings</source>
            <translation>den angegebenen Einstellungen</translation>
        </message>
        <message id="config.available_names">
            <source>Available: {names}.</source>
            <translation>Verfügbar: {names}.</translation>
        </message>
        <message id="config.did_you_mean">
            <source>Did you mean “{name}”?</source>
            <translation>War „{name}“ gemeint?</translation>
        </message>
        <message id="config.enter_number">
            <source>Enter a number: {bounds}.</source>
            <translation>Eine Zahl eingeben: {bounds}.</translation>
        </message>
        <message id="config.none_available">
            <source>None are available.</source>
            <translation>Keine verfügbar.</translation>
        </message>
        <message id="config.available_of_kind">
            <source>Available {kinds}: {names}.</source>
            <translation>Verfügbare {kinds}: {names}.</translation>
        </message>
        <message id="config.value_is_invalid">
            <source>“{path}” in {source} is {found}: {reason}.</source>
            <translation>„{path}“ in {source} hat den Wert {found}: {reason}.</translation>
        </message>
        <message id="config.correct_value">
            <source>Correct the value, or remove the key to use its default.</source>
            <translation>Den Wert korrigieren oder den Schlüssel entfernen, dann gilt der Standard.</translation>
        </message>
        <message id="config.choose_one_of">
            <source>Choose one of: {choices}.</source>
            <translation>Mögliche Werte: {choices}.</translation>
        </message>
        <message id="config.enter_image_shape">
            <source>Enter channels (1, 3, or 4), height, and width in px ({minimum:g} to {maximum:g}), such as {example}.</source>
            <translation>Kanäle (1, 3 oder 4), Höhe und Breite in px ({minimum:g} bis {maximum:g}) eingeben, zum Beispiel {example}.</translation>
        </message>
        <message id="config.enter_value_such_as">
            <source>Enter a value such as {example}.</source>
            <translation>Einen Wert wie {example} eingeben.</translation>
        </message>
        <message id="config.value_is_unusable">
            <source>The value of “{path}” in {source} is invalid: {reason}.</source>
            <translation>Der Wert von „{path}“ in {source} ist ungültig: {reason}.</translation>
        </message>
        <message id="config.setting_does_not_exist">
            <source>There is no setting “{path}”.</source>
            <translation>Die Einstellung „{path}“ gibt es nicht.</translation>
        </message>
        <message id="config.setting_of_source_does_not_exist">
            <source>There is no setting “{path}” (in {source}).</source>
            <translation>Die Einstellung „{path}“ (in {source}) gibt es nicht.</translation>
        </message>
        <message id="config.at_least">
            <source>at least {limit:g}</source>
            <translation>mindestens {limit:g}</translation>
        </message>
        <message id="config.at_most">
            <source>at most {limit:g}</source>
            <translation>höchstens {limit:g}</translation>
        </message>
        <message id="config.file_is_not_valid_toml">
            <source>“{path}” is not valid TOML: {error}.</source>
            <translation>„{path}“ ist kein gültiges TOML: {error}.</translation>
        </message>
        <message id="config.assignment_has_no_equals_sign">
            <source>“{assignment}” is not an assignment: “=” is missing.</source>
            <translation>„{assignment}“ ist keine Zuweisung: „=“ fehlt.</translation>
        </message>
        <message id="config.group_has_a_value">
            <source>“{path}” cannot be set: “{group}” is already set to {found}.</source>
            <translation>„{path}“ lässt sich nicht setzen: „{group}“ hat bereits den Wert {found}.</translation>
        </message>
        <message id="config.more_than">
            <source>more than {limit:g}</source>
            <translation>mehr als {limit:g}</translation>
        </message>
        <message id="config.fix_line_or_restore_file">
            <source>Fix the reported line, or restore the file from a backup.</source>
            <translation>Die gemeldete Zeile korrigieren oder die Datei aus einer Sicherung wiederherstellen.</translation>
        </message>
        <message id="config.write_key_and_value">
            <source>Write key=value, for example --set optimizer.learning_rate=0.0005.</source>
            <translation>Schlüssel=Wert schreiben, zum Beispiel --set optimizer.learning_rate=0.0005.</translation>
        </message>
        <message id="config.set_group_or_its_members">
            <source>Set either “{group}” or the settings inside it.</source>
            <translation>Entweder „{group}“ oder die Einstellungen darin setzen.</translation>
        </message>
        <message id="config.preset_does_not_exist">
            <source>There is no preset “{name}”.</source>
            <translation>Die Voreinstellung „{name}“ gibt es nicht.</translation>
        </message>
        <message id="config.available_presets">
            <source>Available presets: {presets}.</source>
            <translation>Verfügbare Voreinstellungen: {presets}.</translation>
        </message>
        <message id="resuming.defines_the_network">
            <source>it determines the network's layers</source>
            <translation>davon hängen die Schichten des Netzes ab</translation>
        </message>
        <message id="resuming.network_was_trained_with_it">
            <source>the network was trained with it</source>
            <translation>das Netz wurde damit trainiert</translation>
        </message>
        <message id="resuming.applies_from_the_start">
            <source>it must be the same for the whole run</source>
            <translation>der Wert gilt für den ganzen Lauf</translation>
        </message>
        <message id="resuming.autoencoder_is_trained">
            <source>the run's autoencoder is already trained</source>
            <translation>der Autoencoder des Laufs ist bereits trainiert</translation>
        </message>
        <message id="resuming.defines_the_objective">
            <source>it determines what the model learns</source>
            <translation>davon hängt ab, was der Lauf lernt</translation>
        </message>
        <message id="resuming.preset_is_the_starting_point">
            <source>it records the preset the run started from</source>
            <translation>damit hat der Lauf begonnen</translation>
        </message>
        <message id="resuming.run_belongs_to_dataset">
            <source>a run is tied to its dataset</source>
            <translation>ein Lauf gehört zu seinem Datensatz</translation>
        </message>
        <message id="resuming.optimizer_state_does_not_fit">
            <source>the saved optimizer state is incompatible with a different optimizer</source>
            <translation>der gespeicherte Zustand passt nicht zu einem anderen Optimierer</translation>
        </message>
        <message id="resuming.seed_is_in_use">
            <source>the run's random choices depend on it</source>
            <translation>davon hängen die Zufallswerte des Laufs ab</translation>
        </message>
        <message id="resuming.setting_with_reason">
            <source>{path} ({reason})</source>
            <translation>{path} ({reason})</translation>
        </message>
        <message id="resuming.settings_cannot_change">
            <source>Run “{run_id}” cannot be resumed with different values for: {reasons}.</source>
            <translation>Der Lauf „{run_id}“ lässt sich nicht mit anderen Werten fortsetzen: {reasons}.</translation>
        </message>
        <message id="resuming.keep_value_or_train_new_run">
            <source>Keep {kept}, or train a new run with the new value: {command}</source>
            <translation>{kept} beibehalten oder einen neuen Lauf mit dem neuen Wert trainieren: {command}</translation>
        </message>
        <message id="resuming.keep_values_or_train_new_run">
            <source>Keep the previous values, or train a new run with the new ones: {command}</source>
            <translation>Die bisherigen Werte beibehalten oder einen neuen Lauf mit den neuen trainieren: {command}</translation>
        </message>
        <message id="config.size_is_unsupported">
            <source>A size of {size} is not supported: the network must be able to halve both sides.</source>
            <translation>Die Größe {size} wird nicht unterstützt: Das Netz muss beide Seiten halbieren können.</translation>
        </message>
        <message id="config.choose_nearest_size">
            <source>Nearest supported sizes, in px: {nearest}.</source>
            <translation>Nächstliegende Größen in px: {nearest}.</translation>
        </message>
        <message id="small_sets.expectation" numerus="yes">
            <source>With {n} images, expect variations and copies of the training images rather than new ones; evaluate the run to see how many are copies.</source>
            <extra-one>With 1 image, expect copies of it.</extra-one>
            <translation>
                <numerusform>Rechnen Sie bei 1 Bild mit Kopien davon.</numerusform>
                <numerusform>Rechnen Sie bei {n} Bildern eher mit Abwandlungen und Kopien der Trainingsbilder als mit neuen; eine Auswertung des Laufs zeigt, wie viele Kopien es sind.</numerusform>
            </translation>
        </message>
        <message id="small_sets.settings">
            <source>Settings for few images: conditional augmentation {augmentation:.0%}, dropout {dropout:g}.</source>
            <translation>Einstellungen für wenige Bilder: bedingte Augmentierung {augmentation:.0%}, Dropout {dropout:g}.</translation>
        </message>
        <message id="small_sets.train_smaller">
            <source>At {side} px instead of {current} px, the model has less to learn by heart.</source>
            <translation>Bei {side} px statt {current} px muss das Modell weniger auswendig lernen.</translation>
        </message>
        <message id="data.preparing_images">
            <source>Preparing images</source>
            <translation>Bilder vorbereiten</translation>
        </message>
        <message id="data.files_keep_changing">
            <source>Files of dataset “{name}” keep changing while they are being read, for example “{path}”: {reason}</source>
            <translation>Dateien des Datensatzes „{name}“ ändern sich beim Lesen immer wieder, etwa „{path}“: {reason}</translation>
        </message>
        <message id="data.images_are_not_prepared">
            <source>The images in dataset “{name}” have not been prepared at {size}.</source>
            <translation>Die Bilder des Datensatzes „{name}“ sind nicht für {size} aufbereitet.</translation>
        </message>
        <message id="data.dataset_has_no_images">
            <source>Dataset “{name}” has no images to train on.</source>
            <translation>Der Datensatz „{name}“ hat keine Bilder für das Training.</translation>
        </message>
        <message id="data.preparing_many_images" numerus="yes">
            <source>Preparing {n:,} images</source>
            <extra-one>Preparing 1 image</extra-one>
            <translation>
                <numerusform>Das Vorbereiten von 1 Bild</numerusform>
                <numerusform>Das Vorbereiten von {n:,} Bildern</numerusform>
            </translation>
        </message>
        <message id="data.free_space_or_train_smaller">
            <source>Free up disk space, or train at a smaller image size.</source>
            <translation>Speicherplatz freigeben oder mit kleineren Bildern trainieren.</translation>
        </message>
        <message id="data.file_changed_after_import">
            <source>The file changed after the import.</source>
            <translation>Die Datei wurde nach dem Import geändert.</translation>
        </message>
        <message id="data.cached_images_are_used">
            <source>The files of dataset “{name}” are missing; the cached images are used instead.</source>
            <translation>Die Dateien des Datensatzes „{name}“ fehlen; die Bilder im Cache werden verwendet.</translation>
        </message>
        <message id="data.plug_in_disk_or_locate">
            <source>Connect the disk, or set the new location of the folder: {locate}</source>
            <translation>Den Datenträger anschließen oder den neuen Ort des Ordners angeben: {locate}</translation>
        </message>
        <message id="data.wait_for_other_program">
            <source>Wait until the other program has finished writing, then try again.</source>
            <translation>Warten, bis das andere Programm fertig geschrieben hat, dann erneut versuchen.</translation>
        </message>
        <message id="data.resume_to_prepare">
            <source>Resume the run; it prepares the images first.</source>
            <translation>Den Lauf fortsetzen; er bereitet die Bilder zuerst vor.</translation>
        </message>
        <message id="data.include_or_add_images">
            <source>Include images on the Datasets page, or add images to the folder and rescan it: sfumato data add PROJECT {source} --name {name}</source>
            <translation>Unter „Datensätze“ Bilder einschließen oder welche in den Ordner legen und ihn neu einlesen: sfumato data add PROJECT {source} --name {name}</translation>
        </message>
        <message id="data.profile_cannot_be_read">
            <source>The color profile cannot be read; the colors are treated as sRGB.</source>
            <translation>Das Farbprofil lässt sich nicht lesen; die Farben gelten als sRGB.</translation>
        </message>
        <message id="data.integer_image">
            <source>An image with integer values from {low} to {high}</source>
            <translation>Bild mit ganzen Zahlen von {low} bis {high}</translation>
        </message>
        <message id="data.fix_or_leave_out">
            <source>Fix the file or leave it out; other images are not affected.</source>
            <translation>Die Datei reparieren oder weglassen; andere Bilder sind nicht betroffen.</translation>
        </message>
        <message id="data.first_of_frames">
            <source>First of {count} frames.</source>
            <translation>Erstes von {count} Einzelbildern.</translation>
        </message>
        <message id="data.enlarged">
            <source>Enlarged from {width} × {height} px.</source>
            <translation>Von {width} × {height} px vergrößert.</translation>
        </message>
        <message id="data.image_has_too_many_pixels">
            <source>The image has {millions:,.0f} million pixels; the limit is {limit:,.0f} million.</source>
            <translation>Das Bild hat {millions:,.0f} Millionen Pixel; erlaubt sind {limit:,.0f} Millionen.</translation>
        </message>
        <message id="data.is_not_an_image_despite_its_name">
            <source>Despite its extension ({ending}), this is {kind}, not an image.</source>
            <translation>Das ist {kind} mit der Endung {ending}, kein Bild.</translation>
        </message>
        <message id="data.image_is_damaged">
            <source>The image data is damaged ({detail}).</source>
            <translation>Die Bilddaten sind beschädigt ({detail}).</translation>
        </message>
        <message id="data.first_of_pages">
            <source>First of {count} pages.</source>
            <translation>Erste von {count} Seiten.</translation>
        </message>
        <message id="data.image_is_too_large_to_decode">
            <source>The image has too many pixels to decode safely.</source>
            <translation>Das Bild hat zu viele Pixel, um es gefahrlos zu dekodieren.</translation>
        </message>
        <message id="data.content_is_damaged">
            <source>The file starts like an image, but the rest is damaged.</source>
            <translation>Die Datei beginnt wie ein Bild, der Rest ist beschädigt.</translation>
        </message>
        <message id="data.content_is_unknown">
            <source>The content is not in a known image format.</source>
            <translation>Der Inhalt hat kein bekanntes Bildformat.</translation>
        </message>
        <message id="data.is_not_an_image">
            <source>This is {kind}, not an image.</source>
            <translation>Das ist {kind}, kein Bild.</translation>
        </message>
        <message id="data.unsupported_variant">
            <source>This variant of the format ({detail})</source>
            <translation>diese Variante des Formats ({detail})</translation>
        </message>
        <message id="data.file_is_truncated">
            <source>The file is truncated: it ends before the image does.</source>
            <translation>Die Datei ist unvollständig: Sie endet vor dem Bild.</translation>
        </message>
        <message id="data.file_is_too_large">
            <source>The file is {size:,} MiB; the limit is {limit:,} MiB.</source>
            <translation>Die Datei hat {size:,} MiB; erlaubt sind {limit:,} MiB.</translation>
        </message>
        <message id="data.file_is_empty">
            <source>The file is empty (0 bytes).</source>
            <translation>Die Datei ist leer (0 Bytes).</translation>
        </message>
        <message id="data.is_not_a_regular_file">
            <source>This is not a regular file.</source>
            <translation>Das ist keine reguläre Datei.</translation>
        </message>
        <message id="data.link_target_is_missing">
            <source>The target of the link is missing.</source>
            <translation>Das Ziel der Verknüpfung fehlt.</translation>
        </message>
        <message id="data.file_is_missing">
            <source>The file is missing.</source>
            <translation>Die Datei fehlt.</translation>
        </message>
        <message id="data.file_cannot_be_read">
            <source>The file cannot be read: {cause}.</source>
            <translation>Die Datei lässt sich nicht lesen: {cause}.</translation>
        </message>
        <message id="data.file_name_is_invalid">
            <source>The file name is not valid on this system.</source>
            <translation>Der Dateiname ist auf diesem System ungültig.</translation>
        </message>
        <message id="data.image_is_too_small">
            <source>The image is only {width} × {height} px; the minimum is {minimum} px per side.</source>
            <translation>Das Bild hat nur {width} × {height} px; nötig sind {minimum} px je Seite.</translation>
        </message>
        <message id="data.not_enough_memory">
            <source>There is not enough memory to decode the image.</source>
            <translation>Der Speicher reicht nicht, um das Bild zu dekodieren.</translation>
        </message>
        <message id="doctor.is_blank">
            <source>Blank: the brightness varies by only {levels:.0f} of 255 levels.</source>
            <translation>Leer: Die Helligkeit schwankt nur um {levels:.0f} von 255 Stufen.</translation>
        </message>
        <message id="doctor.is_noisy">
            <source>Noisy: the noise is {levels:.0f} levels even in the quietest parts.</source>
            <translation>Verrauscht: Selbst in den ruhigsten Teilen beträgt das Rauschen {levels:.0f} Stufen.</translation>
        </message>
        <message id="doctor.is_blurred">
            <source>Blurred: its sharpest edge spans {pixels:.0f} px at {size} px.</source>
            <translation>Unscharf: Die schärfste Kante ist bei {size} px Größe {pixels:.0f} px breit.</translation>
        </message>
        <message id="doctor.label_is_doubtful">
            <source>Labeled “{label}”, but resembles the images of “{better}”.</source>
            <translation>Hat die Klasse „{label}“, ähnelt aber den Bildern von „{better}“.</translation>
        </message>
        <message id="doctor.has_bars">
            <source>Has bars at two edges, which take {share:.0%}.</source>
            <translation>Hat Balken an zwei Rändern, die {share:.0%} einnehmen.</translation>
        </message>
        <message id="doctor.is_compressed">
            <source>Damaged by strong JPEG compression.</source>
            <translation>Durch starke JPEG-Kompression beschädigt.</translation>
        </message>
        <message id="doctor.is_enlarged">
            <source>Only {width} × {height} px, enlarged to {size}.</source>
            <translation>Nur {width} × {height} px, vergrößert auf {size}.</translation>
        </message>
        <message id="doctor.has_unusual_shape">
            <source>Unusual shape: {width} × {height} px.</source>
            <translation>Ungewöhnliche Form: {width} × {height} px.</translation>
        </message>
        <message id="doctor.is_outlier">
            <source>Resembles no other images: {score:.1f} times as far from its neighbors as usual.</source>
            <translation>Ähnelt keinen anderen Bildern: {score:.1f}-mal so weit von den Nachbarn entfernt wie üblich.</translation>
        </message>
        <message id="doctor.has_caption">
            <source>Has a strip with writing, which takes {share:.0%} of the height.</source>
            <translation>Hat einen Streifen mit Schrift, der {share:.0%} der Höhe einnimmt.</translation>
        </message>
        <message id="doctor.is_reencoded">
            <source>The same image as another file, encoded differently.</source>
            <translation>Dasselbe Bild wie eine andere Datei, anders kodiert.</translation>
        </message>
        <message id="doctor.is_resized">
            <source>The same image as another file, at another size.</source>
            <translation>Dasselbe Bild wie eine andere Datei, in anderer Größe.</translation>
        </message>
        <message id="doctor.is_mirrored">
            <source>The mirror image of another file.</source>
            <translation>Das Spiegelbild einer anderen Datei.</translation>
        </message>
        <message id="doctor.is_cropped">
            <source>A part of another image.</source>
            <translation>Ein Ausschnitt eines anderen Bildes.</translation>
        </message>
        <message id="doctor.is_in_burst">
            <source>Almost the same as the images before and after it.</source>
            <translation>Fast gleich wie die Bilder davor und danach.</translation>
        </message>
        <message id="doctor.examining_images">
            <source>Examining images</source>
            <translation>Bilder werden untersucht</translation>
        </message>
        <message id="doctor.computing_features">
            <source>Computing image features</source>
            <translation>Bildmerkmale werden berechnet</translation>
        </message>
        <message id="doctor.usable" numerus="yes">
            <source>{n:,} usable images</source>
            <extra-one>1 usable image</extra-one>
            <translation>
                <numerusform>1 brauchbares Bild</numerusform>
                <numerusform>{n:,} brauchbare Bilder</numerusform>
            </translation>
        </message>
        <message id="doctor.usable_and_flagged">
            <source>{usable}, {flagged:,} with findings to look at.</source>
            <translation>{usable}, {flagged:,} mit Befunden zum Ansehen.</translation>
        </message>
        <message id="doctor.enough_but_thin">
            <source>Enough for {enough} px, thin for {side} px: expect copies of the training images.</source>
            <translation>Genug für {enough} px, knapp für {side} px: Rechnen Sie mit Kopien der Trainingsbilder.</translation>
        </message>
        <message id="doctor.all_usable">
            <source>{usable}, none with findings.</source>
            <translation>{usable}, keines mit Befunden.</translation>
        </message>
        <message id="doctor.thin_for_any_size">
            <source>Very few for any size: expect copies of the training images.</source>
            <translation>Sehr wenige für jede Größe: Rechnen Sie mit Kopien der Trainingsbilder.</translation>
        </message>
        <message id="doctor.enough">
            <source>Enough for {side} px.</source>
            <translation>Genug für {side} px.</translation>
        </message>
        <message id="doctor.comparing_images">
            <source>Comparing images with each other</source>
            <translation>Bilder werden miteinander verglichen</translation>
        </message>
        <message id="data.checking_images">
            <source>Checking images</source>
            <translation>Bilder prüfen</translation>
        </message>
        <message id="data.images_are_missing" numerus="yes">
            <source>{n:,} of {total:,} images in dataset “{name}” are missing: {names}.</source>
            <extra-one>1 of {total:,} images in dataset “{name}” is missing: {names}.</extra-one>
            <translation>
                <numerusform>1 von {total:,} Bildern des Datensatzes „{name}“ fehlt: {names}.</numerusform>
                <numerusform>{n:,} von {total:,} Bildern des Datensatzes „{name}“ fehlen: {names}.</numerusform>
            </translation>
        </message>
        <message id="data.names_and_more">
            <source>{names}, and {more:,} more</source>
            <translation>{names} und {more:,} weitere</translation>
        </message>
        <message id="data.image_folder_is_missing">
            <source>The images in dataset “{name}” are missing: the folder “{folder}” does not exist.</source>
            <translation>Die Bilder des Datensatzes „{name}“ fehlen: Den Ordner „{folder}“ gibt es nicht.</translation>
        </message>
        <message id="data.rescan_or_locate">
            <source>To train without them: {rescan}. If they were moved: {locate}</source>
            <translation>Um ohne sie zu trainieren: {rescan}. Falls sie verschoben wurden: {locate}</translation>
        </message>
        <message id="data.images_became_unusable" numerus="yes">
            <source>{n:,} of {total:,} images in dataset “{name}” changed after the import and can no longer be used: {names}.</source>
            <extra-one>1 of {total:,} images in dataset “{name}” changed after the import and can no longer be used: {names}.</extra-one>
            <translation>
                <numerusform>1 von {total:,} Bildern des Datensatzes „{name}“ wurde nach dem Import geändert und ist nicht mehr brauchbar: {names}.</numerusform>
                <numerusform>{n:,} von {total:,} Bildern des Datensatzes „{name}“ wurden nach dem Import geändert und sind nicht mehr brauchbar: {names}.</numerusform>
            </translation>
        </message>
        <message id="data.restore_or_rescan">
            <source>Restore the files, or rescan the folder to train without them: {rescan}</source>
            <translation>Die Dateien wiederherstellen oder den Ordner neu einlesen, um ohne sie zu trainieren: {rescan}</translation>
        </message>
        <message id="data.reading_changed_images">
            <source>Reading changed images</source>
            <translation>Geänderte Bilder lesen</translation>
        </message>
        <message id="data.images_changed" numerus="yes">
            <source>{n:,} of {total:,} images in dataset “{name}” changed after the import: {names}.</source>
            <extra-one>1 of {total:,} images in dataset “{name}” changed after the import: {names}.</extra-one>
            <translation>
                <numerusform>1 von {total:,} Bildern des Datensatzes „{name}“ wurde nach dem Import geändert: {names}.</numerusform>
                <numerusform>{n:,} von {total:,} Bildern des Datensatzes „{name}“ wurden nach dem Import geändert: {names}.</numerusform>
            </translation>
        </message>
        <message id="data.changed_files_were_reread">
            <source>The changed files were reloaded.</source>
            <translation>Die geänderten Dateien wurden neu gelesen.</translation>
        </message>
        <message id="data.missing_files_are_skipped">
            <source>Missing images are skipped; rescan the folder once they are back.</source>
            <translation>Fehlende Bilder werden übersprungen; den Ordner neu einlesen, sobald sie wieder da sind.</translation>
        </message>
        <message id="data.source_does_not_exist">
            <source>“{source}” does not exist.</source>
            <translation>„{source}“ gibt es nicht.</translation>
        </message>
        <message id="data.check_path_of_source">
            <source>Check the path; the disk may be unplugged, or the file may have been moved.</source>
            <translation>Den Pfad prüfen; eventuell fehlt der Datenträger oder die Datei wurde verschoben.</translation>
        </message>
        <message id="data.importer_failed">
            <source>Importer “{name}” failed: {error}.</source>
            <translation>Fehler im Importer „{name}“: {error}.</translation>
        </message>
        <message id="data.importer_returned_no_folder">
            <source>Importer “{name}” returned {result} instead of a folder.</source>
            <translation>Der Importer „{name}“ hat {result} statt eines Ordners geliefert.</translation>
        </message>
        <message id="data.choose_another_importer">
            <source>Choose another importer, or report this to the author of the plugin.</source>
            <translation>Einen anderen Importer wählen oder den Fehler dem Autor des Plugins melden.</translation>
        </message>
        <message id="data.report_to_author">
            <source>Report this to the author of the plugin.</source>
            <translation>Den Fehler dem Autor des Plugins melden.</translation>
        </message>
        <message id="data.folder_has_no_images">
            <source>The folder “{folder}” contains no images.</source>
            <translation>Der Ordner „{folder}“ enthält keine Bilder.</translation>
        </message>
        <message id="data.no_usable_images" numerus="yes">
            <source>None of the {n:,} images in “{folder}” can be used. {reasons}</source>
            <extra-one>The only image in “{folder}” cannot be used. {reasons}</extra-one>
            <translation>
                <numerusform>Das einzige Bild in „{folder}“ ist nicht brauchbar. {reasons}</numerusform>
                <numerusform>Keines der {n:,} Bilder in „{folder}“ ist brauchbar. {reasons}</numerusform>
            </translation>
        </message>
        <message id="data.folder_does_not_exist">
            <source>The folder “{folder}” does not exist.</source>
            <translation>Den Ordner „{folder}“ gibt es nicht.</translation>
        </message>
        <message id="data.is_a_file">
            <source>“{path}” is a file, not a folder.</source>
            <translation>„{path}“ ist eine Datei, kein Ordner.</translation>
        </message>
        <message id="data.folder_name_is_invalid">
            <source>The name of the folder “{folder}” is not valid text.</source>
            <translation>Der Name des Ordners „{folder}“ ist kein gültiger Text.</translation>
        </message>
        <message id="data.file_with_reason">
            <source>“{file}”: {reason}</source>
            <translation>„{file}“: {reason}</translation>
        </message>
        <message id="data.check_in_image_viewer">
            <source>Check that the files open in an image viewer, or choose another folder.</source>
            <translation>Prüfen, ob sich die Dateien in einem Bildbetrachter öffnen lassen, oder einen anderen Ordner wählen.</translation>
        </message>
        <message id="data.reading_images">
            <source>Reading images</source>
            <translation>Bilder lesen</translation>
        </message>
        <message id="data.check_path_of_folder">
            <source>Check the path; the disk may be unplugged, or the folder may have been moved.</source>
            <translation>Den Pfad prüfen; eventuell fehlt der Datenträger oder der Ordner wurde verschoben.</translation>
        </message>
        <message id="data.choose_folder_of_images">
            <source>Choose the folder that contains the images; unpack archives first.</source>
            <translation>Den Ordner mit den Bildern wählen; Archive vorher entpacken.</translation>
        </message>
        <message id="data.rename_folder">
            <source>Rename the folder; the images in it can keep their names.</source>
            <translation>Den Ordner umbenennen; die Bilder darin können ihre Namen behalten.</translation>
        </message>
        <message id="data.is_not_a_dataset">
            <source>“{folder}” already exists and is not a dataset.</source>
            <translation>„{folder}“ gibt es bereits, ist aber kein Datensatz.</translation>
        </message>
        <message id="data.choose_folder_with_images">
            <source>Choose a folder with PNG, JPEG, WebP, GIF, TIFF, BMP, AVIF, or HEIC files; subfolders are searched.</source>
            <translation>Einen Ordner mit PNG-, JPEG-, WebP-, GIF-, TIFF-, BMP-, AVIF- oder HEIC-Dateien wählen; Unterordner werden durchsucht.</translation>
        </message>
        <message id="data.choose_another_name">
            <source>Choose another name for the dataset.</source>
            <translation>Einen anderen Namen für den Datensatz wählen.</translation>
        </message>
        <message id="data.looking_for_images">
            <source>Looking for images</source>
            <translation>Bilder suchen</translation>
        </message>
        <message id="data.copying_images">
            <source>Copying images</source>
            <translation>Bilder kopieren</translation>
        </message>
        <message id="data.camera_raw_file">
            <source>A camera raw file</source>
            <translation>Kamera-Rohdatei</translation>
        </message>
        <message id="data.windows_metafile">
            <source>A Windows metafile</source>
            <translation>Windows-Metafile</translation>
        </message>
        <message id="data.video_file">
            <source>a video file</source>
            <translation>eine Videodatei</translation>
        </message>
        <message id="data.vector_drawing">
            <source>a vector drawing</source>
            <translation>eine Vektorgrafik</translation>
        </message>
        <message id="data.document">
            <source>a document</source>
            <translation>ein Dokument</translation>
        </message>
        <message id="data.raw_file">
            <source>a camera raw file</source>
            <translation>eine Kamera-Rohdatei</translation>
        </message>
        <message id="data.unsupported_format">
            <source>an image in an unsupported format</source>
            <translation>ein Bild in einem nicht unterstützten Format</translation>
        </message>
        <message id="data.text_file">
            <source>a text file</source>
            <translation>eine Textdatei</translation>
        </message>
        <message id="data.gimp_image">
            <source>A GIMP image (XCF)</source>
            <translation>GIMP-Bild (XCF)</translation>
        </message>
        <message id="data.ktx_texture">
            <source>A KTX texture</source>
            <translation>KTX-Textur</translation>
        </message>
        <message id="data.sun_raster">
            <source>A Sun raster image</source>
            <translation>Sun-Rasterbild</translation>
        </message>
        <message id="data.xv_thumbnail">
            <source>An XV thumbnail</source>
            <translation>XV-Miniatur</translation>
        </message>
        <message id="data.color_pfm">
            <source>A color PFM</source>
            <translation>farbiges PFM</translation>
        </message>
        <message id="data.affinity_document">
            <source>An Affinity document</source>
            <translation>Affinity-Dokument</translation>
        </message>
        <message id="data.clip_studio_document">
            <source>A Clip Studio document</source>
            <translation>Clip-Studio-Dokument</translation>
        </message>
        <message id="data.paint_net_document">
            <source>A Paint.NET document</source>
            <translation>Paint.NET-Dokument</translation>
        </message>
        <message id="data.pdf_document">
            <source>a PDF document</source>
            <translation>ein PDF-Dokument</translation>
        </message>
        <message id="data.postscript_drawing">
            <source>a PostScript drawing</source>
            <translation>eine PostScript-Grafik</translation>
        </message>
        <message id="data.zip_archive">
            <source>a ZIP archive</source>
            <translation>ein ZIP-Archiv</translation>
        </message>
        <message id="data.rar_archive">
            <source>a RAR archive</source>
            <translation>ein RAR-Archiv</translation>
        </message>
        <message id="data.seven_zip_archive">
            <source>a 7z archive</source>
            <translation>ein 7z-Archiv</translation>
        </message>
        <message id="data.gzip_archive">
            <source>a gzip archive</source>
            <translation>ein gzip-Archiv</translation>
        </message>
        <message id="data.audio_file">
            <source>an audio file</source>
            <translation>eine Audiodatei</translation>
        </message>
        <message id="data.audio_or_video_file">
            <source>an audio or video file</source>
            <translation>eine Audio- oder Videodatei</translation>
        </message>
        <message id="data.windows_program">
            <source>a Windows program</source>
            <translation>ein Windows-Programm</translation>
        </message>
        <message id="data.program">
            <source>a program</source>
            <translation>ein Programm</translation>
        </message>
        <message id="data.macos_side_file">
            <source>a macOS metadata file</source>
            <translation>eine macOS-Metadatendatei</translation>
        </message>
        <message id="data.git_lfs_pointer">
            <source>a Git LFS pointer instead of the image itself</source>
            <translation>ein Git-LFS-Verweis statt des Bildes</translation>
        </message>
        <message id="data.file_of_zeros">
            <source>a file that contains only zeros</source>
            <translation>eine Datei aus lauter Nullen</translation>
        </message>
        <message id="data.web_page">
            <source>a web page</source>
            <translation>eine Webseite</translation>
        </message>
        <message id="data.svg_drawing">
            <source>an SVG drawing</source>
            <translation>eine SVG-Grafik</translation>
        </message>
        <message id="data.unsupported_extension">
            <source>This is {kind} ({extension}); save it as PNG or JPEG to use it.</source>
            <translation>Das ist {kind} ({extension}); als PNG oder JPEG speichern, um es zu verwenden.</translation>
        </message>
        <message id="data.has_no_split_folders">
            <source>“{folder}” has no split folders.</source>
            <translation>„{folder}“ enthält keine Split-Ordner.</translation>
        </message>
        <message id="data.name_split_folders">
            <source>Name them train, val, and test, import the folder with --split-folders ignore, or add it under another name.</source>
            <translation>Die Ordner train, val und test nennen, den Ordner mit --split-folders ignore importieren oder unter einem anderen Namen hinzufügen.</translation>
        </message>
        <message id="data.comparing_images">
            <source>Comparing images</source>
            <translation>Bilder vergleichen</translation>
        </message>
        <message id="data.file_is_not_in_new_folder">
            <source>The file was not found in the new folder.</source>
            <translation>Die Datei ist nicht im neuen Ordner.</translation>
        </message>
        <message id="data.too_few_images_found" numerus="yes">
            <source>Only {n:,} of {total:,} images in dataset “{name}” are in “{folder}”.</source>
            <extra-one>Only 1 of {total:,} images in dataset “{name}” is in “{folder}”.</extra-one>
            <translation>
                <numerusform>Nur 1 von {total:,} Bildern des Datensatzes „{name}“ liegt in „{folder}“.</numerusform>
                <numerusform>Nur {n:,} von {total:,} Bildern des Datensatzes „{name}“ liegen in „{folder}“.</numerusform>
            </translation>
        </message>
        <message id="data.choose_current_folder">
            <source>Choose the folder that now contains the images.</source>
            <translation>Den Ordner wählen, in dem die Bilder jetzt liegen.</translation>
        </message>
        <message id="data.choose_new_location">
            <source>Choose the folder that the images were moved to, or import this one under another name.</source>
            <translation>Den Ordner wählen, in den die Bilder verschoben wurden, oder diesen unter einem anderen Namen importieren.</translation>
        </message>
        <message id="data.images_were_found">
            <source>The images in dataset “{name}” were found in “{folder}”.</source>
            <translation>Die Bilder des Datensatzes „{name}“ liegen jetzt in „{folder}“.</translation>
        </message>
        <message id="data.images_moved_with_project">
            <source>The images were moved together with the project; nothing else has changed.</source>
            <translation>Sie wurden zusammen mit dem Projekt verschoben; sonst hat sich nichts geändert.</translation>
        </message>
        <message id="data.psd_without_merged_image">
            <source>A PSD without a merged image</source>
            <translation>PSD ohne zusammengefügtes Bild</translation>
        </message>
        <message id="data.psd_color_mode">
            <source>color mode {number}</source>
            <translation>Farbmodus {number}</translation>
        </message>
        <message id="data.psd_channels">
            <source>PSD with {bits}-bit channels ({mode})</source>
            <translation>PSD mit {bits}-Bit-Kanälen ({mode})</translation>
        </message>
        <message id="data.psd_zip_compression">
            <source>PSD with ZIP compression</source>
            <translation>PSD mit ZIP-Kompression</translation>
        </message>
        <message id="data.sample_images_are_missing">
            <source>The sample images are missing from this installation.</source>
            <translation>Die Beispielbilder fehlen in dieser Installation.</translation>
        </message>
        <message id="data.reinstall_or_import">
            <source>Reinstall Sfumato, or import a folder of your own images.</source>
            <translation>Sfumato neu installieren oder einen Ordner mit eigenen Bildern importieren.</translation>
        </message>
        <message id="data.values_are_rescaled">
            <source>Values from {low:.4g} to {high:.4g} are rescaled to the range from black to white.</source>
            <translation>Werte von {low:.4g} bis {high:.4g} werden auf den Bereich von Schwarz bis Weiß umgerechnet.</translation>
        </message>
        <message id="data.is_a_device">
            <source>This is a device, not a file.</source>
            <translation>Das ist ein Gerät, keine Datei.</translation>
        </message>
        <message id="data.is_a_named_pipe">
            <source>This is a named pipe, not a file.</source>
            <translation>Das ist eine benannte Pipe, keine Datei.</translation>
        </message>
        <message id="data.is_a_socket">
            <source>This is a socket, not a file.</source>
            <translation>Das ist ein Socket, keine Datei.</translation>
        </message>
        <message id="data.no_extension">
            <source>no extension: {count}</source>
            <translation>ohne Endung: {count}</translation>
        </message>
        <message id="data.skipped_files_of_other_kinds" numerus="yes">
            <source>Skipped {n:,} files that are not images ({kinds}).</source>
            <extra-one>Skipped 1 file that is not an image ({kinds}).</extra-one>
            <translation>
                <numerusform>1 Datei übersprungen, die kein Bild ist ({kinds}).</numerusform>
                <numerusform>{n:,} Dateien übersprungen, die keine Bilder sind ({kinds}).</numerusform>
            </translation>
        </message>
        <message id="data.circular_link">
            <source>it points back to itself</source>
            <translation>Verweis auf sich selbst</translation>
        </message>
        <message id="data.link_cannot_be_followed">
            <source>The link cannot be followed: {cause}.</source>
            <translation>Die Verknüpfung lässt sich nicht auflösen: {cause}.</translation>
        </message>
        <message id="data.folder_cannot_be_opened">
            <source>The folder cannot be opened: {cause}.</source>
            <translation>Der Ordner lässt sich nicht öffnen: {cause}.</translation>
        </message>
        <message id="data.class_has_no_training_images">
            <source>No training folder contains an image of this class.</source>
            <translation>Kein Bild der Klasse liegt in einem Trainingsordner.</translation>
        </message>
        <message id="data.is_in_test_folder">
            <source>Images in test folders are neither trained on nor held out.</source>
            <translation>Bilder in Testordnern dienen nicht zum Training und werden nicht zurückgehalten.</translation>
        </message>
        <message id="data.same_content">
            <source>Same content as “{file}”.</source>
            <translation>Gleicher Inhalt wie „{file}“.</translation>
        </message>
        <message id="data.tiff_gray">
            <source>gray</source>
            <translation>Graustufen</translation>
        </message>
        <message id="data.tiff_values">
            <source>values</source>
            <translation>andere Werte</translation>
        </message>
        <message id="data.tiff_mixed_depths">
            <source>mixed-depth</source>
            <translation>gemischte Bittiefe</translation>
        </message>
        <message id="data.tiff_palette">
            <source>palette</source>
            <translation>Palette</translation>
        </message>
        <message id="data.tiff_mask">
            <source>mask</source>
            <translation>Maske</translation>
        </message>
        <message id="data.tiff_color_filter_array">
            <source>color filter array</source>
            <translation>Farbfilter-Array</translation>
        </message>
        <message id="data.tiff_integers">
            <source>integers</source>
            <translation>ganze Zahlen</translation>
        </message>
        <message id="data.tiff_signed_integers">
            <source>signed integers</source>
            <translation>ganze Zahlen mit Vorzeichen</translation>
        </message>
        <message id="data.tiff_floats">
            <source>floats</source>
            <translation>Gleitkommazahlen</translation>
        </message>
        <message id="data.tiff_color_number">
            <source>color type {number}</source>
            <translation>Farbtyp {number}</translation>
        </message>
        <message id="data.tiff_layout" numerus="yes">
            <source>TIFF with {n} channels of {depth} {values} ({color})</source>
            <extra-one>TIFF with 1 channel of {depth} {values} ({color})</extra-one>
            <translation>
                <numerusform>TIFF mit 1 Kanal ({color}; {depth}, {values})</numerusform>
                <numerusform>TIFF mit {n} Kanälen ({color}; {depth}, {values})</numerusform>
            </translation>
        </message>
        <message id="data.tiff_depth">
            <source>{bits}-bit</source>
            <translation>{bits} Bit</translation>
        </message>
        <message id="data.dng_file">
            <source>A camera raw file (DNG)</source>
            <translation>Kamera-Rohdatei (DNG)</translation>
        </message>
        <message id="data.tiff_with_compression">
            <source>{layout} with {compression} compression</source>
            <translation>{layout}, {compression}-Kompression</translation>
        </message>
        <message id="data.convert_or_leave_out">
            <source>Save it as PNG or JPEG with another program, or leave it out.</source>
            <translation>Mit einem anderen Programm als PNG oder JPEG speichern oder weglassen.</translation>
        </message>
        <message id="data.dds_compression">
            <source>DDS with {packing} compression</source>
            <translation>DDS mit {packing}-Kompression</translation>
        </message>
        <message id="data.jpeg_2000_depth" numerus="yes">
            <source>JPEG 2000 with {n} {bits}-bit channels</source>
            <extra-one>JPEG 2000 with 1 {bits}-bit channel</extra-one>
            <translation>
                <numerusform>JPEG 2000 mit 1 Kanal zu {bits} Bit</numerusform>
                <numerusform>JPEG 2000 mit {n} Kanälen zu {bits} Bit</numerusform>
            </translation>
        </message>
        <message id="data.layout_is_not_supported">
            <source>{layout} is not supported; save it as PNG or JPEG to use it.</source>
            <translation>Nicht unterstützt: {layout}; als PNG oder JPEG speichern, um es zu verwenden.</translation>
        </message>
        <message id="data.signed_jpeg_2000">
            <source>JPEG 2000 with signed {bits}-bit values</source>
            <translation>JPEG 2000 mit {bits}-Bit-Werten mit Vorzeichen</translation>
        </message>
        <message id="data.deep_jpeg">
            <source>JPEG with {bits}-bit values</source>
            <translation>JPEG mit {bits}-Bit-Werten</translation>
        </message>
        <message id="data.hierarchical_jpeg">
            <source>Hierarchical JPEG</source>
            <translation>hierarchisches JPEG</translation>
        </message>
        <message id="data.lossless_jpeg">
            <source>Lossless JPEG with {bits}-bit values</source>
            <translation>verlustfreies JPEG mit {bits}-Bit-Werten</translation>
        </message>
        <message id="device.cannot_run_a_kernel">
            <source>“{device}” is not used because it cannot run a kernel: {reason}.</source>
            <translation>„{device}“ wird nicht verwendet, weil dort kein Kernel läuft: {reason}.</translation>
        </message>
        <message id="device.cpu" numerus="yes">
            <source>CPU, {n} cores</source>
            <extra-one>CPU, 1 core</extra-one>
            <translation>
                <numerusform>CPU, 1 Kern</numerusform>
                <numerusform>CPU, {n} Kerne</numerusform>
            </translation>
        </message>
        <message id="device.plan_failed">
            <source>Training in {precision} does not work on {device}: {error}.</source>
            <translation>Training in {precision} funktioniert auf {device} nicht: {error}.</translation>
        </message>
        <message id="device.not_enough_memory">
            <source>There is not enough memory: {reason}.</source>
            <translation>Der Speicher reicht nicht aus: {reason}.</translation>
        </message>
        <message id="device.free_memory">
            <source>Close other programs that use the memory, or choose a smaller preset.</source>
            <translation>Schließen Sie andere Programme, die den Speicher belegen, oder wählen Sie eine kleinere Voreinstellung.</translation>
        </message>
        <message id="device.has_failed">
            <source>The device has failed, and this process can no longer use it: {reason}.</source>
            <translation>Das Gerät ist ausgefallen, und dieser Prozess kann es nicht mehr verwenden: {reason}.</translation>
        </message>
        <message id="device.continue_in_a_new_process">
            <source>Close Sfumato and start it again, then resume the run; it continues from its last checkpoint. If this happens again, update the driver.</source>
            <translation>Beenden Sie Sfumato, starten Sie es neu und setzen Sie den Lauf fort; er macht beim letzten Checkpoint weiter. Falls das wieder geschieht, aktualisieren Sie den Treiber.</translation>
        </message>
        <message id="device.set_to_auto">
            <source>Set device to auto, or check the driver and the PyTorch build.</source>
            <translation>device auf auto setzen oder den Treiber und den PyTorch-Build prüfen.</translation>
        </message>
        <message id="device.is_not_available">
            <source>Device “{device}” is not available on this machine.</source>
            <translation>Das Gerät „{device}“ ist auf diesem Rechner nicht verfügbar.</translation>
        </message>
        <message id="device.several_processes">
            <source>A launcher has started {count} training processes (WORLD_SIZE), but a run is trained by one process on one device.</source>
            <translation>Ein Startprogramm hat {count} Trainingsprozesse gestartet (WORLD_SIZE); ein Lauf wird aber von einem Prozess auf einem Gerät trainiert.</translation>
        </message>
        <message id="device.start_without_launcher">
            <source>Start Sfumato without torchrun, and select the GPU with --set device=cuda:1.</source>
            <translation>Starten Sie Sfumato ohne torchrun, und wählen Sie die GPU mit --set device=cuda:1.</translation>
        </message>
        <message id="diffusion.x_prediction_cannot_be_distilled">
            <source>A network that predicts the image at discrete timesteps (prediction “x”) cannot be distilled: at zero noise, its output is not constrained to equal its input.</source>
            <translation>Ein Netz, das das Bild zu diskreten Zeitschritten vorhersagt (Vorhersage „x“), kann nicht destilliert werden: Ohne Rauschen muss seine Ausgabe nicht der Eingabe gleichen.</translation>
        </message>
        <message id="diffusion.train_base_with_other_prediction">
            <source>Train a base model from random weights.</source>
            <translation>Ein Basismodell aus zufälligen Gewichten trainieren.</translation>
        </message>
        <message id="diffusion.unknown_prediction">
            <source>Unknown prediction “{prediction}”.</source>
            <translation>Unbekannte Vorhersage „{prediction}“.</translation>
        </message>
        <message id="diffusion.available_predictions">
            <source>Set model.prediction to edm, flow, epsilon, v, or x.</source>
            <translation>model.prediction auf edm, flow, epsilon, v oder x setzen.</translation>
        </message>
        <message id="distillation.tuning_middle_noise_level">
            <source>Tuning the noise level between the two steps</source>
            <translation>Rauschstärke zwischen den zwei Schritten abstimmen</translation>
        </message>
        <message id="distillation.base_may_be_too_short">
            <source>No action is needed; if the distilled model is not better, train the base model longer.</source>
            <translation>Kein Eingreifen nötig; ist das destillierte Modell nicht besser, das Ausgangsmodell länger trainieren.</translation>
        </message>
        <message id="distillation.not_compared">
            <source>Cannot compare the distilled model. {reason}</source>
            <translation>Das destillierte Modell lässt sich nicht vergleichen. {reason}</translation>
        </message>
        <message id="distillation.too_few_images_to_compare" numerus="yes">
            <source>There are too few images ({n}) to compare the distilled model with the original.</source>
            <extra-one>1 image is not enough to compare the distilled model with the original.</extra-one>
            <translation>
                <numerusform>1 Bild reicht nicht, um das destillierte Modell mit dem Original zu vergleichen.</numerusform>
                <numerusform>{n} Bilder reichen nicht, um das destillierte Modell mit dem Original zu vergleichen.</numerusform>
            </translation>
        </message>
        <message id="distillation.continues_without_comparison">
            <source>Distillation continues without the comparison, which needs {images} images.</source>
            <translation>Die Destillation läuft ohne den Vergleich weiter, der {images} Bilder braucht.</translation>
        </message>
        <message id="distillation.stopped_early">
            <source>Images generated in {num_steps} steps got worse in {checks} consecutive checks. Training stops early and keeps the best model, at {images_seen:,} images.</source>
            <translation>Bilder mit {num_steps} Schritten wurden bei {checks} Prüfungen in Folge schlechter; das Training endet vorzeitig und behält das beste Modell, bei {images_seen:,} Bildern.</translation>
        </message>
        <message id="distillation.distill_shorter_or_train_longer">
            <source>To avoid this, distill for a shorter time, or train the base model longer.</source>
            <translation>Um das zu vermeiden, kürzer destillieren oder den Ausgangslauf länger trainieren.</translation>
        </message>
        <message id="distillation.already_distilled">
            <source>Run “{run_id}” is already distilled.</source>
            <translation>Der Lauf „{run_id}“ ist bereits destilliert.</translation>
        </message>
        <message id="distillation.no_checkpoint">
            <source>Run “{run_id}” has no checkpoint to distill.</source>
            <translation>Der Lauf „{run_id}“ hat keinen Checkpoint zum Destillieren.</translation>
        </message>
        <message id="distillation.distill_the_original">
            <source>Distill the run it was made from: sfumato distill PROJECT {base}</source>
            <translation>Den Lauf destillieren, aus dem er entstanden ist: sfumato distill PROJECT {base}</translation>
        </message>
        <message id="distillation.train_first">
            <source>Train it first; longer training makes a better distilled model: sfumato resume PROJECT {run_id}</source>
            <translation>Zuerst trainieren; je länger, desto besser wird das destillierte Modell: sfumato resume PROJECT {run_id}</translation>
        </message>
        <message id="engine.distilled_run_cannot_be_tuned">
            <source>Run “{run_id}” is distilled; its sampling was tuned during distillation.</source>
            <translation>Der Lauf „{run_id}“ ist destilliert; sein Sampling wurde dabei bereits abgestimmt.</translation>
        </message>
        <message id="engine.export_takes_no_variations">
            <source>Exported models cannot vary images.</source>
            <translation>Exportierte Modelle können keine Bilder variieren.</translation>
        </message>
        <message id="engine.tune_the_original">
            <source>Tune the run it was distilled from: sfumato tune PROJECT {base}</source>
            <translation>Den Lauf abstimmen, aus dem er destilliert wurde: sfumato tune PROJECT {base}</translation>
        </message>
        <message id="engine.omit_variations">
            <source>Omit the image or seed to vary.</source>
            <translation>Das Bild oder den Seed zum Variieren weglassen.</translation>
        </message>
        <message id="evaluation.searching_copies">
            <source>Searching for copies of training images</source>
            <translation>Kopien von Trainingsbildern suchen</translation>
        </message>
        <message id="evaluation.measuring_chance_copies">
            <source>Measuring how often copies occur by chance</source>
            <translation>Häufigkeit zufälliger Kopien bestimmen</translation>
        </message>
        <message id="evaluation.too_few_images_for_network" numerus="yes">
            <source>There are too few images ({n}) to train a network for dataset features.</source>
            <extra-one>1 image is not enough to train a network for dataset features.</extra-one>
            <translation>
                <numerusform>1 Bild reicht nicht, um ein Netz für Datensatzmerkmale zu trainieren.</numerusform>
                <numerusform>{n} Bilder reichen nicht, um ein Netz für Datensatzmerkmale zu trainieren.</numerusform>
            </translation>
        </message>
        <message id="evaluation.use_more_images_or_imagenet">
            <source>Use at least {fewest_images} images, or ImageNet features, which need fewer.</source>
            <translation>Mindestens {fewest_images} Bilder oder ImageNet-Merkmale verwenden, die mit weniger auskommen.</translation>
        </message>
        <message id="evaluation.training_dataset_features">
            <source>Training the network for dataset features</source>
            <translation>Netz für Datensatzmerkmale trainieren</translation>
        </message>
        <message id="evaluation.use_imagenet_features">
            <source>Use ImageNet features instead.</source>
            <translation>Stattdessen ImageNet-Merkmale verwenden.</translation>
        </message>
        <message id="evaluation.gradient_is_not_finite">
            <source>Cannot train the network for dataset features: its gradient was not finite {times} times in a row.</source>
            <translation>Das Netz für Datensatzmerkmale kann nicht trainiert werden: Sein Gradient war {times}-mal in Folge nicht endlich.</translation>
        </message>
        <message id="evaluation.weights_not_installed">
            <source>The weights for ImageNet features are not installed.</source>
            <translation>Die Gewichte für ImageNet-Merkmale sind nicht installiert.</translation>
        </message>
        <message id="evaluation.wrong_weights">
            <source>“{file}” does not contain the expected weights; its hash is {digest}.</source>
            <translation>„{file}“ enthält nicht die erwarteten Gewichte; der Hash ist {digest}.</translation>
        </message>
        <message id="evaluation.install_package">
            <source>Install the package {package}.</source>
            <translation>Das Paket {package} installieren.</translation>
        </message>
        <message id="evaluation.reinstall_package">
            <source>Reinstall {package} 0.1.0.</source>
            <translation>{package} 0.1.0 neu installieren.</translation>
        </message>
        <message id="evaluation.generating_images">
            <source>Generating images</source>
            <translation>Bilder erzeugen</translation>
        </message>
        <message id="evaluation.too_few_images_to_measure">
            <source>There are too few images to evaluate: {generated} generated and {real} real.</source>
            <translation>{generated} erzeugte und {real} echte Bilder reichen für eine Auswertung nicht.</translation>
        </message>
        <message id="evaluation.minimum_images_to_measure">
            <source>An evaluation needs at least {generated} generated and {real} real images.</source>
            <translation>Mindestens {generated} erzeugte mit {real} echten Bildern vergleichen.</translation>
        </message>
        <message id="evaluation.computing_metrics">
            <source>Computing metrics from plugins</source>
            <translation>Metriken der Plugins berechnen</translation>
        </message>
        <message id="evaluation.searching_training_images">
            <source>Searching the training images</source>
            <translation>Trainingsbilder durchsuchen</translation>
        </message>
        <message id="evaluation.cannot_read_image">
            <source>Cannot read “{path}” as an image: {error}.</source>
            <translation>„{path}“ lässt sich nicht als Bild lesen: {error}.</translation>
        </message>
        <message id="evaluation.choose_another_image">
            <source>Choose another image.</source>
            <translation>Ein anderes Bild wählen.</translation>
        </message>
        <message id="latents.checking_reconstruction">
            <source>Checking the reconstruction quality</source>
            <translation>Rekonstruktionsqualität prüfen</translation>
        </message>
        <message id="evaluation.evaluate_again">
            <source>Evaluate the run again to replace the file: sfumato evaluate PROJECT {run_id}</source>
            <translation>Den Lauf neu auswerten, um sie zu ersetzen: sfumato evaluate PROJECT {run_id}</translation>
        </message>
        <message id="evaluation.not_evaluated">
            <source>Run “{run_id}” has not been evaluated yet.</source>
            <translation>Der Lauf „{run_id}“ ist noch nicht ausgewertet.</translation>
        </message>
        <message id="evaluation.evaluate_run">
            <source>Evaluate it: sfumato evaluate PROJECT {run_id}</source>
            <translation>Auswerten: sfumato evaluate PROJECT {run_id}</translation>
        </message>
        <message id="evaluation.computing_features_of_real">
            <source>Computing features of real images</source>
            <translation>Merkmale echter Bilder berechnen</translation>
        </message>
        <message id="evaluation.computing_features_of_generated">
            <source>Computing features of generated images</source>
            <translation>Merkmale erzeugter Bilder berechnen</translation>
        </message>
        <message id="evaluation.too_few_real_images" numerus="yes">
            <source>There are too few real images ({n}) for a comparison.</source>
            <extra-one>1 real image is not enough for a comparison.</extra-one>
            <translation>
                <numerusform>1 echtes Bild reicht für einen Vergleich nicht.</numerusform>
                <numerusform>{n} echte Bilder reichen für einen Vergleich nicht.</numerusform>
            </translation>
        </message>
        <message id="evaluation.too_few_images_to_score" numerus="yes">
            <source>There are too few images ({n}) to score.</source>
            <extra-one>1 image is not enough to score.</extra-one>
            <translation>
                <numerusform>1 Bild reicht für eine Bewertung nicht.</numerusform>
                <numerusform>{n} Bilder reichen für eine Bewertung nicht.</numerusform>
            </translation>
        </message>
        <message id="evaluation.real_images_needed">
            <source>Use at least {images} images.</source>
            <translation>Mindestens {images} verwenden.</translation>
        </message>
        <message id="evaluation.generate_at_least">
            <source>Generate at least {fewest} images.</source>
            <translation>Mindestens {fewest} erzeugen.</translation>
        </message>
        <message id="export.target_is_not_an_export">
            <source>“{target}” contains files that do not belong to an export and would be lost.</source>
            <translation>„{target}“ enthält Dateien, die kein Export sind und verloren gehen würden.</translation>
        </message>
        <message id="export.hint_with_report">
            <source>{hint} See the report “{file}”.</source>
            <translation>{hint} Siehe Bericht „{file}“.</translation>
        </message>
        <message id="export.choose_empty_folder">
            <source>Choose a new or an empty folder.</source>
            <translation>Einen neuen oder leeren Ordner wählen.</translation>
        </message>
        <message id="export.exporter_failed">
            <source>Exporter “{name}” failed: {error}.</source>
            <translation>Fehler im Exporter „{name}“: {error}.</translation>
        </message>
        <message id="export.choose_another_exporter">
            <source>Choose another exporter, or report this to the plugin's author.</source>
            <translation>Einen anderen Exporter wählen oder den Fehler dem Autor des Plugins melden.</translation>
        </message>
        <message id="json_file.file_is_damaged">
            <source>“{path}” cannot be read: {error}.</source>
            <translation>„{path}“ lässt sich nicht lesen: {error}.</translation>
        </message>
        <message id="kinds.dataset">
            <source>dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message id="kinds.export">
            <source>export</source>
            <translation>Export</translation>
        </message>
        <message id="kinds.plugin">
            <source>plugin</source>
            <translation>Plugin</translation>
        </message>
        <message id="kinds.run">
            <source>run</source>
            <translation>Lauf</translation>
        </message>
        <message id="names.name_has_invalid_characters">
            <source>“{name}” is not a valid {kind} name.</source>
            <translation>„{name}“ ist kein zulässiger Name ({kind}).</translation>
        </message>
        <message id="names.name_is_too_long">
            <source>The {kind} name “{name}” is too long: {size_bytes:,} bytes; the limit is {limit_bytes} bytes.</source>
            <translation>Der Name „{name}“ ({kind}) ist zu lang: {size_bytes:,} Bytes; erlaubt sind {limit_bytes} Bytes.</translation>
        </message>
        <message id="names.use_letters_and_digits">
            <source>Use letters, digits, hyphens, and underscores, for example “{example}”.</source>
            <translation>Buchstaben, Ziffern, Binde- und Unterstriche verwenden, zum Beispiel „{example}“.</translation>
        </message>
        <message id="names.name_differs_only_in_case">
            <source>“{name}” is too similar to the existing {kind} “{other}”: some systems treat both names as the same.</source>
            <translation>„{name}“ ist einem vorhandenen Namen zu ähnlich ({kind} „{other}“): Manche Systeme unterscheiden beide nicht.</translation>
        </message>
        <message id="names.choose_shorter_name">
            <source>Choose a shorter name; letters other than A to Z take two to four bytes each.</source>
            <translation>Einen kürzeren Namen wählen; andere Buchstaben als A bis Z belegen je zwei bis vier Bytes.</translation>
        </message>
        <message id="names.choose_different_letters">
            <source>Choose a name that differs in more than uppercase and lowercase letters.</source>
            <translation>Einen Namen wählen, der sich nicht nur in Groß- und Kleinschreibung unterscheidet.</translation>
        </message>
        <message id="values.number_is_too_large">
            <source>the number is too large</source>
            <translation>die Zahl ist zu groß</translation>
        </message>
        <message id="values.number_is_not_finite">
            <source>it is not a finite number</source>
            <translation>keine endliche Zahl</translation>
        </message>
        <message id="values.text_contains_nul">
            <source>it contains a NUL character</source>
            <translation>enthält ein NUL-Zeichen</translation>
        </message>
        <message id="values.nested_too_deeply">
            <source>it is nested too deeply</source>
            <translation>zu tief verschachtelt</translation>
        </message>
        <message id="values.text_is_not_unicode">
            <source>it is not valid Unicode text</source>
            <translation>kein gültiger Unicode-Text</translation>
        </message>
        <message id="storage.choose_another_name">
            <source>Choose another name.</source>
            <translation>Einen anderen Namen wählen.</translation>
        </message>
        <message id="storage.free_space">
            <source>Free up some space or choose a folder on another disk, then try again; no data was lost.</source>
            <translation>Platz schaffen oder einen Ordner auf einem anderen Datenträger wählen, dann erneut versuchen; nichts ging verloren.</translation>
        </message>
        <message id="storage.close_other_program">
            <source>Close that program, or exclude the folder from virus scans and synchronization, then try again; no data was lost.</source>
            <translation>Schließen Sie dieses Programm, oder nehmen Sie den Ordner von Virenscans und Synchronisierung aus, und versuchen Sie es erneut; es gingen keine Daten verloren.</translation>
        </message>
        <message id="storage.path_exists">
            <source>“{path}” already exists.</source>
            <translation>„{path}“ gibt es bereits.</translation>
        </message>
        <message id="storage.held_by_another_program">
            <source>Another program has opened “{path}”.</source>
            <translation>Ein anderes Programm hat „{path}“ geöffnet.</translation>
        </message>
        <message id="storage.choose_writable_folder">
            <source>Choose a folder that you can write to, or remount the disk as writable.</source>
            <translation>Einen beschreibbaren Ordner wählen oder den Datenträger beschreibbar einbinden.</translation>
        </message>
        <message id="storage.ask_for_access">
            <source>Choose another folder, or ask its owner for permission to read and write.</source>
            <translation>Einen anderen Ordner wählen oder den Besitzer um Lese- und Schreibrechte bitten.</translation>
        </message>
        <message id="storage.ask_for_write_access">
            <source>Choose another folder, or ask its owner for permission to write.</source>
            <translation>Einen anderen Ordner wählen oder den Besitzer um Schreibrechte bitten.</translation>
        </message>
        <message id="storage.choose_another_disk">
            <source>Choose a folder on another disk, then try again; no data was lost.</source>
            <translation>Einen Ordner auf einem anderen Datenträger wählen, dann erneut versuchen; nichts ging verloren.</translation>
        </message>
        <message id="storage.check_path_and_disk">
            <source>Check the path; a disk may be disconnected, or a folder may have been moved.</source>
            <translation>Den Pfad prüfen; vielleicht wurde ein Datenträger getrennt oder ein Ordner verschoben.</translation>
        </message>
        <message id="storage.check_path">
            <source>Check the path, or choose another one.</source>
            <translation>Den Pfad prüfen oder einen anderen wählen.</translation>
        </message>
        <message id="storage.choose_shorter_name">
            <source>Choose a shorter name.</source>
            <translation>Einen kürzeren Namen wählen.</translation>
        </message>
        <message id="storage.not_a_regular_file">
            <source>“{path}” is not a regular file.</source>
            <translation>„{path}“ ist keine reguläre Datei.</translation>
        </message>
        <message id="storage.disk_is_full">
            <source>The disk that contains “{path}” is full.</source>
            <translation>Der Datenträger von „{path}“ ist voll.</translation>
        </message>
        <message id="storage.quota_is_exceeded">
            <source>The disk quota for “{path}” is exceeded.</source>
            <translation>Das Speicherkontingent für „{path}“ ist überschritten.</translation>
        </message>
        <message id="storage.disk_is_read_only">
            <source>“{path}” is on a read-only disk.</source>
            <translation>Der Datenträger von „{path}“ ist schreibgeschützt.</translation>
        </message>
        <message id="storage.access_is_denied">
            <source>Access to “{path}” is denied.</source>
            <translation>Der Zugriff auf „{path}“ wurde verweigert.</translation>
        </message>
        <message id="storage.change_is_not_permitted">
            <source>Changing “{path}” is not permitted.</source>
            <translation>„{path}“ darf nicht geändert werden.</translation>
        </message>
        <message id="storage.file_is_too_large">
            <source>“{path}” would exceed the maximum file size of this disk or account.</source>
            <translation>„{path}“ würde die maximale Dateigröße dieses Datenträgers oder Kontos überschreiten.</translation>
        </message>
        <message id="storage.path_does_not_exist">
            <source>“{path}” does not exist.</source>
            <translation>„{path}“ gibt es nicht.</translation>
        </message>
        <message id="storage.part_of_path_is_a_file">
            <source>Part of the path “{path}” is a file, not a folder.</source>
            <translation>Ein Teil des Pfads „{path}“ ist eine Datei, kein Ordner.</translation>
        </message>
        <message id="storage.path_is_too_long">
            <source>The path “{path}” is too long.</source>
            <translation>Der Pfad „{path}“ ist zu lang.</translation>
        </message>
        <message id="storage.replace_with_regular_file">
            <source>Remove it, or replace it with the original file.</source>
            <translation>Entfernen oder durch die ursprüngliche Datei ersetzen.</translation>
        </message>
        <message id="storage.file_exceeds_size_limit">
            <source>“{path}” is larger than {limit}, the maximum for this kind of file.</source>
            <translation>„{path}“ ist größer als {limit}; mehr ist bei dieser Art von Datei nicht zulässig.</translation>
        </message>
        <message id="storage.not_enough_space">
            <source>{task} needs {required}, but the disk of “{folder}” has only {free} free.</source>
            <translation>{task} braucht {required}, auf dem Datenträger von „{folder}“ sind aber nur {free} frei.</translation>
        </message>
        <message id="storage.disk_failed">
            <source>“{path}” could not be read or written: {reason}.</source>
            <translation>„{path}“ ließ sich nicht lesen oder schreiben: {reason}.</translation>
        </message>
        <message id="storage.path_has_invalid_character">
            <source>{path} is not a valid path: it contains a character that is not allowed in file names.</source>
            <translation>{path} ist kein gültiger Pfad: Er enthält ein in Dateinamen unzulässiges Zeichen.</translation>
        </message>
        <message id="storage.restore_or_remove_file">
            <source>Restore the file from a backup, or remove it.</source>
            <translation>Die Datei aus einer Sicherung wiederherstellen oder entfernen.</translation>
        </message>
        <message id="storage.check_disk">
            <source>Check the disk and the path, then try again.</source>
            <translation>Datenträger und Pfad prüfen, dann erneut versuchen.</translation>
        </message>
        <message id="system_files.thumbnails">
            <source>Thumbnails and previews created by devices or programs</source>
            <translation>Miniaturen und Vorschauen von Geräten oder Programmen</translation>
        </message>
        <message id="system_files.trash">
            <source>Trash and recycle bins</source>
            <translation>Papierkörbe</translation>
        </message>
        <message id="system_files.system">
            <source>System files and folders</source>
            <translation>Systemdateien und -ordner</translation>
        </message>
        <message id="system_files.snapshots">
            <source>Snapshots and earlier versions</source>
            <translation>Snapshots und frühere Versionen</translation>
        </message>
        <message id="system_files.catalogs">
            <source>Photo libraries and catalogs; export the images from their program first</source>
            <translation>Fotomediatheken und Kataloge; die Bilder zuerst aus dem jeweiligen Programm exportieren</translation>
        </message>
        <message id="system_files.tools">
            <source>Development folders</source>
            <translation>Entwicklungsordner</translation>
        </message>
        <message id="system_files.unfinished">
            <source>Unfinished downloads and copies</source>
            <translation>Unvollständige Downloads und Kopien</translation>
        </message>
        <message id="system_files.placeholders">
            <source>Cloud placeholders for files that have not been downloaded</source>
            <translation>Cloud-Platzhalter nicht heruntergeladener Dateien</translation>
        </message>
        <message id="system_files.side_files">
            <source>macOS and Windows metadata files</source>
            <translation>Metadatendateien von macOS und Windows</translation>
        </message>
        <message id="system_files.hidden">
            <source>Hidden files and folders</source>
            <translation>Versteckte Dateien und Ordner</translation>
        </message>
        <message id="trash.moving_failed">
            <source>“{name}” could not be moved to the system trash: {error}.</source>
            <translation>„{name}“ konnte nicht in den Papierkorb des Systems verschoben werden: {error}.</translation>
        </message>
        <message id="trash.delete_in_file_manager">
            <source>This disk may not have a trash folder; delete it in your file manager instead.</source>
            <translation>Dieser Datenträger hat vielleicht keinen Papierkorb; stattdessen im Dateimanager löschen.</translation>
        </message>
        <message id="gallery.exporting_images">
            <source>Exporting images</source>
            <translation>Bilder exportieren</translation>
        </message>
        <message id="gallery.export_folder_is_gallery">
            <source>“{folder}” is the gallery itself.</source>
            <translation>„{folder}“ ist die Galerie selbst.</translation>
        </message>
        <message id="gallery.choose_another_export_folder">
            <source>Choose another folder to export to.</source>
            <translation>Einen anderen Ordner für den Export wählen.</translation>
        </message>
        <message id="gallery.index_is_unusable">
            <source>The gallery index in “{folder}” cannot be used: {error}.</source>
            <translation>Der Index der Galerie in „{folder}“ lässt sich nicht verwenden: {error}.</translation>
        </message>
        <message id="gallery.check_disk_or_delete_index">
            <source>Free up some disk space or check the permissions; if you delete gallery.db, it will be rebuilt from the images and ratings.jsonl.</source>
            <translation>Speicherplatz freigeben oder die Rechte prüfen; wird gallery.db gelöscht, entsteht es aus den Bildern und ratings.jsonl neu.</translation>
        </message>
        <message id="kinds.board">
            <source>board</source>
            <translation>Pinnwand</translation>
        </message>
        <message id="kinds.tag">
            <source>tag</source>
            <translation>Schlagwort</translation>
        </message>
        <message id="gallery.label_exists">
            <source>The {kind} “{name}” already exists.</source>
            <translation>{kind} „{name}“ gibt es bereits.</translation>
        </message>
        <message id="gallery.choose_another_name">
            <source>Choose another name.</source>
            <translation>Einen anderen Namen wählen.</translation>
        </message>
        <message id="gallery.mark_is_invalid">
            <source>This rating or label is invalid: {reason}.</source>
            <translation>Diese Bewertung oder dieser Name ist ungültig: {reason}.</translation>
        </message>
        <message id="gallery.limits_of_marks">
            <source>Names of boards, tags, and filters must have 1 to 100 characters; ratings must be between 0 and 5.</source>
            <translation>Namen von Pinnwänden, Schlagwörtern und Filtern haben 1 bis 100 Zeichen; Bewertungen reichen von 0 bis 5.</translation>
        </message>
        <message id="gallery.index_is_newer">
            <source>The gallery index has version {found}; this version of Sfumato supports up to version {supported}.</source>
            <translation>Der Index der Galerie hat Version {found}; dieses Sfumato liest bis {supported}.</translation>
        </message>
        <message id="gallery.update_to_open_gallery">
            <source>Update Sfumato to open this gallery.</source>
            <translation>Sfumato aktualisieren, um diese Galerie zu öffnen.</translation>
        </message>
        <message id="gallery.search_is_invalid">
            <source>The search is invalid: {error}.</source>
            <translation>Die Suche ist ungültig: {error}.</translation>
        </message>
        <message id="gallery.search_values">
            <source>Ratings range from 0 to 5; flags are pick, reject, unflagged, and not_rejected; dates have the form 2026-01-31.</source>
            <translation>Bewertungen reichen von 0 bis 5; Markierungen sind pick, reject, unflagged und not_rejected; ein Datum sieht so aus: 2026-01-31.</translation>
        </message>
        <message id="generation.generating_frames">
            <source>Generating frames</source>
            <translation>Einzelbilder erzeugen</translation>
        </message>
        <message id="generation.images_from_two_models">
            <source>The images come from different models: run “{first_run}” at {first_images:,} images and run “{second_run}” at {second_images:,} images.</source>
            <translation>Die Bilder stammen aus verschiedenen Modellen: Lauf „{first_run}“ bei {first_images:,} Bildern und Lauf „{second_run}“ bei {second_images:,} Bildern.</translation>
        </message>
        <message id="generation.choose_images_of_one_checkpoint">
            <source>Choose two images generated from the same checkpoint.</source>
            <translation>Zwei Bilder aus demselben Checkpoint wählen.</translation>
        </message>
        <message id="generation.unknown_class">
            <source>Run “{run_id}” has no class “{class_name}”.</source>
            <translation>Der Lauf „{run_id}“ hat keine Klasse „{class_name}“.</translation>
        </message>
        <message id="generation.trained_without_classes">
            <source>It was trained without classes.</source>
            <translation>Er wurde ohne Klassen trainiert.</translation>
        </message>
        <message id="generation.run_is_not_tuned">
            <source>Run “{run_id}” has no sampling preset “{preset}”: it has not been tuned at this checkpoint.</source>
            <translation>Der Lauf „{run_id}“ hat keine Sampling-Voreinstellung „{preset}“: Er ist bei diesem Checkpoint noch nicht abgestimmt.</translation>
        </message>
        <message id="generation.no_guide_checkpoint">
            <source>Run “{run_id}” has no guide checkpoint for autoguidance from before {images_seen:,} images.</source>
            <translation>Der Lauf „{run_id}“ hat vor {images_seen:,} Bildern keinen Guide-Checkpoint für Autoguidance.</translation>
        </message>
        <message id="generation.tune_first">
            <source>Tune it first: sfumato tune PROJECT {run_id}. Or omit --preset.</source>
            <translation>Zuerst abstimmen: sfumato tune PROJECT {run_id}. Oder --preset weglassen.</translation>
        </message>
        <message id="generation.guide_with_class_or_none">
            <source>Set guidance to class or none; runs that save averaged weights (ema.snapshots) keep guide checkpoints.</source>
            <translation>guidance auf class oder none setzen; Läufe, die Mittelwerte speichern (ema.snapshots), behalten Guide-Checkpoints.</translation>
        </message>
        <message id="generation.generating_sheet">
            <source>Generating the contact sheet</source>
            <translation>Kontaktbogen erzeugen</translation>
        </message>
        <message id="generation.sheet_is_empty">
            <source>A contact sheet needs at least one image and one value to compare.</source>
            <translation>Ein Kontaktbogen braucht mindestens ein Bild und einen Wert zum Vergleichen.</translation>
        </message>
        <message id="generation.choose_images_of_one_run">
            <source>Choose images of a run that has checkpoints.</source>
            <translation>Bilder eines Laufs mit Checkpoints wählen.</translation>
        </message>
        <message id="generation.choose_another_sampler">
            <source>Choose another sampler, or report this to the plugin's author.</source>
            <translation>Einen anderen Sampler wählen oder den Fehler dem Autor des Plugins melden.</translation>
        </message>
        <message id="generation.sampler_returned_wrong_shape">
            <source>Sampler “{name}” returned {form} instead of {shape}.</source>
            <translation>Der Sampler „{name}“ hat {form} statt {shape} geliefert.</translation>
        </message>
        <message id="generation.sampler_returned_non_finite">
            <source>Sampler “{name}” returned values that are not finite.</source>
            <translation>Der Sampler „{name}“ hat Werte geliefert, die nicht endlich sind.</translation>
        </message>
        <message id="generation.sampler_failed">
            <source>Sampler “{name}” failed: {error}.</source>
            <translation>Fehler im Sampler „{name}“: {error}.</translation>
        </message>
        <message id="nn.choose_autoencoder_folder">
            <source>Choose the folder of an AutoencoderKL, AutoencoderTiny, or AutoencoderDC saved by diffusers, with config.json and {weights_file}; or set model.autoencoder to trained or none.</source>
            <translation>Den Ordner eines mit diffusers gespeicherten AutoencoderKL, AutoencoderTiny oder AutoencoderDC wählen, mit config.json und {weights_file}; oder model.autoencoder auf trained oder none setzen.</translation>
        </message>
        <message id="nn.autoencoder_channels_do_not_match">
            <source>The autoencoder expects {expected}-channel images, but the dataset has {channels}-channel images.</source>
            <translation>Der Autoencoder erwartet {expected}-kanalige Bilder, der Datensatz hat aber {channels}-kanalige.</translation>
        </message>
        <message id="nn.autoencoder_weights_are_missing">
            <source>“{folder}” does not contain the weights file {weights_file}.</source>
            <translation>„{folder}“ enthält keine Gewichtsdatei {weights_file}.</translation>
        </message>
        <message id="nn.sizes_are_not_divisible_by_reduction">
            <source>The image size ({size}) and the crop size ({crop_px} px) must be divisible by the reduction factor ({reduction}).</source>
            <translation>Die Bildgröße ({size}) und die Ausschnittgröße ({crop_px} px) müssen durch den Verkleinerungsfaktor ({reduction}) teilbar sein.</translation>
        </message>
        <message id="nn.is_not_an_autoencoder">
            <source>“{location}” is not an autoencoder in diffusers format: config.json is missing.</source>
            <translation>„{location}“ ist kein Autoencoder im diffusers-Format: config.json fehlt.</translation>
        </message>
        <message id="nn.autoencoder_class_is_not_supported">
            <source>“{folder}” contains a network of the unsupported class {name}.</source>
            <translation>„{folder}“ enthält ein Netz der nicht unterstützten Klasse {name}.</translation>
        </message>
        <message id="nn.choose_matching_autoencoder">
            <source>Choose an autoencoder that supports images with this number of channels.</source>
            <translation>Einen Autoencoder für solche Bilder wählen.</translation>
        </message>
        <message id="nn.convert_autoencoder">
            <source>If you trust the file, load the autoencoder in diffusers yourself and save it again with save_pretrained(folder, safe_serialization=True).</source>
            <translation>Ist die Datei vertrauenswürdig, den Autoencoder selbst in diffusers laden und mit save_pretrained(folder, safe_serialization=True) erneut speichern.</translation>
        </message>
        <message id="nn.autoencoder_changes_image_size">
            <source>The autoencoder turns images of {size} px into images of {found_size} px.</source>
            <translation>Der Autoencoder macht aus Bildern mit {size} px Bilder mit {found_size} px.</translation>
        </message>
        <message id="nn.choose_divisible_sizes">
            <source>Choose sizes divisible by {reduction}, or a smaller autoencoder.reduction.</source>
            <translation>Durch {reduction} teilbare Größen oder ein kleineres autoencoder.reduction wählen.</translation>
        </message>
        <message id="nn.autoencoder_cannot_be_loaded">
            <source>The autoencoder in “{folder}” cannot be loaded: {error}</source>
            <translation>Der Autoencoder in „{folder}“ lässt sich nicht laden: {error}</translation>
        </message>
        <message id="nn.choose_divisible_image_size">
            <source>Choose an image size that can be halved more often, such as 256 px.</source>
            <translation>Eine Bildgröße wählen, die sich öfter halbieren lässt, etwa 256 px.</translation>
        </message>
        <message id="nn.save_autoencoder_again">
            <source>Save it again with save_pretrained.</source>
            <translation>Den Autoencoder erneut mit save_pretrained speichern.</translation>
        </message>
        <message id="data.encoding_images">
            <source>Encoding images</source>
            <translation>Bilder kodieren</translation>
        </message>
        <message id="data.remove_latents_folder">
            <source>Delete the folder; the images will be encoded again.</source>
            <translation>Den Ordner entfernen; die Bilder werden dann neu kodiert.</translation>
        </message>
        <message id="data.encoding_versions">
            <source>Encoding {images:,} images in {versions:,} versions</source>
            <translation>Das Kodieren von {images:,} Bildern in {versions:,} Versionen</translation>
        </message>
        <message id="data.free_space_or_lower_versions">
            <source>Free up disk space, or lower autoencoder.versions.</source>
            <translation>Speicherplatz freigeben oder autoencoder.versions verringern.</translation>
        </message>
        <message id="nn.recreate_gaussian">
            <source>Remove the file and tune the run to create it again: sfumato tune PROJECT {run_id}</source>
            <translation>Die Datei entfernen und den Lauf abstimmen, um sie neu zu erstellen: sfumato tune PROJECT {run_id}</translation>
        </message>
        <message id="nn.gaussian_does_not_fit_model">
            <source>“{file}” describes images of shape {shape}, but the model generates images of shape {image_shape}.</source>
            <translation>„{file}“ beschreibt Bilder der Form {shape}; die des Modells haben die Form {image_shape}.</translation>
        </message>
        <message id="nn.gaussian_is_damaged">
            <source>“{file}” is damaged: {error}.</source>
            <translation>„{file}“ ist beschädigt: {error}.</translation>
        </message>
        <message id="nn.gaussian_is_missing">
            <source>Sampling cannot start from a Gaussian: the mean and covariance of the training images are not available for this model.</source>
            <translation>Das Sampling kann nicht mit einer Gauß-Verteilung beginnen: Mittelwert und Kovarianz der Trainingsbilder fehlen bei diesem Modell.</translation>
        </message>
        <message id="nn.tune_to_fit_gaussian">
            <source>Tune the run again to compute them, or set start to noise.</source>
            <translation>Den Lauf erneut abstimmen, um sie zu berechnen, oder start auf noise setzen.</translation>
        </message>
        <message id="nn.autoencoder_hash_does_not_match">
            <source>“{file}” is not the autoencoder that the model was trained with: its hash does not match.</source>
            <translation>„{file}“ ist nicht der Autoencoder, mit dem das Modell trainiert wurde: Der Hash stimmt nicht überein.</translation>
        </message>
        <message id="nn.one_of_two_sizes">
            <source>{below} or {above}</source>
            <translation>{below} oder {above}</translation>
        </message>
        <message id="nn.image_size_is_not_divisible">
            <source>The image size ({side} px) must be divisible by {step} for this model.unshuffle and model.widths.</source>
            <translation>Die Bildgröße ({side} px) muss bei diesen Werten von model.unshuffle und model.widths durch {step} teilbar sein.</translation>
        </message>
        <message id="nn.choose_image_size">
            <source>Choose {sizes} px, fewer model.widths, or a smaller model.unshuffle.</source>
            <translation>{sizes} px, weniger model.widths oder ein kleineres model.unshuffle wählen.</translation>
        </message>
        <message id="nn.runs_uncompiled">
            <source>No action is needed; the network runs without compilation, which is slower.</source>
            <translation>Es ist nichts zu tun; das Netz läuft unkompiliert, nur langsamer.</translation>
        </message>
        <message id="nn.compiling_failed">
            <source>Compiling the network failed: {error}.</source>
            <translation>Das Netz ließ sich nicht kompilieren: {error}.</translation>
        </message>
        <message id="nn.compiling_took_too_long">
            <source>Compiling the network took longer than {limit_s:.0f} s.</source>
            <translation>Das Kompilieren des Netzes hat länger als {limit_s:.0f} s gedauert.</translation>
        </message>
        <message id="nn.image_size_does_not_fit_patches">
            <source>Images of {width} × {height} px cannot be divided into patches of {patch_px} px.</source>
            <translation>Bilder mit {width} × {height} px lassen sich nicht in Patches mit {patch_px} px teilen.</translation>
        </message>
        <message id="nn.choose_patch_size">
            <source>Choose another model.dit.patch_px or another image size.</source>
            <translation>Ein anderes model.dit.patch_px oder eine andere Bildgröße wählen.</translation>
        </message>
        <message id="nn.color">
            <source>color</source>
            <translation>Farbbilder</translation>
        </message>
        <message id="nn.classes_do_not_match">
            <source>The classes of the network ({network_classes}) and of the dataset ({dataset_classes}) do not match. These are not in both: {names}.</source>
            <translation>Die Klassen des Netzes ({network_classes}) und des Datensatzes ({dataset_classes}) stimmen nicht überein; nur auf einer Seite: {names}.</translation>
        </message>
        <message id="nn.grayscale">
            <source>grayscale</source>
            <translation>Graustufenbilder</translation>
        </message>
        <message id="nn.transparent">
            <source>transparent</source>
            <translation>transparent</translation>
        </message>
        <message id="nn.colors_do_not_match">
            <source>The network generates {colors} images, but the dataset contains {found_colors} images.</source>
            <translation>Das Netz erzeugt {colors}, der Datensatz enthält aber {found_colors}.</translation>
        </message>
        <message id="nn.class_order_does_not_match">
            <source>The network has the same classes in a different order, so its labels would not match.</source>
            <translation>Das Netz hat dieselben Klassen in anderer Reihenfolge; die Zuordnung würde nicht stimmen.</translation>
        </message>
        <message id="nn.and_more">
            <source>and {more:,} more</source>
            <translation>und {more:,} weitere</translation>
        </message>
        <message id="nn.start_run_with_new_classes">
            <source>Restore the dataset's classes, or start a new run from this one to keep the weights and use the new classes: sfumato train PROJECT --data DATASET --from RUN</source>
            <translation>Die Klassen des Datensatzes wiederherstellen oder von diesem Lauf aus einen neuen starten, der die Gewichte behält und die neuen Klassen verwendet: sfumato train PROJECT --data DATASET --from RUN</translation>
        </message>
        <message id="nn.choose_matching_colors">
            <source>Choose {colors} images or another base model, or train from scratch.</source>
            <translation>{colors} oder ein anderes Ausgangsmodell wählen oder von Grund auf trainieren.</translation>
        </message>
        <message id="nn.start_run_with_new_order">
            <source>Start a new run from this one to keep the weights and use the new order: sfumato train PROJECT --data DATASET --from RUN</source>
            <translation>Von diesem Lauf aus einen neuen starten, der die Gewichte behält und die neue Reihenfolge verwendet: sfumato train PROJECT --data DATASET --from RUN</translation>
        </message>
        <message id="nn.choose_another_network">
            <source>Choose another network, or report this to the author of the plugin.</source>
            <translation>Ein anderes Netz wählen oder den Fehler dem Autor des Plugins melden.</translation>
        </message>
        <message id="nn.report_to_author">
            <source>Report this to the author of the plugin.</source>
            <translation>Den Fehler dem Autor des Plugins melden.</translation>
        </message>
        <message id="nn.network_plugin_is_missing">
            <source>The network “{name}” belongs to a plugin that is not installed or not enabled.</source>
            <translation>Das Netz „{name}“ gehört zu einem Plugin, das nicht installiert oder nicht aktiviert ist.</translation>
        </message>
        <message id="nn.network_returned_wrong_shape">
            <source>Network “{name}” returned {found} instead of {expected}.</source>
            <translation>Das Netz „{name}“ hat {found} statt {expected} geliefert.</translation>
        </message>
        <message id="nn.network_returned_non_finite_values">
            <source>Network “{name}” returned values that are not finite.</source>
            <translation>Das Netz „{name}“ hat Werte geliefert, die nicht endlich sind.</translation>
        </message>
        <message id="nn.network_is_not_a_module">
            <source>Network “{name}” from plugin “{plugin}” is of type {kind}, not a torch module.</source>
            <translation>Das Netz „{name}“ des Plugins „{plugin}“ ist vom Typ {kind}, kein Torch-Modul.</translation>
        </message>
        <message id="nn.network_lacks_augmentation_conditioning">
            <source>Network “{name}” from plugin “{plugin}” does not support conditional augmentation.</source>
            <translation>Das Netz „{name}“ des Plugins „{plugin}“ unterstützt keine bedingte Augmentierung.</translation>
        </message>
        <message id="nn.network_hides_state">
            <source>Network “{name}” from plugin “{plugin}” keeps state outside its weights, so checkpoints would not include it: {tensors}.</source>
            <translation>Das Netz „{name}“ des Plugins „{plugin}“ hält Zustand außerhalb seiner Gewichte, der in Checkpoints fehlen würde: {tensors}.</translation>
        </message>
        <message id="nn.install_or_enable_plugin">
            <source>Install or enable the plugin; see “sfumato plugin list”.</source>
            <translation>Das Plugin installieren oder aktivieren; siehe „sfumato plugin list“.</translation>
        </message>
        <message id="nn.network_cannot_be_built">
            <source>Network “{name}” from plugin “{plugin}” could not be built: {error}.</source>
            <translation>Das Netz „{name}“ des Plugins „{plugin}“ ließ sich nicht aufbauen: {error}.</translation>
        </message>
        <message id="nn.network_failed">
            <source>Network “{name}” failed: {error}.</source>
            <translation>Fehler im Netz „{name}“: {error}.</translation>
        </message>
        <message id="nn.turn_off_conditional_augmentation">
            <source>Set augmentation.probability=0, or choose another network.</source>
            <translation>augmentation.probability=0 setzen oder ein anderes Netz wählen.</translation>
        </message>
        <message id="nn.register_state">
            <source>The author of the plugin can register this state as a parameter or a persistent buffer.</source>
            <translation>Der Autor des Plugins kann es als Parameter oder als persistenten Puffer registrieren.</translation>
        </message>
        <message id="training.micro_batch_reduced" numerus="yes">
            <source>Out of memory; training continues with micro-batches of {n} images.</source>
            <extra-one>Out of memory; training continues with micro-batches of 1 image.</extra-one>
            <translation>
                <numerusform>Zu wenig Speicher; das Training geht mit Mikro-Batches von 1 Bild weiter.</numerusform>
                <numerusform>Zu wenig Speicher; das Training geht mit Mikro-Batches von {n} Bildern weiter.</numerusform>
            </translation>
        </message>
        <message id="training.smaller_preset_is_faster">
            <source>No action is needed; a smaller preset would train faster.</source>
            <translation>Kein Eingreifen nötig; eine kleinere Voreinstellung würde schneller trainieren.</translation>
        </message>
        <message id="training.too_little_memory_for_one_image">
            <source>{name} has too little memory to train on a single image of {width} × {height} px.</source>
            <translation>{name} hat zu wenig Speicher, um mit einem einzigen Bild mit {width} × {height} px zu trainieren.</translation>
        </message>
        <message id="engine.internal_error">
            <source>Internal error: {error}.</source>
            <translation>Interner Fehler: {error}.</translation>
        </message>
        <message id="engine.resume_or_report">
            <source>Resume the run: sfumato resume PROJECT {run_id}. If it fails again, create a report: sfumato report PROJECT {run_id}</source>
            <translation>Den Lauf fortsetzen: sfumato resume PROJECT {run_id}. Tritt der Fehler erneut auf, einen Bericht erstellen: sfumato report PROJECT {run_id}</translation>
        </message>
        <message id="latents.already_encoded_with_augmentation">
            <source>The run continues on images that were encoded with it earlier.</source>
            <translation>Der Lauf verwendet weiter die Bilder, die früher damit kodiert wurden.</translation>
        </message>
        <message id="latents.encoded_without_augmentation">
            <source>The images are encoded again without it, and training continues with the newly encoded images.</source>
            <translation>Die Bilder werden ohne sie neu kodiert, und der Lauf wird damit fortgesetzt.</translation>
        </message>
        <message id="latents.augmentation_is_needed_to_encode_only">
            <source>No action is needed; the augmentation is applied only when images are encoded.</source>
            <translation>Kein Eingreifen nötig; die Augmentierung wird nur beim Kodieren der Bilder angewendet.</translation>
        </message>
        <message id="latents.trains_on_latents_anyway">
            <source>The run trains on its latents anyway, as set by autoencoder.on_failure.</source>
            <translation>Der Lauf trainiert trotzdem mit seinen Latents, wie in autoencoder.on_failure festgelegt.</translation>
        </message>
        <message id="latents.trains_on_pixels">
            <source>The run trains on pixels instead, with model.unshuffle={unshuffle}.</source>
            <translation>Der Lauf trainiert stattdessen mit Pixeln (model.unshuffle={unshuffle}).</translation>
        </message>
        <message id="latents.choose_another_augmentation">
            <source>Choose another augmentation for the next run, or report this to the author of the plugin.</source>
            <translation>Für den nächsten Lauf eine andere Augmentierung wählen oder den Fehler dem Autor des Plugins melden.</translation>
        </message>
        <message id="latents.reconstruction_check_failed">
            <source>The autoencoder failed the reconstruction check: PSNR {psnr_db:.1f} dB (minimum {least_psnr_db:g} dB), Fréchet distance {frechet_share:.2f} times the real-vs-real baseline (maximum {most_frechet_share:g}). {decision}</source>
            <translation>Der Autoencoder hat die Rekonstruktionsprüfung nicht bestanden: PSNR {psnr_db:.1f} dB (mindestens {least_psnr_db:g} dB), Fréchet-Distanz beim {frechet_share:.2f}-Fachen des Vergleichswerts echter Bilder (höchstens {most_frechet_share:g}). {decision}</translation>
        </message>
        <message id="latents.improve_autoencoder">
            <source>Train the autoencoder longer (autoencoder.images_total), widen it (autoencoder.width), give it more latent channels, or provide your own.</source>
            <translation>Den Autoencoder länger trainieren (autoencoder.images_total), verbreitern (autoencoder.width), ihm mehr latente Kanäle geben oder einen eigenen verwenden.</translation>
        </message>
        <message id="latents.images_do_not_fit_autoencoder">
            <source>The run's autoencoder is for {channels}-channel images of {size}; the dataset has {found_channels}-channel images of {found_size}.</source>
            <translation>Der Autoencoder des Laufs ist für Bilder mit {channels} Kanälen und {size}; der Datensatz enthält Bilder mit {found_channels} Kanälen und {found_size}.</translation>
        </message>
        <message id="latents.restore_dataset">
            <source>Restore the original dataset, or start a new run.</source>
            <translation>Den früheren Datensatz wiederherstellen oder einen neuen Lauf starten.</translation>
        </message>
        <message id="latents.computing_statistics">
            <source>Computing latent statistics</source>
            <translation>Statistik der Latents berechnen</translation>
        </message>
        <message id="latents.augmentations_are_fixed" numerus="yes">
            <source>Images are encoded once, so augmentations ({names}) create {n} fixed versions of each image instead of a new one each time.</source>
            <extra-one>Images are encoded once, so augmentations ({names}) create one fixed version of each image instead of a new one each time.</extra-one>
            <translation>
                <numerusform>Bilder werden nur einmal kodiert; Augmentierungen ({names}) ergeben daher eine feste Version jedes Bildes statt jedes Mal eine neue.</numerusform>
                <numerusform>Bilder werden nur einmal kodiert; Augmentierungen ({names}) ergeben daher {n} feste Versionen jedes Bildes statt jedes Mal eine neue.</numerusform>
            </translation>
        </message>
        <message id="latents.raise_versions">
            <source>Raise autoencoder.versions for more variety, at the cost of disk space and time.</source>
            <translation>Für mehr Vielfalt autoencoder.versions erhöhen; das kostet Speicherplatz und Zeit.</translation>
        </message>
        <message id="latents.conditional_augmentation_is_off">
            <source>Conditional augmentation is off: latents cannot be rotated and scaled like images.</source>
            <translation>Die bedingte Augmentierung ist aus: Latents lassen sich nicht wie Bilder drehen und skalieren.</translation>
        </message>
        <message id="latents.use_other_regularization">
            <source>Use augmentations such as flip, which are applied before the images are encoded, or more dropout.</source>
            <translation>Augmentierungen wie flip verwenden, die vor dem Kodieren der Bilder wirken, oder mehr Dropout.</translation>
        </message>
        <message id="catalog.settings_of_entry">
            <source>the settings of the {kind} “{name}”</source>
            <translation>den Einstellungen für {kind} „{name}“</translation>
        </message>
        <message id="catalog.entry_does_not_exist">
            <source>There is no {kind} “{name}”.</source>
            <translation>{kind} „{name}“ gibt es nicht.</translation>
        </message>
        <message id="catalog.entry_failed">
            <source>The {kind} “{name}” from plugin “{plugin}” failed: {error}.</source>
            <translation>{kind} „{name}“ des Plugins „{plugin}“ ist gescheitert: {error}.</translation>
        </message>
        <message id="catalog.choose_another_entry">
            <source>Choose another one, or report this to the plugin's author.</source>
            <translation>Eine Alternative wählen oder den Fehler dem Autor des Plugins melden.</translation>
        </message>
        <message id="kinds.augmentation">
            <source>augmentation</source>
            <translation>Augmentierung</translation>
        </message>
        <message id="kinds.augmentations">
            <source>augmentations</source>
            <translation>Augmentierungen</translation>
        </message>
        <message id="kinds.sampler">
            <source>sampler</source>
            <translation>Sampler</translation>
        </message>
        <message id="kinds.samplers">
            <source>samplers</source>
            <translation>Sampler</translation>
        </message>
        <message id="kinds.exporter">
            <source>exporter</source>
            <translation>Exporter</translation>
        </message>
        <message id="kinds.exporters">
            <source>exporters</source>
            <translation>Exporter</translation>
        </message>
        <message id="kinds.schedule">
            <source>learning-rate schedule</source>
            <translation>Lernratenplan</translation>
        </message>
        <message id="kinds.schedules">
            <source>learning-rate schedules</source>
            <translation>Lernratenpläne</translation>
        </message>
        <message id="kinds.logger">
            <source>logger</source>
            <translation>Logger</translation>
        </message>
        <message id="kinds.loggers">
            <source>loggers</source>
            <translation>Logger</translation>
        </message>
        <message id="kinds.importer">
            <source>importer</source>
            <translation>Importer</translation>
        </message>
        <message id="kinds.importers">
            <source>importers</source>
            <translation>Importer</translation>
        </message>
        <message id="kinds.metric">
            <source>metric</source>
            <translation>Metrik</translation>
        </message>
        <message id="kinds.metrics">
            <source>metrics</source>
            <translation>Metriken</translation>
        </message>
        <message id="kinds.network">
            <source>network</source>
            <translation>Netz</translation>
        </message>
        <message id="kinds.networks">
            <source>networks</source>
            <translation>Netze</translation>
        </message>
        <message id="kinds.panel">
            <source>panel</source>
            <translation>Panel</translation>
        </message>
        <message id="kinds.panels">
            <source>panels</source>
            <translation>Panels</translation>
        </message>
        <message id="plugins.plugins_not_loaded">
            <source>Plugins not loaded: {names}.</source>
            <translation>Nicht geladene Plugins: {names}.</translation>
        </message>
        <message id="plugins.hook_version_is_not_an_integer">
            <source>SFUMATO_HOOK_VERSION is {stated}; it must be an integer.</source>
            <translation>SFUMATO_HOOK_VERSION ist {stated}, muss aber eine ganze Zahl sein.</translation>
        </message>
        <message id="plugins.hook_version_is_newer">
            <source>It requires hook version {stated}; this version of Sfumato supports up to version {supported}. Update Sfumato, or install an older version of the plugin.</source>
            <translation>Das Plugin benötigt Hook-Version {stated}; dieses Sfumato unterstützt höchstens {supported}. Sfumato aktualisieren oder eine ältere Version des Plugins installieren.</translation>
        </message>
        <message id="plugins.entry_has_wrong_type">
            <source>{entry} is not of type {type}.</source>
            <translation>{entry} ist nicht vom Typ {type}.</translation>
        </message>
        <message id="plugins.entry_name_is_invalid">
            <source>the name {name} may contain only lowercase letters, digits, “_”, and “-”.</source>
            <translation>Der Name {name} darf nur Kleinbuchstaben, Ziffern, „_“ und „-“ enthalten.</translation>
        </message>
        <message id="plugins.entry_factory_is_invalid">
            <source>the factory of “{name}” is {factory}; it must have the form “module:Name”.</source>
            <translation>Die Factory von „{name}“ ist {factory}; nötig ist die Form „module:Name“.</translation>
        </message>
        <message id="plugins.no_importer">
            <source>No importer supports “{name}”.</source>
            <translation>Kein Importer unterstützt „{name}“.</translation>
        </message>
        <message id="plugins.entry_settings_are_invalid">
            <source>the settings of “{name}” cannot be displayed: {error}.</source>
            <translation>Die Einstellungen von „{name}“ lassen sich nicht anzeigen: {error}.</translation>
        </message>
        <message id="plugins.choose_supported_source">
            <source>Choose a folder of images, or a file of one of these types: {endings}.</source>
            <translation>Einen Bilderordner wählen oder eine Datei eines dieser Typen: {endings}.</translation>
        </message>
        <message id="plugins.builtin_plugin_is_required">
            <source>The built-in plugin cannot be disabled: every run needs it.</source>
            <translation>Das eingebaute Plugin lässt sich nicht deaktivieren: Jeder Lauf benötigt es.</translation>
        </message>
        <message id="plugins.plugin_does_not_exist">
            <source>There is no plugin “{name}”.</source>
            <translation>Das Plugin „{name}“ gibt es nicht.</translation>
        </message>
        <message id="plugins.name_is_taken">
            <source>Another plugin has this name.</source>
            <translation>Ein anderes Plugin heißt bereits so.</translation>
        </message>
        <message id="plugins.plugin_has_no_hooks">
            <source>It provides nothing: no function is marked with hookimpl.</source>
            <translation>Das Plugin stellt nichts bereit: Keine Funktion ist mit hookimpl markiert.</translation>
        </message>
        <message id="plugins.hook_does_not_exist">
            <source>It implements an unknown hook, {hook}.</source>
            <translation>Das Plugin implementiert einen unbekannten Hook: {hook}.</translation>
        </message>
        <message id="plugins.entry_is_invalid">
            <source>Hook {hook} returned an invalid entry: {fault}</source>
            <translation>Der Hook {hook} lieferte einen ungültigen Eintrag: {fault}</translation>
        </message>
        <message id="plugins.import_failed">
            <source>Import failed: {error}.</source>
            <translation>Import fehlgeschlagen: {error}.</translation>
        </message>
        <message id="plugins.choose_another_plugin">
            <source>Choose another plugin; “sfumato plugin list” lists all plugins.</source>
            <translation>Ein anderes Plugin wählen; „sfumato plugin list“ zeigt alle.</translation>
        </message>
        <message id="plugins.registration_failed">
            <source>Registration failed: {reason}</source>
            <translation>Registrierung fehlgeschlagen: {reason}</translation>
        </message>
        <message id="plugins.hook_failed">
            <source>Hook {hook} failed: {error}.</source>
            <translation>Fehler im Hook {hook}: {error}.</translation>
        </message>
        <message id="plugins.entry_is_taken">
            <source>“{entry}” is already provided by another plugin.</source>
            <translation>„{entry}“ wird bereits von einem anderen Plugin bereitgestellt.</translation>
        </message>
        <message id="kinds.plugins">
            <source>plugins</source>
            <translation>Plugins</translation>
        </message>
        <message id="run_logger.fix_or_disable_logger">
            <source>The run's own log is complete; fix or disable the logger before the next run.</source>
            <translation>Das eigene Protokoll des Laufs ist vollständig; den Logger vor dem nächsten Lauf reparieren oder deaktivieren.</translation>
        </message>
        <message id="run_logger.logger_failed">
            <source>Logger “{name}” failed and was disabled for this run: {error}</source>
            <translation>Der Logger „{name}“ wurde nach einem Fehler für diesen Lauf deaktiviert: {error}</translation>
        </message>
        <message id="class_report.class_is_skipped" numerus="yes">
            <source>Class “{name}” has no images: all {n:,} were skipped. {reason}</source>
            <extra-one>Class “{name}” has no images: its only image was skipped. {reason}</extra-one>
            <translation>
                <numerusform>Die Klasse „{name}“ hat keine Bilder: Das einzige Bild wurde übersprungen. {reason}</numerusform>
                <numerusform>Die Klasse „{name}“ hat keine Bilder: Alle {n:,} wurden übersprungen. {reason}</numerusform>
            </translation>
        </message>
        <message id="class_report.class_copies_another_class" numerus="yes">
            <source>Class “{name}” has no images: all {n:,} are copies of images in class “{first}”.</source>
            <extra-one>Class “{name}” has no images: its only image is a copy of one in class “{first}”.</extra-one>
            <translation>
                <numerusform>Klasse „{name}“ hat keine Bilder: Ihr einziges Bild ist die Kopie eines Bildes der Klasse „{first}“.</numerusform>
                <numerusform>Klasse „{name}“ hat keine Bilder: Alle {n:,} sind Kopien von Bildern der Klasse „{first}“.</numerusform>
            </translation>
        </message>
        <message id="class_report.class_folder_is_empty">
            <source>Class “{name}” has no images: its folder is empty.</source>
            <translation>Die Klasse „{name}“ hat keine Bilder: Der Ordner ist leer.</translation>
        </message>
        <message id="class_report.class_is_excluded" numerus="yes">
            <source>Class “{name}” has no images: you excluded all {n:,} of them.</source>
            <extra-one>Class “{name}” has no images: you excluded its only image.</extra-one>
            <translation>
                <numerusform>Die Klasse „{name}“ hat keine Bilder: Das einzige Bild ist ausgeschlossen.</numerusform>
                <numerusform>Die Klasse „{name}“ hat keine Bilder: Alle {n:,} sind ausgeschlossen.</numerusform>
            </translation>
        </message>
        <message id="class_report.class_is_skipped_and_excluded">
            <source>Class “{name}” has no images: {skipped:,} skipped, {excluded:,} excluded by you.</source>
            <translation>Die Klasse „{name}“ hat keine Bilder: {skipped:,} übersprungen, {excluded:,} ausgeschlossen.</translation>
        </message>
        <message id="class_report.class_is_skipped_mostly">
            <source>Class “{name}” has no images: all {images:,} were skipped. Most common reason: {reason}</source>
            <translation>Die Klasse „{name}“ hat keine Bilder: Alle {images:,} wurden übersprungen. Häufigster Grund: {reason}</translation>
        </message>
        <message id="class_report.class_copies_other_classes">
            <source>Class “{name}” has no images: all {images:,} are copies of images in {classes:,} other classes, such as “{first}”.</source>
            <translation>Die Klasse „{name}“ hat keine Bilder: Alle {images:,} sind Kopien von Bildern aus {classes:,} anderen Klassen, etwa „{first}“.</translation>
        </message>
        <message id="class_report.class_has_few_images" numerus="yes">
            <source>Class “{name}” has only {n} images.</source>
            <extra-one>Class “{name}” has only 1 image.</extra-one>
            <translation>
                <numerusform>Die Klasse „{name}“ hat nur 1 Bild.</numerusform>
                <numerusform>Die Klasse „{name}“ hat nur {n} Bilder.</numerusform>
            </translation>
        </message>
        <message id="distillation.delete_result_and_resume">
            <source>Delete the file, then resume the run: sfumato resume PROJECT {run}</source>
            <translation>Die Datei löschen und den Lauf fortsetzen: sfumato resume PROJECT {run}</translation>
        </message>
        <message id="distillation.base_is_weak">
            <source>Run “{run}” needs more training before distillation: in {steps}, its Fréchet distance is {frechet:.3g} ({network}), {multiple:.0f} times the real-vs-real baseline; distillation usually pays off below {limit:.2g} times.</source>
            <translation>Der Lauf „{run}“ braucht vor der Destillation mehr Training: Mit {steps} beträgt die Fréchet-Distanz {frechet:.3g} ({network}), das {multiple:.0f}-Fache des Vergleichswerts echter Bilder; meist lohnt sich die Destillation erst unter dem {limit:.2g}-Fachen.</translation>
        </message>
        <message id="distillation.quality_of_run">
            <source>Fréchet distance of “{run}” in {steps}: {distances}.</source>
            <translation>Fréchet-Distanz von „{run}“ mit {steps}: {distances}.</translation>
        </message>
        <message id="distillation.cleanliness_of_run">
            <source>Noise, blur, and patterns in the images of “{run}” in {steps}: {penalty:.2f} (0: clean, 1: plain to see).</source>
            <translation>Rauschen, Unschärfe und Muster in den Bildern von „{run}“ in {steps}: {penalty:.2f} (0: sauber, 1: deutlich sichtbar).</translation>
        </message>
        <message id="distillation.steps" numerus="yes">
            <source>{n} steps</source>
            <extra-one>1 step</extra-one>
            <translation>
                <numerusform>1 Schritt</numerusform>
                <numerusform>{n} Schritten</numerusform>
            </translation>
        </message>
        <message id="distillation.images_compared">
            <source>Each model generated {images:,} images from the same seeds for this comparison.</source>
            <translation>Verglichen an je {images:,} Bildern aus denselben Seeds.</translation>
        </message>
        <message id="distillation.distance">
            <source>{frechet:.3g} ({multiple:.1f} times the real-vs-real baseline; {network})</source>
            <translation>{frechet:.3g} (das {multiple:.1f}-Fache des Vergleichswerts echter Bilder; {network})</translation>
        </message>
        <message id="distillation.distilled_model_is_better">
            <source>The distilled model is better: in {steps}, its images are closer to real images than the images of “{base}” in {base_steps}.</source>
            <translation>Das destillierte Modell ist besser: Seine Bilder mit {steps} kommen echten näher als die von „{base}“ mit {base_steps}.</translation>
        </message>
        <message id="distillation.base_is_better">
            <source>The distilled model is not better: “{base}” in {steps} remains the best fast option.</source>
            <translation>Das destillierte Modell ist nicht besser: Die beste schnelle Wahl bleibt „{base}“ mit {steps}.</translation>
        </message>
        <message id="distillation.train_base_longer">
            <source>The distilled run is kept; train the base run longer for a better result.</source>
            <translation>Der destillierte Lauf bleibt erhalten; für ein besseres Ergebnis den Ausgangslauf länger trainieren.</translation>
        </message>
        <message id="events.line_is_unreadable">
            <source>An event cannot be read: {error}.</source>
            <translation>Ein Ereignis kann nicht gelesen werden: {error}.</translation>
        </message>
        <message id="events.update_or_restore">
            <source>Update Sfumato, or restore the file's backup.</source>
            <translation>Sfumato aktualisieren oder die Datei aus einer Sicherung wiederherstellen.</translation>
        </message>
        <message id="findings.cannot_be_used">
            <source>The findings of dataset “{name}” cannot be read or written: {error}.</source>
            <translation>Die Befunde des Datensatzes „{name}“ können nicht gelesen oder geschrieben werden: {error}.</translation>
        </message>
        <message id="findings.free_space_or_check_permissions">
            <source>Free up disk space, or check the permissions of the dataset's folder.</source>
            <translation>Geben Sie Speicherplatz frei, oder prüfen Sie die Rechte des Ordners des Datensatzes.</translation>
        </message>
        <message id="housekeeping.name_is_taken">
            <source>“{name}” already exists.</source>
            <translation>„{name}“ gibt es bereits.</translation>
        </message>
        <message id="housekeeping.run_is_training">
            <source>Run “{run_id}” cannot be renamed or deleted while it is being trained.</source>
            <translation>Der Lauf „{run_id}“ kann während des Trainings nicht umbenannt oder gelöscht werden.</translation>
        </message>
        <message id="housekeeping.dataset_is_in_use">
            <source>Dataset “{dataset}” cannot be renamed or deleted while run “{run_id}” is being trained on it.</source>
            <translation>Der Datensatz „{dataset}“ kann nicht umbenannt oder gelöscht werden, solange der Lauf „{run_id}“ damit trainiert wird.</translation>
        </message>
        <message id="housekeeping.rename_the_other">
            <source>Choose another name, or rename the other.</source>
            <translation>Einen anderen Namen wählen oder den vorhandenen Eintrag umbenennen.</translation>
        </message>
        <message id="housekeeping.stop_run_first">
            <source>Stop it first: sfumato ask PROJECT {run_id} stop</source>
            <translation>Ihn zuerst stoppen: sfumato ask PROJECT {run_id} stop</translation>
        </message>
        <message id="housekeeping.stop_run_on_dataset_first">
            <source>Stop the run first: sfumato ask PROJECT {run_id} stop</source>
            <translation>Zuerst den Lauf stoppen: sfumato ask PROJECT {run_id} stop</translation>
        </message>
        <message id="manifest.cannot_be_used">
            <source>The dataset manifest of “{name}” cannot be read or written: {error}.</source>
            <translation>Das Manifest des Datensatzes „{name}“ lässt sich nicht lesen oder schreiben: {error}.</translation>
        </message>
        <message id="manifest.free_space_or_import_again">
            <source>Free up disk space or check the permissions; importing the folder again repairs a damaged manifest.</source>
            <translation>Speicherplatz freigeben oder die Rechte prüfen; ein beschädigtes Manifest repariert ein neuer Import des Ordners.</translation>
        </message>
        <message id="metadata.ema_length">
            <source>EMA length {length:g}</source>
            <translation>EMA-Länge {length:g}</translation>
        </message>
        <message id="metadata.raw_weights">
            <source>raw weights without EMA</source>
            <translation>Rohgewichte ohne EMA</translation>
        </message>
        <message id="kinds.datasets">
            <source>datasets</source>
            <translation>Datensätze</translation>
        </message>
        <message id="kinds.runs">
            <source>runs</source>
            <translation>Läufe</translation>
        </message>
        <message id="kinds.exports">
            <source>exports</source>
            <translation>Exporte</translation>
        </message>
        <message id="project.folder_name_is_unusable">
            <source>{folder} cannot be a project folder: {fault}.</source>
            <translation>{folder} ist als Projektordner ungeeignet: {fault}.</translation>
        </message>
        <message id="project.folder_is_not_a_project">
            <source>“{folder}” is not a Sfumato project: {project_file} is missing.</source>
            <translation>„{folder}“ ist kein Sfumato-Projekt: {project_file} fehlt.</translation>
        </message>
        <message id="project.format_is_newer">
            <source>“{folder}” was created by a newer version of Sfumato (format {found}; this version reads up to format {format}).</source>
            <translation>„{folder}“ wurde mit einer neueren Version von Sfumato erstellt (Format {found}; diese Version liest höchstens Format {format}).</translation>
        </message>
        <message id="project.format_is_older">
            <source>“{folder}” was created by an earlier version of Sfumato (format {found}; this version reads format {format}).</source>
            <translation>„{folder}“ wurde mit einer älteren Version von Sfumato erstellt (Format {found}; diese Version liest Format {format}).</translation>
        </message>
        <message id="project.reserved_run_name">
            <source>A run cannot be named “{name}” because this name always refers to the newest run.</source>
            <translation>Ein Lauf kann nicht „{name}“ heißen, weil dieser Name immer den neuesten Lauf bezeichnet.</translation>
        </message>
        <message id="project.name_is_a_former_name">
            <source>“{name}” was the name of {kind} “{owner}”, and images or checkpoints still refer to it.</source>
            <translation>Den Namen „{name}“ hatte früher {kind} „{owner}“; Bilder oder Checkpoints verweisen noch darauf.</translation>
        </message>
        <message id="project.folder_is_missing">
            <source>The project folder “{folder}” no longer exists.</source>
            <translation>Den Projektordner „{folder}“ gibt es nicht mehr.</translation>
        </message>
        <message id="project.item_does_not_exist">
            <source>Project “{project}” has no {kind} “{name}”.</source>
            <translation>{kind} „{name}“ gibt es im Projekt „{project}“ nicht.</translation>
        </message>
        <message id="project.rename_folder">
            <source>Rename the folder, using only characters that your system can display.</source>
            <translation>Den Ordner umbenennen; nur Zeichen verwenden, die das System darstellen kann.</translation>
        </message>
        <message id="project.folder_is_a_project">
            <source>“{folder}” is already a Sfumato project.</source>
            <translation>„{folder}“ ist bereits ein Sfumato-Projekt.</translation>
        </message>
        <message id="project.folder_is_not_empty">
            <source>“{folder}” is not empty.</source>
            <translation>„{folder}“ ist nicht leer.</translation>
        </message>
        <message id="project.check_path_or_create_project">
            <source>Check the path, or create a project with: sfumato new PROJECT</source>
            <translation>Den Pfad prüfen oder ein Projekt anlegen: sfumato new PROJECT</translation>
        </message>
        <message id="project.update_to_open_project">
            <source>Update Sfumato to open this project.</source>
            <translation>Sfumato aktualisieren, um dieses Projekt zu öffnen.</translation>
        </message>
        <message id="project.open_with_earlier_version">
            <source>Open it with the earlier version, or import your images into a new project: sfumato new PROJECT</source>
            <translation>Mit der älteren Version öffnen oder die Bilder in ein neues Projekt importieren: sfumato new PROJECT</translation>
        </message>
        <message id="project.choose_another_run_name">
            <source>Choose another name, for example “{name}-1”.</source>
            <translation>Einen anderen Namen wählen, zum Beispiel „{name}-1“.</translation>
        </message>
        <message id="project.choose_unused_name">
            <source>Choose a name that has not been used yet, for example “{name}-2”.</source>
            <translation>Einen Namen wählen, der noch nicht vergeben war, zum Beispiel „{name}-2“.</translation>
        </message>
        <message id="project.restore_folder">
            <source>Reconnect the disk or move the folder back, then press F5 in the app.</source>
            <translation>Das Laufwerk wieder anschließen oder den Ordner zurückverschieben; dann im Fenster F5 drücken.</translation>
        </message>
        <message id="project.path_is_invalid">
            <source>“{folder}” is not a valid path: {error}.</source>
            <translation>„{folder}“ ist kein gültiger Pfad: {error}.</translation>
        </message>
        <message id="project.open_or_choose_another_folder">
            <source>Open it, or choose another folder for the new project.</source>
            <translation>Dieses öffnen oder für das neue Projekt einen anderen Ordner wählen.</translation>
        </message>
        <message id="project.choose_empty_folder">
            <source>Choose a new or empty folder to keep the project separate from your files.</source>
            <translation>Einen neuen oder leeren Ordner wählen, damit das Projekt von anderen Dateien getrennt bleibt.</translation>
        </message>
        <message id="project.check_path">
            <source>Check the path and try again.</source>
            <translation>Den Pfad prüfen und erneut versuchen.</translation>
        </message>
        <message id="rate_changes.remove_file">
            <source>Remove the file to resume with the learning rate in run.toml.</source>
            <translation>Die Datei entfernen, um mit der Lernrate von run.toml fortzusetzen.</translation>
        </message>
        <message id="recipe.image_is_unreadable">
            <source>“{path}” is not a readable image: {error}.</source>
            <translation>„{path}“ ist kein lesbares Bild: {error}.</translation>
        </message>
        <message id="recipe.remove_or_regenerate">
            <source>Remove the file, or generate the image again.</source>
            <translation>Die Datei entfernen oder neu erzeugen.</translation>
        </message>
        <message id="requests.image_recipe">
            <source>the image's recipe</source>
            <translation>dem Rezept des Bildes</translation>
        </message>
        <message id="run_folder.process_on_host">
            <source>process {process} on {host}</source>
            <translation>Prozess {process} auf {host}</translation>
        </message>
        <message id="run_folder.another_process">
            <source>another process</source>
            <translation>einem anderen Prozess</translation>
        </message>
        <message id="run_folder.run_exists">
            <source>Run “{name}” already exists.</source>
            <translation>Den Lauf „{name}“ gibt es bereits.</translation>
        </message>
        <message id="run_folder.run_is_locked">
            <source>Run “{run_id}” is already being trained by {owner}.</source>
            <translation>Der Lauf „{run_id}“ wird bereits von {owner} trainiert.</translation>
        </message>
        <message id="run_folder.resume_or_rename">
            <source>Resume it: sfumato resume PROJECT {name}. Or choose another name, for example --run {name}-2</source>
            <translation>Fortsetzen: sfumato resume PROJECT {name}. Oder einen anderen Namen wählen, zum Beispiel --run {name}-2</translation>
        </message>
        <message id="run_folder.wait_or_stop">
            <source>Wait until it finishes, or stop it: sfumato ask PROJECT {run_id} stop</source>
            <translation>Das Ende abwarten oder den Lauf stoppen: sfumato ask PROJECT {run_id} stop</translation>
        </message>
        <message id="settings_record.remove_file">
            <source>Remove the file to resume with the settings in run.toml.</source>
            <translation>Die Datei entfernen, um mit den Einstellungen von run.toml fortzusetzen.</translation>
        </message>
        <message id="timelapse.train_first">
            <source>Train it first: sfumato resume PROJECT {run_id}</source>
            <translation>Zuerst trainieren: sfumato resume PROJECT {run_id}</translation>
        </message>
        <message id="timelapse.request_samples">
            <source>Request samples now: sfumato ask PROJECT {run_id} sample</source>
            <translation>Jetzt Proben anfordern: sfumato ask PROJECT {run_id} sample</translation>
        </message>
        <message id="timelapse.unknown_format">
            <source>“{name}” is not an animation file.</source>
            <translation>„{name}“ ist keine Animationsdatei.</translation>
        </message>
        <message id="timelapse.no_samples">
            <source>Run “{run_id}” has no samples yet.</source>
            <translation>Der Lauf „{run_id}“ hat noch keine Proben.</translation>
        </message>
        <message id="timelapse.supported_formats">
            <source>Use one of these extensions: {suffixes}.</source>
            <translation>Eine dieser Endungen verwenden: {suffixes}.</translation>
        </message>
        <message id="timelapse.reading_sample_grids">
            <source>Reading sample grids</source>
            <translation>Probenraster lesen</translation>
        </message>
        <message id="tuned.tune_again_or_reset">
            <source>Tune the run again, or discard the result: sfumato tune PROJECT {run} --reset</source>
            <translation>Den Lauf erneut abstimmen oder das Ergebnis verwerfen: sfumato tune PROJECT {run} --reset</translation>
        </message>
        <message id="system.driver_too_old_for_cuda">
            <source>{card} is not used because its driver {driver} does not support CUDA {cuda}, which PyTorch needs. Update the driver, then restart the computer.</source>
            <translation>{card} wird nicht verwendet, weil der Treiber {driver} das von PyTorch benötigte CUDA {cuda} nicht unterstützt. Den Treiber aktualisieren, dann den Rechner neu starten.</translation>
        </message>
        <message id="system.torch_is_cpu_only">
            <source>{card} is not used because this build of PyTorch is CPU-only. Reinstall Sfumato with its installer, which selects a build for your GPU.</source>
            <translation>{card} wird nicht verwendet, weil diese Variante von PyTorch nur auf der CPU läuft. Sfumato mit seinem Installationsprogramm neu installieren; es wählt die passende Variante für Ihre GPU.</translation>
        </message>
        <message id="training.augmentation_of_plugin_failed">
            <source>Augmentation “{name}” from plugin “{plugin}” failed and is no longer applied: {error}</source>
            <translation>Die Augmentierung „{name}“ des Plugins „{plugin}“ wird nach einem Fehler nicht mehr angewendet: {error}</translation>
        </message>
        <message id="training.augmentation_failed">
            <source>Augmentation “{name}” failed and is no longer applied: {error}</source>
            <translation>Die Augmentierung „{name}“ wird nach einem Fehler nicht mehr angewendet: {error}</translation>
        </message>
        <message id="training.choose_another_augmentation">
            <source>Choose another augmentation, or report this to the plugin's author.</source>
            <translation>Eine andere Augmentierung wählen oder den Fehler dem Autor des Plugins melden.</translation>
        </message>
        <message id="training.no_readable_image">
            <source>Cannot read any image of dataset “{name}”.</source>
            <translation>Kein Bild des Datensatzes „{name}“ lässt sich lesen.</translation>
        </message>
        <message id="training.restore_dataset_folder">
            <source>Move the dataset's folder back, or import it again.</source>
            <translation>Den Ordner des Datensatzes zurückverschieben oder erneut importieren.</translation>
        </message>
        <message id="latents.training_autoencoder_with_loss">
            <source>Training the autoencoder (loss {loss:.3f})</source>
            <translation>Autoencoder trainieren (Verlust {loss:.3f})</translation>
        </message>
        <message id="latents.gradient_is_not_finite">
            <source>The gradient of the autoencoder was not finite {times} times in a row, most recently at {images_seen:,} images.</source>
            <translation>Der Gradient des Autoencoders war {times}-mal in Folge nicht endlich, zuletzt bei {images_seen:,} Bildern.</translation>
        </message>
        <message id="latents.resume_with_lower_learning_rate">
            <source>Resume the run with a lower learning rate: sfumato resume PROJECT RUN --set autoencoder.learning_rate={learning_rate:g}</source>
            <translation>Den Lauf mit niedrigerer Lernrate fortsetzen: sfumato resume PROJECT RUN --set autoencoder.learning_rate={learning_rate:g}</translation>
        </message>
        <message id="latents.training_has_no_end">
            <source>Autoencoder training would never end: images_total and minutes are both 0.</source>
            <translation>Das Training des Autoencoders würde nie enden: images_total und minutes sind beide 0.</translation>
        </message>
        <message id="latents.set_training_length">
            <source>Set autoencoder.images_total or autoencoder.minutes.</source>
            <translation>autoencoder.images_total oder autoencoder.minutes angeben.</translation>
        </message>
        <message id="latents.autoencoder_is_being_trained">
            <source>Another run is already training the autoencoder of dataset “{dataset}”.</source>
            <translation>Ein anderer Lauf trainiert bereits den Autoencoder des Datensatzes „{dataset}“.</translation>
        </message>
        <message id="latents.resume_with_smaller_crops">
            <source>Resume the run with smaller crops: sfumato resume PROJECT RUN --set autoencoder.crop_px={crop_px}</source>
            <translation>Den Lauf mit kleineren Ausschnitten fortsetzen: sfumato resume PROJECT RUN --set autoencoder.crop_px={crop_px}</translation>
        </message>
        <message id="latents.wait_for_other_run">
            <source>Wait until it has finished; this run then uses the same autoencoder.</source>
            <translation>Warten, bis er fertig ist; dieser Lauf verwendet dann denselben Autoencoder.</translation>
        </message>
        <message id="latents.training_state_not_saved">
            <source>The training state of the autoencoder was not saved. {reason}</source>
            <translation>Der Trainingsstand des Autoencoders wurde nicht gespeichert. {reason}</translation>
        </message>
        <message id="training.choose_smaller_preset">
            <source>Choose a smaller preset, smaller images, or model.unshuffle=2.</source>
            <translation>Eine kleinere Voreinstellung, kleinere Bilder oder model.unshuffle=2 wählen.</translation>
        </message>
        <message id="training.run_has_no_end">
            <source>The run has no end: images_total and minutes are both 0.</source>
            <translation>Der Lauf hat kein Ende: images_total und minutes sind beide 0.</translation>
        </message>
        <message id="training.set_images_or_minutes">
            <source>Set images_total or minutes to a value above 0.</source>
            <translation>images_total oder minutes auf einen Wert über 0 setzen.</translation>
        </message>
        <message id="training.events_not_written">
            <source>Cannot write the run log; training continues. {reason}</source>
            <translation>Protokoll des Laufs nicht beschreibbar; das Training läuft weiter. {reason}</translation>
        </message>
        <message id="training.train_from_weights">
            <source>Train a new run from its weights instead: sfumato train PROJECT --data {dataset} --from {run_id}</source>
            <translation>Stattdessen einen neuen Lauf von seinen Gewichten aus trainieren: sfumato train PROJECT --data {dataset} --from {run_id}</translation>
        </message>
        <message id="training.extend_base_and_distill_again">
            <source>Extend the base run: sfumato extend PROJECT {base} --images N. Then distill the extended run: sfumato distill PROJECT RUN</source>
            <translation>Den Basislauf verlängern: sfumato extend PROJECT {base} --images N. Dann den verlängerten Lauf destillieren: sfumato distill PROJECT RUN</translation>
        </message>
        <message id="training.train_first">
            <source>Train it first: sfumato resume PROJECT {run_id}</source>
            <translation>Zuerst trainieren: sfumato resume PROJECT {run_id}</translation>
        </message>
        <message id="training.extension_needs_one_length">
            <source>A run can be extended by either a number of images or a duration, but not both.</source>
            <translation>Ein Lauf lässt sich entweder um eine Anzahl Bilder oder um eine Dauer verlängern, nicht um beides.</translation>
        </message>
        <message id="training.distilled_run_cannot_be_extended">
            <source>Run “{run_id}” was distilled from “{base}” and cannot be extended.</source>
            <translation>Der Lauf „{run_id}“ wurde aus „{base}“ destilliert und lässt sich nicht verlängern.</translation>
        </message>
        <message id="training.no_checkpoint_before_cooldown">
            <source>Run “{run_id}” has no checkpoint from before its cool-down.</source>
            <translation>Der Lauf „{run_id}“ hat keinen Checkpoint aus der Zeit vor seiner Abkühlphase.</translation>
        </message>
        <message id="training.specify_extension">
            <source>Specify one of these options: --images N or --minutes M.</source>
            <translation>Eine dieser Optionen angeben: --images N oder --minutes M.</translation>
        </message>
        <message id="training.timing_presets">
            <source>Timing the presets</source>
            <translation>Voreinstellungen testen</translation>
        </message>
        <message id="training.task_samples">
            <source>Samples</source>
            <translation>Beispielbilder</translation>
        </message>
        <message id="training.task_validation">
            <source>Validation</source>
            <translation>Validierung</translation>
        </message>
        <message id="training.task_quality">
            <source>Quality measurement</source>
            <translation>Qualitätsmessung</translation>
        </message>
        <message id="training.task_overfitting">
            <source>Overfitting check</source>
            <translation>Prüfung auf Überanpassung</translation>
        </message>
        <message id="training.too_many_non_finite_gradients">
            <source>The gradient was not finite in {updates} consecutive updates, the last at {images_seen:,} images.</source>
            <translation>Der Gradient war bei {updates} Updates in Folge nicht endlich, zuletzt bei {images_seen:,} Bildern.</translation>
        </message>
        <message id="training.non_finite_gradient">
            <source>Skipped an update at {images_seen:,} images: the gradient was not finite.</source>
            <translation>Ein Update bei {images_seen:,} Bildern wurde übersprungen: Der Gradient war nicht endlich.</translation>
        </message>
        <message id="training.lower_rate_if_frequent">
            <source>No action is needed if this stays rare; otherwise lower the learning rate: sfumato ask PROJECT {run_id} --learning-rate {lower_rate:g}</source>
            <translation>Kein Eingreifen nötig, solange dies selten vorkommt; sonst die Lernrate senken: sfumato ask PROJECT {run_id} --learning-rate {lower_rate:g}</translation>
        </message>
        <message id="training.install_plugin_and_resume">
            <source>To use it, install or enable the plugin, then resume the run.</source>
            <translation>Bei Bedarf das Plugin installieren oder aktivieren, dann den Lauf fortsetzen.</translation>
        </message>
        <message id="training.continues_without_part">
            <source>The run continues without it.</source>
            <translation>Der Lauf geht ohne sie weiter.</translation>
        </message>
        <message id="training.continues_without_logger">
            <source>{reason} The run continues without it.</source>
            <translation>{reason} Der Lauf geht ohne diesen Logger weiter.</translation>
        </message>
        <message id="training.default_schedule_used">
            <source>The default schedule is used instead.</source>
            <translation>Stattdessen gilt der Standardplan.</translation>
        </message>
        <message id="training.default_sampler_for_samples">
            <source>Samples are generated with the default sampler instead.</source>
            <translation>Proben werden stattdessen mit dem Standard-Sampler erzeugt.</translation>
        </message>
        <message id="training.quality_not_measured">
            <source>Cannot measure the quality of the images. {reason}</source>
            <translation>Die Bildqualität lässt sich nicht messen. {reason}</translation>
        </message>
        <message id="training.schedule_failed">
            <source>Learning-rate schedule “{name}” failed: {error}. The default schedule is used instead.</source>
            <translation>Fehler im Lernratenplan „{name}“: {error}. Stattdessen gilt der Standardplan.</translation>
        </message>
        <message id="training.cooldown_has_begun">
            <source>The length of run “{run_id}” can no longer be changed because its cool-down has begun.</source>
            <translation>Das Ende des Laufs „{run_id}“ lässt sich nicht ändern: Seine Abkühlphase hat begonnen.</translation>
        </message>
        <message id="training.images_total_already_reached">
            <source>Run “{run_id}” has already been trained on {seen:,} images; images_total={images_total} is too low.</source>
            <translation>Der Lauf „{run_id}“ wurde bereits mit {seen:,} Bildern trainiert; images_total={images_total} ist zu niedrig.</translation>
        </message>
        <message id="training.minutes_already_reached">
            <source>Run “{run_id}” has already been trained for {passed_min:.1f} min; minutes={minutes:g} is too low.</source>
            <translation>Der Lauf „{run_id}“ wurde bereits {passed_min:.1f} min trainiert; minutes={minutes:g} ist zu niedrig.</translation>
        </message>
        <message id="training.extend_from_before_cooldown">
            <source>Extend it from before the cool-down instead: sfumato extend PROJECT {run_id} --images {images}</source>
            <translation>Stattdessen ab dem Stand vor der Abkühlphase verlängern: sfumato extend PROJECT {run_id} --images {images}</translation>
        </message>
        <message id="training.set_higher_images_total">
            <source>Set a higher value, for example: sfumato resume PROJECT {run_id} --set images_total={images_total}</source>
            <translation>Einen höheren Wert setzen, zum Beispiel: sfumato resume PROJECT {run_id} --set images_total={images_total}</translation>
        </message>
        <message id="training.set_higher_minutes">
            <source>Set a higher value, for example: sfumato resume PROJECT {run_id} --set minutes={minutes:.0f}</source>
            <translation>Einen höheren Wert setzen, zum Beispiel: sfumato resume PROJECT {run_id} --set minutes={minutes:.0f}</translation>
        </message>
        <message id="training.resume_with_lower_rate">
            <source>Resume it with a lower learning rate: sfumato resume PROJECT {run_id} {options}</source>
            <translation>Den Lauf mit niedrigerer Lernrate fortsetzen: sfumato resume PROJECT {run_id} {options}</translation>
        </message>
        <message id="training.sampler_replaced">
            <source>{reason} Samples are generated with the default sampler from now on.</source>
            <translation>{reason} Proben werden von nun an mit dem Standard-Sampler erzeugt.</translation>
        </message>
        <message id="training.checkpoint_not_saved">
            <source>Cannot save a checkpoint. {reason}</source>
            <translation>Ein Checkpoint ließ sich nicht speichern. {reason}</translation>
        </message>
        <message id="training.train_new_run_with_lower_rate">
            <source>The last checkpoint fails in the same way; train a new run with a lower learning rate: sfumato train PROJECT --data {dataset} --preset {preset} {options}</source>
            <translation>Der letzte Checkpoint führt zum selben Fehler; einen neuen Lauf mit niedrigerer Lernrate trainieren: sfumato train PROJECT --data {dataset} --preset {preset} {options}</translation>
        </message>
        <message id="training.choose_another_for_next_run">
            <source>Choose another one for the next run, or report this to the plugin's author.</source>
            <translation>Für den nächsten Lauf eine Alternative wählen oder den Fehler dem Autor des Plugins melden.</translation>
        </message>
        <message id="training.learning_rate_not_changed">
            <source>Cannot change the learning rate. {reason}</source>
            <translation>Die Lernrate ließ sich nicht ändern. {reason}</translation>
        </message>
        <message id="training.averages_not_saved">
            <source>Cannot save a snapshot of the averaged weights. {reason}</source>
            <translation>Ein Snapshot der gemittelten Gewichte ließ sich nicht speichern. {reason}</translation>
        </message>
        <message id="training.skipped_for_lack_of_memory">
            <source>{task} skipped: not enough memory.</source>
            <translation>{task} übersprungen: Der Speicher reicht nicht aus.</translation>
        </message>
        <message id="training.samples_not_saved">
            <source>Cannot save the samples. {reason}</source>
            <translation>Die Proben ließen sich nicht speichern. {reason}</translation>
        </message>
        <message id="training.finished_run_cannot_change">
            <source>Run “{run_id}” has finished; its settings can no longer be changed.</source>
            <translation>Der Lauf „{run_id}“ ist abgeschlossen; seine Einstellungen stehen fest.</translation>
        </message>
        <message id="training.extend_or_train_from">
            <source>Extend it: sfumato extend PROJECT {run_id} {option} {amount}. Or train a new run from its weights: sfumato train PROJECT --data {dataset} --from {run_id}</source>
            <translation>Verlängern: sfumato extend PROJECT {run_id} {option} {amount}. Oder einen neuen Lauf von seinen Gewichten aus trainieren: sfumato train PROJECT --data {dataset} --from {run_id}</translation>
        </message>
        <message id="training.resumed_before_damaged_checkpoint">
            <source>The run resumes at {images_seen:,} images; the damaged checkpoint was moved aside.</source>
            <translation>Der Lauf geht bei {images_seen:,} Bildern weiter; der beschädigte Checkpoint wurde beiseitegelegt.</translation>
        </message>
        <message id="training.runs_without_optimization">
            <source>No action is needed; the network runs without this optimization, which is slower.</source>
            <translation>Kein Eingreifen nötig; das Netz läuft ohne diese Optimierung, nur langsamer.</translation>
        </message>
        <message id="training.dataset_has_changed">
            <source>Dataset “{dataset}” has changed: the run was trained on {before:,} images and continues with {now:,}.</source>
            <translation>Der Datensatz „{dataset}“ hat sich geändert: Der Lauf wurde mit {before:,} Bildern trainiert und geht mit {now:,} weiter.</translation>
        </message>
        <message id="training.losses_do_not_compare">
            <source>No action is needed if this is intended; losses before and after the change are not comparable.</source>
            <translation>Kein Eingreifen nötig, falls beabsichtigt; Verluste vor und nach der Änderung sind nicht vergleichbar.</translation>
        </message>
        <message id="training.entries_are_ignored">
            <source>“{file}” contains entries that this version of Sfumato does not use: {names}.</source>
            <translation>„{file}“ enthält Einträge, die diese Version von Sfumato nicht verwendet: {names}.</translation>
        </message>
        <message id="training.resume_with_the_version_that_saved">
            <source>The run continues without them. If another version of Sfumato saved it, resume it with that version.</source>
            <translation>Der Lauf wird ohne sie fortgesetzt. Wurde er mit einer anderen Version von Sfumato gespeichert, sollte er mit dieser fortgesetzt werden.</translation>
        </message>
        <message id="training.snapshot_beside_checkpoint">
            <source>A snapshot of the averaged weights of run “{run_id}”, in addition to a checkpoint,</source>
            <translation>Ein Snapshot der gemittelten Gewichte des Laufs „{run_id}“ neben einem Checkpoint</translation>
        </message>
        <message id="training.free_space_for_snapshots">
            <source>Free up some space; until then, no snapshots for other EMA lengths are saved.</source>
            <translation>Platz schaffen; bis dahin werden keine Snapshots für andere EMA-Längen gespeichert.</translation>
        </message>
        <message id="training.threads_changed">
            <source>Throughput fell from {usual:,.0f} to {now:,.0f} images/s; training switched from {before} to {threads} CPU threads, which is faster now.</source>
            <translation>Der Durchsatz fiel von {usual:,.0f} auf {now:,.0f} Bilder/s; das Training hat von {before} auf {threads} CPU-Threads umgeschaltet, was jetzt schneller ist.</translation>
        </message>
        <message id="training.other_programs_use_the_cpu">
            <source>No action is needed; other programs are using the CPU.</source>
            <translation>Kein Eingreifen nötig; andere Programme beanspruchen die CPU.</translation>
        </message>
        <message id="training.base_not_found">
            <source>“{base}” is neither a run of this project nor a folder.</source>
            <translation>„{base}“ ist weder ein Lauf dieses Projekts noch ein Ordner.</translation>
        </message>
        <message id="training.base_has_no_checkpoint">
            <source>Run “{run_id}” has no checkpoint to start from.</source>
            <translation>Der Lauf „{run_id}“ hat keinen Checkpoint als Ausgangspunkt.</translation>
        </message>
        <message id="training.available_runs">
            <source>Available runs: {runs}.</source>
            <translation>Verfügbare Läufe: {runs}.</translation>
        </message>
        <message id="training.train_base_or_choose_another">
            <source>Train it first: sfumato resume PROJECT {run_id}. Or choose another run.</source>
            <translation>Zuerst trainieren: sfumato resume PROJECT {run_id}. Oder einen anderen Lauf wählen.</translation>
        </message>
        <message id="tuning.not_tuned">
            <source>Cannot tune the sampler. {reason}</source>
            <translation>Der Sampler ließ sich nicht abstimmen. {reason}</translation>
        </message>
        <message id="tuning.tuning_sampler">
            <source>Tuning the sampler</source>
            <translation>Sampler abstimmen</translation>
        </message>
        <message id="tuning.others_still_tried">
            <source>No action is needed; the other candidates were tested.</source>
            <translation>Kein Eingreifen nötig; die übrigen Kandidaten wurden getestet.</translation>
        </message>
        <message id="tuning.sampler_raised">
            <source>It raised {error}.</source>
            <translation>Dabei trat {error} auf.</translation>
        </message>
        <message id="tuning.candidate_dropped">
            <source>Dropped a candidate from the search: {candidate}. {reason}</source>
            <translation>Ein Kandidat wurde von der Suche ausgeschlossen: {candidate}. {reason}</translation>
        </message>
        <message id="tuning.distance_not_finite">
            <source>The distance between its images and real images is not finite.</source>
            <translation>Die Distanz der erzeugten Bilder zu den echten ist nicht endlich.</translation>
        </message>
        <message id="tuning.sampling_preset">
            <source>{parts}</source>
            <translation>{parts}</translation>
        </message>
        <message id="tuning.noise_levels">
            <source>noise levels {highest:g} to {lowest:g}</source>
            <translation>Rauschstärken {highest:g} bis {lowest:g}</translation>
        </message>
        <message id="tuning.steps" numerus="yes">
            <source>{n} steps</source>
            <extra-one>1 step</extra-one>
            <translation>
                <numerusform>1 Schritt</numerusform>
                <numerusform>{n} Schritte</numerusform>
            </translation>
        </message>
        <message id="tuning.noise_levels_from_gaussian">
            <source>noise levels {highest:g} (Gaussian start) to {lowest:g}</source>
            <translation>Rauschstärken {highest:g} (Gauß-Start) bis {lowest:g}</translation>
        </message>
        <message id="tuning.autoguidance">
            <source>autoguidance {scale:g}</source>
            <translation>Autoguidance {scale:g}</translation>
        </message>
        <message id="tuning.run_is_training">
            <source>Run “{run_id}” is training; you can tune its sampler when it has finished.</source>
            <translation>Der Lauf „{run_id}“ wird gerade trainiert; sein Sampler lässt sich danach abstimmen.</translation>
        </message>
        <message id="tuning.too_few_images" numerus="yes">
            <source>Tuning needs more than {n} training images.</source>
            <extra-one>Tuning needs more than 1 training image.</extra-one>
            <translation>
                <numerusform>Zum Abstimmen ist mehr als 1 Trainingsbild nötig.</numerusform>
                <numerusform>Zum Abstimmen sind mehr als {n} Trainingsbilder nötig.</numerusform>
            </translation>
        </message>
        <message id="tuning.wait_or_stop">
            <source>Wait until it has finished, or stop it first: sfumato ask PROJECT {run_id} stop</source>
            <translation>Das Ende abwarten oder den Lauf zuerst stoppen: sfumato ask PROJECT {run_id} stop</translation>
        </message>
        <message id="tuning.needs_at_least">
            <source>At least {fewest} images are needed; until then, the run generates images with its own sampling settings.</source>
            <translation>Mindestens {fewest} sind nötig; bis dahin erzeugt der Lauf mit seinen eigenen Einstellungen.</translation>
        </message>
        <message id="exporters.verified_ddpm_pipeline">
            <source>Verified as a standard DDPMPipeline: predictions differ from the model's by at most {error:.1e}.</source>
            <translation>Als Standard-DDPMPipeline geprüft: Die Vorhersagen weichen höchstens um {error:.1e} von denen des Modells ab.</translation>
        </message>
        <message id="exporters.diffusers_lacks_backbone">
            <source>diffusers has no class for this model's backbone.</source>
            <translation>diffusers hat keine Klasse für das Netz dieses Modells.</translation>
        </message>
        <message id="exporters.diffusers_lacks_sampler">
            <source>diffusers has no equivalent of the sampler “{sampler}”.</source>
            <translation>diffusers hat keine Entsprechung für den Sampler „{sampler}“.</translation>
        </message>
        <message id="exporters.predictions_differ">
            <source>The exported network's predictions differ from the model's by up to {error:.2g}, for values from -1 to 1; the limit is {limit}.</source>
            <translation>Die Vorhersagen des exportierten Netzes weichen um bis zu {error:.2g} auf einer Skala von 2 von denen des Modells ab; zulässig ist {limit}.</translation>
        </message>
        <message id="exporters.export_to_onnx">
            <source>Export it to ONNX instead.</source>
            <translation>Stattdessen nach ONNX exportieren.</translation>
        </message>
        <message id="exporters.choose_sampler_or_onnx">
            <source>Choose another sampler for the run, such as dpmpp_2m, or export it to ONNX.</source>
            <translation>Für den Lauf einen anderen Sampler wählen, etwa dpmpp_2m, oder nach ONNX exportieren.</translation>
        </message>
        <message id="exporters.writing_files">
            <source>Writing files</source>
            <translation>Dateien schreiben</translation>
        </message>
        <message id="exporters.comparing_predictions">
            <source>Comparing predictions</source>
            <translation>Vorhersagen vergleichen</translation>
        </message>
        <message id="exporters.report_problem_with_figures">
            <source>Report the problem, including these figures.</source>
            <translation>Das Problem mit diesen Werten melden.</translation>
        </message>
        <message id="exporters.done">
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message id="exporters.parity" numerus="yes">
            <source>{n:,} images: {identical} of bytes identical, {within_one} within 1 level, largest difference {worst_error} of 255</source>
            <extra-one>1 image: {identical} of bytes identical, {within_one} within 1 level, largest difference {worst_error} of 255</extra-one>
            <translation>
                <numerusform>1 Bild: {identical} der Bytes identisch, {within_one} auf 1 Stufe genau, größte Abweichung {worst_error} von 255</numerusform>
                <numerusform>{n:,} Bilder: {identical} der Bytes identisch, {within_one} auf 1 Stufe genau, größte Abweichung {worst_error} von 255</numerusform>
            </translation>
        </message>
        <message id="exporters.verified">
            <source>Verified with {program} on {parity}.</source>
            <translation>Mit {program} geprüft: {parity}.</translation>
        </message>
        <message id="exporters.license_file_is_unreadable">
            <source>The license file “{file}” cannot be read: {error}.</source>
            <translation>Die Lizenzdatei „{file}“ lässt sich nicht lesen: {error}.</translation>
        </message>
        <message id="exporters.choose_license_file">
            <source>Choose a UTF-8 text file, or a license from the list.</source>
            <translation>Eine UTF-8-Textdatei oder eine Lizenz aus der Liste wählen.</translation>
        </message>
        <message id="exporters.images_exported" numerus="yes">
            <source>{n:,} images exported.</source>
            <extra-one>1 image exported.</extra-one>
            <translation>
                <numerusform>1 Bild exportiert.</numerusform>
                <numerusform>{n:,} Bilder exportiert.</numerusform>
            </translation>
        </message>
        <message id="exporters.images_verified" numerus="yes">
            <source>Regenerated {n} images to verify them: the files match to within 1 of 255 levels.</source>
            <extra-one>Regenerated 1 image to verify it: the file matches within 1 of 255 levels.</extra-one>
            <translation>
                <numerusform>1 Bild zur Prüfung neu erzeugt: Die Datei weicht um höchstens 1 von 255 Stufen ab.</numerusform>
                <numerusform>{n} Bilder zur Prüfung neu erzeugt: Die Dateien weichen um höchstens 1 von 255 Stufen ab.</numerusform>
            </translation>
        </message>
        <message id="exporters.image_differs">
            <source>“{file}” differs from the image generated from its seed by {error} of 255 levels.</source>
            <translation>„{file}“ weicht um {error} von 255 Stufen vom Bild seines Seeds ab.</translation>
        </message>
        <message id="exporters.verifying_images">
            <source>Verifying images</source>
            <translation>Bilder prüfen</translation>
        </message>
        <message id="exporters.check_disk_and_export_again">
            <source>Check the disk and export again; report the problem if it persists.</source>
            <translation>Den Datenträger prüfen und erneut exportieren; bleibt das Problem bestehen, bitte melden.</translation>
        </message>
        <message id="exporters.generating_images">
            <source>Generating images</source>
            <translation>Bilder erzeugen</translation>
        </message>
        <message id="exporters.sampler_has_fixed_steps">
            <source>The number of steps cannot be an input: sampler “{sampler}” has no table of coefficients for every number of steps.</source>
            <translation>Die Schrittzahl kann keine Eingabe sein: Der Sampler „{sampler}“ hat nicht für jede Schrittzahl lineare Koeffizienten.</translation>
        </message>
        <message id="exporters.sampler_generates_own_noise">
            <source>Noise cannot be the input: the steps of sampler “{sampler}” are nonlinear, so the graph must generate its own noise.</source>
            <translation>Rauschen kann nicht die Eingabe sein: Der Sampler „{sampler}“ ist nichtlinear, daher muss der Graph sein Rauschen selbst erzeugen.</translation>
        </message>
        <message id="exporters.cpu_graph_needs_fp32">
            <source>Device cpu supports only fp32, not {precision}.</source>
            <translation>Das Gerät cpu unterstützt nur fp32, nicht {precision}.</translation>
        </message>
        <message id="exporters.network_too_large_for_int8">
            <source>The network is too large for int8: its weights do not fit into one file.</source>
            <translation>Das Netz ist zu groß für int8: Seine Gewichte passen nicht in eine Datei.</translation>
        </message>
        <message id="exporters.unrolled_graph_has_fixed_steps">
            <source>The number of steps cannot be an input of an unrolled graph.</source>
            <translation>Ein ausgerollter Graph lässt die Schrittzahl als Eingabe nicht zu.</translation>
        </message>
        <message id="exporters.use_fixed_steps_or_linear_sampler">
            <source>Turn off steps_input, or choose a sampler whose steps are linear, such as dpmpp_2m.</source>
            <translation>steps_input ausschalten oder einen linearen Sampler wählen, etwa dpmpp_2m.</translation>
        </message>
        <message id="exporters.use_seeds_or_linear_sampler">
            <source>Set input to seed, or choose a sampler whose steps are linear, such as dpmpp_2m.</source>
            <translation>input auf seed setzen oder einen linearen Sampler wählen, etwa dpmpp_2m.</translation>
        </message>
        <message id="exporters.set_device_to_any">
            <source>Set device to any: int8 is already fast on CPUs, and fp16 is meant for GPUs.</source>
            <translation>device auf any setzen: int8 ist auf CPUs auch so schnell, und fp16 ist für GPUs gedacht.</translation>
        </message>
        <message id="exporters.use_fp32_or_fp16">
            <source>Export it in fp32 or fp16.</source>
            <translation>In fp32 oder fp16 exportieren.</translation>
        </message>
        <message id="exporters.use_fixed_steps_or_loop">
            <source>Turn off steps_input, or set trajectory to loop.</source>
            <translation>steps_input ausschalten oder trajectory auf loop setzen.</translation>
        </message>
        <message id="exporters.graph_is_invalid">
            <source>The graph is not valid ONNX: {error}</source>
            <translation>Der Graph ist kein gültiges ONNX: {error}</translation>
        </message>
        <message id="exporters.change_sampler_or_backbone">
            <source>Choose another sampler or backbone, and report the problem, including this message.</source>
            <translation>Einen anderen Sampler oder ein anderes Netz wählen und das Problem mit dieser Meldung melden.</translation>
        </message>
        <message id="exporters.network_part">
            <source>The network</source>
            <translation>Das Netz</translation>
        </message>
        <message id="exporters.use_another_backbone">
            <source>Train with another backbone, or ask the author of this one to replace the operation.</source>
            <translation>Mit einem anderen Netz trainieren oder den Autor bitten, die Operation zu ersetzen.</translation>
        </message>
        <message id="exporters.start_part">
            <source>The Gaussian start</source>
            <translation>Der Gauß-Start</translation>
        </message>
        <message id="exporters.start_from_noise">
            <source>Set sampling.start to noise.</source>
            <translation>sampling.start auf noise setzen.</translation>
        </message>
        <message id="exporters.decoder_part">
            <source>The latent decoder</source>
            <translation>Der Latents-Decoder</translation>
        </message>
        <message id="exporters.use_another_autoencoder">
            <source>Train with another autoencoder.</source>
            <translation>Mit einem anderen Autoencoder trainieren.</translation>
        </message>
        <message id="exporters.sampler_part">
            <source>Sampler “{sampler}”</source>
            <translation>Der Sampler „{sampler}“</translation>
        </message>
        <message id="exporters.choose_another_sampler">
            <source>Choose another sampler for the run, such as dpmpp_2m.</source>
            <translation>Für den Lauf einen anderen Sampler wählen, etwa dpmpp_2m.</translation>
        </message>
        <message id="exporters.part_cannot_be_traced">
            <source>{part} cannot be exported to a graph: {reason}.</source>
            <translation>{part} lässt sich nicht als Graph exportieren: {reason}.</translation>
        </message>
        <message id="exporters.node_of_module_failed">
            <source>node “{node}” ({operation}) in “{module}”: {reason}</source>
            <translation>Knoten „{node}“ ({operation}) in „{module}“: {reason}</translation>
        </message>
        <message id="exporters.line_failed">
            <source>in {function}, line {line}: {reason}</source>
            <translation>in {function}, Zeile {line}: {reason}</translation>
        </message>
        <message id="exporters.onnx_lacks_operation">
            <source>ONNX has no equivalent operation</source>
            <translation>ONNX hat keine entsprechende Operation</translation>
        </message>
        <message id="exporters.node_failed">
            <source>node “{node}” ({operation}): {reason}</source>
            <translation>Knoten „{node}“ ({operation}): {reason}</translation>
        </message>
        <message id="exporters.int8_needs_quality_comparison">
            <source>An int8 export is verified by its Fréchet distance, but distance_images is 0.</source>
            <translation>Ein int8-Export wird anhand der Fréchet-Distanz geprüft, aber distance_images ist 0.</translation>
        </message>
        <message id="exporters.set_distance_images">
            <source>Set distance_images to 1000, and lower distance_minutes to save time.</source>
            <translation>distance_images auf 1000 setzen; distance_minutes senken, um Zeit zu sparen.</translation>
        </message>
        <message id="exporters.analyzing_sampler">
            <source>Analyzing the sampler</source>
            <translation>Sampler analysieren</translation>
        </message>
        <message id="exporters.tracing_network">
            <source>Tracing the network</source>
            <translation>Netz aufzeichnen</translation>
        </message>
        <message id="exporters.assembling_graph">
            <source>Assembling the graph</source>
            <translation>Graph zusammensetzen</translation>
        </message>
        <message id="exporters.openvino_is_not_installed">
            <source>OpenVINO is not installed.</source>
            <translation>OpenVINO ist nicht installiert.</translation>
        </message>
        <message id="exporters.openvino_failed">
            <source>OpenVINO cannot convert or load the model: {reason}</source>
            <translation>OpenVINO kann das Modell nicht umwandeln oder laden: {reason}</translation>
        </message>
        <message id="exporters.converting_graph">
            <source>Converting the graph</source>
            <translation>Graph umwandeln</translation>
        </message>
        <message id="exporters.install_openvino">
            <source>Install it in Sfumato's environment: pip install openvino.</source>
            <translation>In der Umgebung von Sfumato installieren: pip install openvino.</translation>
        </message>
        <message id="exporters.process_exited">
            <source>the process exited unexpectedly (code {code})</source>
            <translation>der Prozess endete unerwartet (Code {code})</translation>
        </message>
        <message id="exporters.onnxruntime_failed">
            <source>onnxruntime cannot run “{file}”: {reason}</source>
            <translation>onnxruntime kann „{file}“ nicht ausführen: {reason}</translation>
        </message>
        <message id="exporters.free_memory_or_change_model">
            <source>Close other programs if memory is low; otherwise, choose another sampler or backbone, and report the problem, including this message.</source>
            <translation>Bei knappem Speicher andere Programme schließen; sonst einen anderen Sampler oder ein anderes Netz wählen und das Problem mit dieser Meldung melden.</translation>
        </message>
        <message id="exporters.comparing_quality">
            <source>Comparing image quality</source>
            <translation>Bildqualität vergleichen</translation>
        </message>
        <message id="exporters.use_fp32_or_change_sampler">
            <source>Try fp32, more steps, or another sampler; if the problem persists, report it, including these figures.</source>
            <translation>fp32, mehr Schritte oder einen anderen Sampler versuchen; bleibt das Problem bestehen, mit diesen Werten melden.</translation>
        </message>
        <message id="exporters.image_count" numerus="yes">
            <source>{n:,} images</source>
            <extra-one>1 image</extra-one>
            <translation>
                <numerusform>1 Bild</numerusform>
                <numerusform>{n:,} Bilder</numerusform>
            </translation>
        </message>
        <message id="exporters.distance">
            <source>Fréchet distance {export:.3g} vs {original:.3g}, {images}</source>
            <translation>Fréchet-Distanz {export:.3g} gegenüber {original:.3g}, {images}</translation>
        </message>
        <message id="exporters.failed_check">
            <source>{criterion}: {found} (required: {required})</source>
            <translation>{criterion}: {found} (nötig: {required})</translation>
        </message>
        <message id="exporters.image_count_of">
            <source>{images:,} of {requested:,} images</source>
            <translation>{images:,} von {requested:,} Bildern</translation>
        </message>
        <message id="exporters.identical">
            <source>identical</source>
            <translation>identisch</translation>
        </message>
        <message id="exporters.verification_failed">
            <source>“{file}” does not match the original: {failed} ({parity}; worst seed {worst_seed}: {worst_identical} identical).</source>
            <translation>„{file}“ stimmt nicht mit dem Original überein: {failed} ({parity}; schlechtester Seed {worst_seed}: {worst_identical} identisch).</translation>
        </message>
        <message id="exporters.speed">
            <source>Loads in {load_s:.2f} s and generates {speedup:.2f} times as fast as PyTorch.</source>
            <translation>Lädt in {load_s:.2f} s und erzeugt Bilder {speedup:.2f}-mal so schnell wie PyTorch.</translation>
        </message>
        <message id="exporters.psnr">
            <source>PSNR {psnr_db:.1f} dB.</source>
            <translation>PSNR {psnr_db:.1f} dB.</translation>
        </message>
        <message id="exporters.quality_matches">
            <source>Quality matches the original ({distance}).</source>
            <translation>Die Qualität entspricht dem Original ({distance}).</translation>
        </message>
        <message id="exporters.measuring_speed">
            <source>Measuring speed</source>
            <translation>Geschwindigkeit messen</translation>
        </message>
        <message id="exporters.bytes_within_one">
            <source>Bytes within 1 level of the original</source>
            <translation>Bytes mit höchstens 1 Stufe Abweichung</translation>
        </message>
        <message id="exporters.at_least">
            <source>at least {limit}</source>
            <translation>mindestens {limit}</translation>
        </message>
        <message id="exporters.psnr_to_original">
            <source>PSNR relative to the original</source>
            <translation>PSNR relativ zum Original</translation>
        </message>
        <message id="exporters.distance_ratio" numerus="yes">
            <source>Fréchet distance relative to the original ({n:,} images)</source>
            <extra-one>Fréchet distance relative to the original (1 image)</extra-one>
            <translation>
                <numerusform>Fréchet-Distanz relativ zum Original (1 Bild)</numerusform>
                <numerusform>Fréchet-Distanz relativ zum Original ({n:,} Bilder)</numerusform>
            </translation>
        </message>
        <message id="exporters.at_most">
            <source>at most {limit}</source>
            <translation>höchstens {limit}</translation>
        </message>
        <message id="exporters.added_dirt">
            <source>Added noise, blur, and patterns (0: none, 1: plain to see)</source>
            <translation>Zusätzliches Rauschen, Unschärfe und Muster (0: keine, 1: deutlich sichtbar)</translation>
        </message>
        <message id="exporters.comparing_images">
            <source>Comparing images</source>
            <translation>Bilder vergleichen</translation>
        </message>
        <message id="exporters.parity_too_low">
            <source>{program} does not reproduce the gallery's images: at least {required} of bytes must be within 1 level ({parity}; worst seed {worst_seed}: {worst_identical} identical).</source>
            <translation>{program} gibt die Bilder der Galerie nicht genau wieder: Mindestens {required} der Bytes müssen auf 1 Stufe genau sein ({parity}; schlechtester Seed {worst_seed}: {worst_identical} identisch).</translation>
        </message>
        <message id="exporters.change_sampler_or_steps">
            <source>Try another sampler or more steps; if the problem persists, report it, including these figures.</source>
            <translation>Einen anderen Sampler oder mehr Schritte versuchen; bleibt das Problem bestehen, mit diesen Werten melden.</translation>
        </message>
        <message id="exporters.weights_exported" numerus="yes">
            <source>Exported {parameters:,} parameters in {n} tensors and verified them bit by bit.</source>
            <extra-one>Exported {parameters:,} parameters in 1 tensor and verified them bit by bit.</extra-one>
            <translation>
                <numerusform>{parameters:,} Parameter in 1 Tensor exportiert und Bit für Bit geprüft.</numerusform>
                <numerusform>{parameters:,} Parameter in {n} Tensoren exportiert und Bit für Bit geprüft.</numerusform>
            </translation>
        </message>
        <message id="exporters.weights_differ">
            <source>The weights read back from “{file}” differ from the model's.</source>
            <translation>Die aus „{file}“ zurückgelesenen Gewichte weichen von denen des Modells ab.</translation>
        </message>
        <message id="exporters.writing_weights">
            <source>Writing weights</source>
            <translation>Gewichte schreiben</translation>
        </message>
        <message id="exporters.verifying_weights">
            <source>Verifying weights</source>
            <translation>Gewichte prüfen</translation>
        </message>
        <message id="exporters.torch_cannot_trace">
            <source>The model cannot be exported as a PyTorch program: {reason}</source>
            <translation>Das Modell lässt sich nicht als PyTorch-Programm exportieren: {reason}</translation>
        </message>
        <message id="exporters.tracing_model">
            <source>Tracing the model</source>
            <translation>Modell aufzeichnen</translation>
        </message>
        <message id="exporters.choose_traceable_sampler">
            <source>The sampler or backbone uses operations that torch.export cannot trace; choose another sampler.</source>
            <translation>Der Sampler oder das Netz verwendet Operationen, die torch.export nicht aufzeichnen kann; einen anderen Sampler wählen.</translation>
        </message>
        <message id="importers.unpacking_images">
            <source>Unpacking images</source>
            <translation>Bilder entpacken</translation>
        </message>
        <message id="importers.entry_is_locked">
            <source>The entry is protected by a password.</source>
            <translation>Der Eintrag ist durch ein Passwort geschützt.</translation>
        </message>
        <message id="importers.entry_is_truncated">
            <source>The entry is truncated in the archive.</source>
            <translation>Der Eintrag ist im Archiv abgeschnitten.</translation>
        </message>
        <message id="importers.archive_has_no_images">
            <source>“{name}” contains no images.</source>
            <translation>„{name}“ enthält keine Bilder.</translation>
        </message>
        <message id="importers.entry_is_special">
            <source>The entry is a link or a special file.</source>
            <translation>Der Eintrag ist eine Verknüpfung oder eine Spezialdatei.</translation>
        </message>
        <message id="importers.entry_compression">
            <source>The entry's compression ({method}) is not supported.</source>
            <translation>Die Kompression des Eintrags ({method}) wird nicht unterstützt.</translation>
        </message>
        <message id="importers.entry_is_too_large">
            <source>The entry unpacks to {size:,} MiB; the limit is {limit:,} MiB.</source>
            <translation>Der Eintrag hat entpackt {size:,} MiB; erlaubt sind {limit:,} MiB.</translation>
        </message>
        <message id="importers.entry_is_a_bomb">
            <source>The entry unpacks to {ratio:,.0f} times its compressed size, which is implausible for an image.</source>
            <translation>Der Eintrag wird beim Entpacken {ratio:,.0f}-mal so groß; kein Bild tut das.</translation>
        </message>
        <message id="importers.entry_with_reason">
            <source>“{name}”: {reason}</source>
            <translation>„{name}“: {reason}</translation>
        </message>
        <message id="importers.method_number">
            <source>method {number}</source>
            <translation>Methode {number}</translation>
        </message>
        <message id="importers.unpacking_many" numerus="yes">
            <source>Unpacking {n:,} images</source>
            <extra-one>Unpacking 1 image</extra-one>
            <translation>
                <numerusform>Das Entpacken von 1 Bild</numerusform>
                <numerusform>Das Entpacken von {n:,} Bildern</numerusform>
            </translation>
        </message>
        <message id="importers.free_space">
            <source>Free up disk space, or unpack the archive on another disk and choose the folder.</source>
            <translation>Platz schaffen oder das Archiv auf einem anderen Datenträger entpacken und den Ordner wählen.</translation>
        </message>
        <message id="importers.archive_is_locked">
            <source>“{name}” is protected by a password.</source>
            <translation>„{name}“ ist durch ein Passwort geschützt.</translation>
        </message>
        <message id="importers.choose_archive">
            <source>Choose an archive with PNG, JPEG, or WebP files.</source>
            <translation>Ein Archiv mit PNG-, JPEG- oder WebP-Dateien wählen.</translation>
        </message>
        <message id="importers.archive_is_damaged">
            <source>“{name}” is damaged or not a supported ZIP archive: {error}.</source>
            <translation>„{name}“ ist beschädigt oder kein unterstütztes ZIP-Archiv: {error}.</translation>
        </message>
        <message id="importers.entry_is_damaged">
            <source>The entry is damaged in the archive: {error}.</source>
            <translation>Der Eintrag ist im Archiv beschädigt: {error}.</translation>
        </message>
        <message id="importers.unpack_with_another_program">
            <source>Unpack it with another program and choose the folder.</source>
            <translation>Mit einem anderen Programm entpacken und den Ordner wählen.</translation>
        </message>
        <message id="importers.entry_cannot_be_unpacked">
            <source>The entry cannot be unpacked: {error}.</source>
            <translation>Der Eintrag lässt sich nicht entpacken: {error}.</translation>
        </message>
    </context>
    <context>
        <name>AboutDialog</name>
        <message>
            <source>About Sfumato</source>
            <translation>Über Sfumato</translation>
        </message>
        <message>
            <source>Third-party licenses</source>
            <translation>Lizenzen Dritter</translation>
        </message>
        <message>
            <source>Components with their versions and licenses</source>
            <translation>Komponenten mit Versionen und Lizenzen</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the version information</source>
            <translation>Die Versionsangaben kopieren</translation>
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
            <translation>Diffusionsmodelle mit eigenen Bildern von Grund auf trainieren.</translation>
        </message>
        <message>
            <source>Free software under the Apache License 2.0. Built with:</source>
            <translation>Freie Software unter der Apache License 2.0. Erstellt mit:</translation>
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
            <source>Create a project in a new or empty folder</source>
            <translation>Ein Projekt in einem neuen oder leeren Ordner anlegen</translation>
        </message>
        <message>
            <source>Open project…</source>
            <translation>Projekt öffnen …</translation>
        </message>
        <message>
            <source>Open a project folder</source>
            <translation>Den Ordner eines Projekts öffnen</translation>
        </message>
        <message>
            <source>Open recent</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Open a recent project</source>
            <translation>Ein früheres Projekt öffnen</translation>
        </message>
        <message>
            <source>there are no recent projects</source>
            <translation>keine zuletzt geöffneten Projekte</translation>
        </message>
        <message>
            <source>Try the sample</source>
            <translation>Beispiel ausprobieren</translation>
        </message>
        <message>
            <source>Create a project from the pixel faces included with Sfumato</source>
            <translation>Aus den in Sfumato enthaltenen Pixelgesichtern ein Projekt anlegen</translation>
        </message>
        <message>
            <source>Show project folder</source>
            <translation>Projektordner zeigen</translation>
        </message>
        <message>
            <source>Show the project folder in the file manager</source>
            <translation>Den Ordner des Projekts im Dateimanager zeigen</translation>
        </message>
        <message>
            <source>no project is open</source>
            <translation>kein Projekt geöffnet</translation>
        </message>
        <message>
            <source>Refresh</source>
            <translation>Aktualisieren</translation>
        </message>
        <message>
            <source>Reload the project folder after external changes</source>
            <translation>Den Projektordner nach externen Änderungen neu einlesen</translation>
        </message>
        <message>
            <source>Close project</source>
            <translation>Projekt schließen</translation>
        </message>
        <message>
            <source>Close the project</source>
            <translation>Das Projekt schließen</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Quit Sfumato</source>
            <translation>Sfumato beenden</translation>
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
            <source>Undo the last change</source>
            <translation>Die letzte Änderung zurücknehmen</translation>
        </message>
        <message>
            <source>there is nothing to undo</source>
            <translation>nichts rückgängig zu machen</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Redo the last undone change</source>
            <translation>Die zuletzt zurückgenommene Änderung wiederholen</translation>
        </message>
        <message>
            <source>there is nothing to redo</source>
            <translation>nichts zu wiederholen</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Einstellungen …</translation>
        </message>
        <message>
            <source>Change the theme, shortcuts, plugins, and other settings</source>
            <translation>Design, Tastenkürzel, Plugins und weitere Einstellungen ändern</translation>
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
            <source>no run is being trained</source>
            <translation>zurzeit wird kein Lauf trainiert</translation>
        </message>
        <message>
            <source>Pause training</source>
            <translation>Training pausieren</translation>
        </message>
        <message>
            <source>Pause after the current step; the model stays in memory</source>
            <translation>Nach dem aktuellen Schritt pausieren; das Modell bleibt im Speicher</translation>
        </message>
        <message>
            <source>Resume training</source>
            <translation>Training fortsetzen</translation>
        </message>
        <message>
            <source>Resume the paused run</source>
            <translation>Den pausierten Lauf fortsetzen</translation>
        </message>
        <message>
            <source>Stop training</source>
            <translation>Training stoppen</translation>
        </message>
        <message>
            <source>Save a checkpoint and stop; the run can be resumed later</source>
            <translation>Einen Checkpoint speichern und stoppen; der Lauf lässt sich später fortsetzen</translation>
        </message>
        <message>
            <source>Sample now</source>
            <translation>Proben erzeugen</translation>
        </message>
        <message>
            <source>Generate a sample grid after the current step</source>
            <translation>Nach dem aktuellen Schritt ein Probenraster erzeugen</translation>
        </message>
        <message>
            <source>Save checkpoint</source>
            <translation>Checkpoint speichern</translation>
        </message>
        <message>
            <source>Save a checkpoint after the current step</source>
            <translation>Nach dem aktuellen Schritt einen Checkpoint speichern</translation>
        </message>
        <message>
            <source>Change learning rate…</source>
            <translation>Lernrate ändern …</translation>
        </message>
        <message>
            <source>Continue the run with a different learning rate</source>
            <translation>Den Lauf mit einer anderen Lernrate weiterführen</translation>
        </message>
        <message>
            <source>Make a faster version</source>
            <translation>Schnellere Version erstellen</translation>
        </message>
        <message>
            <source>Distill the model selected on the Models page to generate images in one or two steps</source>
            <translation>Das unter „Modelle“ ausgewählte Modell destillieren, damit ein bis zwei Schritte genügen</translation>
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
            <source>Find a command by name</source>
            <translation>Einen Befehl nach Namen suchen</translation>
        </message>
        <message>
            <source>Focus next pane</source>
            <translation>Nächster Bereich</translation>
        </message>
        <message>
            <source>Move the keyboard focus between the notices, navigation rail, page, and job bar</source>
            <translation>Den Tastaturfokus zwischen Meldungen, Navigationsleiste, Seite und Auftragsleiste bewegen</translation>
        </message>
        <message>
            <source>Light theme</source>
            <translation>Helles Design</translation>
        </message>
        <message>
            <source>Switch to the light theme</source>
            <translation>Zum hellen Design wechseln</translation>
        </message>
        <message>
            <source>Dark theme</source>
            <translation>Dunkles Design</translation>
        </message>
        <message>
            <source>Switch to the dark theme</source>
            <translation>Zum dunklen Design wechseln</translation>
        </message>
        <message>
            <source>Use system theme</source>
            <translation>Systemdesign verwenden</translation>
        </message>
        <message>
            <source>Follow the system theme</source>
            <translation>Dem Systemdesign folgen</translation>
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
            <source>View and change keyboard shortcuts</source>
            <translation>Tastenkürzel ansehen und ändern</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>Meldungen</translation>
        </message>
        <message>
            <source>Show the notices from this session</source>
            <translation>Die Meldungen dieser Sitzung zeigen</translation>
        </message>
        <message>
            <source>Plugins</source>
            <translation>Plugins</translation>
        </message>
        <message>
            <source>Show the installed plugins and their errors</source>
            <translation>Die installierten Plugins und ihre Fehler zeigen</translation>
        </message>
        <message>
            <source>Open logs folder</source>
            <translation>Protokollordner öffnen</translation>
        </message>
        <message>
            <source>Show the log files in the file manager</source>
            <translation>Die Protokolldateien im Dateimanager zeigen</translation>
        </message>
        <message>
            <source>Create report…</source>
            <translation>Bericht erstellen …</translation>
        </message>
        <message>
            <source>Save logs and versions to a file on this machine for a bug report</source>
            <translation>Protokolle und Versionen für einen Fehlerbericht in einer lokalen Datei speichern</translation>
        </message>
        <message>
            <source>About Sfumato</source>
            <translation>Über Sfumato</translation>
        </message>
        <message>
            <source>Show the version, licenses, and hardware</source>
            <translation>Version, Lizenzen und Hardware zeigen</translation>
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
            <source>Image folder</source>
            <translation>Bilderordner</translation>
        </message>
        <message>
            <source>Location of the images; folders are not modified, archives are extracted</source>
            <translation>Speicherort der Bilder; Ordner bleiben unverändert, Archive werden entpackt</translation>
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
            <source>Choose a file that contains images ({endings})</source>
            <translation>Eine Datei mit Bildern auswählen ({endings})</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Name of the dataset in this project</source>
            <translation>Name des Datensatzes in diesem Projekt</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close without adding images</source>
            <translation>Schließen, ohne Bilder hinzuzufügen</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Import the images in the background</source>
            <translation>Die Bilder im Hintergrund importieren</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>No importer supports this file. Choose a folder or a file of type {endings}.</source>
            <translation>Kein Importer unterstützt diese Datei. Einen Ordner oder eine Datei vom Typ {endings} wählen.</translation>
        </message>
        <message>
            <source>Folder or file not found.</source>
            <translation>Ordner oder Datei nicht gefunden.</translation>
        </message>
        <message>
            <source>The name is too long; the maximum is {n} bytes.</source>
            <translation>Der Name ist zu lang; erlaubt sind höchstens {n} Bytes.</translation>
        </message>
        <message>
            <source>Use only letters, digits, “-”, and “_” in the name.</source>
            <translation>Im Namen sind nur Buchstaben, Ziffern, „-“ und „_“ zulässig.</translation>
        </message>
        <message>
            <source>Training does not support images of {size}. Nearest supported sizes: {nearest} px.</source>
            <translation>Für das Training werden Bilder mit {size} nicht unterstützt. Die nächsten unterstützten Größen: {nearest} px.</translation>
        </message>
        <message>
            <source>The project already has a dataset named “{name}”.</source>
            <translation>Im Projekt gibt es bereits einen Datensatz namens „{name}“.</translation>
        </message>
        <message>
            <source>Image file or archive</source>
            <translation>Bilddatei oder Archiv</translation>
        </message>
        <message>
            <source>Supported files ({patterns})</source>
            <translation>Unterstützte Dateien ({patterns})</translation>
        </message>
    </context>
    <context>
        <name>AnimationDialog</name>
        <message>
            <source>Animation between two images</source>
            <translation>Animation zwischen zwei Bildern</translation>
        </message>
        <message>
            <source>Interpolates the noise from seed {first} to seed {last} along the shortest path on the sphere. Each frame is generated separately.</source>
            <translation>Interpoliert das Rauschen von Seed {first} bis Seed {last} auf dem kürzesten Weg entlang der Kugel. Jedes Einzelbild wird eigens erzeugt.</translation>
        </message>
        <message>
            <source>Generate animation</source>
            <translation>Animation erzeugen</translation>
        </message>
    </context>
    <context>
        <name>AnimationSaver</name>
        <message>
            <source>Save animation</source>
            <translation>Animation speichern</translation>
        </message>
        <message>
            <source>WebP animation (*.webp)</source>
            <translation>WebP-Animation (*.webp)</translation>
        </message>
        <message>
            <source>GIF animation (*.gif)</source>
            <translation>GIF-Animation (*.gif)</translation>
        </message>
        <message>
            <source>Animation saved to {file}.</source>
            <translation>Animation in {file} gespeichert.</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
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
            <source>The engine will start shortly</source>
            <translation>Die Engine startet in Kürze</translation>
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
            <source>The engine failed to start</source>
            <translation>Die Engine ließ sich nicht starten</translation>
        </message>
        <message>
            <source>Read-only: the project is open in another window</source>
            <translation>Schreibgeschützt: Das Projekt ist in einem anderen Fenster geöffnet</translation>
        </message>
        <message>
            <source>Some features from plugin “{plugin}” are unavailable because of an error.</source>
            <translation>Einige Funktionen des Plugins „{plugin}“ sind wegen eines Fehlers nicht verfügbar.</translation>
        </message>
        <message>
            <source>Show plugins</source>
            <translation>Plugins zeigen</translation>
        </message>
    </context>
    <context>
        <name>AugmentationPreview</name>
        <message>
            <source>Preview</source>
            <translation>Vorschau</translation>
        </message>
        <message>
            <source>Show images above their augmented versions</source>
            <translation>Bilder über ihren augmentierten Versionen zeigen</translation>
        </message>
        <message>
            <source>Previewed augmentations</source>
            <translation>Augmentierungen in der Vorschau</translation>
        </message>
        <message>
            <source>Preview all enabled augmentations together, or only one of them</source>
            <translation>Alle aktiven Augmentierungen gemeinsam oder eine einzelne in der Vorschau zeigen</translation>
        </message>
        <message>
            <source>All enabled</source>
            <translation>Alle aktiven</translation>
        </message>
        <message>
            <source>Randomize</source>
            <translation>Neu würfeln</translation>
        </message>
        <message>
            <source>Augment the same images with new random values</source>
            <translation>Dieselben Bilder mit neuen Zufallswerten augmentieren</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>Original</translation>
        </message>
        <message>
            <source>Version {n}</source>
            <translation>Version {n}</translation>
        </message>
        <message>
            <source>Augmented images</source>
            <translation>Augmentierte Bilder</translation>
        </message>
        <message>
            <source>Dataset images above their augmented versions</source>
            <translation>Bilder des Datensatzes, darunter ihre augmentierten Versionen</translation>
        </message>
    </context>
    <context>
        <name>AugmentationPreviews</name>
        <message>
            <source>Previewing augmentations</source>
            <translation>Vorschau der Augmentierungen</translation>
        </message>
        <message>
            <source>The preview process exited unexpectedly.</source>
            <translation>Der Vorschauprozess wurde unerwartet beendet.</translation>
        </message>
    </context>
    <context>
        <name>CommandPalette</name>
        <message>
            <source>Command palette</source>
            <translation>Befehlspalette</translation>
        </message>
        <message>
            <source>Search commands…</source>
            <translation>Befehle suchen …</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <source>Type a few letters of a command</source>
            <translation>Einige Buchstaben eines Befehls eingeben</translation>
        </message>
        <message>
            <source>Matching commands</source>
            <translation>Passende Befehle</translation>
        </message>
        <message>
            <source>not available for the selected images</source>
            <translation>für die ausgewählten Bilder nicht verfügbar</translation>
        </message>
    </context>
    <context>
        <name>CompareView</name>
        <message>
            <source>Compared images</source>
            <translation>Verglichene Bilder</translation>
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
            <source>Zoom out (-)</source>
            <translation>Verkleinern (-)</translation>
        </message>
        <message>
            <source>Zoom in (+)</source>
            <translation>Vergrößern (+)</translation>
        </message>
        <message>
            <source>Fit the images to the window (F)</source>
            <translation>Die Bilder in das Fenster einpassen (F)</translation>
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
            <source>Conditional augmentation</source>
            <translation>Bedingte Augmentierung</translation>
        </message>
        <message>
            <source>Probability of applying each of the transforms below to a training image. The model is conditioned on the transforms, so generated images do not show them. Higher values reduce overfitting on small datasets; 0 disables conditional augmentation.</source>
            <translation>Wahrscheinlichkeit jeder der folgenden Transformationen bei einem Trainingsbild. Das Modell erfährt, welche angewendet wurden; in erzeugten Bildern treten sie daher nicht auf. Höhere Werte verringern die Überanpassung bei kleinen Datensätzen; 0 schaltet sie aus.</translation>
        </message>
        <message>
            <source>Adaptive probability</source>
            <translation>Adaptive Wahrscheinlichkeit</translation>
        </message>
        <message>
            <source>Start at 0 and raise the probability, up to the value above, only while the model overfits, that is, while its loss is lower on training images than on held-out images.</source>
            <translation>Bei 0 beginnen und die Wahrscheinlichkeit bis zum Wert oben nur erhöhen, solange das Modell überangepasst ist, sein Verlust also bei Trainingsbildern niedriger ist als bei zurückgehaltenen.</translation>
        </message>
        <message>
            <source>Horizontal flip</source>
            <translation>Horizontal spiegeln</translation>
        </message>
        <message>
            <source>Mirror images left to right.</source>
            <translation>Links und rechts vertauschen.</translation>
        </message>
        <message>
            <source>Vertical flip</source>
            <translation>Vertikal spiegeln</translation>
        </message>
        <message>
            <source>Mirror images top to bottom.</source>
            <translation>Oben und unten vertauschen.</translation>
        </message>
        <message>
            <source>Scaling</source>
            <translation>Skalierung</translation>
        </message>
        <message>
            <source>Enlarge or shrink images.</source>
            <translation>Bilder vergrößern oder verkleinern.</translation>
        </message>
        <message>
            <source>Rotation</source>
            <translation>Drehung</translation>
        </message>
        <message>
            <source>Rotate images by any angle.</source>
            <translation>Bilder um beliebige Winkel drehen.</translation>
        </message>
        <message>
            <source>Anisotropic scaling</source>
            <translation>Anisotrope Skalierung</translation>
        </message>
        <message>
            <source>Stretch images in one direction and compress them in the other.</source>
            <translation>Bilder in einer Richtung dehnen und in der anderen stauchen.</translation>
        </message>
        <message>
            <source>Translation</source>
            <translation>Verschiebung</translation>
        </message>
        <message>
            <source>Shift images within the frame.</source>
            <translation>Bilder innerhalb des Rahmens verschieben.</translation>
        </message>
        <message>
            <source>Downsampling factor</source>
            <translation>Verkleinerungsfaktor</translation>
        </message>
        <message>
            <source>How many times smaller the latents are than the images, per side. Higher values make training faster but lose more detail.</source>
            <translation>Um welchen Faktor die Latents je Seite kleiner sind als die Bilder. Höhere Werte beschleunigen das Training, kosten aber mehr Details.</translation>
        </message>
        <message>
            <source>Latent channels</source>
            <translation>Latente Kanäle</translation>
        </message>
        <message>
            <source>Number of channels of the latents. More channels preserve more detail but are harder to model.</source>
            <translation>Kanäle der Latents. Mehr bewahren mehr Details, sind aber schwerer zu modellieren.</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>Breite</translation>
        </message>
        <message>
            <source>Number of channels of the autoencoder's hidden layers. More channels preserve more detail but are slower.</source>
            <translation>Kanäle der verborgenen Schichten des Autoencoders. Mehr bewahren mehr Details und sind langsamer.</translation>
        </message>
        <message>
            <source>Layers per block</source>
            <translation>Schichten je Block</translation>
        </message>
        <message>
            <source>Number of residual layers at each resolution. More layers preserve more detail but are slower.</source>
            <translation>Residualschichten je Auflösung. Mehr bewahren mehr Details und sind langsamer.</translation>
        </message>
        <message>
            <source>Training length</source>
            <translation>Trainingslänge</translation>
        </message>
        <message>
            <source>Number of crops to train the autoencoder on. 0 sets no limit, so only the training time limits the training.</source>
            <translation>Anzahl der Ausschnitte, mit denen der Autoencoder trainiert wird. 0: keine Grenze, die Trainingszeit entscheidet.</translation>
        </message>
        <message>
            <source>Training time</source>
            <translation>Trainingszeit</translation>
        </message>
        <message>
            <source>Minutes to train the autoencoder before training of the model starts. 0 sets no limit, so only the training length limits the training.</source>
            <translation>Minuten, die der Autoencoder trainiert wird, bevor das Training des Modells beginnt. 0: keine Grenze, die Trainingslänge entscheidet.</translation>
        </message>
        <message>
            <source>Batch size</source>
            <translation>Batchgröße</translation>
        </message>
        <message>
            <source>Number of crops per update. Larger batches give steadier gradients and need more memory.</source>
            <translation>Ausschnitte je Update. Mehr ergeben stabilere Gradienten und brauchen mehr Speicher.</translation>
        </message>
        <message>
            <source>Crop size</source>
            <translation>Ausschnittgröße</translation>
        </message>
        <message>
            <source>Side length of the random crops that the autoencoder is trained on. Smaller crops allow more updates in the same time.</source>
            <translation>Seitenlänge der zufälligen Ausschnitte, mit denen der Autoencoder trainiert wird. Kleinere erlauben mehr Updates in derselben Zeit.</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>Step size of the updates after warm-up. If it is too high, the loss becomes unstable; if it is too low, training is slow.</source>
            <translation>Schrittweite der Updates nach der Aufwärmphase. Zu hoch macht den Verlust instabil, zu niedrig das Training langsam.</translation>
        </message>
        <message>
            <source>Equivariance regularization</source>
            <translation>Äquivarianz-Regularisierung</translation>
        </message>
        <message>
            <source>Fraction of updates in which the latents are rotated or downscaled and must decode to an image transformed in the same way. Higher values give latents that are easier to model, but slightly less sharp images.</source>
            <translation>Anteil der Updates, bei denen die Latents gedreht oder verkleinert werden und das ebenso transformierte Bild ergeben müssen. Höhere Werte führen zu leichter modellierbaren Latents und etwas weniger scharfen Bildern.</translation>
        </message>
        <message>
            <source>Latent penalty</source>
            <translation>Strafterm für Latents</translation>
        </message>
        <message>
            <source>Weight of the penalty that keeps latents close to 0. Higher values keep them closer to 0; 0 disables the penalty.</source>
            <translation>Gewicht des Strafterms, der die Latents nahe 0 hält. Höhere Werte halten sie näher; 0 schaltet ihn aus.</translation>
        </message>
        <message>
            <source>Minimum PSNR</source>
            <translation>Minimaler PSNR</translation>
        </message>
        <message>
            <source>Lowest PSNR between images and their reconstructions that passes the reconstruction check. Higher values are stricter.</source>
            <translation>Niedrigster PSNR zwischen Bildern und ihren Rekonstruktionen, mit dem die Rekonstruktionsprüfung bestanden ist. Höher ist strenger.</translation>
        </message>
        <message>
            <source>Maximum Fréchet distance</source>
            <translation>Maximale Fréchet-Distanz</translation>
        </message>
        <message>
            <source>Largest Fréchet distance between images and their reconstructions that passes the reconstruction check, as a multiple of the real-vs-real baseline (the distance between two sets of real images). Lower values are stricter.</source>
            <translation>Größte Fréchet-Distanz zwischen Bildern und ihren Rekonstruktionen, mit der die Rekonstruktionsprüfung bestanden ist, als Vielfaches des Vergleichswerts echter Bilder (der Distanz zwischen zwei Mengen echter Bilder). Niedriger ist strenger.</translation>
        </message>
        <message>
            <source>On failed check</source>
            <translation>Bei Fehlschlag</translation>
        </message>
        <message>
            <source>What to do if the autoencoder fails the reconstruction check: train on pixels instead (pixels), or use the autoencoder anyway (continue).</source>
            <translation>Was geschieht, wenn der Autoencoder die Rekonstruktionsprüfung nicht besteht: stattdessen mit Pixeln trainieren (pixels) oder den Autoencoder trotzdem verwenden (continue).</translation>
        </message>
        <message>
            <source>Augmented versions</source>
            <translation>Augmentierte Versionen</translation>
        </message>
        <message>
            <source>Number of augmented versions of each image to encode. Images are encoded only once, so augmentations cannot change from epoch to epoch. More versions give more variety but use more disk space.</source>
            <translation>Anzahl der augmentierten Versionen, die von jedem Bild codiert werden. Bilder werden nur einmal codiert, daher können sich Augmentierungen nicht von Epoche zu Epoche ändern. Mehr bringen mehr Vielfalt und belegen mehr Speicherplatz.</translation>
        </message>
        <message>
            <source>channels</source>
            <translation>Kanäle</translation>
        </message>
        <message>
            <source>images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>min</source>
            <translation>min</translation>
        </message>
        <message>
            <source>px</source>
            <translation>px</translation>
        </message>
        <message>
            <source>dB</source>
            <translation>dB</translation>
        </message>
        <message>
            <source>Distilled from</source>
            <translation>Destilliert aus</translation>
        </message>
        <message>
            <source>The run to distill this model from. After training, both models are evaluated, and the better one is reported. Leave empty to skip the comparison.</source>
            <translation>Der Lauf, aus dem dieses Modell destilliert wird. Nach dem Training werden beide Modelle ausgewertet, und das bessere wird gemeldet. Leer: kein Vergleich.</translation>
        </message>
        <message>
            <source>Gap reduction factor</source>
            <translation>Schrumpffaktor</translation>
        </message>
        <message>
            <source>Factor by which the gap between the two compared noise levels shrinks at each stage (q in ECT). Higher values converge sooner but are less stable.</source>
            <translation>Faktor, um den der Abstand zwischen den beiden verglichenen Rauschstärken in jeder Stufe schrumpft (q in ECT). Höhere Werte konvergieren früher und sind weniger stabil.</translation>
        </message>
        <message>
            <source>Stages</source>
            <translation>Stufen</translation>
        </message>
        <message>
            <source>Number of stages of equal length over which the gap between the two noise levels shrinks. With more stages, training ends at a smaller gap, which is harder to learn.</source>
            <translation>Anzahl der gleich langen Stufen, in denen der Abstand schrumpft. Mehr Stufen enden bei einem kleineren Abstand, der schwerer zu lernen ist.</translation>
        </message>
        <message>
            <source>Noise level mean</source>
            <translation>Mittel der Rauschstärke</translation>
        </message>
        <message>
            <source>Mean of ln(sigma) in consistency training, for data with a standard deviation of 0.5; the mean is shifted for datasets with a different standard deviation. Higher values emphasize coarse structure, lower values fine detail.</source>
            <translation>Mittelwert von ln(sigma) beim Konsistenztraining für Daten mit der Standardabweichung 0,5; er verschiebt sich mit der des Datensatzes. Höhere Werte betonen grobe Strukturen, niedrigere feine Details.</translation>
        </message>
        <message>
            <source>Noise level std</source>
            <translation>Streuung der Rauschstärke</translation>
        </message>
        <message>
            <source>Standard deviation of ln(sigma) in consistency training. Higher values distribute training more evenly over the noise levels.</source>
            <translation>Standardabweichung von ln(sigma) beim Konsistenztraining. Höhere Werte verteilen das Training gleichmäßiger auf die Rauschstärken.</translation>
        </message>
        <message>
            <source>Data standard deviation</source>
            <translation>Streuung der Daten</translation>
        </message>
        <message>
            <source>Standard deviation of the training images' pixels, scaled to [-1, 1]. If 0, it is measured on the dataset.</source>
            <translation>Standardabweichung der Pixel der Trainingsbilder, skaliert auf [-1, 1]. Bei 0 wird sie am Datensatz gemessen.</translation>
        </message>
        <message>
            <source>Mean of ln(sigma) in training, or of logit(t) for flow prediction. Higher values emphasize coarse structure, lower values fine detail.</source>
            <translation>Mittelwert der Rauschstärken im Training: von ln(sigma) oder, bei der Vorhersage flow, von logit(t). Höhere Werte betonen grobe Strukturen, niedrigere feine Details.</translation>
        </message>
        <message>
            <source>Standard deviation of ln(sigma) in training, or of logit(t) for flow prediction. Higher values distribute training more evenly over the noise levels.</source>
            <translation>Standardabweichung der Rauschstärken im Training, auf derselben Skala. Höhere Werte verteilen das Training gleichmäßiger auf die Rauschstärken.</translation>
        </message>
        <message>
            <source>Sketch</source>
            <translation>Skizze</translation>
        </message>
        <message>
            <source>A preview of the results in minutes, even without a GPU.</source>
            <translation>Ein Vorgeschmack in wenigen Minuten, auch ohne GPU.</translation>
        </message>
        <message>
            <source>Quick</source>
            <translation>Schnell</translation>
        </message>
        <message>
            <source>A small model: about an hour on a GPU, or overnight without one.</source>
            <translation>Ein kleines Modell: etwa eine Stunde mit GPU, eine Nacht ohne.</translation>
        </message>
        <message>
            <source>Balanced</source>
            <translation>Ausgewogen</translation>
        </message>
        <message>
            <source>The recommended choice on a GPU: good images in a few hours.</source>
            <translation>Die empfohlene Wahl mit GPU: gute Bilder in wenigen Stunden.</translation>
        </message>
        <message>
            <source>Best</source>
            <translation>Bestmöglich</translation>
        </message>
        <message>
            <source>A large model: days of training on a fast GPU.</source>
            <translation>Ein großes Modell: mehrere Tage Training auf einer schnellen GPU.</translation>
        </message>
        <message>
            <source>Sample images</source>
            <translation>Probebilder</translation>
        </message>
        <message>
            <source>Number of images in each sample grid, generated from fixed seeds. 0 disables sample grids.</source>
            <translation>Anzahl der Bilder in jedem Probenraster, aus festen Seeds erzeugt. 0: keine Probenraster.</translation>
        </message>
        <message>
            <source>Sample interval</source>
            <translation>Probenintervall</translation>
        </message>
        <message>
            <source>Number of training images between two sample grids. 0 generates samples by time: 10, 20, and 40 seconds after the start, and then every 30 seconds, or less often in a long run and if sampling would take more than 2 % of the time.</source>
            <translation>Anzahl der Trainingsbilder zwischen zwei Probenrastern. 0 erzeugt Proben nach Zeit: 10, 20 und 40 Sekunden nach dem Start, danach alle 30 Sekunden, in langen Läufen und wenn das Erzeugen mehr als 2 % der Zeit bräuchte, seltener.</translation>
        </message>
        <message>
            <source>Sample raw weights</source>
            <translation>Proben mit Rohgewichten</translation>
        </message>
        <message>
            <source>Generate each grid a second time with the raw weights instead of the EMA weights. These images are rougher but show earlier how training is progressing. Doubles the sampling time.</source>
            <translation>Jedes Raster ein zweites Mal mit den Rohgewichten statt der EMA erzeugen. Diese Bilder sind gröber, zeigen aber früher, wohin das Training führt. Verdoppelt die Zeit für das Sampling.</translation>
        </message>
        <message>
            <source>Quality evaluation time</source>
            <translation>Zeit für Qualitätsauswertung</translation>
        </message>
        <message>
            <source>Maximum fraction of the run's time to spend on measuring how far generated images are from real ones. 0 disables the evaluation; short runs on a new dataset may skip it.</source>
            <translation>Größter Anteil der Laufzeit für die Messung, wie weit erzeugte Bilder von echten entfernt sind. 0: keine Auswertung; bei kurzen Läufen auf einem neuen Datensatz kann sie entfallen.</translation>
        </message>
        <message>
            <source>Checkpoint interval</source>
            <translation>Checkpoint-Intervall</translation>
        </message>
        <message>
            <source>Seconds of training between two checkpoints. Longer if saving would take more than 2% of the time. A crash loses at most this much training.</source>
            <translation>Sekunden Training zwischen zwei Checkpoints. Länger, falls das Speichern mehr als 2 % der Zeit kosten würde. Ein Absturz kostet höchstens so viel Training.</translation>
        </message>
        <message>
            <source>Checkpoints to keep</source>
            <translation>Aufbewahrte Checkpoints</translation>
        </message>
        <message>
            <source>Number of checkpoints to keep; older ones are deleted. The latest checkpoint is always kept.</source>
            <translation>Anzahl der aufbewahrten Checkpoints; ältere werden gelöscht. Der neueste bleibt immer erhalten.</translation>
        </message>
        <message>
            <source>Loggers</source>
            <translation>Logger</translation>
        </message>
        <message>
            <source>Loggers that receive the run's events, by name, each with its own settings. tensorboard writes files for TensorBoard.</source>
            <translation>Logger, die die Ereignisse des Laufs erhalten, mit Namen und jeweils eigenen Einstellungen. tensorboard schreibt Dateien für TensorBoard.</translation>
        </message>
        <message>
            <source>s</source>
            <translation>s</translation>
        </message>
        <message>
            <source>Sampler</source>
            <translation>Sampler</translation>
        </message>
        <message>
            <source>The algorithm that turns noise into an image.</source>
            <translation>Der Algorithmus, der aus Rauschen ein Bild macht.</translation>
        </message>
        <message>
            <source>Sampler settings</source>
            <translation>Sampler-Einstellungen</translation>
        </message>
        <message>
            <source>Settings of the selected sampler, by name, such as eta for DDIM.</source>
            <translation>Einstellungen des gewählten Samplers, mit Namen, etwa eta bei DDIM.</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <source>Number of sampling steps from noise to image. More steps are slower and often, but not always, better.</source>
            <translation>Sampling-Schritte vom Rauschen zum Bild. Mehr sind langsamer und oft, aber nicht immer, besser.</translation>
        </message>
        <message>
            <source>Guidance method</source>
            <translation>Guidance-Methode</translation>
        </message>
        <message>
            <source>What guides sampling: nothing (none), the same model without its class (class, known as classifier-free guidance), or an earlier checkpoint of the same run (autoguidance), which also improves models without classes.</source>
            <translation>Wodurch das Sampling gelenkt wird: durch nichts (none), durch dasselbe Modell ohne Klasse (class, bekannt als Classifier-free Guidance) oder durch einen früheren Checkpoint desselben Laufs (autoguidance), was auch Modelle ohne Klassen verbessert.</translation>
        </message>
        <message>
            <source>Guidance scale</source>
            <translation>Guidance-Skala</translation>
        </message>
        <message>
            <source>Strength of guidance. 1 disables guidance; higher values follow the class more closely and reduce variety. Guided steps take up to twice as long.</source>
            <translation>1 schaltet Guidance aus; höhere Werte folgen der Klasse genauer und verringern die Vielfalt. Schritte mit Guidance dauern bis zu doppelt so lange.</translation>
        </message>
        <message>
            <source>Guidance interval minimum</source>
            <translation>Guidance-Untergrenze</translation>
        </message>
        <message>
            <source>Lowest noise level at which guidance is applied. Steps below it take half as long, and the fine detail that they add needs no guidance.</source>
            <translation>Niedrigste Rauschstärke mit Guidance. Schritte darunter dauern halb so lange; die feinen Details, die dort entstehen, brauchen keine Guidance.</translation>
        </message>
        <message>
            <source>Guidance interval maximum</source>
            <translation>Guidance-Obergrenze</translation>
        </message>
        <message>
            <source>Highest noise level at which guidance is applied. Lower values are faster and preserve more variety, because the coarse structure forms without guidance.</source>
            <translation>Höchste Rauschstärke mit Guidance. Niedrigere Werte sind schneller und bewahren mehr Vielfalt, weil die groben Strukturen dann ohne Guidance entstehen.</translation>
        </message>
        <message>
            <source>Guide fraction</source>
            <translation>Guide-Anteil</translation>
        </message>
        <message>
            <source>Checkpoint that autoguidance uses as its guide, as a fraction of the images seen so far. Lower values select an earlier checkpoint and guide more strongly.</source>
            <translation>Welchen Checkpoint Autoguidance als Guide verwendet, als Anteil der bisher gesehenen Bilder. Niedrigere Werte wählen einen früheren Checkpoint und lenken stärker.</translation>
        </message>
        <message>
            <source>Minimum noise level</source>
            <translation>Minimale Rauschstärke</translation>
        </message>
        <message>
            <source>The last noise level before the clean image. Raise it if images look speckled.</source>
            <translation>Die letzte Rauschstärke vor dem fertigen Bild. Höher wählen, wenn Bilder gesprenkelt sind.</translation>
        </message>
        <message>
            <source>Maximum noise level</source>
            <translation>Maximale Rauschstärke</translation>
        </message>
        <message>
            <source>The noise level at which sampling starts.</source>
            <translation>Die Rauschstärke, bei der das Sampling beginnt.</translation>
        </message>
        <message>
            <source>Noise level spacing</source>
            <translation>Abstufung der Rauschstärken</translation>
        </message>
        <message>
            <source>Spacing of the noise levels (rho in EDM). Higher values spend more steps on fine detail; 1 spaces the levels evenly.</source>
            <translation>Abstufung der Rauschstärken (rho in EDM). Höhere Werte verwenden mehr Schritte für feine Details; 1 verteilt sie gleichmäßig.</translation>
        </message>
        <message>
            <source>Sampling start</source>
            <translation>Sampling-Start</translation>
        </message>
        <message>
            <source>Where sampling starts: from white noise (noise), or from noise with the mean and covariance of the training images (gaussian). gaussian skips the first steps: with a maximum noise level of about 7, five steps give nearly the same quality as ten.</source>
            <translation>Womit das Sampling beginnt: mit weißem Rauschen (noise) oder mit Rauschen, das Mittelwert und Kovarianz der Trainingsbilder hat (gaussian). gaussian spart die ersten Schritte: Bei einer maximalen Rauschstärke von etwa 7 erreichen fünf Schritte fast die Qualität von zehn.</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>The dataset to train on.</source>
            <translation>Der Datensatz für das Training.</translation>
        </message>
        <message>
            <source>Image size</source>
            <translation>Bildgröße</translation>
        </message>
        <message>
            <source>Size of the images to train on and generate; in files, channels, height, and width. 4 channels include transparency. Doubling the sides takes about four times as much time and memory.</source>
            <translation>Größe der Bilder, mit denen trainiert wird und die erzeugt werden; in Dateien Kanäle, Höhe und Breite. 4 Kanäle enthalten Transparenz. Doppelte Seiten brauchen etwa viermal so viel Zeit und Speicher.</translation>
        </message>
        <message>
            <source>Class conditioning</source>
            <translation>Klassenkonditionierung</translation>
        </message>
        <message>
            <source>Condition the model on the class (folder name) of each image, so that you can generate images of one class. Has no effect on datasets without classes.</source>
            <translation>Das Modell auf die Klasse (den Ordnernamen) jedes Bildes konditionieren, sodass sich Bilder einer Klasse erzeugen lassen. Ohne Wirkung bei Datensätzen ohne Klassen.</translation>
        </message>
        <message>
            <source>Balance classes</source>
            <translation>Klassen ausgleichen</translation>
        </message>
        <message>
            <source>Train on all classes equally often, regardless of their size. Small classes are learned sooner, but their images are repeated more often.</source>
            <translation>Alle Klassen unabhängig von ihrer Größe gleich oft trainieren. Kleine Klassen werden früher gelernt, ihre Bilder aber öfter wiederholt.</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>unet is the U-Net from diffusers. dit is a small, experimental transformer; it uses the settings below instead of those of the U-Net, and can be exported to ONNX but not to diffusers. Plugins can add other networks.</source>
            <translation>unet ist das U-Net von diffusers. dit ist ein experimenteller kleiner Transformer; er verwendet die Einstellungen unten statt der des U-Nets und lässt sich nach ONNX, aber nicht nach diffusers exportieren. Plugins können weitere Netze ergänzen.</translation>
        </message>
        <message>
            <source>Network settings</source>
            <translation>Netzeinstellungen</translation>
        </message>
        <message>
            <source>Settings of a network provided by a plugin, by name.</source>
            <translation>Einstellungen eines Netzes aus einem Plugin, mit Namen.</translation>
        </message>
        <message>
            <source>Channels per level</source>
            <translation>Kanäle je Ebene</translation>
        </message>
        <message>
            <source>Number of channels at each resolution, from the finest to the coarsest; each level halves the resolution. More channels increase the capacity but are slower.</source>
            <translation>Kanäle je Auflösung, von der feinsten zur gröbsten; jede Ebene halbiert die Auflösung. Mehr erhöhen die Kapazität und sind langsamer.</translation>
        </message>
        <message>
            <source>Number of residual layers at each resolution. More layers increase the capacity but are slower.</source>
            <translation>Residualschichten je Auflösung. Mehr erhöhen die Kapazität und sind langsamer.</translation>
        </message>
        <message>
            <source>Attention resolutions</source>
            <translation>Attention-Auflösungen</translation>
        </message>
        <message>
            <source>Sizes of the feature maps that use self-attention; the longer side counts. Larger feature maps need much more memory.</source>
            <translation>Größen der Merkmalskarten, die Self-Attention verwenden; es zählt die längere Seite. Größere Merkmalskarten brauchen viel mehr Speicher.</translation>
        </message>
        <message>
            <source>Pixel unshuffle</source>
            <translation>Pixel-Unshuffle</translation>
        </message>
        <message>
            <source>Side length of the squares of pixels to rearrange into channels before the network. 2 makes the network about four times as fast but loses some fine detail; 1 disables it.</source>
            <translation>Quadrate dieser Seitenlänge vor dem Netz in Kanäle umordnen. 2 macht es etwa viermal so schnell und kostet einige feine Details; 1 schaltet es aus.</translation>
        </message>
        <message>
            <source>Autoencoder</source>
            <translation>Autoencoder</translation>
        </message>
        <message>
            <source>none trains on pixels. trained first trains an autoencoder on the images and then trains on its latents, which is much faster at 192 px and above. The path of a folder in diffusers format uses an existing autoencoder: AutoencoderKL, AutoencoderTiny, or AutoencoderDC.</source>
            <translation>none trainiert mit Pixeln. trained trainiert zuerst einen Autoencoder mit den Bildern und dann das Modell mit dessen Latents; ab 192 px ist das viel schneller. Der Pfad eines Ordners im diffusers-Format verwendet einen vorhandenen Autoencoder: AutoencoderKL, AutoencoderTiny oder AutoencoderDC.</translation>
        </message>
        <message>
            <source>Dropout</source>
            <translation>Dropout</translation>
        </message>
        <message>
            <source>Fraction of features to drop at random during training. Higher values reduce overfitting on small datasets but slow down training.</source>
            <translation>Anteil der Merkmale, die im Training zufällig weggelassen werden. Höhere Werte verringern die Überanpassung bei kleinen Datensätzen und verlangsamen das Training.</translation>
        </message>
        <message>
            <source>Prediction</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>What the network predicts: EDM's mixture of image and noise (edm), the flow from image to noise (flow), the noise (epsilon), the velocity (v), or the image (x), which leaves no noise in images that are unshuffled by 4 or more.</source>
            <translation>Was das Netz vorhersagt: die EDM-Mischung aus Bild und Rauschen (edm), den Fluss vom Bild zum Rauschen (flow), das Rauschen (epsilon), die Geschwindigkeit (v) oder das Bild (x), wobei auch bei Pixel-Unshuffle um 4 oder mehr kein Rauschen in den Bildern bleibt.</translation>
        </message>
        <message>
            <source>Optimizer</source>
            <translation>Optimierer</translation>
        </message>
        <message>
            <source>adamw works for all networks. muon orthogonalizes the updates of matrices and convolution kernels, and uses AdamW for all other weights; it learns more from each image, but each update takes longer.</source>
            <translation>adamw eignet sich für jedes Netz. muon orthogonalisiert die Updates von Matrizen und Faltungskernen und verwendet AdamW für alle anderen Gewichte; es lernt aus jedem Bild mehr, doch jedes Update dauert länger.</translation>
        </message>
        <message>
            <source>Adam beta 1</source>
            <translation>Adam Beta 1</translation>
        </message>
        <message>
            <source>Decay rate of the moving average of gradients. Higher values average over more updates.</source>
            <translation>Abklingrate des gleitenden Mittels der Gradienten. Höhere Werte mitteln über mehr Updates.</translation>
        </message>
        <message>
            <source>Adam beta 2</source>
            <translation>Adam Beta 2</translation>
        </message>
        <message>
            <source>Decay rate of the moving average of squared gradients. Higher values average over more updates.</source>
            <translation>Abklingrate des gleitenden Mittels der quadrierten Gradienten. Höhere Werte mitteln über mehr Updates.</translation>
        </message>
        <message>
            <source>Muon momentum</source>
            <translation>Muon-Momentum</translation>
        </message>
        <message>
            <source>Momentum of the matrix updates with muon. Higher values average gradients over more updates.</source>
            <translation>Momentum der Matrix-Updates bei muon. Höhere Werte mitteln die Gradienten über mehr Updates.</translation>
        </message>
        <message>
            <source>Weight decay</source>
            <translation>Weight Decay</translation>
        </message>
        <message>
            <source>How strongly weights decay toward zero. 0 disables it, which works best for U-Nets.</source>
            <translation>Wie stark Gewichte gegen null abklingen. 0 schaltet es aus, was für U-Nets am besten ist.</translation>
        </message>
        <message>
            <source>Learning rate schedule</source>
            <translation>Lernratenplan</translation>
        </message>
        <message>
            <source>How the learning rate changes during a run. hold keeps it constant until the cool-down, so you can still change the length late in the run; cosine lowers it throughout the run.</source>
            <translation>Wie sich die Lernrate im Lauf ändert. hold hält sie bis zur Abkühlphase konstant, sodass sich die Länge noch spät im Lauf ändern lässt; cosine senkt sie durchgehend.</translation>
        </message>
        <message>
            <source>Schedule settings</source>
            <translation>Einstellungen des Plans</translation>
        </message>
        <message>
            <source>Settings of the selected schedule, by name.</source>
            <translation>Einstellungen des gewählten Plans, mit Namen.</translation>
        </message>
        <message>
            <source>Warm-up</source>
            <translation>Aufwärmphase</translation>
        </message>
        <message>
            <source>Number of images over which the learning rate rises from 0.</source>
            <translation>Anzahl der Bilder, über die die Lernrate von 0 ansteigt.</translation>
        </message>
        <message>
            <source>Cool-down</source>
            <translation>Abkühlphase</translation>
        </message>
        <message>
            <source>Fraction of the run, at its end, over which the learning rate falls to 0. Most of the visible quality comes from this phase.</source>
            <translation>Anteil am Ende des Laufs, über den die Lernrate auf 0 fällt. Der größte Teil der sichtbaren Qualität entsteht in dieser Phase.</translation>
        </message>
        <message>
            <source>Gradient clipping</source>
            <translation>Gradientenbegrenzung</translation>
        </message>
        <message>
            <source>Maximum norm of the gradient; larger gradients are scaled down to this norm.</source>
            <translation>Größte Norm des Gradienten; größere Gradienten werden darauf herunterskaliert.</translation>
        </message>
        <message>
            <source>Preset</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <source>The training preset that the settings are based on.</source>
            <translation>Die Voreinstellung, auf der die Einstellungen des Trainings beruhen.</translation>
        </message>
        <message>
            <source>Objective</source>
            <translation>Trainingsziel</translation>
        </message>
        <message>
            <source>What the model learns: to remove noise (denoising) or, starting from a trained model, to jump from noise to the image in one or two steps (consistency).</source>
            <translation>Was das Modell lernt: Rauschen zu entfernen (denoising) oder, ausgehend von einem trainierten Modell, in einem oder zwei Schritten vom Rauschen zum Bild zu springen (consistency).</translation>
        </message>
        <message>
            <source>Augmentations</source>
            <translation>Augmentierungen</translation>
        </message>
        <message>
            <source>Random changes to apply to each image before training on it, by name, each with its own settings. The model learns to reproduce them.</source>
            <translation>Zufällige Änderungen an jedem Bild, bevor damit trainiert wird, mit Namen und jeweils eigenen Einstellungen. Das Modell lernt, sie nachzubilden.</translation>
        </message>
        <message>
            <source>Number of images to train on in the whole run, counting repeats. 0 sets no limit, so only the training time limits the run.</source>
            <translation>Anzahl der Trainingsbilder im ganzen Lauf, Wiederholungen mitgezählt. 0: keine Grenze, die Trainingszeit entscheidet.</translation>
        </message>
        <message>
            <source>Minutes of training after which the run finishes, including the cool-down. 0 sets no limit, so only the training length limits the run.</source>
            <translation>Minuten Training, nach denen der Lauf endet, Abkühlphase eingeschlossen. 0: keine Grenze, die Trainingslänge entscheidet.</translation>
        </message>
        <message>
            <source>Number of images per update. Larger batches give steadier gradients but need more memory.</source>
            <translation>Bilder je Update. Mehr ergeben stabilere Gradienten und brauchen mehr Speicher.</translation>
        </message>
        <message>
            <source>Micro-batch size</source>
            <translation>Mikro-Batch-Größe</translation>
        </message>
        <message>
            <source>Number of images per forward pass. Smaller micro-batches need less memory and give the same result, except that dropout selects different features. 0 uses the whole batch.</source>
            <translation>Bilder je Vorwärtsdurchlauf. Weniger brauchen weniger Speicher und ergeben dasselbe, abgesehen von den Merkmalen, die Dropout auswählt. 0 verwendet den ganzen Batch.</translation>
        </message>
        <message>
            <source>Class dropout</source>
            <translation>Klassen-Dropout</translation>
        </message>
        <message>
            <source>Fraction of training images whose class is hidden from the model. Class guidance requires a value above 0.</source>
            <translation>Anteil der Trainingsbilder, deren Klasse dem Modell verborgen bleibt. Guidance mit Klassen erfordert einen Wert über 0.</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Seed</translation>
        </message>
        <message>
            <source>Seed for all random choices. The same seed and settings give the same run.</source>
            <translation>Seed aller Zufallsentscheidungen. Gleicher Seed und gleiche Einstellungen ergeben den gleichen Lauf.</translation>
        </message>
        <message>
            <source>Precision</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>Number format inside the network. auto uses bf16 if a short benchmark shows that it is faster.</source>
            <translation>Zahlenformat im Netz. auto verwendet bf16, wenn es in einem kurzen Benchmark schneller ist.</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Where the model is trained. auto uses the first GPU that works, if any. Select one of several by index, such as cuda:1, or by the beginning of its UUID, such as GPU-8c5b.</source>
            <translation>Wo das Modell trainiert wird. auto nimmt die erste funktionierende GPU, falls es eine gibt. Eine von mehreren wählen Sie per Index, etwa cuda:1, oder per Anfang der UUID, etwa GPU-8c5b.</translation>
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>Number of CPU threads to use for training. 0 chooses the number with a short benchmark.</source>
            <translation>CPU-Threads für das Training. 0 bestimmt die Anzahl mit einem kurzen Benchmark.</translation>
        </message>
        <message>
            <source>Deterministic</source>
            <translation>Deterministisch</translation>
        </message>
        <message>
            <source>Give bit-identical results for the same settings on the same machine, at some cost in speed.</source>
            <translation>Bei gleichen Einstellungen auf demselben Rechner bitgleiche Ergebnisse liefern, auf Kosten der Geschwindigkeit.</translation>
        </message>
        <message>
            <source>Hidden size</source>
            <translation>Embedding-Größe</translation>
        </message>
        <message>
            <source>Dimension of each patch's embedding. Larger embeddings increase the capacity but are slower.</source>
            <translation>Dimension des Embeddings jedes Patches. Höhere Werte erhöhen die Kapazität und sind langsamer.</translation>
        </message>
        <message>
            <source>Depth</source>
            <translation>Tiefe</translation>
        </message>
        <message>
            <source>Number of transformer blocks. More blocks increase the capacity but are slower.</source>
            <translation>Anzahl der Transformer-Blöcke. Mehr erhöhen die Kapazität und sind langsamer.</translation>
        </message>
        <message>
            <source>Patch size</source>
            <translation>Patchgröße</translation>
        </message>
        <message>
            <source>Side length of the patches that the image is divided into. Smaller patches preserve finer detail; halving the size takes at least four times as long.</source>
            <translation>Seitenlänge der Patches, in die das Bild zerlegt wird. Kleinere bewahren feinere Details; die halbe Größe dauert mindestens viermal so lange.</translation>
        </message>
        <message>
            <source>EMA length</source>
            <translation>EMA-Länge</translation>
        </message>
        <message>
            <source>Width of the exponential moving average, relative to the training so far (sigma_rel in EDM2). Longer averages are smoother but lag further behind.</source>
            <translation>Breite des exponentiell gleitenden Mittels im Verhältnis zum bisherigen Training (sigma_rel in EDM2). Länger ist glatter und hinkt weiter hinterher.</translation>
        </message>
        <message>
            <source>Second EMA length</source>
            <translation>Zweite EMA-Länge</translation>
        </message>
        <message>
            <source>Width of a second average, stored so that an average of any length can be computed after training (post-hoc EMA). Half or twice the first length works well.</source>
            <translation>Breite eines zweiten Mittels, das gespeichert wird, damit sich nach dem Training Mittel beliebiger Länge berechnen lassen (Post-hoc-EMA). Die halbe oder doppelte erste Länge eignet sich gut.</translation>
        </message>
        <message>
            <source>EMA snapshots</source>
            <translation>EMA-Snapshots</translation>
        </message>
        <message>
            <source>Number of evenly spaced snapshots of both averages, used to compute other EMA lengths after training. Each snapshot takes as much disk space as the weights. 0 stores no snapshots.</source>
            <translation>Anzahl gleichmäßig verteilter Snapshots beider Mittel, aus denen sich nach dem Training andere EMA-Längen berechnen lassen. Jeder belegt so viel Speicherplatz wie die Gewichte. 0: keine Snapshots.</translation>
        </message>
        <message>
            <source>Tune after training</source>
            <translation>Nach dem Training abstimmen</translation>
        </message>
        <message>
            <source>Tune the sampler when training finishes: search for the EMA length, sampler, steps, and noise levels that give the best images. Skipped if you have changed the preset's sampling settings.</source>
            <translation>Den Sampler nach dem Training abstimmen: EMA-Länge, Sampler, Schritte und Rauschstärken suchen, die die besten Bilder ergeben. Entfällt, wenn die Sampling-Einstellungen der Voreinstellung geändert wurden.</translation>
        </message>
        <message>
            <source>Tuning time</source>
            <translation>Abstimmungszeit</translation>
        </message>
        <message>
            <source>Additional time for sampler tuning, as a fraction of the training time. With more time, tuning compares more images and finds smaller improvements.</source>
            <translation>Zusätzliche Zeit für die Sampler-Abstimmung, als Anteil der Trainingszeit. Mehr vergleicht mehr Bilder und findet kleinere Verbesserungen.</translation>
        </message>
        <message>
            <source>Tuning time limit</source>
            <translation>Zeitlimit der Abstimmung</translation>
        </message>
        <message>
            <source>Minutes after which tuning stops and uses the best result so far.</source>
            <translation>Minuten, nach denen die Abstimmung endet und das bisher beste Ergebnis verwendet.</translation>
        </message>
        <message>
            <source>NFE, high quality</source>
            <translation>NFE, hohe Qualität</translation>
        </message>
        <message>
            <source>Maximum network evaluations per image (NFE) for the “high quality” sampling preset.</source>
            <translation>Höchstzahl der Netzauswertungen je Bild (NFE) für die Sampling-Voreinstellung „Hohe Qualität“.</translation>
        </message>
        <message>
            <source>NFE, fast</source>
            <translation>NFE, schnell</translation>
        </message>
        <message>
            <source>Maximum network evaluations per image (NFE) for the “fast” sampling preset.</source>
            <translation>Höchstzahl der Netzauswertungen je Bild (NFE) für die Sampling-Voreinstellung „Schnell“.</translation>
        </message>
        <message>
            <source>Disabled plugins</source>
            <translation>Deaktivierte Plugins</translation>
        </message>
        <message>
            <source>Names of plugins that are not imported.</source>
            <translation>Namen der Plugins, die nicht importiert werden.</translation>
        </message>
        <message>
            <source>Frames</source>
            <translation>Einzelbilder</translation>
        </message>
        <message>
            <source>Number of frames from the first image to the last.</source>
            <translation>Anzahl der Bilder vom ersten bis zum letzten.</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Geschwindigkeit</translation>
        </message>
        <message>
            <source>Number of frames per second.</source>
            <translation>Einzelbilder pro Sekunde.</translation>
        </message>
        <message>
            <source>Play back and forth</source>
            <translation>Hin und zurück</translation>
        </message>
        <message>
            <source>Play the animation forward and then backward, so that it loops seamlessly.</source>
            <translation>Läuft auch rückwärts und so als Endlosschleife.</translation>
        </message>
        <message>
            <source>Format</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>WebP preserves all colors; GIF is limited to 256 colors but works everywhere.</source>
            <translation>WebP behält alle Farben; GIF hat nur 256, läuft aber überall.</translation>
        </message>
        <message>
            <source>1/s</source>
            <translation>1/s</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Folder that contains the images; subfolders are included.</source>
            <translation>Ordner mit den Bildern; Unterordner werden einbezogen.</translation>
        </message>
        <message>
            <source>Importer</source>
            <translation>Importer</translation>
        </message>
        <message>
            <source>Plugin that reads the source: folder, zip, or another importer.</source>
            <translation>Plugin, das die Quelle liest: folder, zip oder ein anderer Importer.</translation>
        </message>
        <message>
            <source>Importer settings</source>
            <translation>Importer-Einstellungen</translation>
        </message>
        <message>
            <source>Settings of the selected importer, by name.</source>
            <translation>Einstellungen des gewählten Importers, mit Namen.</translation>
        </message>
        <message>
            <source>Size that all images are converted to; in files, channels, height, and width. 4 channels keep transparency; 3 place images on the background.</source>
            <translation>Größe, auf die alle Bilder gebracht werden; in Dateien Kanäle, Höhe und Breite. 4 Kanäle erhalten Transparenz; bei 3 liegen die Bilder auf dem Hintergrund.</translation>
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>folders uses the name of each image's folder as its class; none disables classes.</source>
            <translation>folders verwendet den Ordnernamen jedes Bildes als Klasse; none verzichtet auf Klassen.</translation>
        </message>
        <message>
            <source>Split folders</source>
            <translation>Split-Ordner</translation>
        </message>
        <message>
            <source>use holds out the images in val, skips those in test, and takes the classes from the folders inside; if there is no val, test is held out. ignore treats these folders like any other. auto uses them if they contain all images.</source>
            <translation>use hält die Bilder in val zurück, überspringt die in test und liest die Klassen aus den Ordnern darin; ohne val wird test zurückgehalten. ignore behandelt diese Ordner wie alle anderen. auto verwendet sie, wenn sie alle Bilder enthalten.</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>crop keeps the center of the image; pad keeps the whole image and adds borders.</source>
            <translation>crop behält die Mitte des Bildes; pad behält das ganze Bild und fügt Ränder hinzu.</translation>
        </message>
        <message>
            <source>Background</source>
            <translation>Hintergrund</translation>
        </message>
        <message>
            <source>Color of the borders and of the background behind transparent areas, as #rrggbb. If transparency is kept, borders are transparent.</source>
            <translation>Farbe der Ränder und des Hintergrunds hinter durchsichtigen Flächen als #rrggbb. Bleibt die Transparenz erhalten, sind die Ränder durchsichtig.</translation>
        </message>
        <message>
            <source>Copy files</source>
            <translation>Dateien kopieren</translation>
        </message>
        <message>
            <source>Copy each file into the project, so that the original folder can be deleted.</source>
            <translation>Jede Datei in das Projekt kopieren, sodass der ursprüngliche Ordner gelöscht werden kann.</translation>
        </message>
        <message>
            <source>Folder relative to the project</source>
            <translation>Ordner relativ zum Projekt</translation>
        </message>
        <message>
            <source>The same folder as a path relative to the project, so that the images can be found after both have been moved together.</source>
            <translation>Derselbe Ordner als Pfad relativ zum Projekt, damit die Bilder gefunden werden, wenn beide zusammen verschoben wurden.</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Number of images to generate.</source>
            <translation>Anzahl der zu erzeugenden Bilder.</translation>
        </message>
        <message>
            <source>First seed</source>
            <translation>Erster Seed</translation>
        </message>
        <message>
            <source>Seed of the first image; the following images use the next seeds.</source>
            <translation>Seed des ersten Bildes; die weiteren Bilder verwenden die folgenden Seeds.</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Class to generate. None picks a class at random.</source>
            <translation>Zu erzeugende Klasse. Ohne Angabe wird eine zufällig gewählt.</translation>
        </message>
        <message>
            <source>Sampling preset</source>
            <translation>Sampling-Voreinstellung</translation>
        </message>
        <message>
            <source>Sampling settings to start from: tuned for quality (high-quality), tuned for few steps (fast), or the run's own (default). The settings below override them. None uses high-quality if the model has been tuned.</source>
            <translation>Ausgangspunkt der Sampling-Einstellungen: auf Qualität abgestimmt (high-quality), auf wenige Schritte abgestimmt (fast) oder die des Laufs (default). Die Einstellungen unten haben Vorrang. Ohne Angabe gilt high-quality, wenn das Modell abgestimmt wurde.</translation>
        </message>
        <message>
            <source>Variations of</source>
            <translation>Variationen von</translation>
        </message>
        <message>
            <source>Seeds whose mixed noise the images are variations of. If empty, each image uses only the noise of its own seed.</source>
            <translation>Seeds, aus deren gemischtem Rauschen die Bilder als Variationen entstehen. Leer: Jedes Bild verwendet nur das Rauschen seines eigenen Seeds.</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>Abstand</translation>
        </message>
        <message>
            <source>How far variations move toward the noise of their own seeds: 0 gives the same image, 0.1 a near-duplicate, 0.3 a similar image, 1 an unrelated one.</source>
            <translation>Wie weit sich Variationen dem Rauschen ihres eigenen Seeds nähern: 0 ergibt dasselbe Bild, 0,1 ein fast gleiches, 0,3 ein ähnliches, 1 ein völlig anderes.</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Checkpoint</translation>
        </message>
        <message>
            <source>Checkpoint to generate from. None uses the latest.</source>
            <translation>Checkpoint, mit dem erzeugt wird. Ohne Angabe der neueste.</translation>
        </message>
        <message>
            <source>Width of the exponential moving average of the weights, relative to the training so far. 0 uses the raw weights; longer averages are smoother. None uses the tuned length, or the run's own length if it has not been tuned.</source>
            <translation>Breite des exponentiell gleitenden Mittels der Gewichte im Verhältnis zum bisherigen Training. 0 verwendet die Rohgewichte; länger ist glatter. Ohne Angabe gilt die abgestimmte Länge, sonst die des Laufs.</translation>
        </message>
        <message>
            <source>Number of images to generate at a time. Affects memory and speed, but not the images.</source>
            <translation>Gleichzeitig erzeugte Bilder. Beeinflusst Speicherbedarf und Geschwindigkeit, nicht die Bilder.</translation>
        </message>
        <message>
            <source>Flip</source>
            <translation>Spiegeln</translation>
        </message>
        <message>
            <source>Flips images at random; suitable if left and right are interchangeable.</source>
            <translation>Spiegelt Bilder zufällig; geeignet, wenn links und rechts austauschbar sind.</translation>
        </message>
        <message>
            <source>Shift</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>Shifts images slightly at random, so that the model does not depend on position.</source>
            <translation>Verschiebt Bilder zufällig ein wenig, damit das Modell nicht von der Position abhängt.</translation>
        </message>
        <message>
            <source>Rotate</source>
            <translation>Drehen</translation>
        </message>
        <message>
            <source>Rotates images at random; right angles are suitable for textures and aerial views.</source>
            <translation>Dreht Bilder zufällig; rechte Winkel eignen sich für Texturen und Luftbilder.</translation>
        </message>
        <message>
            <source>Color</source>
            <translation>Farbe</translation>
        </message>
        <message>
            <source>Changes brightness, contrast, saturation, and hue at random; generated images vary in the same way.</source>
            <translation>Ändert Helligkeit, Kontrast, Sättigung und Farbton zufällig; erzeugte Bilder variieren ebenso.</translation>
        </message>
        <message>
            <source>Probability of flipping an image left to right. 0.5 doubles the training data; use 0 for images with text.</source>
            <translation>Wahrscheinlichkeit, dass links und rechts vertauscht werden. 0,5 verdoppelt die Trainingsdaten; 0 bei Bildern mit Text.</translation>
        </message>
        <message>
            <source>Probability of flipping an image top to bottom. Suitable for textures and aerial views; use 0 for images with a clear up and down.</source>
            <translation>Wahrscheinlichkeit, dass oben und unten vertauscht werden. Geeignet für Texturen und Luftbilder; 0 bei Bildern mit klarem Oben und Unten.</translation>
        </message>
        <message>
            <source>Maximum shift</source>
            <translation>Maximale Verschiebung</translation>
        </message>
        <message>
            <source>Largest shift in each direction, as a percentage of the side length. Uncovered borders are filled with the mirrored image, which the model may learn to reproduce.</source>
            <translation>Größte Verschiebung in jeder Richtung, in Prozent der Bildseite. Frei werdende Ränder werden mit dem gespiegelten Bild gefüllt, was das Modell womöglich nachzubilden lernt.</translation>
        </message>
        <message>
            <source>Rotation angles</source>
            <translation>Drehwinkel</translation>
        </message>
        <message>
            <source>Angles to choose from: any angle up to the maximum below, or right angles only (0°, 90°, 180°, 270°), which keep images sharp.</source>
            <translation>Mögliche Winkel: beliebige bis zum Höchstwert unten oder nur rechte Winkel (0°, 90°, 180°, 270°), bei denen Bilder scharf bleiben.</translation>
        </message>
        <message>
            <source>Maximum angle</source>
            <translation>Maximaler Winkel</translation>
        </message>
        <message>
            <source>Largest rotation in either direction. Corners are filled with the mirrored image. Does not apply to rotations by right angles.</source>
            <translation>Größte Drehung in beide Richtungen. Ecken werden mit dem gespiegelten Bild gefüllt. Ohne Wirkung bei rechten Winkeln.</translation>
        </message>
        <message>
            <source>Brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <source>Largest relative change in brightness: 0.2 allows 20% darker to 20% brighter.</source>
            <translation>Größte relative Änderung der Helligkeit: 0,2 erlaubt 20 % dunkler bis 20 % heller.</translation>
        </message>
        <message>
            <source>Contrast</source>
            <translation>Kontrast</translation>
        </message>
        <message>
            <source>Largest relative change in contrast: 0.2 allows 20% lower to 20% higher.</source>
            <translation>Größte relative Änderung des Kontrasts: 0,2 erlaubt 20 % weniger bis 20 % mehr.</translation>
        </message>
        <message>
            <source>Saturation</source>
            <translation>Sättigung</translation>
        </message>
        <message>
            <source>Largest relative change in saturation: 0.2 allows 20% lower to 20% higher. Has no effect on gray images.</source>
            <translation>Größte relative Änderung der Sättigung: 0,2 erlaubt 20 % weniger bis 20 % mehr. Ohne Wirkung bei Graustufenbildern.</translation>
        </message>
        <message>
            <source>Hue</source>
            <translation>Farbton</translation>
        </message>
        <message>
            <source>Largest hue rotation on the color wheel in either direction; 120° turns red into green. Has no effect on gray images.</source>
            <translation>Größte Drehung des Farbtons auf dem Farbkreis in beide Richtungen; 120° macht aus Rot Grün. Ohne Wirkung bei Graustufenbildern.</translation>
        </message>
        <message>
            <source>%</source>
            <translation>%</translation>
        </message>
        <message>
            <source>°</source>
            <translation>°</translation>
        </message>
        <message>
            <source>U-Net</source>
            <translation>U-Net</translation>
        </message>
        <message>
            <source>The convolutional U-Net of diffusers, the best choice on a single GPU or CPU. Recommended.</source>
            <translation>Das faltungsbasierte U-Net von diffusers, die beste Wahl für eine einzelne GPU oder CPU. Empfohlen.</translation>
        </message>
        <message>
            <source>Transformer (DiT)</source>
            <translation>Transformer (DiT)</translation>
        </message>
        <message>
            <source>A small diffusion transformer that operates on image patches. Experimental.</source>
            <translation>Ein kleiner Diffusion-Transformer, der mit Bild-Patches arbeitet. Experimentell.</translation>
        </message>
        <message>
            <source>ONNX bundle</source>
            <translation>ONNX-Paket</translation>
        </message>
        <message>
            <source>A single file that turns seeds into images in any program with onnxruntime, with a model card, a web page, and example programs. Recommended.</source>
            <translation>Eine einzige Datei, die in jedem Programm mit onnxruntime aus Seeds Bilder macht, mit Modellkarte, Webseite und Beispielprogrammen. Empfohlen.</translation>
        </message>
        <message>
            <source>Diffusers pipeline</source>
            <translation>Diffusers-Pipeline</translation>
        </message>
        <message>
            <source>A folder for DiffusionPipeline.from_pretrained, for Python programs and fine-tuning.</source>
            <translation>Ein Ordner für DiffusionPipeline.from_pretrained, für Python-Programme und Feintuning.</translation>
        </message>
        <message>
            <source>Safetensors file</source>
            <translation>Safetensors-Datei</translation>
        </message>
        <message>
            <source>Only the weights, named as in diffusers' UNet2DModel, with all metadata in the file header.</source>
            <translation>Nur die Gewichte, benannt wie im UNet2DModel von diffusers, mit allen Metadaten im Dateikopf.</translation>
        </message>
        <message>
            <source>PyTorch program</source>
            <translation>PyTorch-Programm</translation>
        </message>
        <message>
            <source>A single .pt2 file that turns seeds into images in any program with PyTorch; requires no code from Sfumato.</source>
            <translation>Eine einzige .pt2-Datei, die in jedem Programm mit PyTorch aus Seeds Bilder macht; benötigt keinen Code von Sfumato.</translation>
        </message>
        <message>
            <source>OpenVINO model</source>
            <translation>OpenVINO-Modell</translation>
        </message>
        <message>
            <source>A model that turns noise into images with OpenVINO, for Intel hardware. Requires the openvino package.</source>
            <translation>Ein Modell, das mit OpenVINO aus Rauschen Bilder macht, für Intel-Hardware. Benötigt das Paket openvino.</translation>
        </message>
        <message>
            <source>Image set</source>
            <translation>Bildersammlung</translation>
        </message>
        <message>
            <source>Generated images as PNG files, with a manifest that lists their seeds, classes, and hashes.</source>
            <translation>Erzeugte Bilder als PNG-Dateien, mit einem Manifest ihrer Seeds, Klassen und Hashes.</translation>
        </message>
        <message>
            <source>License</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <source>SPDX identifier of the license; its text is included in the export. Choose a license that the licenses of your images allow; empty means no license.</source>
            <translation>SPDX-Lizenz des Exports, deren Text beigelegt wird. Sie muss mit den Lizenzen der verwendeten Bilder vereinbar sein; leer: keine Lizenz.</translation>
        </message>
        <message>
            <source>Images to compare</source>
            <translation>Vergleichsbilder</translation>
        </message>
        <message>
            <source>Number of images to generate with both Sfumato and the export and to compare byte by byte. More images verify more but take longer.</source>
            <translation>Anzahl der Bilder, die mit Sfumato und mit dem Export erzeugt und Byte für Byte verglichen werden. Mehr Bilder prüfen gründlicher und dauern länger.</translation>
        </message>
        <message>
            <source>License file</source>
            <translation>Lizenzdatei</translation>
        </message>
        <message>
            <source>Text file with your own license terms; replaces the license above.</source>
            <translation>Textdatei mit eigenen Lizenzbedingungen; ersetzt die Lizenz oben.</translation>
        </message>
        <message>
            <source>Author</source>
            <translation>Urheber</translation>
        </message>
        <message>
            <source>Author of the model, named in the license and in the model card.</source>
            <translation>Urheber des Modells, genannt in Lizenz und Modellkarte.</translation>
        </message>
        <message>
            <source>Intended use</source>
            <translation>Verwendungszweck</translation>
        </message>
        <message>
            <source>What the model is meant for and what it must not be used for; shown in the model card.</source>
            <translation>Wofür das Modell gedacht ist und wofür es nicht verwendet werden darf; steht in der Modellkarte.</translation>
        </message>
        <message>
            <source>Number format of the network. fp32 reproduces the gallery's images; fp16 halves the file size, for GPUs; int8 quarters it and is faster on CPUs. The loss of quality is measured and reported.</source>
            <translation>Zahlenformat des Netzes. fp32 ergibt genau die Bilder der Galerie; fp16 halbiert die Dateigröße, für GPUs; int8 viertelt sie und ist auf CPUs schneller. Der Qualitätsverlust wird gemessen und angegeben.</translation>
        </message>
        <message>
            <source>Target device</source>
            <translation>Zielgerät</translation>
        </message>
        <message>
            <source>Device to optimize the graph for. cpu halves the number of multiplications in convolutions and generates the same images from a larger file, but is slower on GPUs and requires fp32.</source>
            <translation>Gerät, für das der Graph optimiert wird. cpu halbiert die Multiplikationen der Faltungen und erzeugt dieselben Bilder aus einer größeren Datei; auf GPUs ist es langsamer, und es erfordert fp32.</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Input of the model: one seed per image, as in the gallery, or noise that your program supplies.</source>
            <translation>Eingabe des Modells: ein Seed je Bild wie in der Galerie oder Rauschen, das Ihr Programm liefert.</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Ausgabe</translation>
        </message>
        <message>
            <source>Format of the images: uint8 in the order (height, width, channel), ready to display, or float32 from -1 to 1 in the order (channel, height, width), for further processing.</source>
            <translation>Format der Bilder: uint8 in der Reihenfolge (Höhe, Breite, Kanal), fertig zum Anzeigen, oder float32 von -1 bis 1 in der Reihenfolge (Kanal, Höhe, Breite), zur Weiterverarbeitung.</translation>
        </message>
        <message>
            <source>Sampling loop</source>
            <translation>Sampling-Schleife</translation>
        </message>
        <message>
            <source>Form of the sampling steps in the graph: loop, which loads quickly, or unrolled, for runtimes without loops.</source>
            <translation>Form der Sampling-Schritte im Graphen: eine Schleife (loop), die schnell lädt, oder abgerollt (unrolled), für Laufzeitumgebungen ohne Schleifen.</translation>
        </message>
        <message>
            <source>Steps as input</source>
            <translation>Schritte als Eingabe</translation>
        </message>
        <message>
            <source>Make the number of sampling steps an input of the model, up to 50. The images match the gallery's for any number of steps.</source>
            <translation>Macht die Anzahl der Sampling-Schritte zur Eingabe des Modells, bis höchstens 50. Bei jeder Anzahl stimmen die Bilder mit denen der Galerie überein.</translation>
        </message>
        <message>
            <source>Web page</source>
            <translation>Webseite</translation>
        </message>
        <message>
            <source>Add a web page that generates images in the browser, opened with a double-click or from any web server. Takes 5 MB plus a copy of the model; models larger than 100 MB are not embedded.</source>
            <translation>Fügt eine Webseite hinzu, die Bilder im Browser erzeugt, per Doppelklick oder von jedem Webserver. Belegt 5 MB plus eine Kopie des Modells; Modelle über 100 MB werden nicht eingebettet.</translation>
        </message>
        <message>
            <source>Images for Fréchet distance</source>
            <translation>Bilder für Fréchet-Distanz</translation>
        </message>
        <message>
            <source>Number of images to generate for comparing image quality with the original. 0 skips the comparison, which int8 requires.</source>
            <translation>Anzahl der Bilder, mit denen die Bildqualität gegenüber dem Original verglichen wird. 0 überspringt den Vergleich, den int8 voraussetzt.</translation>
        </message>
        <message>
            <source>Time limit for Fréchet distance</source>
            <translation>Zeitlimit für Fréchet-Distanz</translation>
        </message>
        <message>
            <source>Maximum time for generating these images. When it expires, fewer images are compared, and their number is reported.</source>
            <translation>Maximale Zeit für das Erzeugen dieser Bilder. Danach werden weniger Bilder verglichen und ihre Anzahl angegeben.</translation>
        </message>
        <message>
            <source>Pipeline</source>
            <translation>Pipeline</translation>
        </message>
        <message>
            <source>standard uses a pipeline of diffusers if one fits the model: it loads without trust_remote_code, but has its own sampler and noise. sfumato always includes Sfumato's pipeline, which generates the gallery's images from their seeds.</source>
            <translation>standard verwendet eine Pipeline von diffusers, wenn eine zum Modell passt: Sie lädt ohne trust_remote_code, hat aber einen eigenen Sampler und eigenes Rauschen. sfumato legt immer die Pipeline von Sfumato bei, die die Bilder der Galerie aus ihren Seeds erzeugt.</translation>
        </message>
        <message>
            <source>Seed of the first image; each additional image uses the next seed.</source>
            <translation>Seed des ersten Bilds; jedes weitere verwendet den nächsten Seed.</translation>
        </message>
        <message>
            <source>Reads images in place from a folder and its subfolders.</source>
            <translation>Liest Bilder direkt aus einem Ordner und seinen Unterordnern.</translation>
        </message>
        <message>
            <source>ZIP archive</source>
            <translation>ZIP-Archiv</translation>
        </message>
        <message>
            <source>Unpacks the images in a ZIP file into the project and keeps its folder structure.</source>
            <translation>Entpackt die Bilder einer ZIP-Datei in das Projekt und behält ihre Ordner bei.</translation>
        </message>
        <message>
            <source>TensorBoard</source>
            <translation>TensorBoard</translation>
        </message>
        <message>
            <source>Logs losses, learning rate, quality metrics, and sample grids in TensorBoard's format; requires no other package.</source>
            <translation>Protokolliert Verluste, Lernrate, Qualitätsmetriken und Probenraster im Format von TensorBoard; benötigt kein weiteres Paket.</translation>
        </message>
        <message>
            <source>Log folder, with one subfolder per run. If empty, logs are written to the run's folder.</source>
            <translation>Protokollordner mit einem Unterordner je Lauf. Leer: im Ordner des Laufs.</translation>
        </message>
        <message>
            <source>Diversity</source>
            <translation>Vielfalt</translation>
        </message>
        <message>
            <source>Mean difference between generated images, compared with real images. A much lower value indicates mode collapse.</source>
            <translation>Mittlerer Unterschied zwischen erzeugten Bildern im Vergleich zu echten. Ein viel niedrigerer Wert deutet auf Mode Collapse hin.</translation>
        </message>
        <message>
            <source>Mean difference between images</source>
            <translation>Mittlerer Unterschied zwischen Bildern</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>Notes about a run, saved in the folder of the run.</source>
            <translation>Notizen zu einem Lauf, gespeichert in seinem Ordner.</translation>
        </message>
        <message>
            <source>DPM-Solver++ (2M)</source>
            <translation>DPM-Solver++ (2M)</translation>
        </message>
        <message>
            <source>Sharp images in about ten steps, with one network call per step. Recommended.</source>
            <translation>Scharfe Bilder in etwa zehn Schritten mit je einem Netzaufruf. Empfohlen.</translation>
        </message>
        <message>
            <source>UniPC (2)</source>
            <translation>UniPC (2)</translation>
        </message>
        <message>
            <source>Predictor-corrector method with one network call per step; good with very few steps.</source>
            <translation>Prädiktor-Korrektor-Verfahren mit einem Netzaufruf je Schritt; gut bei sehr wenigen Schritten.</translation>
        </message>
        <message>
            <source>Heun</source>
            <translation>Heun</translation>
        </message>
        <message>
            <source>Second-order method with two network calls per step; very accurate with 20 or more steps.</source>
            <translation>Verfahren zweiter Ordnung mit zwei Netzaufrufen je Schritt; sehr genau ab 20 Schritten.</translation>
        </message>
        <message>
            <source>Euler</source>
            <translation>Euler</translation>
        </message>
        <message>
            <source>The simplest method; generates smooth images and is useful as a baseline.</source>
            <translation>Das einfachste Verfahren, mit weichen Bildern; nützlich zum Vergleich.</translation>
        </message>
        <message>
            <source>DDIM</source>
            <translation>DDIM</translation>
        </message>
        <message>
            <source>Like Euler, with an adjustable amount of fresh noise in each step.</source>
            <translation>Wie Euler, mit einstellbarer Menge an neuem Rauschen je Schritt.</translation>
        </message>
        <message>
            <source>DDPM</source>
            <translation>DDPM</translation>
        </message>
        <message>
            <source>Ancestral sampling with fresh noise in each step; generates the most varied images but needs at least 100 steps.</source>
            <translation>Ancestral Sampling mit neuem Rauschen in jedem Schritt; braucht mindestens 100 Schritte und liefert die vielfältigsten Bilder.</translation>
        </message>
        <message>
            <source>Consistency</source>
            <translation>Konsistenz</translation>
        </message>
        <message>
            <source>Generates images in one or two steps; for distilled models only.</source>
            <translation>Erzeugt Bilder in einem oder zwei Schritten; nur für destillierte Modelle.</translation>
        </message>
        <message>
            <source>Eta</source>
            <translation>Eta</translation>
        </message>
        <message>
            <source>Amount of fresh noise in each step. 0 adds none, so only the initial noise determines the image; 1 adds as much as DDPM.</source>
            <translation>Menge des neuen Rauschens je Schritt. Bei 0 kommt keines hinzu, das Anfangsrauschen allein bestimmt also das Bild; bei 1 so viel wie bei DDPM.</translation>
        </message>
        <message>
            <source>Intermediate sigma</source>
            <translation>Zwischen-Sigma</translation>
        </message>
        <message>
            <source>Noise level added to the image of the first step before the second step. Higher values change the image more. Distillation finds the best value.</source>
            <translation>Rauschstärke, die vor dem zweiten Schritt zum Bild des ersten hinzukommt. Höhere Werte verändern das Bild stärker. Die Destillation ermittelt den besten Wert.</translation>
        </message>
        <message>
            <source>Warm-up, hold, cool-down</source>
            <translation>Aufwärmen, Halten, Abkühlen</translation>
        </message>
        <message>
            <source>Constant learning rate between warm-up and cool-down; a run can be extended from the start of its cool-down. Recommended.</source>
            <translation>Konstante Lernrate zwischen Aufwärm- und Abkühlphase; ein Lauf lässt sich ab dem Beginn der Abkühlphase verlängern. Empfohlen.</translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation>Kosinus</translation>
        </message>
        <message>
            <source>Cosine decay from the end of the warm-up to the end of the run; for runs of known length.</source>
            <translation>Kosinusförmiger Abfall vom Ende der Aufwärmphase bis zum Ende des Laufs; für Läufe bekannter Länge.</translation>
        </message>
        <message>
            <source>Final learning rate</source>
            <translation>Lernrate am Ende</translation>
        </message>
        <message>
            <source>Learning rate at the end of the run, as a fraction of the full rate. With 0, the rate decays to zero, which gives the most stable final weights.</source>
            <translation>Lernrate am Ende des Laufs, als Anteil der vollen Rate. 0 senkt sie bis auf null, für möglichst stabile Endgewichte.</translation>
        </message>
    </context>
    <context>
        <name>CurveChart</name>
        <message>
            <source>Log</source>
            <translation>Log</translation>
        </message>
        <message>
            <source>Loading the chart…</source>
            <translation>Diagramm wird geladen …</translation>
        </message>
        <message>
            <source>Show all</source>
            <translation>Alles zeigen</translation>
        </message>
        <message>
            <source>Show the whole curve and follow new values</source>
            <translation>Die ganze Kurve zeigen und neuen Werten folgen</translation>
        </message>
        <message>
            <source>Loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>Rate</source>
            <translation>Rate</translation>
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
            <source>Training loss (line) and held-out loss (dots)</source>
            <translation>Trainingsverlust (Linie) und Validierungsverlust (Punkte)</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>Gradient norm before clipping</source>
            <translation>Gradientennorm vor der Begrenzung</translation>
        </message>
        <message>
            <source>Training throughput in images per second</source>
            <translation>Trainingsdurchsatz in Bildern pro Sekunde</translation>
        </message>
        <message>
            <source>Fréchet distance to real images, as a multiple of the real-vs-real baseline</source>
            <translation>Fréchet-Distanz zu echten Bildern, als Vielfaches des Vergleichswerts echter Bilder</translation>
        </message>
        <message>
            <source>Metric</source>
            <translation>Metrik</translation>
        </message>
        <message>
            <source>The metric to plot</source>
            <translation>Die dargestellte Metrik</translation>
        </message>
        <message>
            <source>over images</source>
            <translation>nach Bildern</translation>
        </message>
        <message>
            <source>over steps</source>
            <translation>nach Schritten</translation>
        </message>
        <message>
            <source>over time</source>
            <translation>nach Zeit</translation>
        </message>
        <message>
            <source>Horizontal axis</source>
            <translation>Horizontale Achse</translation>
        </message>
        <message>
            <source>Plot over images seen, steps, or training time</source>
            <translation>Nach gesehenen Bildern, Schritten oder Trainingszeit auftragen</translation>
        </message>
        <message>
            <source>Smoothing</source>
            <translation>Glättung</translation>
        </message>
        <message>
            <source>Smooth the curve; the raw values remain visible</source>
            <translation>Die Kurve glätten; die Rohwerte bleiben sichtbar</translation>
        </message>
        <message>
            <source>Use a logarithmic scale</source>
            <translation>Eine logarithmische Skala verwenden</translation>
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
            <source>Drag to pan, scroll to zoom, double-click to reset</source>
            <translation>Ziehen verschiebt, Scrollen zoomt, Doppelklick setzt zurück</translation>
        </message>
    </context>
    <context>
        <name>CurvePlot</name>
        <message>
            <source>No data yet</source>
            <translation>Noch keine Daten</translation>
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
            <source>Choose the folder that now contains the images</source>
            <translation>Den Ordner auswählen, in dem die Bilder jetzt liegen</translation>
        </message>
        <message>
            <source>Train on dataset</source>
            <translation>Damit trainieren</translation>
        </message>
        <message>
            <source>Select this dataset for a new run</source>
            <translation>Diesen Datensatz für einen neuen Lauf auswählen</translation>
        </message>
        <message>
            <source>Rescan folder</source>
            <translation>Ordner neu einlesen</translation>
        </message>
        <message>
            <source>Check the folder for new, changed, and removed files</source>
            <translation>Den Ordner auf neue, geänderte und entfernte Dateien prüfen</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Open the folder that contains the images</source>
            <translation>Den Ordner mit den Bildern öffnen</translation>
        </message>
        <message>
            <source>Subset</source>
            <translation>Teilmenge</translation>
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Show the images of one class or of all classes</source>
            <translation>Die Bilder einer Klasse oder aller Klassen zeigen</translation>
        </message>
        <message>
            <source>Change the dataset without modifying any files (X)</source>
            <translation>Datensatz ändern, ohne Dateien zu verändern (X)</translation>
        </message>
        <message>
            <source>Dataset images</source>
            <translation>Bilder des Datensatzes</translation>
        </message>
        <message>
            <source>No images</source>
            <translation>Keine Bilder</translation>
        </message>
        <message>
            <source>Skipped files</source>
            <translation>Übersprungene Dateien</translation>
        </message>
        <message>
            <source>No skipped files</source>
            <translation>Nichts übersprungen</translation>
        </message>
        <message>
            <source>All files were imported.</source>
            <translation>Alle Dateien wurden importiert.</translation>
        </message>
        <message>
            <source>Exclude or include</source>
            <translation>Ausschließen oder aufnehmen</translation>
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
            <source>Skipped</source>
            <translation>Übersprungen</translation>
        </message>
        <message>
            <source>All images in the dataset, including held-out images</source>
            <translation>Alle Bilder des Datensatzes, auch zurückgehaltene</translation>
        </message>
        <message>
            <source>Images reserved for evaluation and not trained on</source>
            <translation>Für die Auswertung reservierte Bilder, mit denen nicht trainiert wird</translation>
        </message>
        <message>
            <source>Images that you excluded; you can include them again</source>
            <translation>Ausgeschlossene Bilder; sie können wieder aufgenommen werden</translation>
        </message>
        <message>
            <source>Files that were not imported, with the reason for each</source>
            <translation>Nicht importierte Dateien, jeweils mit dem Grund</translation>
        </message>
        <message>
            <source>All classes</source>
            <translation>Alle Klassen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation>
                <numerusform>%Ln Bild</numerusform>
                <numerusform>%Ln Bilder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln class(es)</source>
            <translation>
                <numerusform>%Ln Klasse</numerusform>
                <numerusform>%Ln Klassen</numerusform>
            </translation>
        </message>
        <message>
            <source>training size {size}</source>
            <translation>Trainingsgröße {size}</translation>
        </message>
        <message>
            <source>copied into the project</source>
            <translation>ins Projekt kopiert</translation>
        </message>
        <message>
            <source>Folder not found. Connect its drive, or choose Locate… if it was moved. You can still train on images that are already prepared.</source>
            <translation>Ordner nicht gefunden. Den Datenträger anschließen oder, falls der Ordner verschoben wurde, „Suchen …“ wählen. Mit bereits vorbereiteten Bildern lässt sich weiterhin trainieren.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln more class(es) with few or no images.</source>
            <translation>
                <numerusform>%Ln weitere Klasse mit wenigen oder keinen Bildern.</numerusform>
                <numerusform>%Ln weitere Klassen mit wenigen oder keinen Bildern.</numerusform>
            </translation>
        </message>
        <message>
            <source>No images were imported from the folder. The Skipped tab lists the reasons.</source>
            <translation>Aus dem Ordner wurden keine Bilder importiert. Die Gründe stehen im Tab „Übersprungen“.</translation>
        </message>
        <message>
            <source>This dataset has no held-out images.</source>
            <translation>Dieser Datensatz hat keine zurückgehaltenen Bilder.</translation>
        </message>
        <message>
            <source>To exclude images from training, select them on the Images tab and press X.</source>
            <translation>Um Bilder vom Training auszuschließen, sie im Tab „Bilder“ auswählen und X drücken.</translation>
        </message>
        <message>
            <source>Include {n}</source>
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
            <source>Create a dataset from a folder of images or a ZIP file (Ctrl+Shift+A)</source>
            <translation>Einen Datensatz aus einem Bilderordner oder einer ZIP-Datei anlegen (Strg+Umschalt+A)</translation>
        </message>
        <message>
            <source>Cancel the import; an existing dataset is not changed</source>
            <translation>Den Import abbrechen; ein vorhandener Datensatz bleibt unverändert</translation>
        </message>
        <message>
            <source>No dataset yet</source>
            <translation>Noch kein Datensatz</translation>
        </message>
        <message numerus="yes">
            <source>exclude %Ln image(s)</source>
            <translation>
                <numerusform>%Ln Bild ausschließen</numerusform>
                <numerusform>%Ln Bilder ausschließen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>include %Ln image(s)</source>
            <translation>
                <numerusform>%Ln Bild aufnehmen</numerusform>
                <numerusform>%Ln Bilder aufnehmen</numerusform>
            </translation>
        </message>
        <message>
            <source>cannot be read</source>
            <translation>nicht lesbar</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation>
                <numerusform>%Ln Bild</numerusform>
                <numerusform>%Ln Bilder</numerusform>
            </translation>
        </message>
        <message>
            <source>Open or create a project to see its datasets.</source>
            <translation>Ein Projekt öffnen oder anlegen, um seine Datensätze zu sehen.</translation>
        </message>
        <message>
            <source>Drop a folder of images or a ZIP file here. Subfolders are included. Supported formats are PNG, JPEG, WebP, GIF, TIFF, BMP, and HEIC. Your files are not changed.</source>
            <translation>Hier einen Ordner mit Bildern oder eine ZIP-Datei ablegen. Unterordner werden einbezogen. Unterstützt werden PNG, JPEG, WebP, GIF, TIFF, BMP und HEIC. Ihre Dateien bleiben unverändert.</translation>
        </message>
        <message>
            <source>Locate images</source>
            <translation>Bilder suchen</translation>
        </message>
        <message>
            <source>Located {found} of {total} images.</source>
            <translation>{found} von {total} Bildern gefunden.</translation>
        </message>
    </context>
    <context>
        <name>DevicePanel</name>
        <message>
            <source>Loading…</source>
            <translation>Wird geladen …</translation>
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
            <source>Report saved to {file}.</source>
            <translation>Bericht gespeichert: {file}.</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
    </context>
    <context>
        <name>DistillationPanel</name>
        <message>
            <source>Images from the same seeds with each model</source>
            <translation>Bilder beider Modelle mit denselben Seeds</translation>
        </message>
        <message>
            <source>Make a faster version</source>
            <translation>Schnellere Version erstellen</translation>
        </message>
        <message>
            <source>Distill this model to generate images in one or two steps</source>
            <translation>Modell destillieren, damit ein bis zwei Schritte zum Erzeugen genügen</translation>
        </message>
        <message>
            <source>Open run</source>
            <translation>Lauf öffnen</translation>
        </message>
        <message>
            <source>Show the distillation run</source>
            <translation>Den Destillationslauf zeigen</translation>
        </message>
        <message>
            <source>Distilled model</source>
            <translation>Destilliertes Modell</translation>
        </message>
        <message>
            <source>Distillation trains a copy of the model to generate images in one or two steps. It works best for models that have been trained for a long time. Both models are evaluated and compared.</source>
            <translation>Bei der Destillation lernt eine Kopie des Modells, Bilder in ein bis zwei Schritten zu erzeugen. Am besten gelingt das mit lange trainierten Modellen. Beide Modelle werden ausgewertet und verglichen.</translation>
        </message>
        <message>
            <source>“{run}” has no result yet: it is still training or was stopped.</source>
            <translation>„{run}“ hat noch kein Ergebnis: Das Training läuft noch oder wurde gestoppt.</translation>
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
            <source>Add the images to the open project; the files are not moved</source>
            <translation>Die Bilder zum geöffneten Projekt hinzufügen; die Dateien werden nicht verschoben</translation>
        </message>
        <message>
            <source>Create a project named after the folder; your images are not moved</source>
            <translation>Ein Projekt mit dem Namen des Ordners anlegen; Ihre Bilder bleiben, wo sie sind</translation>
        </message>
        <message>
            <source>or click to choose one</source>
            <translation>oder klicken, um einen auszuwählen</translation>
        </message>
        <message>
            <source>Image folder</source>
            <translation>Bilderordner</translation>
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
            <translation>„{name}“ ist in einem anderen Fenster geöffnet</translation>
        </message>
        <message>
            <source>The project in {folder} is open in a window on {machine}. Only one window can change a project at a time. You can open it read-only here.</source>
            <translation>Das Projekt in {folder} ist in einem Fenster auf {machine} geöffnet. Ein Projekt lässt sich immer nur in einem Fenster ändern. Hier können Sie es schreibgeschützt öffnen.</translation>
        </message>
        <message>
            <source>The project in {folder} is open in another Sfumato process. Only one window can change a project at a time. You can open it read-only here.</source>
            <translation>Das Projekt in {folder} ist im Fenster eines anderen Prozesses geöffnet. Ein Projekt lässt sich nur in einem Fenster zugleich ändern. Hier können Sie es nur zum Lesen öffnen.</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Do not open the project</source>
            <translation>Das Projekt nicht öffnen</translation>
        </message>
        <message>
            <source>Open read-only</source>
            <translation>Schreibgeschützt öffnen</translation>
        </message>
        <message>
            <source>View the project without changing it</source>
            <translation>Das Projekt ansehen, ohne es zu ändern</translation>
        </message>
        <message>
            <source>Switch to window</source>
            <translation>Zum Fenster wechseln</translation>
        </message>
        <message>
            <source>Bring the other window to the front</source>
            <translation>Das andere Fenster nach vorn holen</translation>
        </message>
    </context>
    <context>
        <name>EngineJobs</name>
        <message>
            <source>Internal error in “{job}”: {error}</source>
            <translation>Interner Fehler bei „{job}“: {error}</translation>
        </message>
        <message>
            <source>For details, choose Help &gt; Open logs folder.</source>
            <translation>Einzelheiten unter Hilfe &gt; Protokollordner öffnen.</translation>
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
            <source>None available.</source>
            <translation>Keine verfügbar.</translation>
        </message>
    </context>
    <context>
        <name>Evaluations</name>
        <message numerus="yes">
            <source>{run}: Fréchet distance {multiple} times the real-vs-real baseline, measured with %Ln image(s).</source>
            <translation>
                <numerusform>{run}: Fréchet-Distanz beim {multiple}-Fachen des Vergleichswerts echter Bilder, gemessen an %Ln Bild.</numerusform>
                <numerusform>{run}: Fréchet-Distanz beim {multiple}-Fachen des Vergleichswerts echter Bilder, gemessen an %Ln Bildern.</numerusform>
            </translation>
        </message>
        <message>
            <source>Show report</source>
            <translation>Bericht zeigen</translation>
        </message>
    </context>
    <context>
        <name>EventNotifier</name>
        <message>
            <source>{run} finished in {time}.</source>
            <translation>{run} nach {time} abgeschlossen.</translation>
        </message>
        <message>
            <source>Open run</source>
            <translation>Lauf öffnen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) generated.</source>
            <translation>
                <numerusform>%Ln Bild erzeugt.</numerusform>
                <numerusform>%Ln Bilder erzeugt.</numerusform>
            </translation>
        </message>
        <message>
            <source>Show images</source>
            <translation>Bilder zeigen</translation>
        </message>
        <message>
            <source>“{job}” is not responding to Stop.</source>
            <translation>„{job}“ reagiert nicht auf „Stoppen“.</translation>
        </message>
        <message>
            <source>Wait for it to finish, or quit Sfumato. Completed results are kept.</source>
            <translation>Warten Sie, bis der Vorgang endet, oder beenden Sie Sfumato. Fertige Ergebnisse bleiben erhalten.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) imported into “{name}”.</source>
            <translation>
                <numerusform>%Ln Bild in „{name}“ importiert.</numerusform>
                <numerusform>%Ln Bilder in „{name}“ importiert.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) skipped.</source>
            <translation>
                <numerusform>%Ln Datei übersprungen.</numerusform>
                <numerusform>%Ln Dateien übersprungen.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EventText</name>
        <message>
            <source>Checkpoint at {count} images</source>
            <translation>Checkpoint bei {count} Bildern</translation>
        </message>
        <message>
            <source>Extended from run {run} at {count} images</source>
            <translation>Verlängerung von Lauf {run} ab {count} Bildern</translation>
        </message>
        <message>
            <source>Started on {device}</source>
            <translation>Gestartet auf {device}</translation>
        </message>
        <message>
            <source>Resumed at {count} images</source>
            <translation>Fortgesetzt bei {count} Bildern</translation>
        </message>
        <message>
            <source>Paused at {count} images</source>
            <translation>Pausiert bei {count} Bildern</translation>
        </message>
        <message>
            <source>Resumed</source>
            <translation>Fortgesetzt</translation>
        </message>
        <message>
            <source>Conditional augmentation probability changed from {before} to {now}</source>
            <translation>Wahrscheinlichkeit der bedingten Augmentierung von {before} auf {now} geändert</translation>
        </message>
        <message>
            <source>Learning rate changed from {before} to {rate} at {count} images</source>
            <translation>Lernrate bei {count} Bildern von {before} auf {rate} geändert</translation>
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
            <source>Fréchet distance {multiple} times the real-vs-real baseline at {count} images</source>
            <translation>Fréchet-Distanz bei {count} Bildern: das {multiple}-Fache des Vergleichswerts echter Bilder</translation>
        </message>
        <message>
            <source>Autoencoder: PSNR {psnr} dB, Fréchet distance {share} times the real-vs-real baseline</source>
            <translation>Autoencoder: PSNR {psnr} dB, Fréchet-Distanz das {share}-Fache des Vergleichswerts echter Bilder</translation>
        </message>
        <message>
            <source>Autoencoder failed the reconstruction check: PSNR {psnr} dB, Fréchet distance {share} times the real-vs-real baseline</source>
            <translation>Autoencoder hat die Rekonstruktionsprüfung nicht bestanden: PSNR {psnr} dB, Fréchet-Distanz das {share}-Fache des Vergleichswerts echter Bilder</translation>
        </message>
        <message>
            <source>Sampler tuned. High quality: {high_quality}. Fast: {fast}.</source>
            <translation>Sampler abgestimmt. Hohe Qualität: {high_quality}. Schnell: {fast}.</translation>
        </message>
        <message numerus="yes">
            <source>Kernel distance {distance} with %Ln step(s) at {count} images</source>
            <translation>
                <numerusform>Kernel-Distanz {distance} mit %Ln Schritt bei {count} Bildern</numerusform>
                <numerusform>Kernel-Distanz {distance} mit %Ln Schritten bei {count} Bildern</numerusform>
            </translation>
        </message>
        <message>
            <source>Stopped at {count} images after {time}</source>
            <translation>Gestoppt bei {count} Bildern nach {time}</translation>
        </message>
        <message>
            <source>Finished at {count} images after {time}</source>
            <translation>Abgeschlossen bei {count} Bildern nach {time}</translation>
        </message>
    </context>
    <context>
        <name>ExportPanel</name>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Export the model and verify that the export generates the same images</source>
            <translation>Modell exportieren und prüfen, ob es dieselben Bilder erzeugt</translation>
        </message>
        <message>
            <source>Cancel the export; no files are written</source>
            <translation>Den Export abbrechen; es werden keine Dateien geschrieben</translation>
        </message>
        <message>
            <source>Export folder: {folder} (replaces the existing export)</source>
            <translation>Exportordner: {folder} (ersetzt den vorhandenen Export)</translation>
        </message>
        <message>
            <source>Export folder: {folder}</source>
            <translation>Exportordner: {folder}</translation>
        </message>
        <message>
            <source>Starting the export process…</source>
            <translation>Exportprozess wird gestartet …</translation>
        </message>
        <message>
            <source>Export finished ({size})</source>
            <translation>Export abgeschlossen ({size})</translation>
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
            <source>Open the folder of the export</source>
            <translation>Den Ordner des Exports öffnen</translation>
        </message>
        <message>
            <source>Exports of this model</source>
            <translation>Exporte dieses Modells</translation>
        </message>
        <message>
            <source>{exporter}, {size}, {ago}</source>
            <translation>{exporter}, {size}, {ago}</translation>
        </message>
        <message>
            <source>Open verification report</source>
            <translation>Prüfbericht öffnen</translation>
        </message>
        <message>
            <source>Open a comparison of the export with the original model in the browser</source>
            <translation>Den Export im Browser mit dem ursprünglichen Modell vergleichen</translation>
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
            <translation>Vielleicht ist die Installation beschädigt; Sfumato neu installieren.</translation>
        </message>
        <message>
            <source>no error message</source>
            <translation>keine Fehlermeldung</translation>
        </message>
        <message>
            <source>The export process exited unexpectedly: {reason}.</source>
            <translation>Der Exportprozess wurde unerwartet beendet: {reason}.</translation>
        </message>
        <message>
            <source>Close other programs to free memory, then try again.</source>
            <translation>Andere Programme schließen, um Speicher freizugeben, dann erneut versuchen.</translation>
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
            <source>Enter whole numbers separated by commas.</source>
            <translation>Ganze Zahlen eingeben, durch Kommas getrennt.</translation>
        </message>
        <message>
            <source>Must be at least {low}.</source>
            <translation>Muss mindestens {low} sein.</translation>
        </message>
        <message>
            <source>Must be greater than {low}.</source>
            <translation>Muss größer als {low} sein.</translation>
        </message>
        <message>
            <source>Must be at most {high}.</source>
            <translation>Darf höchstens {high} sein.</translation>
        </message>
    </context>
    <context>
        <name>FieldRow</name>
        <message>
            <source>Reset {title}</source>
            <translation>{title} zurücksetzen</translation>
        </message>
        <message>
            <source>Reset to the preset's value</source>
            <translation>Auf den Wert der Voreinstellung zurücksetzen</translation>
        </message>
    </context>
    <context>
        <name>FilterChips</name>
        <message>
            <source>Save filter</source>
            <translation>Filter speichern</translation>
        </message>
        <message>
            <source>Save this filter under a name</source>
            <translation>Diesen Filter unter einem Namen speichern</translation>
        </message>
        <message>
            <source>Clear filter</source>
            <translation>Filter aufheben</translation>
        </message>
        <message>
            <source>Clear the filter and show all images</source>
            <translation>Den Filter aufheben und alle Bilder zeigen</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Restore the selected images from the trash (Ctrl+Shift+Del)</source>
            <translation>Die ausgewählten Bilder aus dem Papierkorb wiederherstellen (Strg+Umschalt+Entf)</translation>
        </message>
        <message>
            <source>Empty trash</source>
            <translation>Papierkorb leeren</translation>
        </message>
        <message>
            <source>Move all of these images to the system trash</source>
            <translation>Alle diese Bilder in den Papierkorb des Systems legen</translation>
        </message>
        <message>
            <source>{part} (click to change)</source>
            <translation>{part} (zum Ändern klicken)</translation>
        </message>
        <message>
            <source>Remove filter: {part}</source>
            <translation>Filter entfernen: {part}</translation>
        </message>
    </context>
    <context>
        <name>FilterMenus</name>
        <message>
            <source>No images yet</source>
            <translation>Noch keine Bilder</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>Wird gezählt …</translation>
        </message>
        <message>
            <source>{count} images</source>
            <translation>{count} Bilder</translation>
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
            <source>Rating</source>
            <translation>Bewertung</translation>
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
            <source>Created</source>
            <translation>Erzeugt</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message numerus="yes">
            <source>Last %Ln day(s)</source>
            <translation>
                <numerusform>Letzter Tag</numerusform>
                <numerusform>Letzte %Ln Tage</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FilterText</name>
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
            <source>Exactly {n}</source>
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
            <source>Rating</source>
            <translation>Bewertung</translation>
        </message>
        <message>
            <source>Flag</source>
            <translation>Markierung</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Erzeugt</translation>
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
        <message numerus="yes">
            <source>last %Ln day(s)</source>
            <translation>
                <numerusform>letzter Tag</numerusform>
                <numerusform>letzte %Ln Tage</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Fold</name>
        <message>
            <source>Show or hide: {title}</source>
            <translation>Ein- oder ausblenden: {title}</translation>
        </message>
    </context>
    <context>
        <name>Formatting</name>
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
            <source>unknown date</source>
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
            <source>{n} d ago</source>
            <translation>vor {n} Tg.</translation>
        </message>
        <message>
            <source>{n}%</source>
            <translation>{n} %</translation>
        </message>
        <message>
            <source>Not started</source>
            <translation>Nicht gestartet</translation>
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
            <source>Finished</source>
            <translation>Abgeschlossen</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Gestoppt</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation>Unterbrochen</translation>
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
            <source>Unflag</source>
            <translation>Markierung entfernen</translation>
        </message>
        <message>
            <source>Rate {n} of 5 stars</source>
            <translation>Mit {n} von 5 Sternen bewerten</translation>
        </message>
        <message>
            <source>Advance after rating</source>
            <translation>Nach Bewertung weiter</translation>
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
            <translation>In den Papierkorb</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Empty trash</source>
            <translation>Papierkorb leeren</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) moved to the gallery's trash.</source>
            <translation>
                <numerusform>%Ln Bild in den Papierkorb der Galerie gelegt.</numerusform>
                <numerusform>%Ln Bilder in den Papierkorb der Galerie gelegt.</numerusform>
            </translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>Board {n}</source>
            <translation>Pinnwand {n}</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) moved to the system trash.</source>
            <translation>
                <numerusform>%Ln Bild in den Papierkorb des Systems gelegt.</numerusform>
                <numerusform>%Ln Bilder in den Papierkorb des Systems gelegt.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GalleryBar</name>
        <message>
            <source>Sort by: {order}</source>
            <translation>Sortierung: {order}</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Search by run, class, seed, sampler, tag, or board (Ctrl+F); seed:41 or tag:red searches a single field</source>
            <translation>Nach Lauf, Klasse, Seed, Sampler, Schlagwort oder Pinnwand suchen (Strg+F); seed:41 oder tag:rot durchsucht nur ein Feld</translation>
        </message>
        <message>
            <source>Minimum rating</source>
            <translation>Mindestbewertung</translation>
        </message>
        <message>
            <source>Show images with at least this rating</source>
            <translation>Bilder ab dieser Bewertung zeigen</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtern</translation>
        </message>
        <message>
            <source>Filter by run, class, date, and more</source>
            <translation>Nach Lauf, Klasse, Datum und mehr filtern</translation>
        </message>
        <message>
            <source>Side panel</source>
            <translation>Seitenleiste</translation>
        </message>
        <message>
            <source>Show or hide details and generation settings (I)</source>
            <translation>Details und Einstellungen zum Erzeugen ein- oder ausblenden (I)</translation>
        </message>
        <message>
            <source>Boards and saved filters</source>
            <translation>Pinnwände und gespeicherte Filter</translation>
        </message>
        <message>
            <source>Show or hide boards and saved filters (L)</source>
            <translation>Pinnwände und gespeicherte Filter ein- oder ausblenden (L)</translation>
        </message>
        <message>
            <source>Sort order (O)</source>
            <translation>Sortierung (O)</translation>
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
            <source>Highest rated</source>
            <translation>Beste Bewertung</translation>
        </message>
        <message>
            <source>Lowest seed</source>
            <translation>Kleinster Seed</translation>
        </message>
    </context>
    <context>
        <name>GalleryFoot</name>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation>
                <numerusform>%Ln Bild</numerusform>
                <numerusform>%Ln Bilder</numerusform>
            </translation>
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
            <source>Clear filter</source>
            <translation>Filter aufheben</translation>
        </message>
        <message>
            <source>Clear the filter and show all images</source>
            <translation>Den Filter aufheben und alle Bilder zeigen</translation>
        </message>
        <message>
            <source>No matching images</source>
            <translation>Keine passenden Bilder</translation>
        </message>
        <message>
            <source>Side panel</source>
            <translation>Seitenleiste</translation>
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
            <translation>Einstellungen übernehmen</translation>
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
            <source>Show or hide side panel</source>
            <translation>Seitenleiste ein- oder ausblenden</translation>
        </message>
        <message>
            <source>Show or hide boards and saved filters</source>
            <translation>Pinnwände und gespeicherte Filter ein- oder ausblenden</translation>
        </message>
        <message>
            <source>“{text}”</source>
            <translation>„{text}“</translation>
        </message>
        <message>
            <source>No image matches all filters: {filters}.</source>
            <translation>Kein Bild passt zu allen Filtern: {filters}.</translation>
        </message>
        <message>
            <source>Open a project or try the sample to see generated images.</source>
            <translation>Ein Projekt öffnen oder das Beispiel ausprobieren, um erzeugte Bilder zu sehen.</translation>
        </message>
        <message>
            <source>Go to Home</source>
            <translation>Zur Startseite</translation>
        </message>
        <message>
            <source>Your model is ready. Each generated image keeps its recipe, so you can reproduce it.</source>
            <translation>Ihr Modell ist bereit. Jedes erzeugte Bild behält sein Rezept und lässt sich damit reproduzieren.</translation>
        </message>
        <message>
            <source>Generate images</source>
            <translation>Bilder erzeugen</translation>
        </message>
        <message>
            <source>Train a model first. You can generate images as soon as its first checkpoint is saved.</source>
            <translation>Zuerst ein Modell trainieren. Sobald sein erster Checkpoint gespeichert ist, lassen sich Bilder erzeugen.</translation>
        </message>
        <message>
            <source>Go to Train</source>
            <translation>Zum Training</translation>
        </message>
    </context>
    <context>
        <name>GallerySidebar</name>
        <message>
            <source>Boards and saved filters</source>
            <translation>Pinnwände und gespeicherte Filter</translation>
        </message>
        <message>
            <source>Drag images onto a board to add them; F2 renames, Del deletes</source>
            <translation>Bilder zum Hinzufügen auf eine Pinnwand ziehen; F2 benennt um, Entf löscht</translation>
        </message>
        <message>
            <source>New board</source>
            <translation>Neue Pinnwand</translation>
        </message>
        <message>
            <source>Create a board to collect images</source>
            <translation>Eine Pinnwand anlegen, um Bilder zu sammeln</translation>
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
            <source>Saved filters</source>
            <translation>Gespeicherte Filter</translation>
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
            <source>Delete (keeps images)</source>
            <translation>Löschen (Bilder bleiben)</translation>
        </message>
    </context>
    <context>
        <name>GalleryTools</name>
        <message>
            <source>Export images</source>
            <translation>Bilder exportieren</translation>
        </message>
        <message>
            <source>More like this</source>
            <translation>Mehr davon</translation>
        </message>
        <message>
            <source>Animation…</source>
            <translation>Animation …</translation>
        </message>
        <message>
            <source>Contact sheet…</source>
            <translation>Kontaktbogen …</translation>
        </message>
        <message>
            <source>Nearest training images</source>
            <translation>Ähnlichste Trainingsbilder</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>“{name}” was saved.</source>
            <translation>„{name}“ wurde gespeichert.</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Images and their export manifest were saved to “{folder}”.</source>
            <translation>Bilder und Exportmanifest wurden in „{folder}“ gespeichert.</translation>
        </message>
        <message>
            <source>Seed {seed}</source>
            <translation>Seed {seed}</translation>
        </message>
    </context>
    <context>
        <name>GeneratePanel</name>
        <message numerus="yes">
            <source>{done} of %Ln image(s)</source>
            <translation>
                <numerusform>{done} von %Ln Bild</numerusform>
                <numerusform>{done} von %Ln Bildern</numerusform>
            </translation>
        </message>
        <message>
            <source>Loading the model…</source>
            <translation>Modell wird geladen …</translation>
        </message>
        <message>
            <source>Canceling after this batch…</source>
            <translation>Abbruch nach diesem Batch …</translation>
        </message>
        <message>
            <source>Generate</source>
            <translation>Erzeugen</translation>
        </message>
        <message>
            <source>Generate images into the gallery (Ctrl+Enter)</source>
            <translation>Bilder für die Galerie erzeugen (Strg+Eingabe)</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>The run whose model generates the images.</source>
            <translation>Der Lauf, dessen Modell die Bilder erzeugt.</translation>
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
            <source>Cancel; images generated so far stay in the gallery.</source>
            <translation>Abbrechen; bereits erzeugte Bilder bleiben in der Galerie.</translation>
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
            <source>{count} images</source>
            <translation>{count} Bilder</translation>
        </message>
        <message numerus="yes">
            <source>High quality (%Ln step(s))</source>
            <translation>
                <numerusform>Hohe Qualität (%Ln Schritt)</numerusform>
                <numerusform>Hohe Qualität (%Ln Schritte)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Fast (%Ln step(s))</source>
            <translation>
                <numerusform>Schnell (%Ln Schritt)</numerusform>
                <numerusform>Schnell (%Ln Schritte)</numerusform>
            </translation>
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
            <translation>Bilder mit {run} erzeugen</translation>
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
            <source>Create a project in a new or empty folder (Ctrl+N)</source>
            <translation>Ein Projekt in einem neuen oder leeren Ordner anlegen (Strg+N)</translation>
        </message>
        <message>
            <source>Open project…</source>
            <translation>Projekt öffnen …</translation>
        </message>
        <message>
            <source>Open a project folder (Ctrl+O)</source>
            <translation>Ordner eines Projekts öffnen (Strg+O)</translation>
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
            <source>Images from the sample</source>
            <translation>Bilder aus dem Beispiel</translation>
        </message>
        <message>
            <source>Try the sample</source>
            <translation>Beispiel ausprobieren</translation>
        </message>
        <message>
            <source>Create a project from 4,000 small faces and open the Train page</source>
            <translation>Projekt mit 4.000 kleinen Gesichtern anlegen und zum Training wechseln</translation>
        </message>
        <message>
            <source>Train a first model in minutes</source>
            <translation>In Minuten zum ersten Modell</translation>
        </message>
        <message>
            <source>Sfumato includes 4,000 pixel faces. Click once, then start training.</source>
            <translation>Sfumato enthält 4.000 Pixelgesichter. Ein Klick, und das Training kann beginnen.</translation>
        </message>
        <message numerus="yes">
            <source>%Ln thread(s)</source>
            <translation>
                <numerusform>%Ln Thread</numerusform>
                <numerusform>%Ln Threads</numerusform>
            </translation>
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
        <name>Housekeeping</name>
        <message>
            <source>Run “{run}” is queued or being trained.</source>
            <translation>Der Lauf „{run}“ wartet auf das Training oder wird trainiert.</translation>
        </message>
        <message>
            <source>Stop it first, then rename or delete it.</source>
            <translation>Ihn zuerst stoppen, dann umbenennen oder löschen.</translation>
        </message>
        <message>
            <source>Run “{name}” was moved to the project's trash.</source>
            <translation>Der Lauf „{name}“ wurde in den Papierkorb des Projekts verschoben.</translation>
        </message>
        <message>
            <source>Dataset “{name}” was moved to the project's trash.</source>
            <translation>Der Datensatz „{name}“ wurde in den Papierkorb des Projekts verschoben.</translation>
        </message>
        <message>
            <source>Export “{name}” was moved to the project's trash.</source>
            <translation>Der Export „{name}“ wurde in den Papierkorb des Projekts verschoben.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Rückgängig</translation>
        </message>
        <message>
            <source>rename “{name}”</source>
            <translation>„{name}“ umbenennen</translation>
        </message>
        <message>
            <source>delete “{name}”</source>
            <translation>„{name}“ löschen</translation>
        </message>
    </context>
    <context>
        <name>ImageBrowser</name>
        <message>
            <source>Scroll up to the new images</source>
            <translation>Nach oben zu den neuen Bildern</translation>
        </message>
        <message numerus="yes">
            <source>%Ln new image(s)</source>
            <translation>
                <numerusform>%Ln neues Bild</numerusform>
                <numerusform>%Ln neue Bilder</numerusform>
            </translation>
        </message>
        <message>
            <source>View image</source>
            <translation>Bild ansehen</translation>
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
            <source>Generating an animation</source>
            <translation>Animation erzeugen</translation>
        </message>
        <message>
            <source>Generating a contact sheet</source>
            <translation>Kontaktbogen erzeugen</translation>
        </message>
        <message>
            <source>Finding the nearest training images</source>
            <translation>Ähnlichste Trainingsbilder suchen</translation>
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
            <source>Image viewer</source>
            <translation>Bildansicht</translation>
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
            <translation>Vorheriges Bild (Links)</translation>
        </message>
        <message>
            <source>Next image (Right)</source>
            <translation>Nächstes Bild (Rechts)</translation>
        </message>
        <message>
            <source>Zoom out (-)</source>
            <translation>Verkleinern (-)</translation>
        </message>
        <message>
            <source>Zoom in (+)</source>
            <translation>Vergrößern (+)</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>Fit the image to the window (F)</source>
            <translation>Das Bild in das Fenster einpassen (F)</translation>
        </message>
        <message>
            <source>1:1</source>
            <translation>1:1</translation>
        </message>
        <message>
            <source>Show at actual size (Z)</source>
            <translation>In Originalgröße zeigen (Z)</translation>
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
            <translation>Import von {name}</translation>
        </message>
        <message>
            <source>Locating the images of {name}</source>
            <translation>Bilder von {name} suchen</translation>
        </message>
        <message>
            <source>Unpacking the sample</source>
            <translation>Beispiel entpacken</translation>
        </message>
    </context>
    <context>
        <name>IncidentBar</name>
        <message>
            <source>Resolve</source>
            <translation>Beheben</translation>
        </message>
        <message>
            <source>Resolve the problem</source>
            <translation>Das Problem beheben</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Dismiss this notice</source>
            <translation>Diese Meldung schließen</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Lower learning rate…</source>
            <translation>Lernrate senken …</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
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
            <source>Show device</source>
            <translation>Gerät zeigen</translation>
        </message>
    </context>
    <context>
        <name>ItemActions</name>
        <message>
            <source>Rename run…</source>
            <translation>Lauf umbenennen …</translation>
        </message>
        <message>
            <source>Delete run</source>
            <translation>Lauf löschen</translation>
        </message>
        <message>
            <source>Rename dataset…</source>
            <translation>Datensatz umbenennen …</translation>
        </message>
        <message>
            <source>Delete dataset</source>
            <translation>Datensatz löschen</translation>
        </message>
        <message>
            <source>Rename export…</source>
            <translation>Export umbenennen …</translation>
        </message>
        <message>
            <source>Delete export</source>
            <translation>Export löschen</translation>
        </message>
        <message>
            <source>Duplicate settings</source>
            <translation>Einstellungen duplizieren</translation>
        </message>
        <message>
            <source>Configure a new run with the same settings</source>
            <translation>Einen neuen Lauf mit denselben Einstellungen vorbereiten</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Move to the project's trash; can be undone</source>
            <translation>In den Papierkorb des Projekts verschieben; lässt sich rückgängig machen</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
    </context>
    <context>
        <name>JobBar</name>
        <message>
            <source>Current jobs</source>
            <translation>Aktuelle Aufträge</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Show the current training run</source>
            <translation>Den aktuellen Trainingslauf zeigen</translation>
        </message>
        <message>
            <source>This machine is kept awake during training</source>
            <translation>Dieser Rechner bleibt während des Trainings wach</translation>
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
            <source>Canceling…</source>
            <translation>Wird abgebrochen …</translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message numerus="yes">
            <source>{done} of %Ln image(s)</source>
            <translation>
                <numerusform>{done} von %Ln Bild</numerusform>
                <numerusform>{done} von %Ln Bildern</numerusform>
            </translation>
        </message>
        <message>
            <source>Queued</source>
            <translation>Wartet</translation>
        </message>
        <message>
            <source>Not responding to Stop</source>
            <translation>Reagiert nicht auf „Stoppen“</translation>
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
            <translation>Wird pausiert …</translation>
        </message>
    </context>
    <context>
        <name>KeysEditor</name>
        <message>
            <source>Shortcut for {command}</source>
            <translation>Tastenkürzel für {command}</translation>
        </message>
        <message>
            <source>Press the new shortcut</source>
            <translation>Das neue Tastenkürzel drücken</translation>
        </message>
        <message>
            <source>No shortcut</source>
            <translation>Ohne Kürzel</translation>
        </message>
        <message>
            <source>Remove the shortcut</source>
            <translation>Das Tastenkürzel entfernen</translation>
        </message>
        <message>
            <source>Default shortcut</source>
            <translation>Standardkürzel</translation>
        </message>
        <message>
            <source>Restore the default shortcut</source>
            <translation>Das Standardkürzel wiederherstellen</translation>
        </message>
        <message>
            <source>{keys} is already assigned to “{command}”</source>
            <translation>{keys} ist bereits mit „{command}“ belegt</translation>
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
            <source>Find or create a tag</source>
            <translation>Schlagwort suchen oder anlegen</translation>
        </message>
        <message>
            <source>Find or create a board</source>
            <translation>Pinnwand suchen oder anlegen</translation>
        </message>
        <message>
            <source>Press Enter to assign or remove the selected name</source>
            <translation>Eingabe weist den ausgewählten Namen zu oder entfernt ihn</translation>
        </message>
        <message>
            <source>Create “{name}”</source>
            <translation>„{name}“ anlegen</translation>
        </message>
    </context>
    <context>
        <name>Log</name>
        <message>
            <source>Sfumato crashed the last time it ran.</source>
            <translation>Sfumato ist beim letzten Mal abgestürzt.</translation>
        </message>
        <message>
            <source>To help find the cause, choose Help &gt; Create report…</source>
            <translation>Bei der Suche nach der Ursache hilft ein Bericht: Hilfe &gt; Bericht erstellen …</translation>
        </message>
        <message>
            <source>Internal error: {error}</source>
            <translation>Interner Fehler: {error}</translation>
        </message>
        <message>
            <source>Your files are intact. For details, choose Help &gt; Open logs folder.</source>
            <translation>Ihre Dateien sind unversehrt. Einzelheiten unter Hilfe &gt; Protokollordner öffnen.</translation>
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
            <source>Random weights (from scratch)</source>
            <translation>Zufällige Gewichte (von Grund auf)</translation>
        </message>
        <message>
            <source>Diffusers folder…</source>
            <translation>Diffusers-Ordner …</translation>
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>The dataset to train on</source>
            <translation>Der Datensatz für das Training</translation>
        </message>
        <message>
            <source>Start from</source>
            <translation>Ausgangspunkt</translation>
        </message>
        <message>
            <source>Train from scratch, or start from the weights of a trained model</source>
            <translation>Von Grund auf trainieren oder von den Gewichten eines trainierten Modells ausgehen</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>Length of the run; most of the quality is gained in the last third</source>
            <translation>Länge des Laufs; im letzten Drittel gewinnt die Qualität am meisten</translation>
        </message>
        <message>
            <source>Unit of length</source>
            <translation>Einheit der Länge</translation>
        </message>
        <message>
            <source>Limit the run by training time or by number of images</source>
            <translation>Den Lauf nach Trainingszeit oder nach Anzahl der Bilder begrenzen</translation>
        </message>
        <message>
            <source>&amp;Dataset</source>
            <translation>&amp;Datensatz</translation>
        </message>
        <message>
            <source>Start &amp;from</source>
            <translation>Ausgang&amp;spunkt</translation>
        </message>
        <message>
            <source>&amp;Length</source>
            <translation>Lä&amp;nge</translation>
        </message>
        <message>
            <source>Folder in Diffusers format</source>
            <translation>Ordner im Diffusers-Format</translation>
        </message>
    </context>
    <context>
        <name>MarksRow</name>
        <message>
            <source>Rating</source>
            <translation>Bewertung</translation>
        </message>
        <message>
            <source>Rating (0 to 5); P picks, X rejects, U removes the flag</source>
            <translation>Bewertung (0 bis 5); P merkt vor, X lehnt ab, U entfernt die Markierung</translation>
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
            <source>Train a model first to make a faster version of it.</source>
            <translation>Zuerst ein Modell trainieren, um davon eine schnellere Version zu erstellen.</translation>
        </message>
        <message>
            <source>{run} is already a distilled model.</source>
            <translation>{run} ist bereits ein destilliertes Modell.</translation>
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
            <source>Generate images with this model in the Gallery</source>
            <translation>In der Galerie Bilder mit diesem Modell erzeugen</translation>
        </message>
        <message>
            <source>Evaluate</source>
            <translation>Auswerten</translation>
        </message>
        <message>
            <source>Measure how close this model's images are to real ones</source>
            <translation>Messen, wie nah die Bilder dieses Modells an echten sind</translation>
        </message>
        <message>
            <source>Open run</source>
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
            <source>The browser could not be opened.</source>
            <translation>Der Browser ließ sich nicht öffnen.</translation>
        </message>
        <message>
            <source>Open proof.html from the export folder.</source>
            <translation>Die Datei proof.html im Exportordner öffnen.</translation>
        </message>
        <message>
            <source>{n} images</source>
            <translation>{n} Bilder</translation>
        </message>
        <message>
            <source>Newest samples of this run</source>
            <translation>Neueste Proben dieses Laufs</translation>
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
            <source>More actions for this export</source>
            <translation>Weitere Aktionen für diesen Export</translation>
        </message>
        <message>
            <source>Open a project to see and export its models.</source>
            <translation>Ein Projekt öffnen, um seine Modelle zu sehen und zu exportieren.</translation>
        </message>
        <message>
            <source>A run's model appears here once its first checkpoint is saved. You can then generate images with it or export it as a single ONNX file for other programs.</source>
            <translation>Sobald der erste Checkpoint eines Laufs gespeichert ist, erscheint hier sein Modell. Es kann dann Bilder erzeugen oder als einzelne ONNX-Datei für andere Programme exportiert werden.</translation>
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
            <source>{run} was exported.</source>
            <translation>{run} wurde exportiert.</translation>
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Export canceled. No files were written.</source>
            <translation>Export abgebrochen. Es wurden keine Dateien geschrieben.</translation>
        </message>
    </context>
    <context>
        <name>NearestStrip</name>
        <message>
            <source>Nearest training images</source>
            <translation>Ähnlichste Trainingsbilder</translation>
        </message>
        <message>
            <source>Find the training images that are most similar to this one (N)</source>
            <translation>Die Trainingsbilder suchen, die diesem Bild am ähnlichsten sind (N)</translation>
        </message>
        <message>
            <source>Searching the training images…</source>
            <translation>Trainingsbilder werden durchsucht …</translation>
        </message>
        <message>
            <source>The nearest training image is identical: this image is a copy.</source>
            <translation>Das ähnlichste Trainingsbild ist identisch: Dieses Bild ist eine Kopie.</translation>
        </message>
        <message>
            <source>Difference on a scale of 0 to 255; values below 2 are not visible.</source>
            <translation>Unterschied auf einer Skala von 0 bis 255; Werte unter 2 sind nicht sichtbar.</translation>
        </message>
        <message>
            <source>{name} (click to compare)</source>
            <translation>{name} (zum Vergleichen klicken)</translation>
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
            <source>Name of the project and its folder</source>
            <translation>Name des Projekts und seines Ordners</translation>
        </message>
        <message>
            <source>Change location…</source>
            <translation>Ort ändern …</translation>
        </message>
        <message>
            <source>Choose where to create the project folder</source>
            <translation>Auswählen, wo der Projektordner angelegt wird</translation>
        </message>
        <message>
            <source>Create</source>
            <translation>Anlegen</translation>
        </message>
        <message>
            <source>Create the project folder</source>
            <translation>Den Projektordner anlegen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close without creating a project</source>
            <translation>Schließen, ohne ein Projekt anzulegen</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>Enter a project name.</source>
            <translation>Einen Projektnamen eingeben.</translation>
        </message>
        <message>
            <source>The name must not contain “/”, “\”, or “:”.</source>
            <translation>Der Name darf weder „/“ noch „\“ noch „:“ enthalten.</translation>
        </message>
        <message>
            <source>The name is too long; the maximum is {n} bytes.</source>
            <translation>Der Name ist zu lang; erlaubt sind höchstens {n} Bytes.</translation>
        </message>
        <message>
            <source>A folder with this name already exists.</source>
            <translation>Es gibt bereits einen Ordner mit diesem Namen.</translation>
        </message>
        <message>
            <source>Project location</source>
            <translation>Speicherort des Projekts</translation>
        </message>
    </context>
    <context>
        <name>NextStep</name>
        <message>
            <source>Continue</source>
            <translation>Weiter</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>Kein Projekt geöffnet</translation>
        </message>
        <message>
            <source>Go to Home</source>
            <translation>Zur Startseite</translation>
        </message>
    </context>
    <context>
        <name>NotesPanel</name>
        <message>
            <source>What did you try in this run, and what did you find?</source>
            <translation>Was wurde in diesem Lauf ausprobiert, und mit welchem Ergebnis?</translation>
        </message>
        <message>
            <source>Run notes</source>
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
            <source>Notices since Sfumato was started, newest first</source>
            <translation>Meldungen seit dem Start von Sfumato, neueste zuerst</translation>
        </message>
        <message>
            <source>No notices yet.</source>
            <translation>Noch keine Meldungen.</translation>
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
            <source>This run is being trained by another process</source>
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
            <translation>Wird pausiert …</translation>
        </message>
        <message>
            <source>other process  ·  {state}</source>
            <translation>anderer Prozess  ·  {state}</translation>
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
            <source>Included with Sfumato</source>
            <translation>In Sfumato enthalten</translation>
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
            <source>Enabled</source>
            <translation>Aktiviert</translation>
        </message>
        <message>
            <source>Disabled</source>
            <translation>Deaktiviert</translation>
        </message>
        <message>
            <source>Not loaded in safe mode</source>
            <translation>Nicht geladen (abgesicherter Modus)</translation>
        </message>
        <message>
            <source>Disabled because of an error</source>
            <translation>Wegen eines Fehlers deaktiviert</translation>
        </message>
    </context>
    <context>
        <name>PluginPanel</name>
        <message>
            <source>Panel “{name}” from plugin “{plugin}” failed and was disabled: {reason}</source>
            <translation>Das Panel „{name}“ des Plugins „{plugin}“ wurde nach einem Fehler deaktiviert: {reason}</translation>
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
            <source>Open plugin folder</source>
            <translation>Plugin-Ordner öffnen</translation>
        </message>
        <message>
            <source>Open the folder for your own plugins</source>
            <translation>Den Ordner für eigene Plugins öffnen</translation>
        </message>
        <message>
            <source>Errors</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <source>Put your own plugins in {folder}. They are loaded at the next start.</source>
            <translation>Eigene Plugins gehören in {folder}. Sie werden beim nächsten Start geladen.</translation>
        </message>
        <message>
            <source>Enabled</source>
            <translation>Aktiviert</translation>
        </message>
        <message>
            <source>Enable or disable this plugin (takes effect after a restart)</source>
            <translation>Dieses Plugin aktivieren oder deaktivieren (wirkt nach einem Neustart)</translation>
        </message>
        <message>
            <source>Enable plugin {name}</source>
            <translation>Plugin {name} aktivieren</translation>
        </message>
        <message>
            <source>Plugin “{name}” is enabled. Takes effect after a restart.</source>
            <translation>Das Plugin „{name}“ wird nach einem Neustart aktiviert.</translation>
        </message>
        <message>
            <source>Plugin “{name}” is disabled. Takes effect after a restart.</source>
            <translation>Das Plugin „{name}“ wird nach einem Neustart deaktiviert.</translation>
        </message>
    </context>
    <context>
        <name>PreflightLine</name>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation>
                <numerusform>%Ln Bild</numerusform>
                <numerusform>%Ln Bilder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln skipped file(s)</source>
            <translation>
                <numerusform>%Ln übersprungene Datei</numerusform>
                <numerusform>%Ln übersprungene Dateien</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln class(es)</source>
            <translation>
                <numerusform>%Ln Klasse</numerusform>
                <numerusform>%Ln Klassen</numerusform>
            </translation>
        </message>
        <message>
            <source>about {time} at the throughput of {run}</source>
            <translation>etwa {time} beim Durchsatz von {run}</translation>
        </message>
        <message>
            <source>Trains for {time} at {size}</source>
            <translation>Trainiert {time} lang bei {size}</translation>
        </message>
        <message>
            <source>Trains on {count} images at {size} ({passes} epochs)</source>
            <translation>Trainiert auf {count} Bildern in {size} ({passes} Epochen)</translation>
        </message>
    </context>
    <context>
        <name>PresetPicker</name>
        <message>
            <source>Preset</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <source>Benchmark presets</source>
            <translation>Voreinstellungen testen</translation>
        </message>
        <message>
            <source>Train each preset briefly to estimate its results on this machine</source>
            <translation>Jede Voreinstellung kurz trainieren, um ihr Ergebnis auf diesem Rechner abzuschätzen</translation>
        </message>
        <message>
            <source>Too slow or too large for this machine.</source>
            <translation>Zu langsam oder zu groß für diesen Rechner.</translation>
        </message>
        <message>
            <source>{images} images in {time}
{outlook}</source>
            <translation>{images} Bilder in {time}
{outlook}</translation>
        </message>
        <message>
            <source>{preset} is recommended for {time} on {device}.</source>
            <translation>Empfehlung für {time} auf {device}: {preset}.</translation>
        </message>
        <message>
            <source>Benchmarking the presets (about half a minute)…</source>
            <translation>Voreinstellungen werden getestet (etwa eine halbe Minute) …</translation>
        </message>
    </context>
    <context>
        <name>ProjectController</name>
        <message>
            <source>The other window did not respond.</source>
            <translation>Das andere Fenster hat nicht reagiert.</translation>
        </message>
        <message>
            <source>Try again in a moment; it may be busy or closing.</source>
            <translation>Gleich erneut versuchen; vielleicht ist es beschäftigt oder schließt gerade.</translation>
        </message>
        <message>
            <source>The project is read-only because it is open in another window.</source>
            <translation>Das Projekt ist schreibgeschützt, weil es in einem anderen Fenster geöffnet ist.</translation>
        </message>
        <message>
            <source>Use the other window, or close it and reopen the project here.</source>
            <translation>Im anderen Fenster weiterarbeiten oder es schließen und das Projekt hier neu öffnen.</translation>
        </message>
    </context>
    <context>
        <name>ProjectFlows</name>
        <message>
            <source>Open project</source>
            <translation>Projekt öffnen</translation>
        </message>
        <message>
            <source>Locate project</source>
            <translation>Projekt suchen</translation>
        </message>
        <message>
            <source>Pixel faces</source>
            <translation>Pixelgesichter</translation>
        </message>
        <message>
            <source>“{work}” has not finished.</source>
            <translation>„{work}“ ist noch nicht abgeschlossen.</translation>
        </message>
        <message>
            <source>Wait for it to finish or stop it before opening another project.</source>
            <translation>Vor dem Öffnen eines anderen Projekts den Abschluss abwarten oder den Vorgang stoppen.</translation>
        </message>
    </context>
    <context>
        <name>QuitAnywayDialog</name>
        <message>
            <source>Quit Sfumato?</source>
            <translation>Sfumato beenden?</translation>
        </message>
        <message>
            <source>Not responding to Stop: {work}</source>
            <translation>Reagiert nicht auf „Stoppen“: {work}</translation>
        </message>
        <message>
            <source>If you quit anyway, progress since the last checkpoint is lost.</source>
            <translation>Wenn Sie trotzdem beenden, geht der Fortschritt seit dem letzten Checkpoint verloren.</translation>
        </message>
        <message>
            <source>Keep waiting</source>
            <translation>Weiter warten</translation>
        </message>
        <message>
            <source>Quit as soon as every job ends</source>
            <translation>Beenden, sobald alle Vorgänge zu Ende sind</translation>
        </message>
        <message>
            <source>Quit anyway</source>
            <translation>Trotzdem beenden</translation>
        </message>
        <message>
            <source>Quit without waiting any longer</source>
            <translation>Beenden, ohne länger zu warten</translation>
        </message>
    </context>
    <context>
        <name>QuitDialog</name>
        <message>
            <source>Quit Sfumato?</source>
            <translation>Sfumato beenden?</translation>
        </message>
        <message>
            <source>Still in progress: {work}</source>
            <translation>Noch nicht fertig: {work}</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Return to Sfumato</source>
            <translation>Zurück zu Sfumato</translation>
        </message>
        <message>
            <source>Stop and quit</source>
            <translation>Stoppen und beenden</translation>
        </message>
        <message>
            <source>Stop all jobs, keep the last checkpoint, and quit</source>
            <translation>Alle Aufträge stoppen, den letzten Checkpoint behalten und beenden</translation>
        </message>
        <message>
            <source>Stop all jobs and quit</source>
            <translation>Alle Aufträge stoppen und beenden</translation>
        </message>
        <message>
            <source>Train in background</source>
            <translation>Im Hintergrund trainieren</translation>
        </message>
        <message>
            <source>Quit and continue training in the background</source>
            <translation>Sfumato beenden und im Hintergrund weitertrainieren</translation>
        </message>
        <message>
            <source>Pause and quit</source>
            <translation>Pausieren und beenden</translation>
        </message>
        <message>
            <source>Save a checkpoint, quit, and offer to resume at the next start</source>
            <translation>Einen Checkpoint speichern, beenden und beim nächsten Start das Fortsetzen anbieten</translation>
        </message>
        <message>
            <source>A checkpoint is saved first, so no progress is lost. Resume the run later, or continue training in the background.</source>
            <translation>Zuerst wird ein Checkpoint gespeichert, sodass kein Fortschritt verloren geht. Der Lauf lässt sich später fortsetzen oder im Hintergrund weitertrainieren.</translation>
        </message>
        <message>
            <source>Completed results are kept; the rest is discarded.</source>
            <translation>Fertige Ergebnisse bleiben erhalten; der Rest wird verworfen.</translation>
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
    </context>
    <context>
        <name>RateDialog</name>
        <message>
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>Peak learning rate, reached after the warm-up</source>
            <translation>Höchste Lernrate, erreicht nach der Aufwärmphase</translation>
        </message>
        <message>
            <source>Multiply the learning rate</source>
            <translation>Lernrate multiplizieren</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Use this learning rate from the next step</source>
            <translation>Diese Lernrate ab dem nächsten Schritt verwenden</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Keep the current learning rate</source>
            <translation>Die aktuelle Lernrate beibehalten</translation>
        </message>
        <message>
            <source>Learning rate of {run}</source>
            <translation>Lernrate von {run}</translation>
        </message>
        <message>
            <source>The current learning rate is {rate}. The change takes effect at the next step, is marked in the chart, and is stored with the run; if the run is resumed from an older checkpoint, the change is applied again.</source>
            <translation>Die aktuelle Lernrate beträgt {rate}. Die Änderung gilt ab dem nächsten Schritt, wird im Diagramm markiert und mit dem Lauf gespeichert; beim Fortsetzen von einem älteren Checkpoint wird sie erneut angewendet.</translation>
        </message>
    </context>
    <context>
        <name>RatingCommands</name>
        <message numerus="yes">
            <source>rate %Ln image(s)</source>
            <translation>
                <numerusform>%Ln Bild bewerten</numerusform>
                <numerusform>%Ln Bilder bewerten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>pick %Ln image(s)</source>
            <translation>
                <numerusform>%Ln Bild vormerken</numerusform>
                <numerusform>%Ln Bilder vormerken</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>reject %Ln image(s)</source>
            <translation>
                <numerusform>%Ln Bild ablehnen</numerusform>
                <numerusform>%Ln Bilder ablehnen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>unflag %Ln image(s)</source>
            <translation>
                <numerusform>%Ln Markierung entfernen</numerusform>
                <numerusform>%Ln Markierungen entfernen</numerusform>
            </translation>
        </message>
        <message>
            <source>add tag “{name}”</source>
            <translation>Schlagwort „{name}“ hinzufügen</translation>
        </message>
        <message>
            <source>remove tag “{name}”</source>
            <translation>Schlagwort „{name}“ entfernen</translation>
        </message>
        <message>
            <source>add to board “{name}”</source>
            <translation>Zur Pinnwand „{name}“ hinzufügen</translation>
        </message>
        <message>
            <source>remove from board “{name}”</source>
            <translation>Von der Pinnwand „{name}“ entfernen</translation>
        </message>
        <message>
            <source>create board “{name}”</source>
            <translation>Pinnwand „{name}“ anlegen</translation>
        </message>
        <message>
            <source>rename “{name}”</source>
            <translation>„{name}“ umbenennen</translation>
        </message>
        <message>
            <source>delete “{name}”</source>
            <translation>„{name}“ löschen</translation>
        </message>
        <message>
            <source>save filter “{name}”</source>
            <translation>Filter „{name}“ speichern</translation>
        </message>
        <message>
            <source>delete filter “{name}”</source>
            <translation>Filter „{name}“ löschen</translation>
        </message>
        <message numerus="yes">
            <source>delete %Ln image(s)</source>
            <translation>
                <numerusform>%Ln Bild löschen</numerusform>
                <numerusform>%Ln Bilder löschen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>restore %Ln image(s)</source>
            <translation>
                <numerusform>%Ln Bild wiederherstellen</numerusform>
                <numerusform>%Ln Bilder wiederherstellen</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecentCard</name>
        <message>
            <source>Missing: locate…</source>
            <translation>Fehlt: suchen …</translation>
        </message>
        <message>
            <source>No runs yet</source>
            <translation>Noch keine Läufe</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation>Anheften</translation>
        </message>
        <message>
            <source>Locate…</source>
            <translation>Suchen …</translation>
        </message>
        <message>
            <source>Remove from list</source>
            <translation>Aus Liste entfernen</translation>
        </message>
    </context>
    <context>
        <name>RecipeInspector</name>
        <message>
            <source>Rating</source>
            <translation>Bewertung</translation>
        </message>
        <message>
            <source>Rating (0 to 5)</source>
            <translation>Bewertung (0 bis 5)</translation>
        </message>
        <message>
            <source>No image selected</source>
            <translation>Kein Bild ausgewählt</translation>
        </message>
        <message>
            <source>Select an image to see its settings.</source>
            <translation>Ein Bild auswählen, um seine Einstellungen zu sehen.</translation>
        </message>
        <message>
            <source>Seed {seed}</source>
            <translation>Seed {seed}</translation>
        </message>
        <message numerus="yes">
            <source>1 of %Ln selected image(s)</source>
            <translation>
                <numerusform>1 von %Ln ausgewählten Bild</numerusform>
                <numerusform>1 von %Ln ausgewählten Bildern</numerusform>
            </translation>
        </message>
        <message>
            <source>Use these settings</source>
            <translation>Einstellungen übernehmen</translation>
        </message>
        <message>
            <source>Apply the settings of this image to the Generate form (Ctrl+U)</source>
            <translation>Die Einstellungen dieses Bildes in das Formular „Erzeugen“ übernehmen (Strg+U)</translation>
        </message>
        <message>
            <source>More like this</source>
            <translation>Mehr davon</translation>
        </message>
        <message>
            <source>Generate 16 images from similar noise (M)</source>
            <translation>16 Bilder aus ähnlichem Rauschen erzeugen (M)</translation>
        </message>
        <message>
            <source>Open run</source>
            <translation>Lauf öffnen</translation>
        </message>
        <message>
            <source>Show the run that generated this image</source>
            <translation>Den Lauf zeigen, der dieses Bild erzeugt hat</translation>
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
            <source>Open the folder that contains the file (Ctrl+Shift+R)</source>
            <translation>Den Ordner der Datei öffnen (Strg+Umschalt+R)</translation>
        </message>
        <message>
            <source>Move to trash</source>
            <translation>In den Papierkorb</translation>
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
            <source>Show 2 to 4 images side by side (C)</source>
            <translation>2 bis 4 Bilder nebeneinander zeigen (C)</translation>
        </message>
        <message>
            <source>Animation…</source>
            <translation>Animation …</translation>
        </message>
        <message>
            <source>Interpolate from the first image to the second (Ctrl+I)</source>
            <translation>Einen Übergang vom ersten zum zweiten Bild erzeugen (Strg+I)</translation>
        </message>
        <message>
            <source>Contact sheet…</source>
            <translation>Kontaktbogen …</translation>
        </message>
        <message>
            <source>Vary the checkpoint, EMA length, guidance, or number of steps (Ctrl+T)</source>
            <translation>Checkpoint, EMA-Länge, Guidance oder Schrittzahl variieren (Strg+T)</translation>
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Copy to a folder with an export manifest (Ctrl+E)</source>
            <translation>Mit einem Exportmanifest in einen Ordner kopieren (Strg+E)</translation>
        </message>
        <message>
            <source>Image details</source>
            <translation>Bilddetails</translation>
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
            <source>{count} images</source>
            <translation>{count} Bilder</translation>
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
            <source>Created</source>
            <translation>Erzeugt</translation>
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
            <source>guide checkpoint at {count} images</source>
            <translation>Guide-Checkpoint bei {count} Bildern</translation>
        </message>
    </context>
    <context>
        <name>RenameDialog</name>
        <message>
            <source>Rename run</source>
            <translation>Lauf umbenennen</translation>
        </message>
        <message>
            <source>Rename dataset</source>
            <translation>Datensatz umbenennen</translation>
        </message>
        <message>
            <source>Rename export</source>
            <translation>Export umbenennen</translation>
        </message>
        <message>
            <source>New name</source>
            <translation>Neuer Name</translation>
        </message>
        <message>
            <source>Letters, digits, hyphens, and underscores</source>
            <translation>Buchstaben, Ziffern, Binde- und Unterstriche</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Umbenennen</translation>
        </message>
        <message>
            <source>Use the new name; the content is not changed</source>
            <translation>Den neuen Namen verwenden; der Inhalt bleibt unverändert</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Keep the current name</source>
            <translation>Den bisherigen Namen behalten</translation>
        </message>
        <message>
            <source>“{name}” already exists.</source>
            <translation>„{name}“ gibt es bereits.</translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>Create report</source>
            <translation>Bericht erstellen</translation>
        </message>
        <message>
            <source>Logs, software versions, and hardware information.</source>
            <translation>Protokolle, Softwareversionen und Angaben zur Hardware.</translation>
        </message>
        <message>
            <source>Logs, software versions, hardware information, and the settings and latest events of {run}.</source>
            <translation>Protokolle, Softwareversionen, Angaben zur Hardware sowie die Einstellungen und letzten Ereignisse von {run}.</translation>
        </message>
        <message>
            <source>Include the newest sample grid</source>
            <translation>Neuestes Probenraster beilegen</translation>
        </message>
        <message>
            <source>Samples may resemble your images</source>
            <translation>Proben können den Trainingsbildern ähneln</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close without creating a report</source>
            <translation>Schließen, ohne einen Bericht zu erstellen</translation>
        </message>
        <message>
            <source>Save the report to the logs folder</source>
            <translation>Den Bericht im Protokollordner speichern</translation>
        </message>
        <message>
            <source>Troubleshooting report</source>
            <translation>Bericht zur Fehlersuche</translation>
        </message>
        <message>
            <source>The report is a ZIP file that stays on this machine unless you share it. Your name and home folder are removed, and none of your images are included.</source>
            <translation>Der Bericht ist eine ZIP-Datei, die auf diesem Rechner bleibt, solange Sie sie nicht weitergeben. Ihr Name und Ihr persönlicher Ordner werden entfernt; keines Ihrer Bilder ist enthalten.</translation>
        </message>
    </context>
    <context>
        <name>ResultDialog</name>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Open the folder that contains the file</source>
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
            <source>Resume the run with these settings</source>
            <translation>Den Lauf mit diesen Einstellungen fortsetzen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close without resuming</source>
            <translation>Schließen, ohne fortzusetzen</translation>
        </message>
        <message>
            <source>Resume {run}</source>
            <translation>{run} fortsetzen</translation>
        </message>
        <message>
            <source>Changes take effect from the last checkpoint, or from the start if there is none, and are recorded in the run log. All other settings stay the same.</source>
            <translation>Änderungen gelten ab dem letzten Checkpoint – ohne Checkpoint von Anfang an – und werden im Laufprotokoll vermerkt. Alle anderen Einstellungen bleiben unverändert.</translation>
        </message>
    </context>
    <context>
        <name>RunCommands</name>
        <message>
            <source>Training on {dataset}</source>
            <translation>Training mit {dataset}</translation>
        </message>
        <message>
            <source>Distilling {run}</source>
            <translation>Destillation von {run}</translation>
        </message>
        <message>
            <source>Training {run}</source>
            <translation>Training von {run}</translation>
        </message>
        <message>
            <source>Extending {run}</source>
            <translation>Verlängerung von {run}</translation>
        </message>
        <message>
            <source>Evaluating {run}</source>
            <translation>{run} wird ausgewertet</translation>
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
            <source>Run settings</source>
            <translation>Laufeinstellungen</translation>
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
            <source>Execution</source>
            <translation>Ausführung</translation>
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
            <source>not compiled</source>
            <translation>nicht kompiliert</translation>
        </message>
        <message>
            <source>channels-last memory format</source>
            <translation>Speicherformat Channels-last</translation>
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
            <source>Settings that differ between the selected runs</source>
            <translation>Einstellungen, in denen sich die ausgewählten Läufe unterscheiden</translation>
        </message>
        <message>
            <source>Setting</source>
            <translation>Einstellung</translation>
        </message>
    </context>
    <context>
        <name>RunHeader</name>
        <message>
            <source>Run progress</source>
            <translation>Fortschritt des Laufs</translation>
        </message>
        <message>
            <source>queued to resume</source>
            <translation>wartet auf Fortsetzung</translation>
        </message>
        <message>
            <source>Stopping…</source>
            <translation>Wird gestoppt …</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>More actions for this run</source>
            <translation>Weitere Aktionen für diesen Lauf</translation>
        </message>
        <message>
            <source>Change learning rate…</source>
            <translation>Lernrate ändern …</translation>
        </message>
        <message>
            <source>Resume with changes…</source>
            <translation>Mit Änderungen fortsetzen …</translation>
        </message>
        <message>
            <source>Resume the run with different settings</source>
            <translation>Den Lauf mit anderen Einstellungen fortsetzen</translation>
        </message>
        <message>
            <source>Save checkpoint</source>
            <translation>Checkpoint speichern</translation>
        </message>
        <message>
            <source>Save a checkpoint at the next step and continue training</source>
            <translation>Beim nächsten Schritt einen Checkpoint speichern und weitertrainieren</translation>
        </message>
        <message>
            <source>Stop without checkpoint</source>
            <translation>Ohne Checkpoint stoppen</translation>
        </message>
        <message>
            <source>Stop immediately; progress since the last checkpoint is lost</source>
            <translation>Sofort stoppen; der Fortschritt seit dem letzten Checkpoint geht verloren</translation>
        </message>
        <message>
            <source>Evaluate</source>
            <translation>Auswerten</translation>
        </message>
        <message>
            <source>Measure how close this model's images are to real ones</source>
            <translation>Messen, wie nah die Bilder dieses Modells an echten sind</translation>
        </message>
        <message>
            <source>Show run folder</source>
            <translation>Laufordner zeigen</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausieren</translation>
        </message>
        <message>
            <source>Pause training; the model stays loaded</source>
            <translation>Das Training pausieren; das Modell bleibt geladen</translation>
        </message>
        <message>
            <source>Sample now</source>
            <translation>Proben erzeugen</translation>
        </message>
        <message>
            <source>Generate a sample grid at the next step</source>
            <translation>Beim nächsten Schritt ein Probenraster erzeugen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stoppen</translation>
        </message>
        <message>
            <source>Save a checkpoint and stop; the run can be resumed</source>
            <translation>Einen Checkpoint speichern und stoppen; der Lauf lässt sich fortsetzen</translation>
        </message>
        <message>
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Resume training</source>
            <translation>Training fortsetzen</translation>
        </message>
        <message>
            <source>Train longer</source>
            <translation>Länger trainieren</translation>
        </message>
        <message>
            <source>Start a new run, twice as long, from this run's last checkpoint before its cool-down; this run is not changed</source>
            <translation>Einen neuen, doppelt so langen Lauf ab dem Checkpoint vor dem Absinken der Lernrate starten; dieser Lauf bleibt unverändert</translation>
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Show the images generated by this run</source>
            <translation>Die Bilder zeigen, die dieser Lauf erzeugt hat</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Generate images with this model or export it</source>
            <translation>Mit diesem Modell Bilder erzeugen oder es exportieren</translation>
        </message>
        <message>
            <source>Generate</source>
            <translation>Erzeugen</translation>
        </message>
        <message>
            <source>Generate images with this model in the Gallery</source>
            <translation>In der Galerie Bilder mit diesem Modell erzeugen</translation>
        </message>
        <message>
            <source>{count} images</source>
            <translation>{count} Bilder</translation>
        </message>
        <message>
            <source>{seen} of {count} images</source>
            <translation>{seen} von {count} Bildern</translation>
        </message>
        <message>
            <source>loss {loss}</source>
            <translation>Verlust {loss}</translation>
        </message>
        <message>
            <source>finishing…</source>
            <translation>wird abgeschlossen …</translation>
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
            <source>The run was interrupted before its first checkpoint: the process exited unexpectedly. Resuming restarts it from the beginning.</source>
            <translation>Der Lauf wurde vor seinem ersten Checkpoint unterbrochen: Der Prozess endete unerwartet. Beim Fortsetzen beginnt der Lauf von vorn.</translation>
        </message>
        <message>
            <source>The run was interrupted: the process exited unexpectedly. Progress up to the last checkpoint is saved.</source>
            <translation>Der Lauf wurde unterbrochen: Der Prozess endete unerwartet. Der Fortschritt bis zum letzten Checkpoint ist gespeichert.</translation>
        </message>
    </context>
    <context>
        <name>RunList</name>
        <message>
            <source>Runs</source>
            <translation>Läufe</translation>
        </message>
        <message>
            <source>Runs of this project, newest first; Ctrl-click to compare several</source>
            <translation>Läufe dieses Projekts, neueste zuerst; mit Strg-Klick mehrere vergleichen</translation>
        </message>
        <message>
            <source>finishing…</source>
            <translation>wird abgeschlossen …</translation>
        </message>
    </context>
    <context>
        <name>RunLogView</name>
        <message>
            <source>Run log</source>
            <translation>Laufprotokoll</translation>
        </message>
        <message>
            <source>Events of this run, newest first</source>
            <translation>Ereignisse dieses Laufs, neueste zuerst</translation>
        </message>
    </context>
    <context>
        <name>RunPreparation</name>
        <message>
            <source>Cancel the run before it starts</source>
            <translation>Den Lauf abbrechen, bevor er beginnt</translation>
        </message>
    </context>
    <context>
        <name>RunWatcher</name>
        <message>
            <source>{error} The list of runs is out of date.</source>
            <translation>{error} Die Liste der Läufe ist nicht mehr aktuell.</translation>
        </message>
        <message>
            <source>{error} The check of the runs was restarted.</source>
            <translation>{error} Die Prüfung der Läufe wurde neu gestartet.</translation>
        </message>
        <message>
            <source>Run {run} cannot be read: {error}</source>
            <translation>Der Lauf {run} ist nicht lesbar: {error}</translation>
        </message>
        <message>
            <source>Check the run's folder and its permissions.</source>
            <translation>Prüfen Sie den Ordner des Laufs und seine Zugriffsrechte.</translation>
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
            <source>Open a project to see and resume its runs.</source>
            <translation>Ein Projekt öffnen, um seine Läufe zu sehen und fortzusetzen.</translation>
        </message>
        <message>
            <source>Runs appear here</source>
            <translation>Hier erscheinen die Läufe</translation>
        </message>
        <message>
            <source>Start training to follow the loss curve and the samples here.</source>
            <translation>Sobald ein Training läuft, sind hier Verlustkurve und Proben zu sehen.</translation>
        </message>
        <message>
            <source>Train a model</source>
            <translation>Modell trainieren</translation>
        </message>
        <message>
            <source>You can compare up to eight runs.</source>
            <translation>Höchstens acht Läufe lassen sich vergleichen.</translation>
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
            <source>Samples are shown here</source>
            <translation>Hier erscheinen die Proben</translation>
        </message>
        <message>
            <source>Sample {n} of {count}</source>
            <translation>Probe {n} von {count}</translation>
        </message>
        <message>
            <source>Click or press Esc to return to all samples</source>
            <translation>Klicken oder Esc drücken, um alle Proben zu sehen</translation>
        </message>
        <message>
            <source>Sample grid, sample {n} of {count}</source>
            <translation>Probenraster, Probe {n} von {count}</translation>
        </message>
        <message>
            <source>Click a sample, or select it with the arrow keys and press Enter, to follow it through the run</source>
            <translation>Auf eine Probe klicken oder sie mit den Pfeiltasten auswählen und Eingabe drücken, um sie durch den Lauf zu verfolgen</translation>
        </message>
    </context>
    <context>
        <name>SampleWall</name>
        <message>
            <source>Samples</source>
            <translation>Proben</translation>
        </message>
        <message>
            <source>Position in the run</source>
            <translation>Position im Lauf</translation>
        </message>
        <message>
            <source>Step through the sample grids with the arrow keys</source>
            <translation>Mit den Pfeiltasten durch die Probenraster blättern</translation>
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
            <source>Show samples of the raw weights</source>
            <translation>Proben der Rohgewichte zeigen</translation>
        </message>
        <message>
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <source>Play all sample grids from the first one</source>
            <translation>Alle Probenraster vom ersten an abspielen</translation>
        </message>
        <message>
            <source>Save as animation…</source>
            <translation>Als Animation speichern …</translation>
        </message>
        <message>
            <source>Save all sample grids as an animated WebP or GIF</source>
            <translation>Alle Probenraster als animiertes WebP oder GIF speichern</translation>
        </message>
        <message>
            <source>Sample now</source>
            <translation>Proben erzeugen</translation>
        </message>
        <message>
            <source>Generate a sample grid at the next step</source>
            <translation>Beim nächsten Schritt ein Probenraster erzeugen</translation>
        </message>
        <message>
            <source>Show samples of the raw weights instead of the EMA weights</source>
            <translation>Proben der Rohgewichte statt der EMA-Gewichte zeigen</translation>
        </message>
        <message>
            <source>Available if “{setting}” is enabled for the run</source>
            <translation>Verfügbar, wenn „{setting}“ für den Lauf aktiviert ist</translation>
        </message>
        <message>
            <source>{images} images   ·   {index} of {count}</source>
            <translation>{images} Bilder   ·   {index} von {count}</translation>
        </message>
        <message>
            <source>No samples were generated</source>
            <translation>Keine Proben erzeugt</translation>
        </message>
        <message>
            <source>First samples in a few seconds</source>
            <translation>Erste Proben in wenigen Sekunden</translation>
        </message>
        <message>
            <source>Samples are generated at the end of the run</source>
            <translation>Proben werden am Ende des Laufs erzeugt</translation>
        </message>
        <message>
            <source>First samples after {count} images</source>
            <translation>Erste Proben nach {count} Bildern</translation>
        </message>
        <message>
            <source>Sample {n}</source>
            <translation>Probe {n}</translation>
        </message>
    </context>
    <context>
        <name>SamplingRows</name>
        <message>
            <source>Advanced</source>
            <translation>Erweitert</translation>
        </message>
        <message>
            <source>As tuned: {value}</source>
            <translation>Abgestimmt: {value}</translation>
        </message>
        <message>
            <source>As trained: {value}</source>
            <translation>Wie trainiert: {value}</translation>
        </message>
        <message>
            <source>As trained</source>
            <translation>Wie trainiert</translation>
        </message>
        <message>
            <source>On</source>
            <translation>An</translation>
        </message>
        <message>
            <source>Off</source>
            <translation>Aus</translation>
        </message>
        <message>
            <source>Classifier-free</source>
            <translation>Classifier-free</translation>
        </message>
        <message>
            <source>Autoguidance</source>
            <translation>Autoguidance</translation>
        </message>
        <message>
            <source>autoguidance</source>
            <translation>autoguidance</translation>
        </message>
        <message>
            <source>classifier-free</source>
            <translation>classifier-free</translation>
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
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
            <source>Search titles and descriptions of settings</source>
            <translation>Namen und Beschreibungen der Einstellungen durchsuchen</translation>
        </message>
        <message>
            <source>Settings pages</source>
            <translation>Seiten der Einstellungen</translation>
        </message>
        <message>
            <source>No matching settings.</source>
            <translation>Keine passenden Einstellungen.</translation>
        </message>
    </context>
    <context>
        <name>SettingsPages</name>
        <message>
            <source>Shortcuts</source>
            <translation>Tastenkürzel</translation>
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
            <source>Reopen the last project at startup</source>
            <translation>Beim Start das letzte Projekt öffnen</translation>
        </message>
        <message>
            <source>Otherwise, Home shows recent projects.</source>
            <translation>Sonst zeigt die Startseite zuletzt geöffnete Projekte.</translation>
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
            <source>Settings folder</source>
            <translation>Einstellungsordner</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Ordner öffnen</translation>
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
            <source>Use system theme</source>
            <translation>Systemdesign verwenden</translation>
        </message>
        <message>
            <source>Both themes use neutral grays, which do not tint the images.</source>
            <translation>Beide Designs haben neutrale Grautöne, die die Bilder nicht färben.</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Design</translation>
        </message>
        <message>
            <source>Use system language</source>
            <translation>Systemsprache verwenden</translation>
        </message>
        <message>
            <source>Language of the app; the terminal always uses English. Takes effect after a restart.</source>
            <translation>Sprache des Fensters; das Terminal bleibt englisch. Wirkt nach einem Neustart.</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Prevent sleep while training</source>
            <translation>Ruhezustand beim Training verhindern</translation>
        </message>
        <message>
            <source>The computer stays awake while a run is training. The display can still turn off.</source>
            <translation>Der Rechner bleibt wach, solange ein Lauf trainiert. Der Bildschirm darf sich abschalten.</translation>
        </message>
        <message>
            <source>System notifications</source>
            <translation>Systembenachrichtigungen</translation>
        </message>
        <message>
            <source>Notify me when a run ends or needs attention while the window is in the background.</source>
            <translation>Benachrichtigen, wenn ein Lauf endet oder einen Eingriff braucht, während das Fenster im Hintergrund ist.</translation>
        </message>
        <message>
            <source>samplers exporters augmentations enable disable folder</source>
            <translation>Sampler Exporter Augmentierungen aktivieren deaktivieren Ordner</translation>
        </message>
        <message>
            <source>Plugins</source>
            <translation>Plugins</translation>
        </message>
        <message>
            <source>No data leaves this machine</source>
            <translation>Keine Daten verlassen diesen Rechner</translation>
        </message>
        <message>
            <source>Sfumato works offline and never sends anything.</source>
            <translation>Sfumato arbeitet offline und sendet niemals etwas.</translation>
        </message>
        <message>
            <source>Logs</source>
            <translation>Protokolle</translation>
        </message>
        <message>
            <source>Open logs folder</source>
            <translation>Protokollordner öffnen</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Save logs and versions to a file that you can review and send.</source>
            <translation>Protokolle und Versionen in einer Datei speichern, die sich prüfen und verschicken lässt.</translation>
        </message>
        <message>
            <source>Create report…</source>
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
            <source>One row per image, one column per variant. All other settings stay the same.</source>
            <translation>Eine Zeile je Bild, eine Spalte je Variante. Alle anderen Einstellungen bleiben gleich.</translation>
        </message>
        <message>
            <source>Generate sheet</source>
            <translation>Bogen erzeugen</translation>
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
            <source>The setting that varies between columns.</source>
            <translation>Die Einstellung, die sich je Spalte ändert.</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>Numbers separated by spaces; leave empty to use the default values.</source>
            <translation>Zahlen, durch Leerzeichen getrennt; ohne Angabe gelten die Standardwerte.</translation>
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
            <source>Change shortcuts…</source>
            <translation>Tastenkürzel ändern …</translation>
        </message>
        <message>
            <source>Change keyboard shortcuts in the settings</source>
            <translation>Tastenkürzel in den Einstellungen ändern</translation>
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
            <source>Shortcuts for this page and for the whole window</source>
            <translation>Tastenkürzel für diese Seite und das ganze Fenster</translation>
        </message>
    </context>
    <context>
        <name>SizeSlider</name>
        <message>
            <source>Thumbnail size</source>
            <translation>Miniaturgröße</translation>
        </message>
        <message>
            <source>Thumbnail size (Ctrl+scroll over the grid)</source>
            <translation>Miniaturgröße (Strg+Mausrad über dem Raster)</translation>
        </message>
        <message>
            <source>Smaller thumbnails</source>
            <translation>Kleinere Miniaturen</translation>
        </message>
        <message>
            <source>Larger thumbnails</source>
            <translation>Größere Miniaturen</translation>
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
            <source>Run status</source>
            <translation>Status des Laufs</translation>
        </message>
    </context>
    <context>
        <name>Store</name>
        <message>
            <source>Internal error while reading files: {error}. The lists are out of date.</source>
            <translation>Interner Fehler beim Lesen von Dateien: {error}. Die Listen sind nicht mehr aktuell.</translation>
        </message>
        <message>
            <source>Internal error while reading files: {error}. Reading was restarted.</source>
            <translation>Interner Fehler beim Lesen von Dateien: {error}. Das Lesen wurde neu gestartet.</translation>
        </message>
        <message>
            <source>For details, choose Help &gt; Open logs folder.</source>
            <translation>Einzelheiten unter Hilfe &gt; Protokollordner öffnen.</translation>
        </message>
        <message>
            <source>Internal error while reading files: {error}</source>
            <translation>Interner Fehler beim Lesen von Dateien: {error}</translation>
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
            <source>Resume</source>
            <translation>Fortsetzen</translation>
        </message>
        <message>
            <source>Resume training</source>
            <translation>Training fortsetzen</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stoppen</translation>
        </message>
        <message>
            <source>Stop this job</source>
            <translation>Diesen Auftrag stoppen</translation>
        </message>
        <message>
            <source>{seen} of {total}</source>
            <translation>{seen} von {total}</translation>
        </message>
        <message>
            <source>{seen} images  ·  finishing…</source>
            <translation>{seen} Bilder  ·  wird abgeschlossen …</translation>
        </message>
        <message>
            <source>{seen} images  ·  loss {loss}  ·  {speed} images/s  ·  {eta} left</source>
            <translation>{seen} Bilder  ·  Verlust {loss}  ·  {speed} Bilder/s  ·  noch {eta}</translation>
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
            <source>Dismiss this notice</source>
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
            <source>No readable dataset is selected.</source>
            <translation>Kein lesbarer Datensatz ist ausgewählt.</translation>
        </message>
        <message>
            <source>Select a dataset to train on.</source>
            <translation>Einen Datensatz für das Training auswählen.</translation>
        </message>
        <message>
            <source>Dataset “{name}” has no usable images.</source>
            <translation>Der Datensatz „{name}“ enthält keine brauchbaren Bilder.</translation>
        </message>
        <message>
            <source>Open Datasets to see why its images were skipped.</source>
            <translation>Warum seine Bilder übersprungen wurden, steht unter „Datensätze“.</translation>
        </message>
        <message>
            <source>The length of the run is not set.</source>
            <translation>Die Länge des Laufs ist nicht festgelegt.</translation>
        </message>
        <message>
            <source>Set a training time or a number of images.</source>
            <translation>Eine Trainingszeit oder eine Anzahl Bilder angeben.</translation>
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
            <source>{run} is a distilled model; duplicate the settings of its base.</source>
            <translation>{run} ist ein destilliertes Modell; stattdessen die Einstellungen seines Basismodells duplizieren.</translation>
        </message>
        <message>
            <source>The run is queued and starts when “{job}” ends.</source>
            <translation>Der Lauf wartet und startet, wenn „{job}“ endet.</translation>
        </message>
        <message>
            <source>Run settings</source>
            <translation>Laufeinstellungen</translation>
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
            <source>Show only settings that contain these words</source>
            <translation>Nur Einstellungen zeigen, die diese Wörter enthalten</translation>
        </message>
        <message>
            <source>Go to Home</source>
            <translation>Zur Startseite</translation>
        </message>
        <message>
            <source>Create or open a project</source>
            <translation>Projekt anlegen oder öffnen</translation>
        </message>
        <message>
            <source>Add images</source>
            <translation>Bilder hinzufügen</translation>
        </message>
        <message>
            <source>Create a dataset from a folder</source>
            <translation>Aus einem Ordner einen Datensatz anlegen</translation>
        </message>
        <message>
            <source>No project is open</source>
            <translation>Kein Projekt geöffnet</translation>
        </message>
        <message>
            <source>A project keeps your datasets, runs, and images together.</source>
            <translation>Ein Projekt hält Datensätze, Läufe und Bilder zusammen.</translation>
        </message>
        <message>
            <source>Add images to train on</source>
            <translation>Trainingsbilder hinzufügen</translation>
        </message>
        <message>
            <source>This project has no dataset yet. Add a folder of images; a few hundred are enough to start.</source>
            <translation>Dieses Projekt hat noch keinen Datensatz. Einen Ordner mit Bildern hinzufügen; ein paar Hundert genügen für den Anfang.</translation>
        </message>
        <message>
            <source>Benchmarking presets for {dataset}</source>
            <translation>Test der Voreinstellungen für {dataset}</translation>
        </message>
        <message>
            <source>Correct the setting under Advanced.</source>
            <translation>Die Einstellung unter „Erweitert“ korrigieren.</translation>
        </message>
        <message>
            <source>Correct the setting under Augmentations.</source>
            <translation>Die Einstellung unter „Augmentierungen“ korrigieren.</translation>
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
            <translation>{n} aktiv</translation>
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
            <source>EMA</source>
            <translation>EMA</translation>
        </message>
        <message>
            <source>Conditional augmentation</source>
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
            <source>Sampler tuning</source>
            <translation>Sampler-Abstimmung</translation>
        </message>
        <message>
            <source>{n} images</source>
            <translation>{n} Bilder</translation>
        </message>
    </context>
    <context>
        <name>TrainPreview</name>
        <message>
            <source>Updating preview…</source>
            <translation>Vorschau wird aktualisiert …</translation>
        </message>
        <message>
            <source>No augmentations are enabled; images are used unchanged.</source>
            <translation>Keine Augmentierung aktiv; die Bilder werden unverändert verwendet.</translation>
        </message>
    </context>
    <context>
        <name>UnfinishedRuns</name>
        <message>
            <source>{run} is paused at {count} images.</source>
            <translation>{run} ist bei {count} Bildern pausiert.</translation>
        </message>
        <message>
            <source>{run} was interrupted at {count} images.</source>
            <translation>{run} wurde bei {count} Bildern unterbrochen.</translation>
        </message>
        <message>
            <source>Resume training</source>
            <translation>Training fortsetzen</translation>
        </message>
    </context>
    <context>
        <name>VariationRow</name>
        <message>
            <source>Remove the source image</source>
            <translation>Das Ausgangsbild entfernen</translation>
        </message>
        <message>
            <source>Variation distance</source>
            <translation>Abstand der Variation</translation>
        </message>
        <message>
            <source>Distance from the source image: left is identical, right is unrelated</source>
            <translation>Abstand vom Ausgangsbild: links identisch, rechts ganz anders</translation>
        </message>
        <message>
            <source>Seed {seed}</source>
            <translation>Seed {seed}</translation>
        </message>
        <message numerus="yes">
            <source>Seed {seed} and %Ln other(s)</source>
            <translation>
                <numerusform>Seed {seed} und %Ln weiterer</numerusform>
                <numerusform>Seed {seed} und %Ln weitere</numerusform>
            </translation>
        </message>
        <message>
            <source>identical</source>
            <translation>identisch</translation>
        </message>
        <message>
            <source>very similar</source>
            <translation>sehr ähnlich</translation>
        </message>
        <message>
            <source>similar</source>
            <translation>ähnlich</translation>
        </message>
        <message>
            <source>loosely similar</source>
            <translation>entfernt ähnlich</translation>
        </message>
        <message>
            <source>unrelated</source>
            <translation>ganz anders</translation>
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
            <translation>{name} (schreibgeschützt)</translation>
        </message>
    </context>
    <context>
        <name>Workspace</name>
        <message>
            <source>Sfumato was not closed properly. Your files are intact.</source>
            <translation>Sfumato wurde nicht ordnungsgemäß beendet. Ihre Dateien sind unversehrt.</translation>
        </message>
        <message>
            <source>Reopen {project}</source>
            <translation>{project} wieder öffnen</translation>
        </message>
        <message>
            <source>{run} finished while the window was closed.</source>
            <translation>{run} wurde abgeschlossen, während das Fenster geschlossen war.</translation>
        </message>
        <message>
            <source>{run} is no longer training in the background. Status: {status}.</source>
            <translation>{run} trainiert nicht mehr im Hintergrund. Status: {status}.</translation>
        </message>
        <message>
            <source>Open run</source>
            <translation>Lauf öffnen</translation>
        </message>
    </context>
    <context>
        <name>_Film</name>
        <message>
            <source>Animation: {name}</source>
            <translation>Animation: {name}</translation>
        </message>
        <message>
            <source>The animation cannot be shown here.</source>
            <translation>Die Animation lässt sich hier nicht anzeigen.</translation>
        </message>
    </context>
    <context>
        <name>_Gauge</name>
        <message>
            <source>{name} in the last two minutes</source>
            <translation>{name} in den letzten zwei Minuten</translation>
        </message>
    </context>
    <context>
        <name>_ProjectCard</name>
        <message>
            <source>Continue with the next step</source>
            <translation>Mit dem nächsten Schritt weitermachen</translation>
        </message>
        <message>
            <source>Newest samples</source>
            <translation>Neueste Proben</translation>
        </message>
        <message numerus="yes">
            <source>%Ln dataset(s)</source>
            <translation>
                <numerusform>%Ln Datensatz</numerusform>
                <numerusform>%Ln Datensätze</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln run(s)</source>
            <translation>
                <numerusform>%Ln Lauf</numerusform>
                <numerusform>%Ln Läufe</numerusform>
            </translation>
        </message>
        <message>
            <source>Show runs</source>
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
            <source>Close without generating</source>
            <translation>Schließen, ohne zu erzeugen</translation>
        </message>
    </context>
</TS>
