package wildrydes.kernel.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.Extension;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.jspecify.annotations.Nullable;
import wildrydes.kernel.api.CellMagic;
import wildrydes.kernel.api.Display;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.display.Renderers;

/** One run of one cell: its parts in order, and its value shown. */
final class CellRun implements Magic.Kernel {

    private static final Pattern WHOLE_CELL = Pattern.compile("\\A\\s*%%(\\p{L}\\w*)([^\\n]*)");

    private final Session session;
    private final Origins origins;
    private final Magics magics;
    private final Extensions extensions;
    private final CellThread thread;
    private final Path folder;
    private volatile CellText text = new CellText("", "");

    /** @param folder where relative paths in magics begin */
    CellRun(Session session, Origins origins, Magics magics, Extensions extensions, CellThread thread, Path folder) {
        this.session = session;
        this.origins = origins;
        this.magics = magics;
        this.extensions = extensions;
        this.thread = thread;
        this.folder = folder;
    }

    /** The cell as the user wrote it. */
    String text() {
        return text.text();
    }

    /** Runs the cell, and shows its value on the cell's thread. */
    CellResult run(CellText cell, Renderers renderers) {
        text = cell;
        Result result = run(cell);
        if (result instanceof Result.Failed failed) {
            return failed.failure();
        }
        if (thread.isInterrupted()) {
            return Failures.of(new Outcome.Interrupted());
        }
        return result instanceof Result.Value value && !(value.object() == null && value.semicolon())
                ? shown(value, cell, renderers)
                : new CellResult.Done(Optional.empty());
    }

    @Override
    public Result run(CellText cell) {
        String code = cell.java();
        Matcher wholeCell = WHOLE_CELL.matcher(code);
        if (wholeCell.find()) {
            var body = new StringBuilder(cell.text());
            CellText.blank(body, 0, wholeCell.end());
            String rest = wholeCell.group(2).strip();
            return magic(new Magic.Use(
                    wholeCell.group(1), Words.of(rest), rest, Optional.of(new CellText(cell.name(), body.toString()))));
        }
        List<Splitter.Part> parts = Splitter.split(session, code);
        List<Problem> problems = malformed(cell, parts);
        if (!problems.isEmpty()) {
            return new Result.Failed(Failures.compile(problems));
        }
        Result last = new Result.Nothing();
        for (Splitter.Part part : parts) {
            last = part instanceof Splitter.Part.Code code1
                    ? code(cell, code1.pieces()).run()
                    : line((Splitter.Part.Magic) part);
            if (last instanceof Result.Failed) {
                return last;
            }
        }
        return last;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void addToClassPath(List<Path> paths) {
        session.addToClassPath(paths);
        tellExtensions();
    }

    /** Lets the extensions of libraries do what they do when a library is there. One that fails is no matter for the rest. */
    void tellExtensions() {
        Outcome found = thread.call(extensions::fresh, Duration.ZERO);
        if (found instanceof Outcome.Returned returned && returned.value() instanceof List<?> fresh) {
            for (Object each : fresh) {
                if (each instanceof Extension extension) {
                    report(extension.getClass().getName(), thread.call(() -> installed(extension), Duration.ZERO));
                }
            }
        } else {
            report("An extension", found);
        }
    }

    private static Object installed(Extension extension) {
        extension.install(new BaseKernel());
        return extension;
    }

    private void report(String name, Outcome outcome) {
        if (outcome instanceof Outcome.Threw threw) {
            print(name + " of the class path could not be installed (" + threw.throwable()
                    + "). What else its library has" + " can be used.");
        }
    }

    @Override
    public void print(String line) {
        thread.call(
                () -> {
                    System.out.println(line);
                    return null;
                },
                Duration.ZERO);
    }

    @Override
    public void show(MimeBundle content) {
        thread.call(() -> Display.show(content), Duration.ZERO);
    }

    @Override
    public Result onThread(Magic.Work work) throws MagicException {
        Outcome outcome = thread.call(work::run, Duration.ZERO);
        if (outcome instanceof Outcome.Returned returned && returned.value() instanceof Result result) {
            return result;
        }
        if (outcome instanceof Outcome.Threw threw) {
            if (threw.throwable() instanceof MagicException refusal) {
                throw refusal;
            }
            return new Result.Failed(traceback(threw.throwable(), text));
        }
        return new Result.Failed(Failures.of(outcome));
    }

    @Override
    public @Nullable Object value(String expression) throws MagicException {
        Result result = run(new CellText("", expression));
        if (result instanceof Result.Value value) {
            return value.object();
        }
        throw Placeholders.refusal(
                expression, result instanceof Result.Failed failed ? Optional.of(failed.failure()) : Optional.empty());
    }

    @Override
    public List<Path> classPath() {
        return session.classPath();
    }

    @Override
    public Declarations declarations() {
        return new Declarations(session);
    }

    @Override
    public void reset() {
        session.reset();
    }

    /** What people read about an exception, with the lines of cells. */
    String trace(Throwable thrown) {
        return String.join(System.lineSeparator(), traceback(thrown, text).traceback());
    }

    /** Tells what a thread of the cell did not catch. That it was stopped is no news. */
    void uncaught(Thread failed, Throwable thrown) {
        if (thrown.getClass().getName().equals("java.lang.ThreadDeath")) {
            return;
        }
        try {
            System.err.println("In thread " + failed.getName() + ": " + trace(thrown));
        } catch (RuntimeException e) {
            // The JVM would drop both without a word.
            thrown.addSuppressed(e);
            thrown.printStackTrace();
        }
    }

    /** Adds a magic that the cell has written. */
    void register(String name, boolean wholeCell, CellMagic magic) {
        magics.register(name, wholeCell, magic);
    }

    /** Does a magic. */
    Result magic(Magic.Use use) {
        try {
            return magics.run(use, this);
        } catch (MagicException e) {
            return new Result.Failed(Magics.failure(e));
        }
    }

    private Result line(Splitter.Part.Magic magic) {
        List<String> words = magic.words();
        String name;
        try {
            name = new Placeholders(this).filled(words.get(0));
        } catch (MagicException e) {
            return new Result.Failed(Magics.failure(e));
        }
        return magic(new Magic.Use(name, words.subList(1, words.size()), magic.rest(), Optional.empty()));
    }

    private CodeRun code(CellText cell, List<Piece> pieces) {
        return new CodeRun(session, origins, thread, cell, pieces);
    }

    private CellResult.Failed traceback(Throwable thrown, CellText cell) {
        return Traceback.of(thrown, session.frames(thrown), origins, cell);
    }

    /** What is wrong with a cell that is no Java. Nothing of such a cell runs. */
    private List<Problem> malformed(CellText cell, List<Splitter.Part> parts) {
        var problems = new ArrayList<Problem>();
        for (Splitter.Part part : parts) {
            if (part instanceof Splitter.Part.Code code) {
                for (Piece piece : code.pieces()) {
                    if (piece.isBareHead()) {
                        problems.add(Problem.bareHead(cell, piece));
                    } else if (!piece.isWhole()) {
                        problems.addAll(code(cell, List.of(piece)).problems());
                    }
                }
            }
        }
        return problems;
    }

    private CellResult shown(Result.Value value, CellText cell, Renderers renderers) {
        Outcome outcome = thread.call(() -> renderers.render(value.object()), Duration.ZERO);
        if (outcome instanceof Outcome.Returned returned && returned.value() instanceof MimeBundle bundle) {
            return new CellResult.Done(Optional.of(bundle));
        }
        if (outcome instanceof Outcome.Threw threw) {
            return traceback(threw.throwable(), cell);
        }
        return Failures.of(outcome);
    }
}
