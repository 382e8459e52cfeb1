"""Runs a function in several threads at the same time."""
import threading


def run_in_threads(count, work):
    """Starts that many threads, and waits for all of them."""
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
