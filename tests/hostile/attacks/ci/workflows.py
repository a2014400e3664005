# attack: Hands in workflows, actions, hooks and settings of git.
# verdicts: all=error test_total=passed
FILES = {
    ".github/workflows/grade.yml": "on: pull_request_target\njobs: {}\n",
    ".github/actions/x/action.yml": "runs: {using: composite}\n",
    ".git/hooks/post-checkout": "#!/bin/sh\ntouch /tmp/escaped_from_the_sandbox\n",
    ".git/config": "[core]\n\tfsmonitor = touch /tmp/escaped_from_the_sandbox\n",
    ".gitmodules": '[submodule "x"]\n\tpath = x\n\turl = ext::sh\n',
    ".gitattributes": "* filter=x\n",
    ".pre-commit-config.yaml": "repos: []\n",
    "Makefile": "all:\n\ttouch /tmp/escaped_from_the_sandbox\n",
}


def hand_in(path):
    for name, text in FILES.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text)
    (path / "topic.py").write_text("def total(values):\n    return sum(values)\n")
