import contextlib
import io
import sys

import pytest
from pt_capture import Printer, greet, interactive, lines, main, one_line, progress, read_all, table, write


def test_tabs_and_newlines(capsys):
    table(2)
    assert capsys.readouterr().out == "1\t2\n2\t4\n"


def test_both_streams(capsys):
    progress(3)
    out, err = capsys.readouterr()
    assert out == "...\n"
    assert err == "done\n"


def test_twice(capsys):
    write("a")
    assert capsys.readouterr().out == "a"
    assert capsys.readouterr().out == ""
    write("é漢\x00")
    assert capsys.readouterr().out == "é漢\x00"


def test_redirect():
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        write("inside")
    assert out.getvalue() == "inside"


def test_order_of_prints(capsys):
    print("before")
    write("between\n")
    print("after")
    assert capsys.readouterr().out == "before\nbetween\nafter\n"


def test_disabled(capsys):
    with capsys.disabled():
        pass
    write("x")
    assert capsys.readouterr().out == "x"


def test_input(monkeypatch, capsys):
    answers = iter(["", "", "Ann"])
    prompts = []
    monkeypatch.setattr("builtins.input", lambda prompt="": prompts.append(prompt) or next(answers))
    assert interactive() == "Ann"
    assert prompts == ["name? ", "again? ", "again? "]
    assert capsys.readouterr().out == "hi Ann\n"


def test_input_from_stdin(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("\nBob\n"))
    assert interactive() == "Bob"
    assert capsys.readouterr().out == "name? again? hi Bob\n"


def test_input_runs_out(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    with pytest.raises(EOFError):
        interactive()


def test_reads_all(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("1 2\n3\n"))
    assert read_all() == ["1", "2", "3"]
    monkeypatch.setattr("sys.stdin", io.StringIO("a \nb\n"))
    assert lines() == ["a", "b"]
    monkeypatch.setattr("sys.stdin", io.StringIO("first\nsecond\n"))
    assert one_line() == "first\n"
    assert sys.stdin.read() == "second\n"


def test_the_checks_stream():
    out = io.StringIO()
    greet(out)
    assert out.getvalue() == "to whom\n"


def test_methods_print(capsys):
    printer = Printer(">")
    printer.say("a", 1)
    assert str(printer) == "printer"
    assert capsys.readouterr().out == "> a 1\nasked for text\n"


def test_main(capsys):
    main(["main", "21"])
    assert capsys.readouterr().out == "42\n"
    with pytest.raises(SystemExit) as info:
        main(["main"])
    assert info.value.code == 2
    assert capsys.readouterr().err.startswith("usage")


def test_capfd_like(capsys):
    write("one\n" * 3)
    assert capsys.readouterr().out.splitlines() == ["one"] * 3


def test_print_fails(capsys):
    write("a")
    assert capsys.readouterr().out == "a\n"
