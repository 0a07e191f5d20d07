"""See `unittest`."""

from unittest import FunctionTestCase, SkipTest, TestCase, _SubTest, expectedFailure, skip, skipIf, skipUnless
