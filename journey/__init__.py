"""Itinerario: customer journeys as maps, from the six elements to a poster.

Importing the package loads nothing heavy; Streamlit, Plotly, typst and Ibis are imported where they are used.
"""

__version__ = "0.1.0"
