# attack: Ends the process as if all went well, while it is imported.
# verdicts: all=crashed
import os

os._exit(0)
