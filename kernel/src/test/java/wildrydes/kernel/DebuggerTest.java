package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.RunningCell;

/** The debugger as a front end uses it. */
class DebuggerTest {

    private DebuggedKernel kernel;

    @BeforeEach
    void open() throws IOException {
        kernel = new DebuggedKernel();
    }

    @AfterEach
    void close() throws IOException {
        kernel.close();
    }

    @Test
    void aCellStopsWhereItHasABreakpointAndGoesOn() {
        kernel.begin();
        String code = "int a = 1;\nint b = a + 1;\nint c = a + b;\nc";
        String path = kernel.breakAt(code, 3);

        RunningCell cell = kernel.start(code);
        DebuggedKernel.Stop stop = kernel.stopped("breakpoint");

        assertThat(stop.calls()).containsExactly("cell:3");
        assertThat(stop.path()).isEqualTo(path);
        assertThat(stop.variables(0, "Notebook")).containsExactly("int a = 1", "int b = 2", "int c = 0");
        assertThat(stop.scopes()).containsExactly("Notebook", "Locals");
        kernel.resume(stop, "continue");
        assertThat(cell.await().resultText()).isEqualTo("3");
        assertThat(kernel.isQuiet()).isTrue();
    }

    @Test
    void stepsGoOverIntoAndOutOfMethods() {
        kernel.begin();
        kernel.run("int twice(int x) {\n    int y = 2 * x;\n    return y;\n}");
        String code = "int a = 1;\nint b = twice(a);\nint c = twice(b) + twice(b);\nSystem.out.println(c);";
        kernel.breakAt(code, 1);

        RunningCell cell = kernel.start(code);
        DebuggedKernel.Stop one = kernel.stopped("breakpoint");
        DebuggedKernel.Stop two = kernel.step(one, "next");
        assertThat(two.calls()).containsExactly("cell:2");
        DebuggedKernel.Stop in = kernel.step(two, "stepIn");
        assertThat(in.calls()).containsExactly("twice:2", "cell:2");
        assertThat(in.locals()).containsExactly("int x = 1");
        assertThat(in.scopes()).containsExactly("Locals", "Notebook");
        DebuggedKernel.Stop next = kernel.step(in, "next");
        assertThat(next.calls()).containsExactly("twice:3", "cell:2");
        assertThat(next.locals()).containsExactly("int x = 1", "int y = 2");
        DebuggedKernel.Stop out = kernel.step(next, "stepOut");
        assertThat(out.calls()).containsExactly("cell:3");
        DebuggedKernel.Stop last = kernel.step(out, "next");
        assertThat(last.calls()).containsExactly("cell:4");
        // Behind the end of the cell nothing stops.
        kernel.resume(last, "next");
        assertThat(cell.await().stdout()).isEqualTo("8\n");
        kernel.run("int after = 1;");
        assertThat(kernel.isQuiet()).isTrue();
    }

    @Test
    void aLoopStopsInEachTurn() {
        kernel.begin();
        String code = "int sum = 0;\nfor (int i = 0; i < 3; i++) {\n    sum += i;\n}\nsum";
        kernel.breakAt(code, 3);

        RunningCell cell = kernel.start(code);
        for (int turn = 0; turn < 3; turn++) {
            DebuggedKernel.Stop stop = kernel.stopped("breakpoint");
            assertThat(stop.locals()).containsExactly("int i = " + turn);
            kernel.resume(stop, "continue");
        }

        assertThat(cell.await().resultText()).isEqualTo("3");
    }

    @Test
    void stepsThroughALoopSkipItsLastBrace() {
        kernel.begin();
        String code = "int sum = 0;\nfor (int each : new int[] {1, 2}) {\n    sum += each;\n}\nsum";
        kernel.breakAt(code, 2);

        RunningCell cell = kernel.start(code);
        DebuggedKernel.Stop stop = kernel.stopped("breakpoint");
        for (String next : List.of("cell:3", "cell:2", "cell:3", "cell:2", "cell:5")) {
            stop = kernel.step(stop, "next");
            assertThat(stop.calls()).containsExactly(next);
        }
        kernel.resume(stop, "continue");

        assertThat(cell.await().resultText()).isEqualTo("3");
    }

    @Test
    void whoDoesNotKnowTheThreadLetsAllGoOn() {
        kernel.begin();
        String code = "int a = 1;\na = 2;\na";
        kernel.breakAt(code, 2);
        kernel.run("int another = 1;");

        RunningCell cell = kernel.start(code);
        assertThat(kernel.stopped("breakpoint").thread).isNotEqualTo(1);
        // As JupyterLab does it.
        kernel.ask("continue", Map.of("threadId", 1));

        kernel.event("continued");
        assertThat(cell.await().resultText()).isEqualTo("2");
    }

    @Test
    void lambdasAndClassesOfEarlierCellsStop() {
        kernel.begin();
        String type = """
                class Herd {
                    final List<String> birds = new ArrayList<>();
                    Herd(String first) {
                        birds.add(first);
                    }
                    int add(String bird) {
                        birds.add(bird);
                        return birds.size();
                    }
                }""";
        String path = kernel.breakAt(type, 4, 7);
        kernel.run(type);
        String code = "var herd = new Herd(\"heron\");\nList.of(\"ibis\").forEach(each -> {\n    herd.add(each);\n});";
        kernel.breakAt(code, 3);

        RunningCell cell = kernel.start(code);
        DebuggedKernel.Stop made = kernel.stopped("breakpoint");
        assertThat(made.calls()).containsExactly("new Herd:4", "cell:1");
        assertThat(made.path()).isEqualTo(path);
        assertThat(made.parts("this")).containsExactly("birds = []");
        kernel.resume(made, "continue");
        DebuggedKernel.Stop lambda = kernel.stopped("breakpoint");
        assertThat(lambda.calls()).containsExactly("lambda:3", "cell:2");
        assertThat(lambda.locals()).containsExactly("each = \"ibis\"");
        kernel.resume(lambda, "continue");
        DebuggedKernel.Stop add = kernel.stopped("breakpoint");
        assertThat(add.calls()).containsExactly("Herd.add:7", "lambda:3", "cell:2");
        assertThat(add.locals()).containsExactly("Herd this = Herd", "bird = \"ibis\"");
        assertThat(add.variables(1, "Locals")).containsExactly("each = \"ibis\"");
        assertThat(add.evaluate("birds.size() + bird.length()")).isEqualTo("5");
        assertThat(add.evaluate("this.birds.get(0)")).isEqualTo("heron");
        assertThat(add.evaluate("this.add(\"egret\")")).isEqualTo("2");
        kernel.resume(add, "continue");

        assertThat(cell.await().error()).isEmpty();
        assertThat(kernel.run("herd.birds").resultText()).isEqualTo("[heron, egret, ibis]");
    }

    @Test
    void expressionsSeeLocalsAndNotebookAndSayWhatIsWrong() {
        kernel.begin();
        kernel.run("record Ride(String unicorn, int length) {}\nint factor = 10;");
        String code = "for (var ride : List.of(new Ride(\"Shadowfax\", 4))) {\n    System.out.println(ride);\n}";
        kernel.breakAt(code, 2);

        RunningCell cell = kernel.start(code);
        DebuggedKernel.Stop stop = kernel.stopped("breakpoint");

        assertThat(stop.locals()).containsExactly("Ride ride = Ride[unicorn=\"Shadowfax\", length=4]");
        assertThat(stop.parts("ride")).containsExactly("unicorn = \"Shadowfax\"", "int length = 4");
        assertThat(stop.evaluate("ride.length() * factor")).isEqualTo("40");
        assertThat(stop.evaluate("factor = 7")).isEqualTo("7");
        assertThat(stop.evaluate("System.out.println(ride.unicorn());")).isEqualTo("null");
        assertThat(stop.failure("ride.width()")).startsWith("cannot find method width()");
        assertThat(stop.failure("Integer.parseInt(ride.unicorn())"))
                .isEqualTo("NumberFormatException: For input string: \"Shadowfax\"");
        assertThat(stop.evaluate("wing")).startsWith("cannot find variable wing");
        Map<String, Object> rich = kernel.ask(
                "richInspectVariables",
                Map.of("variableName", "ride", "frameId", stop.frames.get(0).get("id")));
        assertThat(String.valueOf(DebuggedKernel.map(rich.get("data")).get("text/plain")))
                .contains("Shadowfax");
        kernel.resume(stop, "continue");
        assertThat(cell.await().stdout()).startsWith("Shadowfax\nRide[");
        assertThat(kernel.run("factor").resultText()).isEqualTo("7");
    }

    @Test
    void anExpressionDoesNotDisturbTheStatementThatHasStopped() {
        kernel.begin();
        String method = "int twice(int x) {\n    return 2 * x;\n}";
        kernel.breakAt(method, 2);
        kernel.run(method);

        RunningCell cell = kernel.start("int p = twice(1), q = 5;\np + q");
        DebuggedKernel.Stop stop = kernel.stopped("breakpoint");
        assertThat(stop.evaluate("x + 1")).isEqualTo("2");
        // What it calls does not stop.
        assertThat(stop.evaluate("twice(x)")).isEqualTo("2");
        kernel.resume(stop, "continue");

        assertThat(cell.await().resultText()).isEqualTo("7");
    }

    @Test
    void anInterruptEndsACellThatHasStopped() {
        kernel.begin();
        String code = "int a = 1;\na = 2;\na = 3;";
        kernel.breakAt(code, 2);

        RunningCell cell = kernel.start(code);
        kernel.stopped("breakpoint");
        kernel.client().interrupt();
        Execution ended = cell.await();

        assertThat(ended.error().orElseThrow().ename()).isEqualTo("Interrupted");
        kernel.event("continued");
        kernel.breakAt(code);
        assertThat(kernel.run("a").resultText()).isEqualTo("1");
    }

    @Test
    void whoLeavesTheDebuggerLetsTheCellGoOn() {
        kernel.begin();
        String code = "int a = 1;\na = 2;\na";
        kernel.breakAt(code, 2);

        RunningCell cell = kernel.start(code);
        kernel.stopped("breakpoint");
        kernel.ask("disconnect", Map.of("restart", false, "terminateDebuggee", false));

        kernel.event("continued");
        assertThat(cell.await().resultText()).isEqualTo("2");
        assertThat(kernel.ask("debugInfo", Map.of()))
                .containsEntry("isStarted", false)
                .containsEntry("breakpoints", List.of())
                .containsEntry("stoppedThreads", List.of());
        // It may come back.
        kernel.begin();
        kernel.breakAt(code, 2);
        RunningCell again = kernel.start(code);
        kernel.resume(kernel.stopped("breakpoint"), "continue");
        assertThat(again.await().resultText()).isEqualTo("2");
    }

    @Test
    void completionInspectionAndVariablesWorkWhileACellHasStopped() {
        kernel.begin();
        String code = "var names = List.of(\"heron\");\nnames.size();\nint end = 1;";
        kernel.breakAt(code, 3);

        RunningCell cell = kernel.start(code);
        DebuggedKernel.Stop stop = kernel.stopped("breakpoint");

        assertThat(kernel.client().complete("names.siz", 9).matches()).contains("size()");
        assertThat(kernel.client().inspect("names", 3, 0)).isPresent();
        assertThat(kernel.ask("debugInfo", Map.of()))
                .containsEntry("isStarted", true)
                .containsEntry("stoppedThreads", List.of(stop.thread));
        assertThat(DebuggedKernel.list(kernel.ask("threads", Map.of()), "threads"))
                .extracting(each -> each.get("id"))
                .containsExactly(stop.thread);
        kernel.resume(stop, "continue");
        cell.await();
    }

    @Test
    void theVariablePanelNeedsNoStopAndNoDebugger() {
        kernel.run("int[] lengths = {4, 2};\nvar ages = new TreeMap<>(Map.of(\"heron\", 3));\nString none = null;");

        List<Map<String, Object>> variables =
                DebuggedKernel.list(kernel.ask("inspectVariables", Map.of()), "variables");

        assertThat(variables)
                .extracting(DebuggedKernel::shown)
                .containsExactly(
                        "int[] lengths = {4, 2}", "TreeMap<String,Integer> ages = {\"heron\"=3}", "none = null");
        assertThat(kernel.content(variables.get(0))).containsExactly("int [0] = 4", "int [1] = 2");
        assertThat(kernel.content(variables.get(1))).containsExactly("[\"heron\"] = 3");
        assertThat(variables.get(2)).containsEntry("variablesReference", 0);
        Map<String, Object> rich = kernel.ask("richInspectVariables", Map.of("variableName", "ages"));
        assertThat(DebuggedKernel.map(rich.get("data"))).containsKey("text/plain");
        assertThat(kernel.ask("modules", Map.of())).containsEntry("modules", List.of());
    }

    @Test
    void anExceptionThatNobodyCatchesStopsWhereItCameFrom() {
        kernel.begin();
        kernel.ask("setExceptionBreakpoints", Map.of("filters", List.of("uncaught")));
        kernel.run(
                "int half(int x) {\n    if (x % 2 == 1) {\n        throw new IllegalStateException(\"odd\");\n    }\n"
                        + "    return x / 2;\n}");

        RunningCell cell = kernel.start(
                "try {\n    half(1);\n} catch (IllegalStateException e) {\n}\nint number = 3;\nhalf(number)");
        DebuggedKernel.Stop stop = kernel.stopped("exception");

        assertThat(stop.calls()).containsExactly("half:3", "cell:6");
        assertThat(stop.locals()).containsExactly("int x = 3");
        kernel.resume(stop, "continue");
        assertThat(cell.await().error().orElseThrow().ename()).isEqualTo("IllegalStateException");
    }

    @Test
    void aThreadOfTheUserStopsByItself() {
        kernel.begin();
        String code = "var thread = new Thread(() -> {\n    int inside = 5;\n    System.out.println(inside);\n});\n"
                + "thread.start();\nSystem.out.println(\"started\");";
        kernel.breakAt(code, 3);

        RunningCell cell = kernel.start(code);
        DebuggedKernel.Stop stop = kernel.stopped("breakpoint");

        // The cell itself goes on.
        assertThat(cell.await().stdout()).contains("started");
        assertThat(stop.locals()).containsExactly("int inside = 5");
        kernel.resume(stop, "continue");
        assertThat(kernel.run("thread.join();").error()).isEmpty();
    }

    @Test
    void aBreakpointWithoutCodeMovesToTheNextLineThatHasSome() {
        kernel.begin();
        String code =
                "int a = 1;\n\n// nothing\nint b = List.of(1, 2)\n    .size();\nint f(int x) {\n    return x;\n}\nf(b)";
        String path = kernel.breakAt(code, 2, 6);

        assertThat(DebuggedKernel.list(
                        kernel.ask(
                                "setBreakpoints",
                                Map.of(
                                        "source",
                                        Map.of("path", path),
                                        "breakpoints",
                                        List.of(Map.of("line", 2), Map.of("line", 6)))),
                        "breakpoints"))
                .extracting(each -> each.get("line") + " " + each.get("verified"))
                .containsExactly("4 true", "6 true");
        RunningCell cell = kernel.start(code);
        DebuggedKernel.Stop first = kernel.stopped("breakpoint");
        assertThat(first.calls()).containsExactly("cell:4");
        kernel.resume(first, "continue");
        DebuggedKernel.Stop second = kernel.stopped("breakpoint");
        assertThat(second.calls()).containsExactly("f:7", "cell:9");
        kernel.resume(second, "continue");
        cell.await();
    }

    @Test
    void aCellThatRanBeforeTheDebuggerWasOnHasToRunAgain() {
        String code = "int f(int x) {\n    return x;\n}";
        kernel.run(code);
        kernel.begin();
        String path = kernel.breakAt(code, 2);
        Map<String, Object> set = Map.of("source", Map.of("path", path), "breakpoints", List.of(Map.of("line", 2)));

        assertThat(DebuggedKernel.list(kernel.ask("setBreakpoints", set), "breakpoints")
                        .get(0))
                .containsEntry("verified", false)
                .containsEntry(
                        "message",
                        "This cell ran before the debugger was on and cannot be stopped. Run it again, then it can.");
        kernel.run(code);
        assertThat(DebuggedKernel.list(kernel.ask("setBreakpoints", set), "breakpoints")
                        .get(0))
                .containsEntry("verified", true);
        RunningCell cell = kernel.start("f(1)");
        DebuggedKernel.Stop stop = kernel.stopped("breakpoint");
        assertThat(stop.calls()).containsExactly("f:2", "cell:1");
        kernel.resume(stop, "continue");
        assertThat(cell.await().resultText()).isEqualTo("1");
    }

    @Test
    void allKindsOfDeclarationsThatRanBeforeStopWhenTheyRunAgain() {
        String code = """
                int number = 3;
                var text = "a";
                class A {
                    int twice() {
                        return 2 * number;
                    }
                }
                record B(int b) {
                    int half() {
                        return b / 2;
                    }
                }
                A a = new A();
                a.twice() + new B(4).half()""";
        kernel.run(code);
        kernel.begin();
        kernel.breakAt(code, 1, 2, 5, 10, 13);

        RunningCell cell = kernel.start(code);
        for (String call : List.of("cell:1", "cell:2", "cell:13", "A.twice:5", "B.half:10")) {
            DebuggedKernel.Stop stop = kernel.stopped("breakpoint");
            assertThat(stop.calls()).first().isEqualTo(call);
            kernel.resume(stop, "continue");
        }

        assertThat(cell.await().resultText()).isEqualTo("8");
        kernel.ask("disconnect", Map.of());
        assertThat(kernel.run(code).resultText()).isEqualTo("8");
    }

    @Test
    void theSourceOfACellIsToldAndAnUnknownRequestRefused() {
        kernel.begin();
        String path = kernel.breakAt("int a = 1;", 1);

        assertThat(kernel.ask("source", Map.of("source", Map.of("path", path)))).containsEntry("content", "int a = 1;");
        assertThat(kernel.reply("fly", Map.of()))
                .containsEntry("success", false)
                .containsEntry("message", "The debugger of this kernel knows no request fly.");
        assertThat(kernel.reply("next", Map.of("threadId", 99))).containsEntry("message", "Thread 99 has not stopped.");
        assertThat(kernel.reply("stackTrace", Map.of()))
                .containsEntry("message", "The argument threadId of stackTrace must be a number and is null.");
        assertThat(kernel.client().kernelInfo()).containsEntry("supported_features", List.of("debugger"));
    }

    @Test
    void aKernelEndsWhileACellHasStopped() {
        kernel.begin();
        String code = "int a = 1;\na = 2;";
        kernel.breakAt(code, 2);

        kernel.start(code);
        kernel.stopped("breakpoint");

        assertThat(kernel.client().shutdown(false).status()).isEqualTo("ok");
        assertThat(kernel.awaitExit()).isZero();
    }
}
