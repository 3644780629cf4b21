"""What the words on a page are: the roles by which a format knows a heading, a paragraph or the foot of a page."""

HEADING = "heading"  # of its lines
PARAGRAPH, BULLET = "paragraph", "bullet"  # of a group of lines
AT_FOOT = "foot"
