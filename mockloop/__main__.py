"""``python -m mockloop``: the same as the command ``mockloop``."""

from mockloop.cli.main import main

if __name__ == "__main__":
    main()
