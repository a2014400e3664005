"""What `grader doctor` says, in both languages: tiers, probes, and why a layer is missing."""

from typing import Final

from grader.results import Text, Tier

TIERS: Final[dict[Tier, Text]] = {
    "full": Text(zh="学生的代码被完全隔离", en="students' code is fully isolated"),
    "reduced": Text(
        zh="学生的代码读不到文件、碰不到其他进程，但没有自己的命名空间",
        en="students' code reaches no files and no processes, but has no namespaces of its own",
    ),
    "process": Text(
        zh="只有进程边界：不能伪造结果，但可以读取文件；默认不评隐藏检查",
        en="the process boundary only: no forged verdicts, but files can be read; hidden checks are refused",
    ),
}

PROBES: Final = {
    "use an inherited descriptor": "使用继承来的文件描述符",
    "share the session of the terminal": "和终端处在同一个会话",
    "share the user's rights": "使用当前用户的权限",
    "share System V shared memory": "使用 System V 共享内存",
    "share the machine's name": "改动机器的名字",
    "gain rights by a set-uid program": "靠 set-uid 程序取得权限",
    "read /etc/passwd": "读取 /etc/passwd",
    "read a masked file": "读取被遮住的文件",
    "write outside the scratch folder": "写到临时文件夹之外",
    "write into a library": "改写程序库",
    "change the mode of a file": "修改别的文件的权限",
    "change the time of a file": "修改别的文件的时间",
    "empty a file by its path": "按路径清空别的文件",
    "empty a file that is read": "以读取的方式打开并清空别的文件",
    "read the grader's environment": "读取评分程序的环境变量",
    "read the grader's memory": "读取评分程序的内存",
    "trace the grader": "跟踪评分程序",
    "signal the grader": "向评分程序发信号",
    "read the grader's limits": "读取评分程序的资源限制",
    "connect to a TCP port": "连接 TCP 端口",
    "connect to an abstract socket": "连接抽象套接字",
    "mount": "挂载文件系统",
    "become root": "变成 root",
    "fork": "创建进程",
    "execute a program": "执行程序",
    "make a file in memory": "创建内存文件",
    "make System V shared memory": "创建 System V 共享内存",
    "use io_uring": "使用 io_uring",
    "use rare doors of the kernel": "使用内核的冷门入口",
    "type into the terminal": "向终端输入文字",
    "use the x32 calls": "使用 x32 系统调用",
    "allocate more memory than allowed": "申请超过限制的内存",
    "write more than one file may hold": "写超过限制的大文件",
    "open more files than allowed": "打开超过限制的文件",
    "make a user namespace": "创建用户命名空间",
    "list the libraries": "（允许）列出程序库",
    "import a module": "（允许）导入模块",
    "write into the scratch folder": "（允许）写临时文件夹",
    "start a thread": "（允许）启动线程",
    "allocate memory": "（允许）申请内存",
    "make a pair of sockets": "（允许）创建一对套接字",
    "ask for time and random bytes": "（允许）读取时间和随机数",
}
"""The probes' names in Chinese; a probe is named in English where it is run."""

CAUSES: Final = {
    "apparmor": Text(
        zh="AppArmor 不让普通用户创建命名空间（Ubuntu 23.10 起的默认设置）",
        en="AppArmor keeps ordinary users from making namespaces (the default since Ubuntu 23.10)",
    ),
    "unprivileged": Text(
        zh="内核设置不让普通用户创建用户命名空间（Debian）",
        en="a setting of the kernel keeps ordinary users from making user namespaces (Debian)",
    ),
    "no_user_namespaces": Text(
        zh="允许的用户命名空间个数是 0", en="the number of user namespaces that are allowed is 0"
    ),
    "container": Text(
        zh="容器不让里面的程序创建命名空间；请这样启动容器",
        en="the container keeps programs from making namespaces; start it like this",
    ),
    "namespaces": Text(
        zh="内核没有命名空间，或者不让创建；需要 CONFIG_USER_NS、CONFIG_PID_NS、CONFIG_NET_NS",
        en="the kernel has no namespaces, or refuses them (CONFIG_USER_NS, CONFIG_PID_NS, CONFIG_NET_NS)",
    ),
    "landlock": Text(
        zh="内核没有启用 Landlock：需要 Linux 5.13 以上，并写进启动参数 lsm=",
        en="Landlock is off: it needs Linux 5.13 or newer, and its name in lsm= on the kernel's command line",
    ),
    "seccomp": Text(
        zh="不能过滤系统调用：需要 CONFIG_SECCOMP_FILTER，以及 x86-64 或 aarch64",
        en="system calls cannot be filtered: CONFIG_SECCOMP_FILTER is needed, and x86-64 or aarch64",
    ),
    "uid": Text(
        zh="别的用户读不到 Python 和它的包（例如装在 /root 下面）；请装到所有用户都能读的地方",
        en="other users cannot read Python and its packages (below /root, say); install them where all can",
    ),
    "memory": Text(zh="地址空间的硬限制太低", en="the hard limit on address space is too low"),
    "rlimits": Text(zh="资源的硬限制太低", en="the hard limits on resources are too low"),
    "denied": Text(zh="被 GRADER_DENY_LAYERS 关掉了", en="switched off by GRADER_DENY_LAYERS"),
    "system": Text(zh="这个系统没有", en="this system does not have it"),
}
"""Why a layer is missing."""

MEMORY: Final = {
    "process": Text(zh="一个进程，地址空间有限制", en="one process, with a limit on its address space"),
    "group": Text(
        zh="控制组（cgroup）管住整棵进程树", en="the whole tree of processes, held by a control group"
    ),
    "watch": Text(
        zh="整棵进程树，每隔一小会儿看一次", en="the whole tree of processes, looked at again and again"
    ),
}
"""What holds the memory of a worker and of what it starts."""
DELEGATION: Final = "systemd-run --user --scope -p Delegate=yes grader ..."

REMEDY: Final = Text(zh="可以这样得到：", en="to get it: ")
RAISE: Final = Text(zh="启用 ", en="raise ")
MISSING: Final = Text(zh="缺少：", en="missing: ")
LABELS: Final = {
    "devices": Text(zh="设备：", en="devices: "),
    "isolation": Text(zh="隔离级别：", en="isolation: "),
    "layers": Text(zh="隔离层：", en="layers: "),
    "memory": Text(zh="内存：", en="memory: "),
}
PASSED: Final = Text(zh="{number} 个探测全部通过", en="{number} probes, all passed")
FAILED: Final = Text(
    zh="{number} 个探测，{failed} 个没有通过：", en="{number} probes, {failed} did not pass:"
)
SHOW_ALL: Final = Text(zh="（--all 显示每一个）", en=" (--all shows each)")
EXACT: Final = Text(zh="想让控制组来管：", en="to have a control group: ")
