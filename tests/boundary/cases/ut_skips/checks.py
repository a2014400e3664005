import sys
import unittest

import ut_skips
from ut_skips import later, ready


class TestSkips(unittest.TestCase):
    @unittest.skip("not now")
    def test_skipped(self):
        self.fail()

    @unittest.skipIf(sys.version_info < (3, 0), "old")
    def test_kept(self):
        self.assertTrue(ready())

    @unittest.skipUnless(sys.platform == "nowhere", "elsewhere")
    def test_skipped_unless(self):
        self.fail()

    @unittest.expectedFailure
    def test_expected_failure(self):
        self.assertFalse(ready())

    @unittest.expectedFailure
    def test_expected_error(self):
        later()

    @unittest.expectedFailure
    def test_unexpected_success_fails(self):
        self.assertTrue(ready())

    def test_skips_itself(self):
        if ready():
            self.skipTest("ready")
        self.fail()

    def test_raises_skip(self):
        raise unittest.SkipTest("by hand")

    def test_ready(self):
        self.assertIs(ut_skips.DONE, True)

    def test_ready_fails(self):
        self.assertIs(ut_skips.DONE, False)


@unittest.skip("the whole class")
class TestSkippedClass(unittest.TestCase):
    def test_inside(self):
        self.fail()
