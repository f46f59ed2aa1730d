"""`python -m sandbox` is `lei-sandbox`."""

from sandbox.cli import main

if __name__ == "__main__":
    main(prog_name="lei-sandbox")
