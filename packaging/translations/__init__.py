"""How do the words of the sources come into files that translators fill?"""
