"""What a workshop leaves behind as files: one page as PDF, slides or Markdown, and all that was said as a workbook."""
