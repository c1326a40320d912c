package wildrydes.kernel.debug;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers a front end that debugs cells, in the Debug Adapter Protocol with what Jupyter adds to it. Its requests come one
 * after another; none waits for a cell.
 *
 * @see <a href="https://microsoft.github.io/debug-adapter-protocol/specification">Debug Adapter Protocol</a>
 * @see <a href="https://jupyter-client.readthedocs.io/en/stable/messaging.html#debug-request">Debug request</a>
 */
public final class DebugAdapter implements AutoCloseable {

    private static final String UNSEEN =
            "This cell ran before the debugger was on and cannot be stopped. Run it again, then it can.";
    private static final String UNCAUGHT = "uncaught";

    private final Program program;
    private final Sources sources = new Sources();
    private final Handles handles = new Handles();
    private final Views views = new Views(handles);
    private final Debugger debugger;
    private final Questions questions;
    private final AtomicInteger sequence = new AtomicInteger();
    private volatile Consumer<Map<String, Object>> events = event -> {};

    public DebugAdapter(Program program) {
        this.program = program;
        this.debugger = new Debugger(program, sources, new Events());
        this.questions = new Questions(program, debugger, handles, views);
    }

    /** What stops threads. */
    public Debugger debugger() {
        return debugger;
    }

    /** Tells this of every event from now on, on any thread. */
    public void onEvent(Consumer<Map<String, Object>> listener) {
        events = listener;
    }

    /** Answers a request; later, and on another thread, where code of the user has to run for it. */
    @SuppressWarnings("FutureReturnValueIgnored") // the reply tells of failures
    public void answer(Map<String, ? extends @Nullable Object> request, Consumer<Map<String, Object>> reply) {
        CompletableFuture<Map<String, Object>> body;
        try {
            body = body(Arguments.of(request));
        } catch (Failure | IllegalArgumentException e) {
            body = CompletableFuture.failedFuture(e);
        }
        body.whenComplete((content, failure) -> reply.accept(response(request, content, failure)));
    }

    @Override
    public void close() {
        debugger.close();
    }

    private Map<String, Object> response(
            Map<String, ? extends @Nullable Object> request,
            @Nullable Map<String, Object> body,
            @Nullable Throwable failure) {
        var response = new LinkedHashMap<String, Object>();
        response.put("seq", sequence.incrementAndGet());
        response.put("type", "response");
        response.put("request_seq", request.get("seq") instanceof Number number ? number : 0);
        response.put("success", failure == null);
        response.put("command", String.valueOf(request.get("command")));
        if (failure != null) {
            response.put("message", Questions.reason(failure));
        }
        response.put("body", body == null ? Map.of() : body);
        return response;
    }

    private CompletableFuture<Map<String, Object>> body(Arguments arguments) {
        return switch (arguments.command()) {
            case "evaluate" -> questions.evaluate(arguments);
            case "richInspectVariables" -> questions.show(arguments);
            default -> CompletableFuture.completedFuture(now(arguments));
        };
    }

    private Map<String, Object> now(Arguments arguments) {
        return switch (arguments.command()) {
            case "debugInfo" -> info();
            case "initialize" -> initialize();
            case "attach" -> {
                tell("initialized", Map.of());
                yield Map.of();
            }
            case "configurationDone" -> Map.of();
            case "disconnect" -> {
                debugger.stop();
                yield Map.of();
            }
            case "dumpCell" ->
                Map.of("sourcePath", sources.of("", arguments.text("code")).path());
            case "source" -> source(arguments.object("source").text("path"));
            case "setBreakpoints" -> setBreakpoints(arguments);
            case "setExceptionBreakpoints" -> {
                debugger.stopOnUncaught(arguments.texts("filters").contains(UNCAUGHT));
                yield Map.of();
            }
            case "threads" ->
                Map.of(
                        "threads",
                        debugger.stopped().stream()
                                .map(each -> Map.of("id", each.id(), "name", each.name()))
                                .toList());
            case "stackTrace" -> stackTrace(arguments.number("threadId"));
            case "scopes" -> scopes(arguments.number("frameId"));
            case "variables" -> variables(arguments.number("variablesReference"));
            case "inspectVariables" -> inspect();
            case "modules" -> Map.of("modules", List.of(), "totalModules", 0);
            case "pause" -> {
                debugger.pause();
                yield Map.of();
            }
            case "continue" -> resume(arguments);
            case "next" -> step(arguments, Track.Stride.OVER);
            case "stepIn" -> step(arguments, Track.Stride.IN);
            case "stepOut" -> step(arguments, Track.Stride.OUT);
            default -> throw new Failure("The debugger of this kernel knows no request " + arguments.command() + ".");
        };
    }

    private Map<String, Object> info() {
        var info = new LinkedHashMap<String, Object>();
        info.put("isStarted", debugger.isOn());
        info.put("hashMethod", "Murmur2");
        info.put("hashSeed", Sources.SEED);
        info.put("tmpFilePrefix", sources.prefix());
        info.put("tmpFileSuffix", Sources.SUFFIX);
        info.put(
                "breakpoints",
                debugger.breakpoints().all().entrySet().stream()
                        .map(each -> Map.of(
                                "source",
                                each.getKey(),
                                "breakpoints",
                                each.getValue().stream()
                                        .map(line -> Map.of("line", line))
                                        .toList()))
                        .toList());
        info.put("stoppedThreads", debugger.stopped().stream().map(Track::id).toList());
        info.put("richRendering", true);
        info.put("exceptionPaths", List.of());
        info.put("copyToGlobals", false);
        return info;
    }

    private Map<String, Object> initialize() {
        debugger.start();
        return Map.of(
                "supportsConfigurationDoneRequest",
                true,
                "exceptionBreakpointFilters",
                List.of(Map.of("filter", UNCAUGHT, "label", "Uncaught Exceptions", "default", false)));
    }

    private Map<String, Object> source(String path) {
        return sources.at(path)
                .<Map<String, Object>>map(found -> Map.of("content", found.text(), "mimeType", "text/x-java"))
                .orElseThrow(() -> new Failure("No cell of this kernel has the path " + path + "."));
    }

    private Map<String, Object> setBreakpoints(Arguments arguments) {
        String path = arguments.object("source").text("path");
        List<Integer> wanted = arguments.objects("breakpoints").stream()
                .map(each -> each.number("line"))
                .toList();
        List<Integer> lines = debugger.breakpoints().set(path, wanted);
        boolean unseen = debugger.breakpoints().isUnseen(path);
        return Map.of(
                "breakpoints",
                lines.stream()
                        .map(line -> {
                            var view = new LinkedHashMap<String, Object>();
                            view.put("verified", !unseen);
                            view.put("line", line);
                            view.put("source", Map.of("path", path));
                            if (unseen) {
                                view.put("message", UNSEEN);
                            }
                            return view;
                        })
                        .toList());
    }

    private Map<String, Object> stackTrace(int thread) {
        Call call = debugger.stopped(thread).map(Track::stoppedAt).orElse(null);
        List<Map<String, Object>> calls = call == null ? List.of() : views.calls(call);
        return Map.of("stackFrames", calls, "totalFrames", calls.size());
    }

    private Map<String, Object> scopes(int frame) {
        Call call = questions.call(frame);
        Map<String, Object> locals = scope("Locals", handles.of(call.track(), () -> Questions.locals(call)));
        Map<String, Object> notebook = scope("Notebook", handles.of(call.track(), program::variables));
        // Front ends show the first one.
        boolean isEmpty = Questions.locals(call).isEmpty();
        return Map.of("scopes", isEmpty ? List.of(notebook, locals) : List.of(locals, notebook));
    }

    private static Map<String, Object> scope(String name, int reference) {
        return Map.of("name", name, "variablesReference", reference, "expensive", false);
    }

    private Map<String, Object> variables(int reference) {
        List<Variable> parts = handles.parts(reference)
                .orElseThrow(() -> new Failure("The thread that held variable " + reference + " has gone on."));
        return Map.of("variables", views.variables(parts, handles.owner(reference)));
    }

    private Map<String, Object> inspect() {
        handles.forget(null);
        return Map.of("variables", views.variables(program.variables(), null));
    }

    /** JupyterLab forgets which thread has stopped before it asks, and says 1: then all go on. */
    private Map<String, Object> resume(Arguments arguments) {
        int thread = arguments.number("threadId", 0);
        List<Track> resumed = debugger.stopped(thread).map(List::of).orElseGet(debugger::stopped);
        if (resumed.isEmpty()) {
            throw notStopped(thread);
        }
        resumed.forEach(each -> debugger.resume(each, null));
        return Map.of("allThreadsContinued", false);
    }

    private Map<String, Object> step(Arguments arguments, Track.Stride stride) {
        Track thread = stopped(arguments);
        Call call = thread.stoppedAt();
        debugger.resume(thread, call == null ? null : new Track.Step(stride, call));
        return Map.of();
    }

    private Track stopped(Arguments arguments) {
        int thread = arguments.number("threadId");
        return debugger.stopped(thread).orElseThrow(() -> notStopped(thread));
    }

    private static Failure notStopped(int thread) {
        return new Failure("Thread " + thread + " has not stopped.");
    }

    private void tell(String event, Map<String, Object> body) {
        var message = new LinkedHashMap<String, Object>();
        message.put("seq", sequence.incrementAndGet());
        message.put("type", "event");
        message.put("event", event);
        message.put("body", body);
        events.accept(message);
    }

    private final class Events implements Debugger.Listener {

        @Override
        public void stopped(Track thread, String reason, @Nullable Throwable thrown) {
            var body = new LinkedHashMap<String, Object>();
            body.put("reason", reason);
            body.put("threadId", thread.id());
            body.put("allThreadsStopped", false);
            if (thrown != null) {
                body.put("text", thrown.getClass().getSimpleName());
            }
            tell("stopped", body);
        }

        @Override
        public void continued(Track thread) {
            handles.forget(thread);
            tell("continued", Map.of("threadId", thread.id(), "allThreadsContinued", false));
        }
    }
}
