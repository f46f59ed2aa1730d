"""The terms of paying for one sale: due dates, interest, finance, and a comparison of the terms."""
