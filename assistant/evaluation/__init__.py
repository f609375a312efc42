"""Questions with known answers → measures of search and answers, and floors."""
