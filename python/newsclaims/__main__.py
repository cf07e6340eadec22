"""`python -m newsclaims`: the command line."""

import sys

from newsclaims.cli import main

sys.exit(main())
