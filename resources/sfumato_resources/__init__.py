"""Files without logic: icons, themes, the sample set, export templates."""
