package wildrydes.kernel.shell;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wildrydes.kernel.maven.Coordinates;
import wildrydes.kernel.maven.Maven;
import wildrydes.kernel.maven.MavenException;
import wildrydes.kernel.maven.Repository;
import wildrydes.kernel.maven.Wish;

/**
 * {@code %dependency}: Rapaio's way to load libraries, with {@code /add} for each and {@code /resolve} in the end.
 *
 * @see <a href="https://github.com/padreati/rapaio-jupyter-kernel/blob/main/DEPENDENCY-MANAGEMENT.md">Dependencies</a>
 */
final class DependencyMagic implements Magic {

    private final Maven maven;

    /** What was added and what of it is loaded, by group and artifact: of two versions the later one counts. */
    private final Map<String, Coordinates> added = new LinkedHashMap<>();

    private final Map<String, Coordinates> resolved = new LinkedHashMap<>();

    DependencyMagic(Maven maven) {
        this.maven = maven;
    }

    @Override
    public Result run(Use use, Kernel kernel) throws MagicException {
        List<String> words = use.arguments();
        String order = words.isEmpty() ? "" : words.get(0);
        try {
            if (order.equals("/add") && words.size() >= 2) {
                Coordinates library = Coordinates.of(words.get(1));
                added.put(library.group() + ":" + library.artifact() + ":" + library.classifier(), library);
                return new Result.Nothing();
            }
            if (order.equals("/add-repo") && words.size() >= 3) {
                maven.add(Repository.of(words.get(1), words.get(2)));
                return new Result.Nothing();
            }
            if (order.equals("/resolve")) {
                return resolve(kernel);
            }
        } catch (MavenException e) {
            throw Loading.refusal(e);
        }
        return switch (order) {
            case "/list-repos" ->
                print(
                        maven.repositories().stream()
                                .map(each -> each.id() + ": " + each.url())
                                .toList(),
                        kernel);
            case "/list-dependencies" ->
                print(added.values().stream().map(Coordinates::toString).toList(), kernel);
            case "/list-artifacts" ->
                print(kernel.classPath().stream().map(Path::toString).toList(), kernel);
            default ->
                throw new MagicException("%dependency can /add GROUP:ARTIFACT:VERSION, /add-repo ID URL and /resolve"
                        + " here; %maven does it in one line.");
        };
    }

    /** Loads what was added. What cannot be had is forgotten: the cell that adds it is going to be mended and run again. */
    private Result resolve(Kernel kernel) throws MagicException {
        var wanted = new Wish.Libraries(List.copyOf(added.values()));
        boolean done = false;
        try {
            Result result = new Loading(maven, kernel).load(wanted, List.of(), false);
            done = !(result instanceof Result.Failed);
            return result;
        } finally {
            if (done) {
                resolved.putAll(added);
            }
            added.clear();
            added.putAll(resolved);
        }
    }

    private static Result print(List<String> lines, Kernel kernel) {
        if (lines.isEmpty()) {
            kernel.print("There are none.");
        }
        lines.forEach(kernel::print);
        return new Result.Nothing();
    }
}
