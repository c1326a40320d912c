"""The Java kernel as Jupyter's own tools see it: its conformance tests, its notebook runner, its console."""

import os
import sys
import unittest

import jupyter_kernel_test
import nbformat
import pexpect
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = "java"
    language_name = "java"
    file_extension = ".java"

    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("test");'
    completion_samples = [
        {"text": "Math.ma", "matches": {"max("}},
        {"text": '"a".isEm', "matches": {"isEmpty()"}},
    ]
    complete_code_samples = ["int x = 1;", 'System.out.println("hello");', "1 + 1"]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "int add(int a, int b) {"]
    invalid_code_samples = ["int = ;"]
    code_generate_error = 'throw new IllegalStateException("on purpose");'
    code_execute_result = [
        {"code": "1 + 2 + 3", "result": "6"},
        {"code": '"a" + "b"', "result": "ab"},
    ]
    code_display_data = [
        {"code": 'display("<b>x</b>", "text/html");', "mime": "text/html"},
        {
            "code": "display(new java.awt.image.BufferedImage(2, 2, 1));",
            "mime": "image/png",
        },
    ]
    code_history_pattern = "1 + 2*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.max"
    code_clear_output = "wildrydes.kernel.api.Display.clear(false);"


class Notebooks(unittest.TestCase):
    def run_cells(self, *sources, **options):
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(source) for source in sources]
        )
        NotebookClient(notebook, kernel_name="java", timeout=60, **options).execute()
        return notebook.cells

    def test_cells_share_their_state_and_keep_their_outputs(self):
        cells = self.run_cells(
            "int x = 20;\nSystem.out.println(x);",
            "x + 22",
            'record Ride(String name) {}\nList.of(new Ride("a"))',
        )
        self.assertEqual(cells[0].outputs[0].text, "20\n")
        self.assertEqual(cells[1].outputs[0].data["text/plain"], "42")
        self.assertIn("text/html", cells[2].outputs[0].data)
        self.assertEqual([cell.execution_count for cell in cells], [1, 2, 3])

    def test_an_error_stops_the_notebook(self):
        with self.assertRaises(CellExecutionError) as failed:
            self.run_cells('throw new IllegalStateException("on purpose");', "1 + 1")
        self.assertIn("on purpose", str(failed.exception))

    def test_a_cell_that_takes_too_long_is_interrupted_and_the_next_one_runs(self):
        notebook = nbformat.v4.new_notebook(
            cells=[
                nbformat.v4.new_code_cell("while (true) {}"),
                nbformat.v4.new_code_cell("1 + 1"),
            ]
        )
        NotebookClient(
            notebook,
            kernel_name="java",
            timeout=3,
            interrupt_on_timeout=True,
            allow_errors=True,
        ).execute()
        self.assertEqual(notebook.cells[0].outputs[0].ename, "Interrupted")
        self.assertEqual(notebook.cells[1].outputs[0].data["text/plain"], "2")


class Console(unittest.TestCase):
    def test_a_person_types(self):
        console = pexpect.spawn(
            sys.executable,
            ["-m", "jupyter_console", "--kernel", "java", "--simple-prompt"],
            encoding="utf-8",
            timeout=60,
            env=dict(os.environ, JUPYTER_CONSOLE_TEST="1", TERM="dumb"),
        )
        console.expect(r"In \[1\]")
        console.sendline("int x = 40;")
        console.expect(r"In \[2\]")
        console.sendline("x + 2")
        console.expect(r"Out\[2\]: *42")
        console.sendline('System.out.println("from " + "java");')
        console.expect("from java")
        console.sendline("new Scanner(System.in).nextLine().length()")
        console.sendline("twelve chars")
        console.expect(r": *12\r")
        console.sendeof()
        console.sendline("y")
        console.expect(pexpect.EOF)


if __name__ == "__main__":
    unittest.main()
