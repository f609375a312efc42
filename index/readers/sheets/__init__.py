"""Read workbooks: each row that is seen on a sheet."""
