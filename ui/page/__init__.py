"""The page in the browser: draws, decides nothing; alone imports streamlit."""
