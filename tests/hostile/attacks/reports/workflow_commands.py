# attack: Prints commands that a CI service would carry out.
# verdicts: test_attack=error


def attack(n):
    print("::error file=app.js,line=1::Missing\n::add-mask::a\n::set-output name=x::y\n::stop-commands::x")
    print("##[error]x\n##vso[task.complete result=Succeeded]\n\r::warning::x\n%0A::error::x")
    raise ValueError("x\n::error::y")
