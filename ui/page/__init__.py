"""Draw the page in the browser, and decide nothing; alone imports streamlit."""
