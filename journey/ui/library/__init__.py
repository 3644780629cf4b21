"""The Maps page: the sample, one's own maps, templates, and files one brings."""
