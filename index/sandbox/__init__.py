"""Read files in processes of their own, which may crash, hang or grow."""
