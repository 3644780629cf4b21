"""What the words on a page are: the roles by which a format knows a heading, a paragraph or the foot of a page."""

HEADING = "heading"  # of its lines
PARAGRAPH, BULLET = "paragraph", "bullet"  # of a group of lines
ROW = "row"  # of a group: what a chart says of one thing, its name first
AT_FOOT = "foot"
