package wildrydes.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import wildrydes.kernel.api.CellId;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.help.Completeness;
import wildrydes.kernel.help.Completions;
import wildrydes.kernel.shell.CellResult;
import wildrydes.kernel.shell.Shell;

/** A shell whose cells are Java code of the test, found by the code's text; other code is its own value. */
final class ScriptedShell implements Shell {

    /** What a cell does. Returns its value, or nothing. */
    interface Script {
        Object play() throws Exception;
    }

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private volatile Thread running;

    ScriptedShell on(String code, Script script) {
        scripts.put(code, script);
        return this;
    }

    @Override
    public CellResult run(CellId cell, String code) {
        var result = new CellResult[1];
        var thread = new Thread(
                () -> {
                    CellId.enter(cell);
                    result[0] = play(code);
                },
                "scripted cell");
        running = thread;
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        running = null;
        return result[0];
    }

    @Override
    public CellResult evaluate(CellId cell, String expression) {
        return run(cell, expression);
    }

    @Override
    public void interrupt(CellId cell) {
        Thread thread = running;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public Completions complete(String code, int cursor) {
        if (code.equals("broken")) {
            throw new IllegalStateException("no completions today");
        }
        int start = code.lastIndexOf('.', Math.max(0, cursor - 1)) + 1;
        return new Completions(
                List.of(new Completions.Match(code.substring(start, cursor) + "Of", "function", "(int)")),
                start,
                cursor);
    }

    @Override
    public Completeness completeness(String code) {
        return switch (code.isEmpty() ? ' ' : code.charAt(code.length() - 1)) {
            case '{' -> new Completeness.Incomplete("    ");
            case ';' -> new Completeness.Complete();
            case '!' -> new Completeness.Invalid();
            default -> new Completeness.Unknown();
        };
    }

    @Override
    public Optional<MimeBundle> inspect(String code, int cursor, int detail) {
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(MimeBundle.text(code.substring(0, cursor) + "|" + code.substring(cursor) + " " + detail));
    }

    @Override
    public void close() {
        Thread thread = running;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private CellResult play(String code) {
        try {
            Object value = scripts.getOrDefault(code, () -> code).play();
            return new CellResult.Done(Optional.ofNullable(value)
                    .map(shown -> shown instanceof MimeBundle ready ? ready : MimeBundle.text(shown.toString())));
        } catch (InterruptedException e) {
            return failed("Interrupted", "interrupted");
        } catch (Exception e) {
            return failed(e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
        }
    }

    private static CellResult failed(String name, String value) {
        return new CellResult.Failed(name, value, List.of(name + ": " + value));
    }
}
