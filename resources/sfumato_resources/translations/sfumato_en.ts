<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>DatasetPage</name>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation>
                <numerusform>%Ln image</numerusform>
                <numerusform>%Ln images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln class(es)</source>
            <translation>
                <numerusform>%Ln class</numerusform>
                <numerusform>%Ln classes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln more class(es) with few or no images.</source>
            <translation>
                <numerusform>%Ln more class with few or no images.</numerusform>
                <numerusform>%Ln more classes with few or no images.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>DatasetsPage</name>
        <message numerus="yes">
            <source>exclude %Ln image(s)</source>
            <translation>
                <numerusform>exclude %Ln image</numerusform>
                <numerusform>exclude %Ln images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>include %Ln image(s)</source>
            <translation>
                <numerusform>include %Ln image</numerusform>
                <numerusform>include %Ln images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation>
                <numerusform>%Ln image</numerusform>
                <numerusform>%Ln images</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Evaluations</name>
        <message numerus="yes">
            <source>{run}: Fréchet distance {multiple} times the real-vs-real baseline, measured with %Ln image(s).</source>
            <translation>
                <numerusform>{run}: Fréchet distance {multiple} times the real-vs-real baseline, measured with %Ln image.</numerusform>
                <numerusform>{run}: Fréchet distance {multiple} times the real-vs-real baseline, measured with %Ln images.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EventNotifier</name>
        <message numerus="yes">
            <source>%Ln image(s) generated.</source>
            <translation>
                <numerusform>%Ln image generated.</numerusform>
                <numerusform>%Ln images generated.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) imported into “{name}”.</source>
            <translation>
                <numerusform>%Ln image imported into “{name}”.</numerusform>
                <numerusform>%Ln images imported into “{name}”.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln file(s) skipped.</source>
            <translation>
                <numerusform>%Ln file skipped.</numerusform>
                <numerusform>%Ln files skipped.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>EventText</name>
        <message numerus="yes">
            <source>Kernel distance {distance} with %Ln step(s) at {count} images</source>
            <translation>
                <numerusform>Kernel distance {distance} with %Ln step at {count} images</numerusform>
                <numerusform>Kernel distance {distance} with %Ln steps at {count} images</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FilterMenus</name>
        <message numerus="yes">
            <source>Last %Ln day(s)</source>
            <translation>
                <numerusform>Last %Ln day</numerusform>
                <numerusform>Last %Ln days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>FilterText</name>
        <message numerus="yes">
            <source>last %Ln day(s)</source>
            <translation>
                <numerusform>last %Ln day</numerusform>
                <numerusform>last %Ln days</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GalleryActions</name>
        <message numerus="yes">
            <source>%Ln image(s) moved to the gallery's trash.</source>
            <translation>
                <numerusform>%Ln image moved to the gallery's trash.</numerusform>
                <numerusform>%Ln images moved to the gallery's trash.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln image(s) moved to the system trash.</source>
            <translation>
                <numerusform>%Ln image moved to the system trash.</numerusform>
                <numerusform>%Ln images moved to the system trash.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GalleryFoot</name>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation>
                <numerusform>%Ln image</numerusform>
                <numerusform>%Ln images</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>GeneratePanel</name>
        <message numerus="yes">
            <source>{done} of %Ln image(s)</source>
            <translation>
                <numerusform>{done} of %Ln image</numerusform>
                <numerusform>{done} of %Ln images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>High quality (%Ln step(s))</source>
            <translation>
                <numerusform>High quality (%Ln step)</numerusform>
                <numerusform>High quality (%Ln steps)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Fast (%Ln step(s))</source>
            <translation>
                <numerusform>Fast (%Ln step)</numerusform>
                <numerusform>Fast (%Ln steps)</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>HomePage</name>
        <message numerus="yes">
            <source>%Ln thread(s)</source>
            <translation>
                <numerusform>%Ln thread</numerusform>
                <numerusform>%Ln threads</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ImageBrowser</name>
        <message numerus="yes">
            <source>%Ln new image(s)</source>
            <translation>
                <numerusform>%Ln new image</numerusform>
                <numerusform>%Ln new images</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>JobRow</name>
        <message numerus="yes">
            <source>{done} of %Ln image(s)</source>
            <translation>
                <numerusform>{done} of %Ln image</numerusform>
                <numerusform>{done} of %Ln images</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PreflightLine</name>
        <message numerus="yes">
            <source>%Ln image(s)</source>
            <translation>
                <numerusform>%Ln image</numerusform>
                <numerusform>%Ln images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln skipped file(s)</source>
            <translation>
                <numerusform>%Ln skipped file</numerusform>
                <numerusform>%Ln skipped files</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln class(es)</source>
            <translation>
                <numerusform>%Ln class</numerusform>
                <numerusform>%Ln classes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RatingCommands</name>
        <message numerus="yes">
            <source>rate %Ln image(s)</source>
            <translation>
                <numerusform>rate %Ln image</numerusform>
                <numerusform>rate %Ln images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>pick %Ln image(s)</source>
            <translation>
                <numerusform>pick %Ln image</numerusform>
                <numerusform>pick %Ln images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>reject %Ln image(s)</source>
            <translation>
                <numerusform>reject %Ln image</numerusform>
                <numerusform>reject %Ln images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>unflag %Ln image(s)</source>
            <translation>
                <numerusform>unflag %Ln image</numerusform>
                <numerusform>unflag %Ln images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>delete %Ln image(s)</source>
            <translation>
                <numerusform>delete %Ln image</numerusform>
                <numerusform>delete %Ln images</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>restore %Ln image(s)</source>
            <translation>
                <numerusform>restore %Ln image</numerusform>
                <numerusform>restore %Ln images</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RecipeInspector</name>
        <message numerus="yes">
            <source>1 of %Ln selected image(s)</source>
            <translation>
                <numerusform>1 of %Ln selected image</numerusform>
                <numerusform>1 of %Ln selected images</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>VariationRow</name>
        <message numerus="yes">
            <source>Seed {seed} and %Ln other(s)</source>
            <translation>
                <numerusform>Seed {seed} and %Ln other</numerusform>
                <numerusform>Seed {seed} and %Ln others</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>_ProjectCard</name>
        <message numerus="yes">
            <source>%Ln dataset(s)</source>
            <translation>
                <numerusform>%Ln dataset</numerusform>
                <numerusform>%Ln datasets</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%Ln run(s)</source>
            <translation>
                <numerusform>%Ln run</numerusform>
                <numerusform>%Ln runs</numerusform>
            </translation>
        </message>
    </context>
</TS>
