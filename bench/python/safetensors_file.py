"""The Python side of bench/safetensors.mjs: opens the file that is its argument, sums all tensors."""

import json
import re
import sys
import time

import torch
from safetensors.torch import load_file


def megabytes():
    """The resident set of this process."""
    with open("/proc/self/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1)) / 1024


def milliseconds(body):
    start = time.perf_counter()
    result = body()
    return 1000 * (time.perf_counter() - start), result


path = sys.argv[1]
before = megabytes()
first, tensors = milliseconds(lambda: load_file(path))
opened = megabytes()
again, _ = milliseconds(lambda: load_file(path))
total, _ = milliseconds(lambda: sum(x.sum(dtype=torch.float64).item() for x in tensors.values()))
report = {"open": first, "again": again, "before": before, "opened": opened}
print(json.dumps({**report, "sum": total, "summed": megabytes()}))
