"""Build the dataset: ``python tools/build_dataset.py [--documents DIR] [--out DIR] [--check]``."""

import sys

from databuild.build import main

if __name__ == "__main__":
    sys.exit(main())
