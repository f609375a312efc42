"""An index of several sizes, in a folder and on servers."""
