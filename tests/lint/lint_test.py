#!/usr/bin/env python3
"""The lint itself is tested: each rule finds the one file that breaks it, and nothing in a file that keeps all."""
import pathlib
import tempfile
import unittest

import lint


class LintFinds(unittest.TestCase):
    def findings(self, path, text):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / path
            file.parent.mkdir(parents=True)
            file.write_text(text)
            if path.startswith("src/"):
                (pathlib.Path(folder) / "src" / pathlib.Path(path).parts[1] / "README.md").write_text("")
            return lint.check(pathlib.Path(folder))[1] if path.startswith("src/") else []

    def test_nothing_in_a_clean_file(self):
        self.assertEqual(self.findings("src/domain/a.cpp", '#include "base/id.h"\n'), [])

    def test_an_include_that_points_up(self):
        self.assertIn("must not include engine", self.findings("src/domain/a.h", '#include "engine/x.h"\n')[0])

    def test_an_include_that_points_sideways(self):
        self.assertIn("must not include remote", self.findings("src/http/a.h", '#include "remote/x.h"\n')[0])

    def test_sql_in_the_engine(self):
        self.assertIn("must not know SQL", self.findings("src/engine/a.h", "#include <QSqlQuery>\n")[0])

    def test_widgets_below_the_gui(self):
        self.assertIn("Widgets", self.findings("src/cli/a.cpp", "#include <QWidget>\n")[0])

    def test_a_throw_but_not_the_word(self):
        self.assertEqual(len(self.findings("src/base/a.cpp", "throw 1;\n// We do not throw.\n")), 1)

    def test_an_unfinished_comment(self):
        self.assertEqual(len(self.findings("src/base/a.cpp", "// TO" "DO later\n")), 1)

    def test_a_clock_in_a_pure_rule(self):
        self.assertEqual(len(self.findings("src/domain/a.cpp", "bool late(const Clock& clock);\n")), 1)

    def test_a_long_function_and_a_long_file(self):
        self.assertEqual(len(self.findings("src/base/a.cpp", "void f()\n{\n" + "    x();\n" * 80 + "}\n")), 1)
        self.assertEqual(len(self.findings("src/base/b.cpp", "int x;\n" * 501)), 1)

    def test_a_folder_that_is_no_layer(self):
        self.assertIn("not a layer", self.findings("src/util/a.cpp", "\n")[0])


if __name__ == "__main__":
    unittest.main()
