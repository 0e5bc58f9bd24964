"""How everything on the Python side is timed: like `adlens bench`, warm, each run on its own."""
import statistics
import time


def milliseconds(run, seconds=0.3, fewest=3):
    """The median of repeated runs."""
    run()
    run()
    times = []
    start = time.perf_counter()
    while len(times) < fewest or time.perf_counter() - start < seconds:
        begin = time.perf_counter()
        run()
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1e3
