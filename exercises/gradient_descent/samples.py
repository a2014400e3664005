import pytest
import torch

from grader.checks import expect


def test_one_step_down(student):
    """从 10 出发走一步，学习率 0.1：10 − 0.1·20 = 8 | One step from 10 with rate 0.1: 10 − 0.1·20 = 8"""
    assert student.minimise_square(10.0, 0.1, 1) == pytest.approx(8.0, rel=1e-3)


def test_a_thousand_steps_come_close_to_zero(student):
    """章节里的例子：走 1000 步，w 几乎到 0 | The chapter's example: 1000 steps bring w close to 0"""
    w = student.minimise_square(10, 0.01, 1000)

    assert isinstance(w, float)
    assert abs(w) < 1e-6


def test_trajectory_starts_at_w0(student):
    """轨迹从 w0 开始，共 steps + 1 个值 | The trajectory starts at w0 and has steps + 1 values"""
    path = student.trajectory(10.0, 0.1, 3)

    torch.testing.assert_close(path, torch.tensor([10.0, 8.0, 6.4, 5.12]), rtol=1e-3, atol=1e-5)


def test_no_step_no_move(student):
    """steps = 0 时 w 不动 | With steps = 0, w does not move"""
    assert student.minimise_square(3, 0.1, 0) == pytest.approx(3.0)
    assert student.trajectory(3, 0.1, 0).tolist() == pytest.approx([3.0])


def test_quadratic_with_a_linear_term(student):
    """loss = w² − 6w + 5，从 0 走一步：0 − 0.1·(−6) = 0.6 | loss = w² − 6w + 5, one step from 0: 0 − 0.1·(−6) = 0.6"""
    assert student.minimise_quadratic(1.0, -6.0, 5.0, 0.0, 0.1, 1) == pytest.approx(0.6, rel=1e-3)


def test_counting_the_steps(student):
    """10 → 8 → 6.4 → 5.12：三步之后 |w| < 6 | 10 → 8 → 6.4 → 5.12: after three steps |w| < 6"""
    expect(student.steps_until, 10.0, 0.1, 6.0, 100).equals(3)


def test_the_limit_comes_first(student):
    """走到 limit 还不够小，就返回 limit | If |w| is not small enough by then, the answer is limit"""
    expect(student.steps_until, 10.0, 0.1, 6.0, 2).equals(2)
