package wildrydes.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read when a cell fails. */
class CellErrorsTest {

    private static Cells cells;

    @BeforeAll
    static void open() {
        cells = new Cells();
    }

    @AfterAll
    static void close() {
        cells.close();
    }

    @Test
    void aCompileErrorShowsTheLineAndTheSpot() {
        CellResult.Failed failure = cells.failure("int fine = 1;\nint wrong = \"text\";");

        assertThat(failure.ename()).isEqualTo("CompileError");
        assertThat(failure.evalue()).isEqualTo("incompatible types: String cannot be converted to int");
        assertThat(failure.traceback())
                .containsExactly(
                        "\u001b[1;31mLine 2, column 13: incompatible types: String cannot be converted to int\u001b[0m",
                        "    int wrong = \"text\";",
                        "                \u001b[1;31m^~~~~~\u001b[0m");
    }

    @Test
    void allErrorsOfACellAreShownAndNoneThatFollowsFromAnother() {
        assertThat(cells.traceback("int x1 = \"a\";\nint y1 = x1 + nowhere;\nmissing(y1);\nint z() { return true; }"))
                .containsExactly(
                        "Line 1, column 10: incompatible types: String cannot be converted to int",
                        "    int x1 = \"a\";",
                        "             ^~~",
                        "Line 2, column 15: cannot find variable nowhere; check its spelling, or run the cell that declares it",
                        "    int y1 = x1 + nowhere;",
                        "                  ^~~~~~~",
                        "Line 4, column 18: incompatible types: boolean cannot be converted to int",
                        "    int z() { return true; }",
                        "                     ^~~~");
        assertThat(cells.traceback("int x2 = \"a\";\nint y2 = x2 + nowhere;\nmissing();"))
                .containsExactly(
                        "Line 1, column 10: incompatible types: String cannot be converted to int",
                        "    int x2 = \"a\";",
                        "             ^~~",
                        "Line 2, column 15: cannot find variable nowhere; check its spelling, or run the cell that declares it",
                        "    int y2 = x2 + nowhere;",
                        "                  ^~~~~~~",
                        "Line 3, column 1: cannot find method missing(); check its name and its arguments, or declare it first",
                        "    missing();",
                        "    ^~~~~~~");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nowhere | cannot find variable nowhere; check its spelling, or run the cell that declares it",
                "nowhere.go() | cannot find variable nowhere; check its spelling, or run the cell that declares it",
                "gone(1, \"a\") | cannot find method gone(int,String); check its name and its arguments, or declare it first",
                "\"a\".gone() | cannot find method gone(); check its name and its arguments, or declare it first",
                "new Gone() | cannot find class Gone; import or declare it first",
                "Gone g; | cannot find class Gone; import or declare it first",
                "Gone g2 = null; | cannot find class Gone; import or declare it first",
                "int f() { return gone; } f() | cannot find variable gone; check its spelling, or run the cell that declares it",
                "int f() { return gone; } int g() { return f(); } g() | cannot find variable gone; check its spelling, or run the cell that declares it",
                "class C { Gone g; } new C() | cannot find class Gone; import or declare it first",
                "import com.gone.*; | package com.gone does not exist; is its library on the class path?",
                "import org.apache.commons.lang3.ArrayUtils; | package org.apache.commons.lang3 does not exist; IJava has it for itself, and cells see it; here load it by %maven org.apache.commons:commons-lang3:3.8.1",
                "int i = 0; while (i < 3) | this does nothing; write behind it what is to be done, or a semicolon",
                "for (int i = 0; i < 3; i++) | this does nothing; write behind it what is to be done, or a semicolon",
                "foo( | reached end of file while parsing",
                "class Open { | reached end of file while parsing",
                "} | illegal start of statement",
                "return 5; | a cell is no method and cannot return; write the value alone as its last line",
                "final int k = 1; k = ; | illegal start of expression",
                "new ArrayList<String>().add(5) | incompatible types: int cannot be converted to String",
                "int n = 1.5; | incompatible types: possible lossy conversion from double to int"
            })
    void eachErrorSaysWhatToDo(String code, String message) {
        assertThat(cells.failure(code))
                .returns("CompileError", CellResult.Failed::ename)
                .returns(message, CellResult.Failed::evalue);
    }

    @Test
    void aCellWithASyntaxErrorDoesNotRunAtAll() {
        cells.value("int ran = 0;");
        cells.failure("ran = 1;\nint broken = 2 + ;");

        assertThat(cells.value("ran")).isEqualTo("0");
    }

    @Test
    void namesThatStayUnresolvedAreReportedWhereTheyStand() {
        assertThat(cells.traceback("int sum() {\n    return later\n        + after(3);\n}\nsum()"))
                .containsExactly(
                        "Line 2, column 12: cannot find variable later; check its spelling, or run the cell that declares it",
                        "        return later",
                        "               ^~~~~",
                        "Line 3, column 11: cannot find method after(int); check its name and its arguments, or declare it first",
                        "            + after(3);",
                        "              ^~~~~");
        assertThat(cells.value("int later = 1;\nint after(int x) { return x; }\nsum()"))
                .isEqualTo("4");
    }

    @Test
    void whatALaterCellDeclaresIsAwaited() {
        assertThat(cells.value("int ahead() { return behind() + 1; }\nclass Early { Late late; }\n20 + 1"))
                .isEqualTo("21");
        assertThat(cells.traceback("ahead()"))
                .startsWith(
                        "Line 1, column 22: cannot find method behind(); check its name and its arguments, or declare it"
                                + " first");

        cells.value("int behind() { return 41; }\nrecord Late(int hour) {}");

        assertThat(cells.value("var early = new Early();\nearly.late = new Late(8);\nahead() + \" \" + early.late"))
                .isEqualTo("42 Late[hour=8]");
    }

    @Test
    void anExceptionShowsTheLinesOfTheCell() {
        CellResult.Failed failure = cells.failure(
                "int divide(int n) {\n  return 10 / n;\n}\n\nList.of(5, 0).stream().map(n -> divide(n)).collect(Collectors.toList())");

        assertThat(failure.ename()).isEqualTo("ArithmeticException");
        assertThat(failure.evalue()).isEqualTo("/ by zero");
        assertThat(plain(failure))
                .startsWith("ArithmeticException: / by zero\n"
                        + "    at cell line 2, in divide(...):  return 10 / n;\n"
                        + "    at cell line 5, in a lambda:  List.of(5, 0).stream().map(n -> divide(n)).collect(Collectors.toList())\n"
                        + "    in ReferencePipeline.collect(...) and ")
                .endsWith(
                        " deeper\n    at cell line 5:  List.of(5, 0).stream().map(n -> divide(n)).collect(Collectors.toList())");
    }

    @Test
    void causesAndWhatWasSuppressedBelongToIt() {
        assertThat(
                        cells.traceback(
                                "class RideLost extends RuntimeException {\n"
                                        + "    RideLost(String message, Throwable cause) { super(message, cause); }\n}\n"
                                        + "void search() {\n    try {\n        Integer.parseInt(\"x\");\n    } catch (NumberFormatException e) {\n"
                                        + "        var lost = new RideLost(\"gone\", e);\n"
                                        + "        lost.addSuppressed(new IllegalStateException(\"closing\"));\n        throw lost;\n    }\n}\nsearch();"))
                .containsExactly(
                        "RideLost: gone",
                        "    at cell line 8, in search(...):  var lost = new RideLost(\"gone\", e);",
                        "    at cell line 13:  search();",
                        "    Suppressed: IllegalStateException: closing",
                        "        at cell line 9, in search(...):  lost.addSuppressed(new IllegalStateException(\"closing\"));",
                        "        at cell line 13:  search();",
                        "Caused by: NumberFormatException: For input string: \"x\"",
                        "    in Integer.parseInt(...) and " + deeper() + " deeper",
                        "    at cell line 6, in search(...):  Integer.parseInt(\"x\");",
                        "    at cell line 13:  search();");
    }

    @Test
    void statementsInARowKeepTheirLines() {
        assertThat(cells.traceback("System.getProperty(\"a\");\n\n// a comment\nSystem.getProperty(\"b\");\n"
                        + "Objects.requireNonNull(null);\nSystem.getProperty(\"c\");\n1"))
                .containsExactly(
                        "NullPointerException",
                        "    in Objects.requireNonNull(...)",
                        "    at cell line 5:  Objects.requireNonNull(null);");
        assertThat(cells.traceback("System.getProperty(\"a\");\nSystem.getProperty(1);\nSystem.getProperty(\"c\");\n1"))
                .startsWith("Line 2, column 20: incompatible types: int cannot be converted to String");
    }

    @Test
    void whatThreadsDoNotCatchIsShownWithItsLines() throws Exception {
        var shown = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try {
            cells.value("int shaky(int x) {\n  return 1 / x;\n}\n"
                    + "var thread = new Thread(() ->\n    shaky(0), \"rider\");\nthread.start(); thread.join();");
        } finally {
            System.setErr(before);
        }

        assertThat(shown.toString(StandardCharsets.UTF_8).replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualToNormalizingNewlines("In thread rider: ArithmeticException: / by zero\n"
                        + "    at cell line 2, in shaky(...):  return 1 / x;\n"
                        + "    at cell line 5, in a lambda:  shaky(0), \"rider\");\n");
    }

    @Test
    void aValueThatCannotBeShownFailsTheCell() {
        assertThat(
                        cells.traceback(
                                "class Sour {\n  public String toString() {\n    throw new Error(\"sour\");\n  }\n}\nnew Sour()"))
                .containsExactly(
                        "Error: sour", "    at cell line 3, in Sour.toString(...):  throw new Error(\"sour\");");
    }

    @Test
    void callsIntoEarlierCellsAreNamedSo() {
        cells.value("\nint third(List<Integer> all) {\n    return all.get(3);\n}");

        assertThat(cells.traceback("third(List.of(1))"))
                .contains(
                        "    at an earlier cell, line 3, in third(...):  return all.get(3);",
                        "    at cell line 1:  third(List.of(1))");
    }

    @Test
    void constructorsMethodsAndInitializersHaveTheirNames() {
        assertThat(cells.traceback(
                        "class Box {\n  Box(int n) {\n    if (n < 0) throw new IllegalArgumentException(\"n\");\n  }\n"
                                + "  static Box of(int n) { return new Box(n); }\n}\nBox.of(-1)"))
                .containsExactly(
                        "IllegalArgumentException: n",
                        "    at cell line 3, in new Box(...):  if (n < 0) throw new IllegalArgumentException(\"n\");",
                        "    at cell line 5, in Box.of(...):  static Box of(int n) { return new Box(n); }",
                        "    at cell line 7:  Box.of(-1)");
        assertThat(cells.traceback("class Late { static int n = Integer.valueOf(0) / 0; }\nLate.n"))
                .contains(
                        "    at cell line 1, in the initialization of Late:  class Late { static int n = Integer.valueOf(0) / 0; }");
    }

    @Test
    void messagesSpeakOfTheUsersClassesOnly() {
        assertThat(cells.failure("class Mine {}\nObject mine = new Mine(); ((String) mine).length()")
                        .evalue())
                .isEqualTo("class Mine cannot be cast to class String");
        assertThat(cells.value("mine").replaceAll("@.*", "")).isEqualTo("Mine");
    }

    @Test
    void variablesKeepWhatTheyHadBeforeTheFailure() {
        cells.failure("int kept = 1;\nkept = 2;\nif (kept == 2) throw new IllegalStateException();\nkept = 3;");

        assertThat(cells.value("kept")).isEqualTo("2");
    }

    @Test
    void deepRecursionAndFullMemoryAreOrdinaryFailures() {
        CellResult.Failed failure = cells.failure("int deep(int n) { return deep(n + 1) + 1; }\ndeep(0)");

        assertThat(failure.ename()).isEqualTo("StackOverflowError");
        assertThat(failure.traceback()).hasSizeLessThan(30).anyMatch(line -> line.contains("more calls"));
        assertThat(cells.failure("new long[Integer.MAX_VALUE][Integer.MAX_VALUE]")
                        .ename())
                .isEqualTo("OutOfMemoryError");
        assertThat(cells.value("1 + 1")).isEqualTo("2");
    }

    @Test
    void aMessageThatFailsIsToldSo() {
        assertThat(
                        cells.failure(
                                "throw new RuntimeException() { public String getMessage() { throw new IllegalStateException(); } };"))
                .returns("RuntimeException", CellResult.Failed::ename)
                .returns("(its message cannot be read: IllegalStateException)", CellResult.Failed::evalue);
    }

    private static String plain(CellResult.Failed failure) {
        return String.join("\n", failure.traceback()).replaceAll("\u001b\\[[0-9;]*m", "");
    }

    /** How deep {@code Integer.parseInt} fails differs from JDK to JDK. */
    private static int deeper() {
        try {
            return Integer.parseInt("x");
        } catch (NumberFormatException e) {
            int depth = 0;
            while (!e.getStackTrace()[depth].getClassName().equals(CellErrorsTest.class.getName())) {
                depth++;
            }
            return depth - 1;
        }
    }
}
