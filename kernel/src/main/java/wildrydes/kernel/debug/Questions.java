package wildrydes.kernel.debug;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.MimeBundle;

/**
 * What the user asks that runs code: on the thread that has stopped, which may hold the locks that the code needs, or on one
 * of its own where none has.
 */
final class Questions {

    /** How long code may take that belongs to no cell, and that no interrupt ends. */
    private static final long PATIENCE_SECONDS = 10;

    private static final Pattern THIS = Pattern.compile("\\bthis\\b(?:\\s*\\.\\s*(\\w+)\\b(?!\\s*\\())?");
    private static final String OBJECT = "this$";

    private final Program program;
    private final Debugger debugger;
    private final Handles handles;
    private final Views views;

    Questions(Program program, Debugger debugger, Handles handles, Views views) {
        this.program = program;
        this.debugger = debugger;
        this.handles = handles;
        this.views = views;
    }

    /** The call with this number. */
    Call call(int number) {
        return handles.call(number).orElseThrow(() -> new Failure("The thread of frame " + number + " has gone on."));
    }

    /** The variables that a call shows. */
    static List<Variable> locals(Call call) {
        // What JShell computes a variable's first value in.
        return call.variables().stream()
                .filter(each -> !(call.code().isCell() && each.name().endsWith("_")))
                .toList();
    }

    /** Evaluates an expression. Who types it into a console reads there why it fails: JupyterLab shows no other failure. */
    CompletableFuture<Map<String, Object>> evaluate(Arguments arguments) {
        CompletableFuture<Map<String, Object>> value;
        try {
            value = value(arguments);
        } catch (Failure | IllegalArgumentException e) {
            value = CompletableFuture.failedFuture(e);
        }
        boolean isConsole = "repl".equals(arguments.fields().get("context"));
        return isConsole ? value.exceptionally(failure -> views.result(null, reason(failure), null)) : value;
    }

    private CompletableFuture<Map<String, Object>> value(Arguments arguments) {
        String code = arguments.text("expression");
        int frame = arguments.number("frameId", 0);
        Call call = frame == 0 ? null : call(frame);
        List<Variable> locals = call == null ? List.of() : withFields(locals(call));
        String rewritten = code.strip().replaceAll(";$", "");
        Program.Expression expression = program.compile(withoutThis(rewritten, locals), mentioned(rewritten, locals));
        return run(call, track -> {
            Object value = expression.value();
            Object text = program.render(value).data().getOrDefault("text/plain", "");
            return views.result(value, String.valueOf(text), track);
        });
    }

    /** Why something failed. */
    static String reason(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return String.valueOf(cause.getMessage());
    }

    CompletableFuture<Map<String, Object>> show(Arguments arguments) {
        String name = arguments.text("variableName");
        int frame = arguments.number("frameId", 0);
        Call call = frame == 0 ? null : handles.call(frame).orElse(null);
        var all = new ArrayList<Variable>(call == null ? List.of() : locals(call));
        all.addAll(program.variables());
        Variable variable = all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure("There is no variable " + name + "."));
        return run(call, track -> {
            MimeBundle bundle = program.render(variable.value().get());
            return Map.of("data", bundle.data(), "metadata", bundle.metadata());
        });
    }

    /** Work that needs code of the user. */
    private interface Work {

        Map<String, Object> on(@Nullable Track track) throws Throwable;
    }

    private CompletableFuture<Map<String, Object>> run(@Nullable Call call, Work work) {
        var result = new CompletableFuture<Map<String, Object>>();
        Track track = call == null ? debugger.stopped().stream().findFirst().orElse(null) : call.track();
        Runnable task = () -> {
            try {
                result.complete(work.on(track));
            } catch (Throwable e) {
                result.completeExceptionally(new Failure(text(e)));
            }
        };
        if (track != null && track.offer(task)) {
            return result;
        }
        var thread = new Thread(task, "question of the debugger");
        thread.setDaemon(true);
        thread.start();
        Function<Throwable, Map<String, Object>> tooLong = failure -> {
            throw failure instanceof TimeoutException
                    ? new Failure("It takes longer than " + PATIENCE_SECONDS + " s.")
                    : (RuntimeException) failure;
        };
        return result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(tooLong);
    }

    private static String text(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? name : name + ": " + failure.getMessage();
    }

    /** The variables, and the fields of the object that they belong to, which code may name alone. */
    private static List<Variable> withFields(List<Variable> locals) {
        var all = new LinkedHashMap<String, Variable>();
        locals.forEach(each -> all.put(each.name(), each));
        Variable owner = all.remove("this");
        Object object = owner == null ? null : owner.value().get();
        if (owner != null && object != null) {
            all.put(OBJECT, new Variable(OBJECT, owner.type(), owner.value()));
            addFields(object, all);
        }
        return List.copyOf(all.values());
    }

    private static void addFields(Object object, Map<String, Variable> all) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                    String kind = TypeText.full(field.getType().descriptorString());
                    all.putIfAbsent(field.getName(), new Variable(field.getName(), kind, () -> read(field, object)));
                }
            }
        }
    }

    private static @Nullable Object read(Field field, Object object) {
        try {
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("It has just been made accessible", e);
        }
    }

    /** The code with the object under another name: it is compiled outside its class. */
    private static String withoutThis(String code, List<Variable> locals) {
        return THIS.matcher(code).replaceAll(match -> {
            String field = match.group(1);
            boolean isKnown = field != null
                    && locals.stream().anyMatch(each -> each.name().equals(field));
            return isKnown ? field : match.group().replace("this", "this\\$");
        });
    }

    /** The variables that the code may mean: one whose type cannot be named is no obstacle to others. */
    private static List<Variable> mentioned(String code, List<Variable> locals) {
        return locals.stream()
                .filter(each -> each.name().equals(OBJECT)
                        ? code.contains("this")
                        : Pattern.compile("\\b" + Pattern.quote(each.name()) + "\\b")
                                .matcher(code)
                                .find())
                .toList();
    }
}
