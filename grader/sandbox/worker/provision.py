"""The machine that a topic asks for, given to the worker before the student's module is loaded."""

from grader.sandbox.worker.devices import LOG, watch_clocks


def set_up(wanted: str) -> str:
    """Give the worker a machine: with a device ("cuda"), without ("none"), or as it is ("").

    Returns what there is to use: "real", "simulated", or "" for no device. To be called once, before the
    student's module is loaded.
    """
    if not wanted:
        return ""
    watch_clocks()
    try:
        from grader.sandbox.worker import machine
    except (ImportError, AttributeError):  # no torch, or one that lacks what the simulation needs
        return ""
    if wanted == "none":
        machine.take_device_away(LOG)
        return ""
    if machine.use_real_device(LOG):
        return "real"
    return "simulated" if machine.plug_in(LOG) else ""
