"""Read the files of Word of today (.docx), which are zipped XML."""
