# attack: Tries the doors of the kernel that hardly any program uses.
# verdicts: test_attack=failed
# manages: \[\]
import ctypes
import platform

libc = ctypes.CDLL(None, use_errno=True)
EPERM, EACCES, ENOSYS = 1, 13, 38
# numbers are the same on both machines from 424 on; the others are x86-64's
NEW = {
    "io_uring_setup": 425,
    "open_tree": 428,
    "move_mount": 429,
    "fsopen": 430,
    "pidfd_getfd": 438,
    "mount_setattr": 442,
    "memfd_secret": 447,
}
X86 = {
    "bpf": 321, "userfaultfd": 323, "perf_event_open": 298, "keyctl": 250, "add_key": 248, "kexec_load": 246,
    "init_module": 175, "finit_module": 313, "name_to_handle_at": 303, "open_by_handle_at": 304, "fanotify_init": 300,
    "process_vm_writev": 311, "kcmp": 312, "modify_ldt": 154, "iopl": 172,
    "quotactl": 179, "lookup_dcookie": 212, "ioperm": 173, "personality": 135, "shmget": 29, "msgget": 68,
    "semget": 64, "mq_open": 240, "migrate_pages": 256,
}  # fmt: skip


def attack(n):
    calls = NEW | (X86 if platform.machine() == "x86_64" else {})
    managed = []
    for name, number in calls.items():
        ctypes.set_errno(0)
        arguments = (-1, 0, 0, 0, 0, 0) if name != "personality" else (0xFFFFFFFF, 0, 0, 0, 0, 0)
        if libc.syscall(number, *arguments) >= 0 or ctypes.get_errno() not in (EPERM, EACCES, ENOSYS):
            managed.append(name)
    return managed
