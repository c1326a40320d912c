package wildrydes.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import wildrydes.kernel.client.Channel;
import wildrydes.kernel.client.ExecuteOptions;
import wildrydes.kernel.client.Execution;
import wildrydes.kernel.client.KernelClient;
import wildrydes.kernel.client.RunningCell;
import wildrydes.kernel.display.Renderers;
import wildrydes.kernel.shell.JavaShell;
import wildrydes.kernel.shell.ShellOptions;

/** A kernel with Java, and a front end that debugs as JupyterLab does. */
final class DebuggedKernel implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestKernel kernel;
    private final BlockingQueue<Map<String, Object>> events = new LinkedBlockingQueue<>();
    private final AtomicInteger sequence = new AtomicInteger();

    DebuggedKernel() throws IOException {
        kernel = new TestKernel(
                () -> JavaShell.open(ShellOptions.DEFAULT, new Renderers(DebuggedKernel.class.getClassLoader())));
        client().listen(message -> {
            if (message.type().equals("debug_event")) {
                events.add(message.content());
            }
        });
    }

    KernelClient client() {
        return kernel.client();
    }

    /** Switches the debugger on. */
    DebuggedKernel begin() {
        assertThat(ask("initialize", Map.of("clientID", "test"))).containsKey("exceptionBreakpointFilters");
        ask("attach", Map.of());
        assertThat(event("initialized")).isEmpty();
        ask("configurationDone", Map.of());
        return this;
    }

    /** The content of the answer to a request. */
    Map<String, Object> reply(String command, Map<String, Object> arguments) {
        return client().request(
                        Channel.CONTROL,
                        "debug_request",
                        Map.of(
                                "type",
                                "request",
                                "seq",
                                sequence.incrementAndGet(),
                                "command",
                                command,
                                "arguments",
                                arguments))
                .content();
    }

    /** The body of the answer to a request that succeeds. */
    Map<String, Object> ask(String command, Map<String, Object> arguments) {
        Map<String, Object> reply = reply(command, arguments);
        assertThat(reply).as("%s", reply).containsEntry("success", true).containsEntry("command", command);
        return map(reply.get("body"));
    }

    /** Sets the breakpoints of a cell. @return its path */
    String breakAt(String code, Integer... lines) {
        String path = String.valueOf(ask("dumpCell", Map.of("code", code)).get("sourcePath"));
        ask(
                "setBreakpoints",
                Map.of(
                        "source",
                        Map.of("path", path),
                        "breakpoints",
                        Stream.of(lines).map(line -> Map.of("line", line)).toList()));
        return path;
    }

    /** Begins to run a cell. */
    RunningCell start(String code) {
        return client().start(code, ExecuteOptions.defaults());
    }

    /** Runs a cell to its end. */
    Execution run(String code) {
        return client().execute(code);
    }

    /** Waits for the next event, which must be this. @return its body */
    Map<String, Object> event(String name) {
        try {
            Map<String, Object> event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(event).as("event").isNotNull();
            assertThat(Objects.requireNonNull(event))
                    .containsEntry("event", name)
                    .containsEntry("type", "event");
            return map(event.get("body"));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether no more event has arrived. */
    boolean isQuiet() {
        return events.isEmpty();
    }

    /** Waits until a thread stops for this reason. */
    Stop stopped(String reason) {
        Map<String, Object> body = event("stopped");
        assertThat(body).containsEntry("reason", reason);
        int thread = (Integer) body.get("threadId");
        return new Stop(thread, list(ask("stackTrace", Map.of("threadId", thread)), "stackFrames"));
    }

    /** Lets a thread go on as this command says, and waits until it stops again. */
    Stop step(Stop from, String command) {
        resume(from, command);
        return stopped("step");
    }

    /** Lets a thread go on as this command says. */
    void resume(Stop from, String command) {
        ask(command, Map.of("threadId", from.thread));
        event("continued");
    }

    /** Waits until it has ended. @return its exit code */
    int awaitExit() {
        return kernel.awaitExit();
    }

    @Override
    public void close() throws IOException {
        kernel.close();
    }

    /** A thread that has stopped. */
    final class Stop {

        final int thread;
        final List<Map<String, Object>> frames;

        private Stop(int thread, List<Map<String, Object>> frames) {
            this.thread = thread;
            this.frames = frames;
        }

        /** The calls as {@code name:line}, the innermost first. */
        List<String> calls() {
            return frames.stream()
                    .map(frame -> frame.get("name") + ":" + frame.get("line"))
                    .toList();
        }

        String path() {
            return String.valueOf(map(frames.get(0).get("source")).get("path"));
        }

        /** The variables of a scope of a call, as {@link #shown}. */
        List<String> variables(int frame, String scope) {
            return content(scope(frame, scope));
        }

        /** The scopes of the innermost call. */
        List<String> scopes() {
            return scopes(0).stream()
                    .map(each -> String.valueOf(each.get("name")))
                    .toList();
        }

        /** The local variables of the innermost call. */
        List<String> locals() {
            return variables(0, "Locals");
        }

        /** The parts of a local variable of the innermost call. */
        List<String> parts(String variable) {
            Object reference = scope(0, "Locals").get("variablesReference");
            return list(ask("variables", Map.of("variablesReference", reference)), "variables").stream()
                    .filter(each -> variable.equals(each.get("name")))
                    .map(DebuggedKernel.this::content)
                    .findFirst()
                    .orElseThrow();
        }

        private Map<String, Object> scope(int frame, String name) {
            return scopes(frame).stream()
                    .filter(each -> name.equals(each.get("name")))
                    .findFirst()
                    .orElseThrow();
        }

        private List<Map<String, Object>> scopes(int frame) {
            return list(ask("scopes", Map.of("frameId", frames.get(frame).get("id"))), "scopes");
        }

        /** The result of an expression in the innermost call, as text. */
        String evaluate(String expression) {
            return String.valueOf(ask("evaluate", question(expression, "repl")).get("result"));
        }

        /** Why an expression fails. */
        String failure(String expression) {
            Map<String, Object> reply = reply("evaluate", question(expression, "watch"));
            assertThat(reply).containsEntry("success", false);
            return String.valueOf(reply.get("message"));
        }

        private Map<String, Object> question(String expression, String context) {
            return Map.of("expression", expression, "frameId", frames.get(0).get("id"), "context", context);
        }
    }

    /** The parts of something that has a reference to them. */
    List<String> content(Map<String, Object> whole) {
        return list(ask("variables", Map.of("variablesReference", whole.get("variablesReference"))), "variables")
                .stream()
                .map(each -> shown(each))
                .toList();
    }

    /** A variable as {@code type name = value}, or without its type where only its value is told. */
    static String shown(Map<String, Object> variable) {
        String type = variable.containsKey("type") ? variable.get("type") + " " : "";
        return type + variable.get("name") + " = " + variable.get("value");
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> body, String name) {
        return (List<Map<String, Object>>) Objects.requireNonNull(body.get(name));
    }
}
