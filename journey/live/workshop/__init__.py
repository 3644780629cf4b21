"""A workshop over the network: phones that contribute, screens that show it. Plain pages, without Streamlit."""
