package wildrydes.kernel.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wildrydes.kernel.api.MimeBundle;
import wildrydes.kernel.display.Renderers;

/** One run of one cell. */
final class CellRun {

    private final Session session;
    private final Origins origins;
    private final Renderers renderers;
    private final CellThread thread;

    CellRun(Session session, Origins origins, Renderers renderers, CellThread thread) {
        this.session = session;
        this.origins = origins;
        this.renderers = renderers;
        this.thread = thread;
    }

    CellResult run(CellText cell) {
        List<Splitter.Part> parts = Splitter.split(session, cell.java());
        Optional<CellResult.Failed> malformed = malformed(cell, parts);
        if (malformed.isPresent()) {
            return malformed.get();
        }
        Optional<CodeRun.Value> value = Optional.empty();
        for (Splitter.Part part : parts) {
            value = Optional.empty();
            if (part instanceof Splitter.Part.Code code) {
                var run = new CodeRun(session, origins, thread, cell, code.pieces());
                Optional<CellResult.Failed> failure = run.run();
                if (failure.isPresent()) {
                    return failure.get();
                }
                value = run.value();
            }
        }
        return thread.isInterrupted() ? Failures.of(new Outcome.Interrupted()) : done(value, cell);
    }

    /** What is wrong with a cell that is no Java: nothing of it runs. */
    private Optional<CellResult.Failed> malformed(CellText cell, List<Splitter.Part> parts) {
        var problems = new ArrayList<Problem>();
        for (Splitter.Part part : parts) {
            if (part instanceof Splitter.Part.Code code) {
                for (Piece piece : code.pieces()) {
                    if (!piece.isWhole()) {
                        problems.addAll(new CodeRun(session, origins, thread, cell, List.of(piece)).problems());
                    }
                }
            }
        }
        return problems.isEmpty() ? Optional.empty() : Optional.of(Failures.compile(problems));
    }

    private CellResult done(Optional<CodeRun.Value> value, CellText cell) {
        if (value.isEmpty() || (value.get().object() == null && value.get().semicolon())) {
            return new CellResult.Done(Optional.empty());
        }
        Object object = value.get().object();
        Outcome outcome = thread.call(() -> renderers.render(object), Duration.ZERO);
        if (outcome instanceof Outcome.Returned returned && returned.value() instanceof MimeBundle bundle) {
            return new CellResult.Done(Optional.of(bundle));
        }
        if (outcome instanceof Outcome.Threw threw) {
            Throwable thrown = threw.throwable();
            return Traceback.of(thrown, Frames.of(thrown, null), origins, cell);
        }
        return Failures.of(outcome);
    }
}
