package wildrydes.kernel.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.VarSnippet;

/**
 * Runs pieces of a cell as one: imports come first, then types and methods, so that they may refer to each other in any
 * order, then everything that runs. A declaration that mentions a variable which the cell sets before it waits until the
 * variable is there. When something does not compile, nothing more is run and the rest is only checked. A method or a type
 * may refer to what only a later cell declares, if this cell does not use it: that is no failure, but said.
 */
final class CodeRun {

    private final Session session;
    private final Origins origins;
    private final CellThread thread;
    private final CellText cell;
    private final List<Piece> pieces;

    private final Set<Piece> done = new HashSet<>();
    private final Map<DeclarationSnippet, Piece> declared = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private Result value = new Result.Nothing();
    private Optional<CellResult.Failed> failure = Optional.empty();

    CodeRun(Session session, Origins origins, CellThread thread, CellText cell, List<Piece> pieces) {
        this.session = session;
        this.origins = origins;
        this.thread = thread;
        this.cell = cell;
        this.pieces = List.copyOf(pieces);
    }

    /** Runs them. */
    Result run() {
        declare();
        for (int i = 0; i < pieces.size(); i++) {
            if (problems.isEmpty() && failure.isEmpty() && !done.contains(pieces.get(i))) {
                List<Piece> block = block(i);
                if (block.size() < 2 || !executeBlock(block)) {
                    execute(pieces.get(i));
                }
            }
        }
        Map<DeclarationSnippet, List<Problem>> open = failure.isEmpty() ? unresolved(Set.of()) : Map.of();
        open.forEach((snippet, missing) -> {
            if (snippet instanceof VarSnippet) {
                problems.addAll(missing);
            }
        });
        if (problems.isEmpty()) {
            tell(open);
        }
        if (!problems.isEmpty()) {
            check();
            failure = Optional.of(Failures.compile(problems));
        }
        return failure.<Result>map(Result.Failed::new).orElse(value);
    }

    /** What is wrong with pieces that cannot be compiled. Runs nothing. */
    List<Problem> problems() {
        for (Piece piece : pieces) {
            Evaluation evaluation = session.compile(piece.source());
            addProblems(piece, evaluation);
        }
        return List.copyOf(problems);
    }

    private void declare() {
        for (Piece piece : pieces) {
            if (piece.kind() == Piece.Kind.IMPORT) {
                addProblems(piece, evaluate(piece));
            }
        }
        List<Piece> open = early();
        var rejected = new LinkedHashMap<Piece, Evaluation>();
        boolean progress = true;
        while (progress && !open.isEmpty() && problems.isEmpty()) {
            rejected.clear();
            for (Piece piece : open) {
                Evaluation evaluation = evaluate(piece);
                if (evaluation.isRejected()) {
                    rejected.put(piece, evaluation);
                }
            }
            // A type may be wrong only because another is not there yet.
            progress = rejected.size() < open.size();
            open = List.copyOf(rejected.keySet());
        }
        rejected.forEach(this::addProblems);
        if (problems.isEmpty()) {
            unresolved(later()).forEach((snippet, missing) -> {
                if (isUsed(snippet)) {
                    problems.addAll(missing);
                }
            });
        }
    }

    /** Whether code of this cell mentions it, or a declaration of this cell that does. */
    private boolean isUsed(DeclarationSnippet snippet) {
        var names = new HashSet<>(Set.of(snippet.name()));
        boolean more = true;
        while (more) {
            more = false;
            for (Piece piece : pieces) {
                more |= piece.isDeclaration() && mentions(piece, names) && names.add(piece.declaredName());
            }
        }
        return pieces.stream().anyMatch(piece -> piece.kind() == Piece.Kind.CODE && mentions(piece, names));
    }

    /** Says what cannot be used yet, and why. */
    private void tell(Map<DeclarationSnippet, List<Problem>> open) {
        if (!open.isEmpty()) {
            var names = new LinkedHashSet<String>();
            open.keySet().forEach(snippet -> names.add(snippet.name()));
            var text = new StringBuilder("Until this is there, " + String.join(", ", names) + " cannot be used:");
            open.values().stream()
                    .flatMap(List::stream)
                    .distinct()
                    .sorted(Comparator.comparingInt(Problem::start))
                    .flatMap(problem -> problem.plainLines().stream())
                    .forEach(line -> text.append(System.lineSeparator()).append(line));
            thread.call(
                    () -> {
                        System.out.println(text);
                        return null;
                    },
                    Duration.ZERO);
        }
    }

    /** The declarations that do not wait for a variable: types, then methods. */
    private List<Piece> early() {
        Set<Piece> waiting = waiting();
        var early = new ArrayList<Piece>();
        for (Piece.Kind kind : List.of(Piece.Kind.TYPE, Piece.Kind.METHOD)) {
            for (Piece piece : pieces) {
                if (piece.kind() == kind && !waiting.contains(piece)) {
                    early.add(piece);
                }
            }
        }
        return early;
    }

    /** The declarations that mention what code before them sets, and those that mention such declarations. */
    private Set<Piece> waiting() {
        var waiting = new HashSet<Piece>();
        var names = new HashSet<String>();
        for (Piece piece : pieces) {
            if (piece.kind() == Piece.Kind.CODE) {
                names.addAll(piece.names());
            } else if (piece.isDeclaration() && mentions(piece, names)) {
                waiting.add(piece);
            }
        }
        boolean more = !waiting.isEmpty();
        while (more) {
            Set<String> declared = new HashSet<>();
            waiting.forEach(piece -> declared.add(piece.declaredName()));
            more = false;
            for (Piece piece : pieces) {
                more |= piece.isDeclaration() && mentions(piece, declared) && waiting.add(piece);
            }
        }
        return waiting;
    }

    private static boolean mentions(Piece piece, Set<String> names) {
        return !names.isEmpty() && piece.words().stream().anyMatch(names::contains);
    }

    /** The names that the rest of the pieces may bring. */
    private Set<String> later() {
        var names = new HashSet<String>();
        for (Piece piece : pieces) {
            if (!done.contains(piece)) {
                names.addAll(piece.names());
                names.add(piece.declaredName());
            }
        }
        return names;
    }

    /** The statements from here on that can be compiled as one. The last piece may be the value and stays out. */
    private List<Piece> block(int from) {
        int end = from;
        while (session.limit().isZero()
                && end < pieces.size() - 1
                && pieces.get(end).isStatement()) {
            end++;
        }
        return pieces.subList(from, end);
    }

    /** Runs statements as one. @return whether they compile as one; if not, nothing has run */
    private boolean executeBlock(List<Piece> statements) {
        Piece first = statements.get(0);
        Piece last = statements.get(statements.size() - 1);
        String source = cell.java()
                .substring(first.offset(), last.offset() + last.source().length());
        Piece block = Piece.of("{" + source + "\n}", first.offset(), false, true);
        Evaluation evaluation = evaluate(block, block.source());
        if (evaluation.isRejected()) {
            return false;
        }
        keepOrigin(block, evaluation);
        done.addAll(statements);
        finish(block, evaluation);
        return true;
    }

    private void execute(Piece piece) {
        value = new Result.Nothing();
        if (piece.isReturn()) {
            problems.add(Problem.topLevelReturn(cell, piece));
            return;
        }
        Evaluation evaluation = piece.isExpression() ? evaluateExpression(piece) : evaluate(piece);
        addProblems(piece, evaluation);
        finish(piece, evaluation);
    }

    private void finish(Piece piece, Evaluation evaluation) {
        Outcome outcome = evaluation.outcome();
        if (outcome instanceof Outcome.Returned returned) {
            if (evaluation.isExpression()) {
                value = new Result.Value(returned.value(), piece.semicolon());
            }
        } else if (outcome instanceof Outcome.Threw threw) {
            failure = Optional.of(thrown(threw.throwable(), evaluation));
        } else if (outcome != null) {
            failure = Optional.of(Failures.of(outcome));
        }
    }

    /** The quick way; what is no expression with a value after all, or does not compile, goes the usual way. */
    private Evaluation evaluateExpression(Piece piece) {
        Evaluation quick = evaluate(piece, piece.asVariable(session.newName()).source());
        if (quick.isRejected()) {
            return evaluate(piece);
        }
        keepOrigin(piece, quick);
        forget(quick);
        return quick;
    }

    private CellResult.Failed thrown(Throwable throwable, Evaluation evaluation) {
        Optional<DeclarationSnippet> unresolved = evaluation.unresolved();
        if (unresolved.isPresent()) {
            List<Problem> missing = problems(unresolved.get());
            if (!missing.isEmpty()) {
                return Failures.compile(missing);
            }
        }
        return Traceback.of(throwable, Frames.of(throwable, evaluation.exception()), origins, cell);
    }

    private Evaluation evaluate(Piece piece) {
        session.renewal().renew(piece);
        Evaluation evaluation = evaluate(piece, piece.compiled());
        keepOrigin(piece, evaluation);
        for (Snippet snippet : evaluation.snippets()) {
            if (snippet instanceof DeclarationSnippet declaration) {
                declared.put(declaration, piece);
            }
        }
        forget(evaluation);
        return evaluation;
    }

    private Evaluation evaluate(Piece piece, String source) {
        origins.compiling(new Origins.Origin(cell, piece));
        return session.evaluate(source, thread);
    }

    private void keepOrigin(Piece piece, Evaluation evaluation) {
        done.add(piece);
        for (Snippet snippet : evaluation.snippets()) {
            origins.put(snippet.id(), new Origins.Origin(cell, piece));
        }
    }

    private void forget(Evaluation evaluation) {
        evaluation.temporary().ifPresent(variable -> session.forget(variable, evaluation));
    }

    /** Looks for more mistakes in what did not run. What such a piece declares is not there, and not missed. */
    private void check() {
        var absent = new HashSet<String>();
        for (Piece piece : pieces) {
            boolean wrong = problems.stream().anyMatch(problem -> piece.holds(problem.start()));
            if (wrong || !done.contains(piece)) {
                if (!wrong) {
                    addOthers(piece, absent);
                }
                absent.addAll(piece.names());
                absent.add(piece.declaredName());
            }
        }
        problems.sort((a, b) -> Integer.compare(a.start(), b.start()));
    }

    private void addOthers(Piece piece, Set<String> absent) {
        if (piece.kind() != Piece.Kind.CODE) {
            return;
        }
        // In a block of its own a variable leaves no trace.
        String opening = piece.isVariable() ? "{" : "";
        String closing = piece.isVariable() ? "\n}" : "";
        Evaluation evaluation = session.compile(opening + piece.source() + closing);
        forget(evaluation);
        for (Problem problem : problemsOf(evaluation, piece, opening.length())) {
            if (!absent.contains(problem.missing())) {
                problems.add(problem);
            }
        }
    }

    private void addProblems(Piece piece, Evaluation evaluation) {
        if (evaluation.isRejected()) {
            List<Problem> found = problemsOf(evaluation, piece, 0);
            problems.addAll(found);
            if (found.isEmpty()) {
                problems.add(new Problem(cell, piece.offset(), piece.offset() + 1, "this cannot be compiled", ""));
            }
        }
    }

    private List<Problem> problemsOf(Evaluation evaluation, Piece piece, int shift) {
        return session.locked(shell -> evaluation.snippets().stream()
                .filter(snippet -> evaluation.isRejected())
                .flatMap(shell::diagnostics)
                .filter(diagnostic -> diagnostic.isError())
                .map(diagnostic -> Problem.of(diagnostic, cell, piece, shift))
                .distinct()
                .toList());
    }

    /** The declarations of this cell that use names which nobody knows, but for these names. */
    private Map<DeclarationSnippet, List<Problem>> unresolved(Set<String> awaited) {
        Set<String> known = new HashSet<>(awaited);
        declared.keySet().forEach(each -> known.add(each.name()));
        var open = new LinkedHashMap<DeclarationSnippet, List<Problem>>();
        for (DeclarationSnippet each : declared.keySet()) {
            List<Problem> missing = problems(each).stream()
                    .filter(problem -> !known.contains(problem.missing()))
                    .toList();
            if (!missing.isEmpty()) {
                open.put(each, missing);
            }
        }
        return open;
    }

    private List<Problem> problems(DeclarationSnippet snippet) {
        return session.locked(shell -> {
            Status status = shell.status(snippet);
            Optional<Origins.Origin> origin = origins.of(snippet.id());
            if (origin.isEmpty()
                    || (status != Status.RECOVERABLE_DEFINED && status != Status.RECOVERABLE_NOT_DEFINED)) {
                return List.of();
            }
            return shell.unresolvedDependencies(snippet)
                    .map(what -> Problem.unresolved(
                            what, origin.get().text(), origin.get().piece()))
                    .toList();
        });
    }
}
