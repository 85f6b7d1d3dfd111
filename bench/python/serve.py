"""Times cases on request: a line {"case": name, "count": k} is answered with nanoseconds."""

import json
import sys
import time

import torch


def libtorch():
    """The file of the libtorch in this process."""
    try:
        with open("/proc/self/maps") as maps:
            return next((line.split()[-1] for line in maps if "libtorch_cpu" in line), None)
    except OSError:
        return None


def serve(cases):
    """Runs until the input ends. `cases` maps names to functions of a number of iterations."""
    hello = {
        "version": torch.__version__,
        "libtorch": libtorch(),
        "threads": torch.get_num_threads(),
    }
    print(json.dumps(hello), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        start = time.perf_counter_ns()
        answer = cases[request["case"]](request["count"])
        nanoseconds = time.perf_counter_ns() - start
        print(json.dumps({"nanoseconds": nanoseconds, "answer": answer}), flush=True)
