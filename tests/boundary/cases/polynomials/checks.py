import unittest
from fractions import Fraction

from polynomials import Polynomial, Rational, exact, newton, roots_of_unity


class TestPolynomial(unittest.TestCase):
    def setUp(self):
        self.p = Polynomial(1, 2, 3)

    def test_value(self):
        self.assertEqual(self.p(2), 17)
        self.assertEqual(self.p(0.5), 2.75)
        self.assertEqual(self.p(Fraction(1, 2)), Fraction(11, 4))
        self.assertEqual(self.p(1j), -2 + 2j)

    def test_degree(self):
        self.assertEqual(self.p.degree, 2)
        self.assertEqual(Polynomial(1, 0, 0).degree, 0)
        self.assertEqual(Polynomial().coefficients, (0,))

    def test_equality_with_numbers(self):
        self.assertEqual(Polynomial(3), 3)
        self.assertNotEqual(Polynomial(3), 4)
        self.assertNotEqual(Polynomial(3), "3")
        self.assertTrue(3 == Polynomial(3))

    def test_sum(self):
        self.assertEqual(self.p + Polynomial(1, 1), Polynomial(2, 3, 3))
        self.assertEqual(self.p + 1, 1 + self.p)
        self.assertEqual(sum([self.p, self.p]), Polynomial(2, 4, 6))

    def test_product(self):
        self.assertEqual(Polynomial(1, 1) * Polynomial(-1, 1), Polynomial(-1, 0, 1))

    def test_derivative(self):
        self.assertEqual(self.p.derivative(), Polynomial(2, 6))
        self.assertEqual(Polynomial(5).derivative(), 0)

    def test_text(self):
        self.assertEqual(str(self.p), "1x^0 + 2x^1 + 3x^2")

    def test_newton(self):
        self.assertAlmostEqual(newton(Polynomial(-2, 0, 1), Polynomial(0, 2), 1.0), 2**0.5)
        self.assertAlmostEqual(newton(lambda x: x * x - 9, lambda x: 2 * x, 1.0), 3)

    def test_in_sets(self):
        self.assertEqual(len({Polynomial(1), Polynomial(1, 0), Polynomial(2)}), 2)

    def test_product_fails(self):
        self.assertEqual(Polynomial(1, 1) * Polynomial(1, 1), Polynomial(1, 1, 1))


class TestNumbers(unittest.TestCase):
    def test_rational(self):
        self.assertEqual(Rational(2, 4), Rational(1, 2))
        self.assertLess(Rational(1, 3), Rational(1, 2))
        self.assertGreaterEqual(Rational(1, 2), Rational(1, 2))
        self.assertEqual(repr(Rational(3, -6)), "-1/2")
        with self.assertRaisesRegex(ZeroDivisionError, "bottom"):
            Rational(1, 0)

    def test_exact(self):
        self.assertEqual(exact(1, 3) * 3, 1)
        self.assertIsInstance(exact(1, 3), Fraction)

    def test_complex(self):
        roots = roots_of_unity(4)
        self.assertAlmostEqual(roots[1], 1j)
        self.assertAlmostEqual(sum(roots), 0)
