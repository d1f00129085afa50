"""The pages: a file each, which Streamlit runs as a script."""
